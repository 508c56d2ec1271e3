"""The invented piles: their form, and how many of their marked conflicts are made."""

import sys
from pathlib import Path

import pytest

from tawatur.model.cluster import Passage
from tawatur.model.finding import Finding, Position

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "evaluation"))
import marked_piles as marked

NAMES = sorted(path.stem for path in marked.INVENTED.glob("*.txt"))
LEAST = {"precision": 0.8, "recall": 0.25}  # a little under what was measured when it was raised
PILE = """--- report 1 | صدى | 2030-01-01T10:00
سبعة قتلى في الحريق

نص
--- report 2 | نبأ | 2030-01-01T12:00
تسعة قتلى في الحريق
--- conflicts
update | 1 «سبعة قتلى» | 2 «تسعة قتلى» | the toll
--- looks so
1 «نص» | 2 «الحريق» | nothing
"""


@pytest.mark.parametrize("name", NAMES)
def test_marked_words_are_found_in_their_reports(name):
    some = list(marked.piles(name))
    assert len(some) == 25
    assert len({pile.name for pile in some}) == 25
    for pile in some:
        assert len({page.outlet for _, page in pile.pages}) > 1
        for conflict in pile.conflicts:
            one, other = conflict.sides
            assert one.report != other.report or one.end <= other.start or other.end <= one.start


def test_both_halves_are_kept():
    halves = [pile.half for name in NAMES for pile in marked.piles(name)]
    assert (halves.count("opened"), halves.count("blind")) == (92, 83)


def test_a_pile_out_of_its_written_form():
    pile = marked.parsed("x01", "a fire", PILE)
    assert [(id, page.outlet) for id, page in pile.pages] == [("x01-1", "صدى"), ("x01-2", "نبأ")]
    ((kind, sides, gist),) = pile.conflicts
    assert (kind, gist) == ("update", "the toll")
    assert sides == (marked.Side("x01-1", 0, 9), marked.Side("x01-2", 0, 9))


@pytest.mark.parametrize("wrong", ["«ثمانية قتلى»", "«ل»"])
def test_words_that_are_not_found_once_are_named(wrong):
    with pytest.raises(ValueError, match="x01: not found once"):
        marked.parsed("x01", "", PILE.replace("«سبعة قتلى»", wrong))


def test_a_conflict_is_met_where_two_positions_touch_both_sides():
    (conflict,) = marked.parsed("x01", "", PILE).conflicts

    def finding(*spans: tuple[str, int, int]) -> Finding:
        positions = tuple(
            Position(value=doc, documents=(doc,), independent=1, evidence=(Passage(doc, s, e),))
            for doc, s, e in spans
        )
        return Finding(
            id="1",
            question="",
            question_en="",
            slot="deaths",
            status="conflict",
            positions=positions,
        )

    assert marked.meets(finding(("x01-1", 0, 4), ("x01-2", 3, 9)), conflict)
    assert not marked.meets(finding(("x01-1", 0, 4), ("x01-2", 10, 12)), conflict)
    assert not marked.meets(finding(("x01-1", 0, 4)), conflict)


def test_marked_conflicts_are_made():
    found = marked.measure(marked.piles("a-accidents"))
    assert found["right"] / found["made"] >= LEAST["precision"]
    assert found["found"] / found["marked"] >= LEAST["recall"]
