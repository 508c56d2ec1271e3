"""The opening of a report, and the head and account that are made of what opens one."""

from tests.assembly.test_headline import found, placed
from tests.facts.conftest import make

from tawatur.assembly.account import account
from tawatur.assembly.headline import head
from tawatur.assembly.openings import openings, opens

TITLE = "انفجار في مرسانا"
BODY = "هز انفجار مصنعا أمس. وقال شاهد إنه سمع دويا. وكانت ضربة قد أصابت تلّار قبل عامين."
REPORT = make(BODY, TITLE)
WRITTEN = REPORT.report.text


def at(words, label=None):
    start = WRITTEN.index(words)
    return placed(label or words, REPORT.report.id, start, start + len(words))


def test_what_comes_after_the_second_sentence_does_not_open():
    known = openings([REPORT])
    assert opens(at("انفجار"), known)
    assert not opens(at("ضربة"), known)
    assert opens(at("ضربة", "مرسانا"), known)  # the opening has its very words
    assert opens(at("ضربة"), {})


def test_the_head_is_made_of_what_opens_a_report():
    findings = [found("method", "kind", at("ضربة")), found("where", "place", at("تلّار"))]
    assert head([REPORT], findings) == ()
    (line,) = head([REPORT], [found("where", "place", at("مرسانا"))])
    assert (line.question, line.ar) == ("where", "مرسانا")


def test_a_size_is_not_what_happened():
    assert head([], [found("format", "size", at("انفجار"))]) == ()


def test_a_bare_figure_is_told_in_its_clause():
    written = "وقع حريق. ثم أخلى الدفاع المدني مدرستين ومئتي عائلة من محيط المعمل. وساد الهدوء."
    report = make(written)
    start = written.index("مدرستين")
    held = placed("مدرستين", report.report.id, start, start + len("مدرستين"), "2 schools")
    (told,) = account([found("count", "of:مدرس", held)], {}, [report])
    assert told.ar == "«ثم أخلى الدفاع المدني مدرستين ومئتي عائلة من محيط المعمل»."
