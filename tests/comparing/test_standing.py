"""Who is silent, and which answer stands alone."""

import msgspec

from tawatur.comparing.standing import standing
from tawatur.model.cluster import Lineage, Passage
from tawatur.model.finding import Bilingual, Finding, Position


def position(value, documents, independent=None):
    return Position(
        value=value,
        documents=tuple(documents),
        independent=len(documents) if independent is None else independent,
        evidence=tuple(Passage(d, 0, 5) for d in documents),
        label=Bilingual(value, value),
    )


def finding(*positions, slot="where", kind=None, status="agree", level="reports"):
    return Finding(
        id="f",
        question="أين؟",
        question_en="Where?",
        slot=slot,
        key="place",
        status=status,
        kind=kind,
        level=level,
        positions=positions,
    )


def clash(*positions, **more):
    return finding(*positions, status="conflict", kind="contradiction", **more)


def test_the_silent_are_named_where_most_origins_speak():
    (found,) = standing([finding(position("تلار", "abc"))], "abcd", ())
    assert found.silent == ("d",)


def test_no_silence_where_few_origins_speak():
    assert standing([finding(position("تلار", "ab"))], "abc", ())[0].silent == ()
    assert standing([finding(position("تلار", "abc"))], "abcde", ())[0].silent == ()


def test_copies_are_one_origin():
    copies = [Lineage(("a", "b"), "نسخة", "copy")]
    assert standing([finding(position("تلار", "abc", 2))], "abcd", copies)[0].silent == ()


def test_an_answer_in_another_finding_of_the_question_is_no_silence():
    some = [finding(position("تلار", "abc")), finding(position("مرسانا", "d"))]
    assert [f.silent for f in standing(some, "abcde", ())] == [("e",), ()]


def test_an_answer_alone_against_three_origins_is_to_be_checked():
    (found,) = standing([clash(position("تلار", "abc"), position("مرسانا", "d"))], "abcd", ())
    agreed, alone = found.positions
    assert agreed.check is msgspec.UNSET
    assert alone.check.ar == "تحقّق من هذا: 3 أصول مستقلة تذكر «تلار»"
    assert alone.check.en == "check this: 3 independent origins say “تلار”"


def test_what_is_not_to_be_checked():
    pairs = [
        clash(position("تلار", "ab"), position("مرسانا", "d")),
        clash(position("تلار", "abc"), position("مرسانا", "de")),
        clash(position("تلار", "abc"), position("مرسانا", "c", 1)),
        clash(position("14", "abc"), position("15", "d"), slot="deaths"),
        clash(position("تلار", "abc"), position("مرسانا", "d"), position("زمردة", "e")),
        finding(position("تلار", "abc"), position("مرسانا", "d"), status="complement"),
    ]
    for found in standing(pairs, "abcde", ()):
        assert all(p.check is msgspec.UNSET for p in found.positions)
