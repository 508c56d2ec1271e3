"""What every store keeps to."""

import contextlib
import importlib.util
from pathlib import Path

import pytest
from sqlalchemy import text

from tawatur import pipeline, stores
from tawatur.errors import StoreError
from tawatur.settings import Settings

find, parse = stores.answers.find, stores.answers.parse
spec = importlib.util.spec_from_file_location("of", Path(__file__).with_name("reports_of.py"))
of = importlib.util.module_from_spec(spec)
spec.loader.exec_module(of)


@pytest.fixture
def shelved(store):
    numbers = stores.reports.add(store, of.readings())
    stores.stories.place(store, [numbers[:2], numbers[2:3], numbers[3:]])
    return store


@pytest.fixture
def told(shelved):
    story = stores.stories.of_day(shelved, "2031-05-06")[0]
    pages = [(r.id, r.page()) for r in stores.reports.of_story(shelved, story.id)]
    dossier = pipeline.join(pages, Settings(one_story=True, tagger="fast"))
    stores.told.keep(shelved, story.id, story.version, dossier)
    return shelved, story.id, dossier


def ids(store, typed, *, typing=False):
    return [hit.report.id for hit in find(store, parse(typed, typing=typing)).hits]


def words(store, typed):
    return [hit.report.text[hit.start : hit.end] for hit in find(store, parse(typed)).hits]


def test_a_report_comes_back_as_it_was(shelved):
    kept = stores.reports.get(shelved, "a")
    assert kept.text == of.TEXTS["a"][2]
    assert (kept.outlet, kept.published, kept.day) == ("المنارة", of.TEXTS["a"][1], "2031-05-06")
    assert stores.reports.get(shelved, "nobody") is None
    assert stores.reports.unknown(shelved, ["a", "z"]) == {"z"}
    assert stores.reports.count(shelved) == 4


def test_what_a_database_cannot_hold_keeps_its_place(store):
    page = of.Page(location="x", id="x", text="نص فيه \0 و \ud800 معا")
    stores.reports.add(store, [(pipeline.glance(("x", page)), page)])
    assert stores.reports.get(store, "x").text == "نص فيه \ufffd و \ufffd معا"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("رئيس", {"c"}),
        ("الرئيس", {"c"}),
        ("ورئيس", {"c"}),
        ("وزارة", {"b"}),
        ("قتيل", {"a", "b"}),
        ("انفجار ترفال", {"a", "b"}),
        ("ترفال -الأفق", {"a", "b"}),
        ("ترفال -مستودع", {"b"}),
        ("لا يوجد هذا", set()),
        ("outlet:الأفق ترفال", {"b"}),
        ("until:2031-05-06 اجتماع", set()),
        ("since:2031-05-07 اجتماع", {"c"}),
    ],
)
def test_words_are_found_however_they_are_inflected(shelved, typed, found):
    assert set(ids(shelved, typed)) == found


def test_an_exact_phrase_is_found_with_clitics_and_not_in_another_order(shelved):
    assert set(ids(shelved, '"فرق الإنقاذ"')) == {"a"}
    assert ids(shelved, '"الإنقاذ فرق"') == []
    assert set(ids(shelved, "«وزير الداخلية»")) == {"a"}


def test_a_word_in_the_making_is_found(shelved):
    for begun in ("انف", "الانف", "الانفجا"):
        assert set(ids(shelved, begun, typing=True)) == {"a", "b"}, begun
        assert ids(shelved, begun) == []


def test_a_word_of_which_a_letter_or_its_article_is_there_is_no_word_yet(shelved):
    for begun in ("ترفال ا", "ترفال ال", "ترفال الا", "ترفال و"):
        assert ids(shelved, begun, typing=True) == ids(shelved, "ترفال"), begun
    assert "a" in ids(shelved, "الوز", typing=True)
    assert parse("ال", typing=True).empty


def test_the_newest_come_first_and_undated_ones_last(shelved):
    assert ids(shelved, "في")[-1] == "d"
    found = ids(shelved, "ترفال")
    assert found.index("b") < found.index("a")


def test_a_hit_is_a_passage_not_a_page(shelved):
    for passage in words(shelved, "الإنقاذ"):
        assert "الإنقاذ" in passage
        assert "مستودع" not in passage


