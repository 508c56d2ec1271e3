"""A finding that was told once is found by its id for good."""

import importlib.util
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import inspect, text

from tawatur import pipeline, stores
from tawatur.errors import StoreError
from tawatur.settings import Settings

spec = importlib.util.spec_from_file_location("of", Path(__file__).with_name("reports_of.py"))
of = importlib.util.module_from_spec(spec)
spec.loader.exec_module(of)


@pytest.fixture
def told(store):
    numbers = stores.reports.add(store, of.readings())
    stores.stories.place(store, [numbers[:2], numbers[2:3], numbers[3:]])
    story = stores.stories.of_day(store, "2031-05-06")[0]
    pages = [(r.id, r.page()) for r in stores.reports.of_story(store, story.id)]
    dossier = pipeline.join(pages, Settings(one_story=True, tagger="fast"))
    stores.told.keep(store, story.id, story.version, dossier)
    return store, story.id, dossier


def again(store, story, dossier, findings):
    """Tell the story once more, with other findings."""
    stores.stories.stale(store, [story])
    line = stores.stories.get(store, story)
    one = msgspec.structs.replace(dossier.stories[0], findings=tuple(findings))
    new = msgspec.structs.replace(dossier, stories=(one,))
    stores.told.keep(store, story, line.version, new)


def clash(dossier):
    return next(f for f in dossier.stories[0].findings if f.status == "conflict")


def test_every_finding_told_has_its_address(told):
    store, story, dossier = told
    for finding in dossier.stories[0].findings:
        found = stores.findings.get(store, finding.id)
        assert (found.story, found.now) == (story, finding.id)
        assert found.question == finding.question
    assert stores.findings.get(store, "000000000000") is None


def test_an_id_leads_to_the_finding_that_rests_on_the_same_passages(told):
    store, story, dossier = told
    finding = clash(dossier)
    rest = [f for f in dossier.stories[0].findings if f.id != finding.id]
    second = msgspec.structs.replace(
        finding, id="second", question="سؤال بلفظ آخر", positions=finding.positions[:1]
    )
    again(store, story, dossier, [*rest, second])
    assert stores.findings.get(store, finding.id).now == "second"
    assert stores.findings.get(store, "second").now == "second"
    third = msgspec.structs.replace(second, id="third")
    again(store, story, dossier, [*rest, third])
    assert {stores.findings.get(store, id).now for id in (finding.id, "second", "third")} == {
        "third"
    }
    again(store, story, dossier, [*rest, finding])
    assert stores.findings.get(store, "third").now == finding.id
    assert stores.findings.get(store, finding.id).now == finding.id


def test_an_id_whose_finding_is_told_no_more_says_so_and_comes_back(told):
    store, story, dossier = told
    finding = clash(dossier)
    rest = [f for f in dossier.stories[0].findings if f.slot != finding.slot]
    again(store, story, dossier, rest)
    gone = stores.findings.get(store, finding.id)
    assert (gone.story, gone.now, gone.question) == (story, None, finding.question)
    again(store, story, dossier, [*rest, finding])
    assert stores.findings.get(store, finding.id).now == finding.id


def test_what_is_shared_is_shared_under_every_id(told):
    store, story, dossier = told
    finding = clash(dossier)
    assert not stores.shares.of_finding(store, finding.id)
    stores.shares.share(store, "finding", finding.id, "huda")
    stores.shares.share(store, "finding", finding.id, "samir")
    other = next(f for f in dossier.stories[0].findings if f.id != finding.id)
    assert stores.shares.of_finding(store, finding.id)
    assert not stores.shares.of_finding(store, other.id)
    assert not stores.shares.of_story(store, story)
    again(store, story, dossier, [other, msgspec.structs.replace(finding, id="second")])
    assert stores.shares.of_finding(store, "second")
    assert stores.shares.of_finding(store, finding.id)
    stores.shares.withdraw(store, "finding", "second")
    assert not stores.shares.of_finding(store, finding.id)
    stores.shares.share(store, "story", story, "huda")
    assert stores.shares.of_finding(store, "second")
    assert stores.shares.of_finding(store, other.id)
    stores.shares.withdraw(store, "story", story)
    assert not stores.shares.of_finding(store, "second")


def before_addresses(store):
    """The store as the first schema left it."""
    with store.writing() as connection:
        for later in ("findings", "shares", "ties"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text("UPDATE settings SET value = '1' WHERE key = 'schema'"))
    store.close()


def test_a_store_of_the_first_schema_gets_its_addresses(told, address):
    store, _, dossier = told
    ids = {f.id for f in dossier.stories[0].findings}
    before_addresses(store)
    newer = stores.open_store(address)
    assert {id for id in ids if stores.findings.get(newer, id)} == ids
    newer.close()


def test_a_step_that_breaks_off_leaves_the_store_as_it_was(told, address, monkeypatch):
    store, _, dossier = told
    before_addresses(store)
    from tawatur.stores import _migrations

    def broken(connection, fulltext):
        _migrations._addresses(connection, fulltext)
        raise RuntimeError

    first, _, *rest = _migrations.STEPS
    monkeypatch.setattr(_migrations, "STEPS", (first, broken, *rest))
    with pytest.raises(StoreError):
        stores.open_store(address)
    monkeypatch.undo()
    engine = stores.members()["postgres" if "postgres" in address else "sqlite"]
    url = address if "://" in address else f"sqlite:///{address}"
    made = engine.engine(url)
    assert not inspect(made).has_table("shares")
    made.dispose()
    newer = stores.open_store(address)
    assert stores.findings.get(newer, clash(dossier).id) is not None
    newer.close()
