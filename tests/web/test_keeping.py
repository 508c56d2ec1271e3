"""Answers that are kept are the answers that would be made."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from starlette.testclient import TestClient

from tawatur import pipeline, stores
from tawatur.settings import Settings
from tawatur.web import app
from tawatur.web.desk import Desk
from tawatur.web.keeping import Kept, Sent


class Counting:
    """A store's version that is moved by hand, and how often an answer was made."""

    def __init__(self):
        self.version, self.made = "1", 0

    def make(self):
        self.made += 1
        return Sent(b"x" * 10, f'"{self.made}"')


def test_an_answer_is_made_once_a_version():
    it = Counting()
    kept = Kept(lambda: it.version)
    assert [kept.answer("a", it.make).tag for _ in range(3)] == ['"1"'] * 3
    assert kept.answer("b", it.make).tag == '"2"'
    it.version = "2"
    assert kept.answer("a", it.make).tag == '"3"'
    assert kept.answer("b", it.make).tag == '"4"'


def test_what_is_made_of_the_whole_store_is_made_again_after_a_change(desk):
    def named():
        return desk.steady("outlets", lambda: stores.reports.outlet_names(desk.store))

    before = named()
    assert named() is before
    stores.desk.note(desk.store, "نص", "samir", story="a")
    assert named() == before
    assert named() is not before


def test_an_answer_made_while_something_changed_is_not_kept():
    it = Counting()
    kept = Kept(lambda: it.version)

    def meanwhile():
        it.version += "!"
        return it.make()

    assert kept.answer("a", meanwhile).tag == '"1"'
    assert kept.answer("a", it.make).tag == '"2"'
    assert kept.answer("a", it.make).tag == '"2"'


def test_no_more_is_kept_than_there_is_room_for():
    it = Counting()
    kept = Kept(lambda: it.version, most=25)
    for key in "abac":
        kept.answer(key, it.make)
    assert it.made == 3
    kept.answer("a", it.make)
    assert it.made == 3
    kept.answer("b", it.make)
    assert it.made == 4
    assert Kept(lambda: "1", most=5).answer("a", it.make).body == b"x" * 10


def test_who_asks_at_the_same_time_waits_for_one_making():
    it = Counting()
    kept = Kept(lambda: it.version)

    def slow():
        time.sleep(0.05)
        return it.make()

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: kept.answer("a", slow), range(16)))
    assert {sent.tag for sent in found} == {'"1"'}

    def broken():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        kept.answer("b", broken)
    assert kept.answer("b", it.make).tag == '"2"'


PATHS = (
    "/days", "/days/2031-05-06", "/days/2031-05-06.json", "/days.csv", "/search?q=ترفال",
    "/search.json?q=رئيس", "/search?q=ترفال&lang=en", "/search?q=ترفال&theme=dark", "/outlets",
    "/search?q=x&kind=facts", "/outlets/المنارة", "/entities", "/names", "/reports/a",
    "/reports/b.json", "/compare?a=a&b=b", "/stories/STORY",
)  # fmt: skip


def asked(desk: Desk, path: str, **headers: str) -> tuple[int, bytes]:
    """What a desk without a token answers."""
    client = TestClient(app.build(desk), base_url="http://localhost", follow_redirects=False)
    found = client.get(path, headers=headers)
    return found.status_code, found.content


def of_nobody_else(desk: Desk, path: str, **headers: str) -> tuple[int, bytes]:
    """What a desk that keeps nothing answers."""
    fresh = Desk(desk.store, Settings(tagger="fast"), read_ahead=False)
    return asked(fresh, path, **headers)


