"""The account of invented findings: whole sentences, none twice."""

from tawatur.assembly.account import account
from tawatur.model.annotation import Entity
from tawatur.model.cluster import Passage
from tawatur.model.finding import Bilingual, Finding, Position

NAMES = {"samer": Entity("samer", "PER", "سامر الوادي", ("سامر الوادي",), "Samer Al-Wadi")}


def position(value, label, *documents, at=0, by=()):
    return Position(
        value=value,
        documents=documents,
        independent=len(documents),
        evidence=tuple(Passage(d, at, at + 9) for d in documents),
        label=Bilingual(*label),
        attributed_to=by,
    )


def finding(slot, status, *positions, key="", kind=None):
    return Finding(
        id=f"{slot}{key}{len(positions)}",
        question="؟",
        question_en="?",
        slot=slot,
        key=key,
        status=status,
        kind=kind,
        positions=positions,
    )


def test_place_and_day_make_the_first_sentence():
    told = account(
        [
            finding("where", "agree", position("x", ("تلّار", "Tallar"), "a", "b"), key="place"),
            finding("when", "agree", position("2031-03-14", ("الجمعة", "Friday"), "a", "b")),
        ],
        NAMES,
    )
    assert [s.en for s in told] == ["It took place in Tallar, on Friday."]


def test_a_dispute_names_who_stands_behind_each_value():
    (told,) = account(
        [
            finding(
                "duration",
                "conflict",
                position("PT3H", ("ثلاث ساعات", "3 hours"), "a", "b"),
                position("PT2H", ("ساعتان", "2 hours"), "c", by=("samer",)),
                kind="contradiction",
            )
        ],
        NAMES,
    )
    assert told.ar == (
        "وتختلف التقارير في مدته: ثلاث ساعات (تقريران)، أو ساعتان (بحسب سامر الوادي)."
    )


def test_fragments_are_left_out():
    words = ("موعد", "موعد")
    assert account([finding("next-step", "agree", position("موعد", words, "a", "b"))], NAMES) == ()


def test_nothing_gives_nothing():
    assert account([], NAMES) == ()