@pytest.mark.parametrize("typed", ["", "  ", '"', "«»", "-", "- -", "قال:", "؟؟", "a'b\\c\"d", "*", "NEAR(", "x" * 5000, "\0", ":", ">3", "قتلى>", "! & |"])  # fmt: skip # noqa: E501
def test_nothing_typed_breaks_it(shelved, typed):
    for typing in (False, True):
        assert find(shelved, parse(typed, typing=typing)).hits is not None


def test_a_corrected_report_is_found_where_it_belongs(shelved):
    kept = stores.reports.get(shelved, "d")
    page = of.Page(location="d.txt", id="d", text=kept.text, outlet="الأفق", published="2031-05-07")
    stores.reports.correct(shelved, kept.n, pipeline.glance(("d", page)), page)
    assert ids(shelved, "outlet:الأفق الطقس since:2031-05-07") == ["d"]
    assert ids(shelved, "الطقس") == ["d"]


def test_a_story_keeps_its_id_and_takes_new_reports_in(shelved):
    story = stores.stories.of_day(shelved, "2031-05-06")[0]
    assert (story.reports, story.outlets, story.told) == (2, 2, False)
    page = of.Page(location="e", id="e", text=of.TEXTS["a"][2] + " مزيد", published="2031-05-06")
    (n,) = stores.reports.add(shelved, [(pipeline.glance(("e", page)), page)])
    members = [r.n for r in stores.reports.of_story(shelved, story.id)]
    stores.stories.place(shelved, [[*members, n]])
    after = stores.stories.get(shelved, story.id)
    assert (after.reports, after.version) == (3, story.version + 1)


def test_days_and_their_neighbours(shelved):
    days = [d.day for d in stores.stories.days(shelved)]
    assert days == ["2031-05-07", "2031-05-06", stores.reports.UNDATED]
    assert stores.stories.count_of_day(shelved, "2031-05-06") == (1, 1)


def test_what_was_told_comes_back_and_is_found(told):
    store, story, dossier = told
    assert stores.told.get(store, story) == (1, dossier)
    assert stores.stories.get(store, story).told
    said = find(store, parse("ماذا قال البرناوي عن الانفجار"))
    assert said.hits
    assert all(h.said is not None for h in said.hits)
    assert not find(store, parse("ماذا قال فلان عن الانفجار")).hits
    more, fewer = find(store, parse("قتلى>13")), find(store, parse("قتلى<13"))
    assert {h.fact.value for h in more.hits} == {"14"}
    assert {h.fact.value for h in fewer.hits} == {"12"}


def test_telling_twice_leaves_one_of_each(told):
    store, story, dossier = told
    before = find(store, parse("قتلى>0")).total
    stores.stories.stale(store, [story])
    assert not stores.stories.get(store, story).told
    stores.told.keep(store, story, stores.stories.get(store, story).version, dossier)
    assert find(store, parse("قتلى>0")).total == before


def test_an_entity_gathers_what_it_said(told):
    store, _, dossier = told
    speakers = {q.speaker for d in dossier.documents for q in d.quotes if q.speaker}
    speaker = sorted(speakers)[0]
    named = stores.entities.get(store, speaker)
    assert named.name in named.names
    assert stores.answers.statement_hits(store, stores.entities.statements_by(store, speaker))
    assert stores.entities.get(store, "nobody") is None


def test_decisions_notes_and_basket(shelved):
    desk = stores.desk
    n = desk.decide(shelved, "names", "{}", "huda")
    assert [d.n for d in desk.decisions(shelved, "names")] == [n]
    assert desk.undo(shelved, n).by == "huda"
    assert desk.undo(shelved, n) is None
    assert desk.decisions(shelved) == []
    desk.note(shelved, "كلمة", "huda", story="s")
    assert [x.words for x in desk.notes(shelved, "s")] == ["كلمة"]
    held = desk.hold(shelved, "huda", "a", (0, 5), None)
    assert desk.hold(shelved, "huda", "a", (0, 5), None) == held
    assert desk.basket(shelved, "samir") == []
    desk.put_back(shelved, "huda", held)
    assert desk.basket(shelved, "huda") == []


def test_visits_remember_what_was_there(told):
    store, story, dossier = told
    seen = stores.visits.seen(dossier)
    stores.visits.record(store, "huda", story, stores.Visit("2031-05-08", 1, seen))
    assert stores.visits.last(store, "huda", story) == stores.Visit("2031-05-08", 1, seen)
    assert stores.visits.last(store, "samir", story) is None


