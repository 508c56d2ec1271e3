"""The sample accident through the whole journey: how its toll grew, and what was wrong with it."""

from pathlib import Path

import pytest

import tawatur

SAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def accident():
    (story,) = tawatur.read([SAMPLES / "accident"]).stories
    return story


def found(story, slot, key):
    return [f for f in story.findings if (f.slot, f.key) == (slot, key)]


def test_the_whole_chain_of_the_toll_is_an_update(accident):
    (chain,) = [f for f in found(accident, "deaths", "toll") if f.status == "conflict"]
    assert (chain.kind, chain.level) == ("update", "reports")
    assert [p.value for p in chain.positions] == ["2", "6", "9", "12", "14"]
    published = [p.published for p in chain.positions]
    assert published == sorted(published)


def test_the_injured_grow_too_and_a_part_of_them_is_no_toll(accident):
    (chain,) = [f for f in found(accident, "injured", "toll") if f.status == "conflict"]
    assert [p.value for p in chain.positions] == ["15", "30", "41", "43"]
    critical = found(accident, "injured", "state:critical")
    assert {p.value for f in critical for p in f.positions} == {"12", "5"}


def test_one_sum_agrees_and_the_other_is_wrong(accident):
    sums = {f.status: f for f in found(accident, "deaths", "sum")}
    assert sums["agree"].reason.ar == "المجموع يطابق: 4 + 2 = 6"
    wrong = sums["conflict"]
    assert (wrong.kind, wrong.level) == ("contradiction", "reports")
    assert wrong.reason.ar.startswith("المجموع لا يطابق")
    assert len({d for p in wrong.positions for d in p.documents}) == 1


def test_a_figure_for_the_year_is_of_another_scope(accident):
    (wide,) = found(accident, "deaths", "wider")
    assert (wide.status, wide.kind) == ("conflict", "scope")
    assert [p.value for p in wide.positions] == ["27", "9"]


def test_bodies_found_are_added_to_the_toll(accident):
    added = [f for f in accident.findings if f.key.startswith("added:")]
    assert {(f.key, p.value) for f in added for p in f.positions} == {
        ("added:9", "3"),
        ("added:12", "3"),
        ("added:14", "2"),
    }


def test_the_account_tells_the_chain_and_both_errors(accident):
    account = " ".join(s.ar for s in accident.account)
    assert "قتيلان على الأقل، ثم 6 قتلى، ثم 9 قتلى، ثم 12 قتيلا، ثم 14 قتيلا" in account
    assert "4 + 3 = 7" in account
    assert "27 قتيلا" in account
    assert 6 <= len(accident.account) <= 14
