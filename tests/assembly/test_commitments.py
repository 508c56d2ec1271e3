"""The ledger of what was promised and what later reports say came of it."""

import msgspec
import pytest
from tests.facts.conftest import make

from tawatur.annotators import numbers, times
from tawatur.assembly.commitments import commitments
from tawatur.facts import commitment
from tawatur.model.report import Report

PROMISE = "تعهدت وزارة النقل بإعادة فتح معبر الشمال قبل 20 مارس 2031."


def read(id, written, published=None, quotes=()):
    plain = make(written, quotes=quotes)
    report = Report(id=id, location=id, text=written, published=published)
    return times.annotate(numbers.annotate(msgspec.structs.replace(plain, report=report)))


def ledger(*readings):
    return commitments(readings, [commitment.extract(r) for r in readings])


def after(written, published="2031-03-18"):
    return ledger(read("a", PROMISE, "2031-03-15"), read("b", written, published))


def test_a_promise_stands_open_with_its_actor_deed_and_day():
    (entry,) = ledger(read("a", PROMISE, "2031-03-15"))
    assert (entry.actor, entry.state, entry.due) == ("وزارة النقل", "open", "2031-03-20")
    (turn,) = entry.turns
    (passage,) = turn.evidence
    assert PROMISE[passage.start : passage.end] == entry.deed


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("أعادت وزارة النقل فتح معبر الشمال أمام الشاحنات.", "fulfilled"),
        ("أعادت الوزارة فتح معبر الشمال أمام الشاحنات.", "fulfilled"),
        ("أنجزت وزارة النقل إعادة فتح معبر الشمال.", "fulfilled"),
        ("أرجأت وزارة النقل إعادة فتح معبر الشمال.", "postponed"),
        ("أعلنت وزارة النقل تأجيل إعادة فتح معبر الشمال.", "postponed"),
        ("تراجعت وزارة النقل عن إعادة فتح معبر الشمال.", "denied"),
        ("ألغت وزارة النقل إعادة فتح معبر الشمال.", "denied"),
        ("لم تعد وزارة النقل فتح معبر الشمال.", "denied"),
    ],
)
def test_a_later_report_sets_the_state(written, state):
    (entry,) = after(written)
    assert entry.state == state
    assert [t.state for t in entry.turns] == ["open", state]
    assert [e.document for t in entry.turns for e in t.evidence] == ["a", "b"]


@pytest.mark.parametrize(
    "written",
    [
        "كانت وزارة النقل قد تعهدت بإعادة فتح معبر الشمال.",
        "ستعيد وزارة النقل فتح معبر الشمال.",
        "طالب السائقون وزارة النقل بإعادة فتح معبر الشمال.",
        "رفضت وزارة النقل التعليق على إعادة فتح معبر الشمال.",
        "أعادت وزارة الصحة فتح معبر الشمال.",
        "أعادت وزارة النقل ترميم جسر الوادي.",
        "قال مراقبون إن معبر الشمال مهم لوزارة النقل.",
    ],
)
def test_what_settles_nothing(written):
    assert {entry.state for entry in after(written)} == {"open"}


def test_what_was_published_before_the_promise_settles_nothing():
    (entry,) = after("أعادت وزارة النقل فتح معبر الشمال.", "2031-03-01")
    assert entry.state == "open"


def test_two_reports_of_one_promise_are_one_entry():
    (entry,) = after("تعتزم وزارة النقل إعادة فتح معبر الشمال.")
    assert [e.document for t in entry.turns for e in t.evidence] == ["a", "b"]


def test_a_new_day_opens_anew_what_was_put_off():
    (entry,) = ledger(
        read("a", PROMISE, "2031-03-15"),
        read("b", "أرجأت وزارة النقل إعادة فتح معبر الشمال.", "2031-03-18"),
        read("c", "تعهدت وزارة النقل بإعادة فتح معبر الشمال قبل 9 أبريل 2031.", "2031-03-25"),
    )
    assert [t.state for t in entry.turns] == ["open", "postponed", "open"]
    assert (entry.state, entry.due) == ("open", "2031-04-09")


def test_what_its_actor_puts_off_is_an_entry_without_a_promise():
    (entry,) = ledger(read("a", "أرجأت وزارة النقل إطلاق المشروع الكبير."))
    assert (entry.state, entry.actor) == ("postponed", "وزارة النقل")
    assert ledger(read("a", "طالب السائقون بتأجيل إطلاق المشروع الكبير في وزارة النقل.")) == ()


def test_what_a_speaker_promises_of_himself_is_his():
    said = "سنعيد فتح المعبر قريبا"
    (entry,) = ledger(read("a", f"وقال سامر الوادي: «{said}».", quotes=((said, "samer"),)))
    assert entry.actor == "samer"


def test_the_order_of_reports_changes_nothing():
    one = read("a", PROMISE, "2031-03-15")
    two = read("b", "أرجأت وزارة النقل إعادة فتح معبر الشمال.", "2031-03-18")
    assert ledger(one, two) == ledger(two, one)


def test_no_reports_no_entries():
    assert commitments((), ()) == ()
    assert ledger(read("a", "")) == ()
