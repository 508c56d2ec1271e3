"""The gist: what happened, in the opening words of the report that tells most of it."""

import msgspec
from tests.assembly.test_headline import found, placed
from tests.facts.conftest import make

from tawatur import pipeline
from tawatur.assembly.account import account
from tawatur.assembly.gist import gist
from tawatur.model.report import Page

LEAD = "غرق مركب يقل ستين راكبا قبالة ساحل رهاد مساء السبت، وفق خفر السواحل"
SHORT = "مركب يغرق قرب رهاد. " + LEAD + "."


def test_the_sentence_that_tells_what_most_reports_tell_is_quoted_without_its_dateline():
    reports = [make("رهاد (وكالة زهراء) - " + LEAD + "."), make(SHORT), make(SHORT)]
    told = gist(reports, [])
    assert told is not None
    assert told.ar.startswith(f"«{LEAD}»")
    (cited,) = told.citations
    assert reports[0].report.text[cited.start : cited.end].startswith(LEAD)


def test_words_of_somebody_and_questions_tell_nothing():
    assert gist([make("وزير النقل في حديث قصير: " + LEAD + ".")], []) is None
    assert gist([make(LEAD + "؟")], []) is None
    assert gist([], []) is None


def test_a_sentence_with_a_disputed_value_gives_way():
    texts = (LEAD + ".", LEAD.replace("ستين", "سبعين") + ".")
    one, two = (
        pipeline.glance((str(n), Page(location=str(n), text=text))) for n, text in enumerate(texts)
    )
    start = one.report.text.index("ستين")
    held = placed("60", "0", start, start + 4)
    finding = msgspec.structs.replace(found("count", "", held), status="conflict")
    told = gist([one, two], [finding])
    assert told is not None
    assert "سبعين" in told.ar


def test_nothing_is_told_twice():
    report = make(LEAD + ".")
    start = report.report.text.index("ستين")
    held = placed("ستين راكبا", report.report.id, start, start + 10, "60 passengers")
    assert len(account([found("count", "of:راكب", held)], {}, [report])) == 1