def test_what_is_kept_is_never_stale(desk, story, of):
    """However reads and changes, by this desk and by others, follow each other."""
    paths = [p.replace("STORY", story) for p in PATHS]
    other = stores.open_store(desk.store.location)  # as another process would
    chance, added = random.Random(5), 0

    def add() -> None:
        nonlocal added
        added += 1
        page = of.Page(location=f"n{added}", id=f"n{added}", text=f"خبر {added} عن ترفال ورئيسها",
                       outlet=chance.choice(["المنارة", "الأفق"]),
                       published="2031-05-06T20:00")  # fmt: skip
        read = pipeline.glance((page.id, page))
        numbers = stores.reports.add(chance.choice([desk.store, other]), [(read, page)])
        stores.stories.place(other, [numbers])

    changes = (
        add,
        lambda: stores.desk.note(other, "ملاحظة", "huda", story=story),
        lambda: stores.stories.stale(desk.store, [story]),
        lambda: desk.reader.read_now(story),
        lambda: stores.desk.decide(other, "name", "{}", "huda"),
    )
    for _ in range(60):
        if chance.random() < 0.4:
            chance.choice(changes[:4])()
        path = chance.choice(paths)
        assert asked(desk, path) == of_nobody_else(desk, path), path
    other.close()


@pytest.mark.parametrize("header", ["text/html", "application/json"])
def test_every_kept_answer_is_the_same_whoever_asks(desk, story, header):
    """Pages that say they are SHARED: nothing of a visitor or a role is in them."""
    tokens = {
        name: stores.tokens.issue(desk.store, name, role)
        for name, role in (("samir", "read"), ("huda", "edit"), ("nur", "admin"))
    }
    stores.desk.hold(desk.store, "huda", "a", (0, 5), story)
    for path in [p.replace("STORY", story) for p in PATHS if "STORY" not in p]:
        found = set()
        for name, token in tokens.items():
            alone = Desk(desk.store, Settings(tagger="fast"), read_ahead=False)
            built = app.build(alone, hosts=("desk.example",), open_here=False)
            client = TestClient(built, base_url="http://desk.example", follow_redirects=False)
            answer = client.get(
                path, headers={"Authorization": f"Bearer {token}", "Accept": header}
            )
            assert answer.status_code in (200, 303), (path, name)
            found.add(answer.content)
        assert len(found) == 1, path


def test_what_is_kept_for_one_is_not_given_to_who_may_not_ask(desk, story):
    built = app.build(desk, hosts=("desk.example",), open_here=False)
    token = stores.tokens.issue(desk.store, "samir", "read")

    def ask(**headers):
        client = TestClient(built, base_url="http://desk.example", follow_redirects=False)
        return client.get("/days.json", headers=headers).status_code

    assert ask(Authorization=f"Bearer {token}") == 200
    assert ask() == 401
    assert ask(Authorization=f"Bearer {token}") == 200
    stores.tokens.revoke(desk.store, "samir")
    assert ask(Authorization=f"Bearer {token}") == 401


def test_each_visitor_is_shown_what_is_new_to_them(desk, story):
    """A story's page is kept for those who have seen it; the others are told what changed."""
    built = app.build(desk, hosts=("desk.example",), open_here=False)
    tokens = {n: stores.tokens.issue(desk.store, n, "edit") for n in ("samir", "huda")}

    def page(name):
        client = TestClient(built, base_url="http://desk.example", follow_redirects=False)
        head = {"Authorization": f"Bearer {tokens[name]}", "Accept": "text/html"}
        return client.get(f"/stories/{story}", headers=head).text

    first = page("samir")
    assert page("samir") == page("samir") == first == page("huda") == page("huda")
    stores.desk.note(desk.store, "ملاحظة جديدة للجميع", "huda", story=story)
    assert "ملاحظة جديدة للجميع" in page("samir")
    line = stores.stories.get(desk.store, story)
    _, dossier = desk.dossier(story)
    stores.stories.stale(desk.store, [story])
    less = msgspec.structs.replace(dossier, documents=dossier.documents[1:])
    stores.told.keep(desk.store, story, line.version + 1, less)
    assert 'class="change"' in page("samir")
    assert 'class="change"' not in page("samir")
    assert 'class="change"' in page("huda")
    assert 'class="change"' not in page("huda")


def test_three_hundred_and_four_without_making_the_answer(client, desk, monkeypatch):
    first = client.get("/search?q=ترفال")
    page = app.members("pages")["search"]
    monkeypatch.setattr(page, "answer", None)
    again = client.get("/search?q=ترفال", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
