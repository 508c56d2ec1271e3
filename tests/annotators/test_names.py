"""Names as the fast tagger finds them, in sentences about invented people and places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotators import names
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


def read(original: str) -> Reading:
    text = tokenise(original)
    report = Report(id="r", location="r", text=original)
    sentences = split(text, [(Span(0, len(original)), "body", 0)])
    return names.annotate(Reading(report=report, text=text, sentences=sentences))


def found(original: str) -> list[tuple[str, str]]:
    return [(m.of(original), m.type) for m in read(original).mentions]


def test_people_and_places_are_found_with_their_types():
    original = "قال الرئيس التشادي سليم الزغبي في مؤتمر صحفي عقد في القاهرة إن بلاده تدعم لبنان."
    assert found(original) == [("سليم الزغبي", "PER"), ("القاهرة", "LOC"), ("لبنان", "LOC")]


@pytest.mark.parametrize(
    ("written", "name"),
    [("بباريس", "باريس"), ("وباريس", "باريس"), ("لباريس", "باريس"), ("للكويت", "كويت")],
)
def test_clitics_stay_outside(written, name):
    original = f"وصل الوزير مساء أمس إلى بيروت {written} بعد زيارة إلى تونس."
    assert name in [word for word, _ in found(original)]


@pytest.mark.parametrize(
    "name", ["واشنطن", "لبنان", "بيروت", "باريس", "فرنسا", "كندا", "ليبيا", "وارسو"]
)
def test_a_first_letter_of_the_names_own_is_kept(name):
    assert (name, "LOC") in found(f"أجرى الوزير محادثات في {name} مع نظيره السويدي.")


@pytest.mark.parametrize(
    "original", ["", " ", "\n\n", "!!!", "only Latin here", "\x00\x01", "و", "٣٤٥", "😀"]
)
def test_nothing_crashes(original):
    assert read(original).mentions == ()


def test_scores_are_beliefs_and_spans_are_in_order():
    reading = read("التقى كريم البستاني مسؤولين في عمان.\nوغادر البستاني إلى بغداد وبيروت.")
    assert reading.mentions
    assert all(0 <= m.score <= 1 for m in reading.mentions)
    assert list(reading.mentions) == sorted(reading.mentions)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ابتولكفمرنيهةأ ،.«»\n\u064eab1"), max_size=120))
def test_every_span_lies_within_a_sentence_and_is_not_empty(original):
    reading = read(original)
    last = 0
    for mention in reading.mentions:
        assert last <= mention.start < mention.end <= len(original)
        assert mention.of(original).strip() == mention.of(original)
        last = mention.end
    assert read(original).mentions == reading.mentions
