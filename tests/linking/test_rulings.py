"""Decisions on anything: written and parsed alike, applied on every read, unknown ids named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tawatur
from tawatur.errors import UsageError
from tawatur.linking import Decision, Decisions, parse, written
from tawatur.linking.rulings import KINDS
from tawatur.model.ruling import CONFIRM, DISMISS, Ruling, of, place

SAMPLE = sorted((Path(__file__).resolve().parents[2] / "examples/accident").glob("*.txt"))
IDS = st.text(min_size=1, max_size=20)
NAMES = st.sampled_from(["سالم الرباطي", 'هند "القاسمي"', "دلونا\\", "رمادة\x7f", "ماروني\n"])
RULINGS = st.one_of(
    *(
        st.builds(Ruling, st.just(thing), IDS, st.sampled_from((CONFIRM, DISMISS, *kinds)))
        for thing, kinds in KINDS.items()
    ),
    st.builds(Ruling, st.just("outlet"), IDS, NAMES),
    st.builds(Ruling, st.just("finding"), IDS, st.just(DISMISS), st.lists(IDS).map(tuple)),
)
PAIRS = st.builds(
    lambda same, different: (
        *(Decision(a, b, True) for a, b in same),
        *(Decision(a, b, False) for a, b in different),
    ),
    st.lists(st.tuples(NAMES, NAMES), max_size=3),
    st.lists(st.tuples(NAMES, NAMES), max_size=3),
)
TABLE = st.dictionaries(NAMES, NAMES, max_size=3).map(lambda d: tuple(d.items()))
TYPES = st.dictionaries(NAMES, st.sampled_from(["PER", "ORG", "LOC"]), max_size=3)
DECISIONS = st.builds(
    Decisions, PAIRS, TYPES.map(lambda d: tuple(d.items())), TABLE, st.lists(RULINGS).map(tuple)
)


@given(DECISIONS)
def test_what_is_written_is_parsed_the_same(decisions):
    assert parse(written(decisions)) == decisions


@pytest.mark.parametrize(
    "content",
    [
        '[[decide]]\nfinding = "a"\n',
        '[[decide]]\nfinding = "a"\nas = "true"\n',
        '[[decide]]\nregion = "a:0-1"\nas = "update"\n',
        '[[decide]]\nfinding = "a"\nregion = "b"\nas = "confirm"\n',
        '[[decide]]\nfinding = 3\nas = "confirm"\n',
        '[[decide]]\nfinding = "a"\nas = "confirm"\nwhy = "so"\n',
        'decide = "all"\n',
    ],
)
def test_what_cannot_be_meant_is_said(content):
    with pytest.raises(UsageError):
        parse(content)


@pytest.fixture(scope="module")
def plain():
    return tawatur.read(SAMPLE)


@pytest.fixture
def decide(tmp_path):
    def reading(*rulings, paths=SAMPLE):
        path = tmp_path / "decisions.toml"
        path.write_text(written(Decisions(rulings=rulings)), encoding="utf-8")
        dossier = tawatur.read(paths, tawatur.Settings(names=path))
        return dossier, tawatur.unmet(path, dossier)

    return reading


def conflict(dossier):
    return next(f for s in dossier.stories for f in s.findings if f.status == "conflict")


def test_a_finding_is_dismissed_and_says_so(plain, decide):
    clash = conflict(plain)
    dossier, unmet = decide(Ruling("finding", clash.id, DISMISS))
    (ruled,) = [f for s in dossier.stories for f in s.findings if f.id == clash.id]
    assert (ruled.status, ruled.kind, ruled.decided) == ("complement", None, DISMISS)
    assert unmet == ()


def test_a_finding_is_known_by_its_passages_when_reports_are_added(decide):
    fewer = tawatur.read(SAMPLE[:-1])
    clash = next(f for f in fewer.stories[0].findings if f.kind == "update")
    passages = tuple(of(p.evidence[0]) for p in clash.positions)
    dossier, unmet = decide(Ruling("finding", "old", "scope", passages))
    ruled = [f for s in dossier.stories for f in s.findings if f.decided == "scope"]
    assert [f.kind for f in ruled] == ["scope"] * len(ruled)
    assert ruled
    assert unmet == ()


def test_statements_regions_and_outlets_are_as_decided(plain, decide):
    document = next(d for d in plain.documents if len(d.quotes) > 1)
    one, two = document.quotes[:2]
    region = next(r for r in document.regions if r.label == "title")
    dossier, unmet = decide(
        Ruling("statement", place(document.id, one.start, one.end), DISMISS),
        Ruling("statement", place(document.id, two.start, two.end), "mixed"),
        Ruling("region", place(document.id, region.start, region.end), CONFIRM),
        Ruling("outlet", document.id, "صدى دلونا"),
    )
    ruled = next(d for d in dossier.documents if d.id == document.id)
    kinds = {(q.start, q.end): (q.kind, q.decided) for q in ruled.quotes}
    assert (one.start, one.end) not in kinds
    assert kinds[two.start, two.end] == ("mixed", "mixed")
    assert [r.label for r in ruled.regions if r.decided == CONFIRM] == ["title"]
    names = {e.id: e.name for e in dossier.entities}
    assert (names[ruled.outlet], ruled.decided) == ("صدى دلونا", "صدى دلونا")
    assert unmet == ()


def test_an_unknown_id_is_a_warning_and_nothing_changes(plain, decide):
    rulings = [Ruling(t, "nothing:0-1", CONFIRM) for t in ("finding", "statement", "region")]
    dossier, unmet = decide(*rulings, Ruling("outlet", "nobody", "صدى دلونا"))
    assert tawatur.encode(dossier) == tawatur.encode(plain)
    assert len(unmet) == 4
