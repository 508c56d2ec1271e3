"""Who stands behind a statement and how, speech over several lines, and how sure a statement is."""

from __future__ import annotations

import msgspec
import pytest
from tests.annotators.test_quotations import R, reading, words

from tawatur.annotators import quotations
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Mention, Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("قال [P سالم الراوي] إن الميناء جاهز.", "named"),
        ("قال الرئيس السابق إن الميناء جاهز.", "named"),
        ("قالت [O هيئة الموانئ] إن الميناء جاهز.", "institutional"),
        ("قال المتحدث باسم الهيئة إن الميناء جاهز.", "institutional"),
        ("ذكرت صحيفة [O المرآة] أن الميناء جاهز.", "institutional"),
        ("قالت مصادر مطلعة إن الميناء جاهز.", "anonymous"),
        ("نفى [P سالم الراوي] إغلاق الميناء.", "denied"),
        ("زعم [P سالم الراوي] أن الميناء جاهز.", "unconfirmed"),
    ],
)
def test_status_says_how_the_speaker_stands_behind_it(marked, status):
    made = quotations.annotate(reading(marked)[0])
    assert [q.status for q in made.quotations] == [status]


def spoken(lines: list[str]) -> list[str | None]:
    text = tokenise("\n".join(lines))
    sentences = split(text, [(Span(0, len(text.original)), "body", 0)])
    at = text.original.index("سالم الراوي")
    who = (Mention(at, at + 11, "PER", R),)
    report = Report(id="r", location="r.txt", text=text.original)
    made = Reading(report=report, text=text, sentences=sentences, mentions=who)
    return [words(made, q) for q in quotations.annotate(made).quotations]


def test_a_colon_at_the_end_of_a_line_brings_the_next_line():
    told = spoken(["وقال سالم الراوي:", "الميناء جاهز لكل السفن.", "وغادر الصيادون المكان."])
    assert told == ["الميناء جاهز لكل السفن"]


def test_braces_are_marks():
    assert spoken(["وقال سالم الراوي: {الميناء جاهز لكل السفن}."]) == ["الميناء جاهز لكل السفن"]


def test_speech_goes_on_over_lines_in_the_first_person():
    lines = [
        "وقال سالم الراوي:",
        "الميناء جاهز لكل السفن.",
        "ونحن نعمل فيه ليلا.",
        "وأضاف أن الريح قوية.",
    ]
    assert spoken(lines) == ["الميناء جاهز لكل السفن.\nونحن نعمل فيه ليلا", "الريح قوية"]


def test_an_interview_with_the_publisher_keeps_it_to_the_end():
    given, _ = reading(
        "قال [P سالم الراوي] لـ«[O الأفق]» إن {الميناء جاهز}. "
        "وقالت [P هدى المرجاني] إن {الريح قوية}. وأكد [P سالم الراوي] أن {السفن ستعود}."
    )
    report = Report(id="r", location="r.txt", text=given.report.text, outlet="الأفق")
    made = quotations.annotate(msgspec.structs.replace(given, report=report))
    assert [len(q.via) for q in made.quotations] == [1, 0, 1]


def test_confidence_falls_where_nobody_or_a_bare_noun_speaks():
    sure, _ = reading("قال [P سالم الراوي] إن {الميناء جاهز لكل السفن الآن}.")
    less, _ = reading("نفى [P سالم الراوي] {العرض}.")
    first, second = (quotations.annotate(r).quotations[0].confidence for r in (sure, less))
    assert 0.0 < second < first < 1.0


def test_statements_less_sure_than_wanted_are_left_out():
    given, _ = reading(
        "قال [P سالم الراوي] إن {الميناء جاهز لكل السفن الآن}.\n\nنفى [P سالم الراوي] {العرض}."
    )
    sure, less = quotations.annotate(given).quotations
    assert less.confidence < sure.confidence
    assert quotations.annotate(given, sure.confidence).quotations == (sure,)
    assert quotations.annotate(given, 1.0).quotations == ()


def test_speaker_and_chain_have_a_confidence_of_their_own():
    given, _ = reading(
        "قال [P سالم الراوي] إن {الميناء جاهز لكل السفن}.\n\nقال المدير إن {الميناء مغلق الآن}.\n\n"
        "قال [P سالم الراوي] لصحيفة [O المرآة] إن {الميناء واسع ونظيف}."
    )
    named, titled, credited = quotations.annotate(given).quotations
    assert titled.speaker_confidence < named.speaker_confidence < 1.0
    assert credited.via
    assert credited.chain_confidence < named.chain_confidence < 1.0
