"""The head of a story: who was hit is a person, a site is none."""

from tawatur.assembly.headline import head
from tawatur.model.cluster import Passage
from tawatur.model.finding import Bilingual, Finding, Position


def _finding(slot, key, label):
    position = Position(
        value=label,
        documents=("1",),
        independent=1,
        evidence=(Passage("1", 0, 4),),
        label=Bilingual(label, label),
    )
    return Finding(
        id=f"{slot}-{key}",
        question="؟",
        question_en="?",
        slot=slot,
        key=key,
        status="agree",
        positions=(position,),
        reason=Bilingual("", ""),
    )


def test_a_site_that_was_hit_is_nobody():
    lines = head([], [_finding("target", "site", "مستودع"), _finding("target", "who", "عمال")])
    assert [(line.question, line.ar) for line in lines if line.question == "who"] == [
        ("who", "عمال")
    ]


def test_a_site_is_still_what_was_hit():
    lines = head([], [_finding("target", "site", "مستودع")])
    assert [line.question for line in lines] == ["what"]