def test_tokens_open_until_they_are_revoked(store):
    token = stores.tokens.issue(store, "huda", "edit")
    holder = stores.tokens.holder(store, token)
    assert (holder.name, holder.may("read"), holder.may("admin")) == ("huda", True, False)
    assert stores.tokens.holder(store, token + "x") is None
    assert stores.tokens.revoke(store, "huda") == 1
    assert stores.tokens.holder(store, token) is None


def test_a_change_that_fails_leaves_nothing(shelved):
    readings = of.readings()
    with pytest.raises(Exception, match=r"(?i)unique"):
        stores.reports.add(shelved, [(readings[3][0], readings[3][1])])
    assert stores.reports.count(shelved) == 4

    def half_a_change() -> None:
        with shelved.writing() as connection:
            connection.execute(text("DELETE FROM reports"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_change()
    assert stores.reports.count(shelved) == 4


def test_a_store_is_there_when_it_is_opened_again(shelved, address):
    shelved.close()
    again = stores.open_store(address)
    assert stores.reports.count(again) == 4
    assert set(ids(again, "انفجار")) == {"a", "b"}
    again.close()


def test_a_newer_store_is_refused(store, address):
    with store.writing() as connection:
        connection.execute(text("UPDATE settings SET value = '999' WHERE key = 'schema'"))
    store.close()
    with pytest.raises(StoreError, match="newer"):
        stores.open_store(address)


def test_an_address_nobody_knows_is_refused(tmp_path):
    with pytest.raises(StoreError, match="oracle"):
        stores.open_store("oracle://x")
    with pytest.raises(StoreError, match="folder"):
        stores.open_store(tmp_path / "none" / "desk.db")


def undone(store, change):
    with contextlib.suppress(RuntimeError), store.writing() as connection:
        connection.execute(text(change))
        raise RuntimeError


def test_the_version_moves_with_every_change_and_with_nothing_else(address, shelved):
    other = stores.open_store(address)
    before = shelved.version()
    list(ids(shelved, "ترفال"))
    assert shelved.version() == before == shelved.version()
    seen = {before}
    for store in (shelved, other, shelved, other):
        stores.desk.note(store, "ملاحظة", "huda", story="s")
        assert shelved.version() not in seen
        seen.add(shelved.version())
    undone(shelved, "DELETE FROM notes")
    now = other.version()
    assert len(stores.desk.notes(other)) == 4
    assert other.version() == now
    other.close()


def test_the_names_of_outlets_are_each_given_once(shelved):
    assert stores.reports.outlet_names(shelved) == ["الأفق", "المنارة"]


def test_texts_come_by_id(shelved):
    assert stores.reports.texts(shelved, ["a", "z"]) == {"a": of.TEXTS["a"][2]}
    assert stores.reports.texts(shelved, []) == {}


def test_a_visit_is_current_until_the_story_changes(told):
    store, story, dossier = told
    assert not stores.visits.is_current(store, "huda", story)
    line = stores.stories.get(store, story)
    visit = stores.visits.Visit("2031-05-06", line.version, stores.visits.seen(dossier))
    stores.visits.record(store, "huda", story, visit)
    assert stores.visits.is_current(store, "huda", story)
    assert not stores.visits.is_current(store, "samir", story)
    stores.stories.stale(store, [story])
    assert not stores.visits.is_current(store, "huda", story)


@pytest.mark.parametrize("published", ["9999-12-31T23:59:59", "0001-01-01", "2097-08-06", "x"])
def test_a_report_of_any_day_is_kept_and_found(store, published):
    page = of.Page(location="x", id="x", text="خبر عن زمردة", published=published)
    stores.reports.add(store, [(pipeline.glance(("x", page)), page)])
    assert ids(store, "زمردة") == ["x"]
    assert ids(store, "since:1960-01-01 until:9999-12-31 زمردة") == ["x"]


def test_a_word_without_end_is_kept_and_found_by_its_beginning(store):
    page = of.Page(location="x", id="x", text="خبر عن " + "زمرد" * 3000)
    stores.reports.add(store, [(pipeline.glance(("x", page)), page)])
    assert ids(store, "خبر") == ["x"]
    assert ids(store, "زمرد" * 3000) == ["x"]
