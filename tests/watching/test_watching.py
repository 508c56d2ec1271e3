"""Watching: feeds are asked politely, reports are taken once, and every change is told once."""

import importlib.util
import json
import sqlite3
import sys
import xml.dom.minidom
from pathlib import Path

import feedparser
import msgspec
import pandas
import pytest
from click.testing import CliRunner

from tawatur import watching
from tawatur.cli import tawatur as command
from tawatur.errors import InputError
from tawatur.model.finding import Bilingual
from tawatur.model.report import Page
from tawatur.readers import Visiting
from tawatur.watching import outgoing, sources
from tawatur.watching.changes import Change
from tawatur.watching.state import Store, Stored
from tawatur.watching.telling import named

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import killed_watch
import world

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("server", ROOT / "tests" / "readers" / "server.py")
server = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(server)

CHANGE = Change(
    kind="value",
    finding="deaths/x/reports",
    title="فيضان في رمادة",
    question=Bilingual("كم قتل؟", "How many?"),
    before=(Bilingual("21", "21"),),
    after=(Bilingual("24 \x0b", "24"),),
    outlets=4,
)


class Time:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.now, self.waits = 1_930_000_000.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Time()


def watch(folder: Path, feeds: str, clock: Time, **options) -> watching.Watch:
    (folder / "feeds.toml").write_text(feeds, encoding="utf-8")
    visiting = Visiting(allow_private=True, sleep=clock.sleep, seconds=2, wait=1)
    loaded = watching.load(folder / "feeds.toml")
    return watching.Watch(loaded, folder / "store", visiting=visiting, clock=clock, **options)


def only(folder: Path, url: str, clock: Time, **options) -> watching.Watch:
    return watch(folder, f'every = "10m"\n[[source]]\nurl = "{url}"\n', clock, **options)


@pytest.fixture
def site():
    with server.running() as found:
        yield found


def test_pages_behind_a_feed_are_read_once(site, tmp_path, clock):
    watched = only(tmp_path, f"{site.url}/feed-as-page", clock)
    first, second = watched.rounds(2)
    assert (first.asked, first.entries, first.reports) == (1, 3, 3)
    assert (second.asked, second.entries, second.reports, second.stories) == (1, 0, 0, 0)
    assert [path for path in site.asked if path.startswith("/page")] == [
        "/page/3",
        "/page/2",
        "/page/1",
    ]
    assert len(set(clock.waits)) > 1
    watched.close()


def test_a_host_is_given_its_pause(site, tmp_path, clock):
    site.robots = b"User-agent: *\nCrawl-delay: 7\n"
    list(only(tmp_path, f"{site.url}/feed-as-page", clock).rounds(1))
    assert [round(wait) for wait in clock.waits] == [7, 7, 7]


def test_what_robots_forbid_is_not_read(site, tmp_path, clock):
    site.robots = b"User-agent: tawatur\nDisallow: /page/2\n"
    watched = only(tmp_path, f"{site.url}/feed-as-page", clock)
    (done,) = watched.rounds(1)
    assert done.reports == 3  # the headline of the entry itself is taken
    assert "/page/2" not in site.asked


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(site, tmp_path, clock):
    watched = only(tmp_path, f"{site.url}/moved/feed-as-page", clock)
    assert [done.entries for done in watched.rounds(3)] == [3, 0, 0]
    assert site.asked.count("/moved/feed-as-page") == 1
    assert site.asked.count("/feed-as-page") == 3


def test_a_source_that_fails_is_left_alone_for_longer_each_time(site, tmp_path, clock):
    watched = only(tmp_path, f"{site.url}/status/500", clock)
    list(watched.rounds(5))
    assert all(0.8 < b / a / 2 < 1.3 for a, b in zip(clock.waits, clock.waits[1:], strict=False))
    with sqlite3.connect(tmp_path / "store" / "watch.sqlite") as base:
        assert "status 500" in base.execute("select problem from sources").fetchone()[0]


def test_the_rest_a_server_asks_for_is_given(site, tmp_path, clock):
    list(only(tmp_path, f"{site.url}/tired", clock).rounds(2))
    assert clock.waits == [3600.0]


def test_times_are_moved_by_a_seeded_chance(site, tmp_path):
    waits = []
    for number, seed in enumerate((1, 1, 2)):
        clock, folder = Time(), tmp_path / str(number)
        folder.mkdir()
        list(only(folder, f"{site.url}/status/404", clock, seed=seed).rounds(3))
        waits.append(clock.waits)
    assert waits[0] == waits[1] != waits[2]


def test_reports_join_their_stories_and_changes_are_told(tmp_path, clock):
    script = world.script(3, 30, 2)
    with world.running(script, 8) as feeds:
        watched = watch(tmp_path, world.feeds_file(feeds.url, 3), clock)
        done = list(watched.rounds(14))
    counts = watched.store.counts()
    lines = [line for one in done for line in one.lines]
    assert (counts["reports"], feeds.shown) == (30, 30)
    assert feeds.unchanged > 0
    assert counts["stories"] <= 4
    assert any("→" in line for line in lines)
    assert counts["changes"] == len(lines)
    assert sum(one.stories for one in done) < 30  # only the stories that changed
    log = pandas.read_csv(tmp_path / "store" / outgoing.LOG, sep="\t", header=None)
    assert list(log[0]) == list(range(1, len(lines) + 1))
    assert list(log[3]) == lines
    atom = feedparser.parse((tmp_path / "store" / outgoing.ATOM).read_bytes())
    assert not atom.bozo
    assert len(atom.entries) == min(len(lines), outgoing.NEWEST)
    watched.close()


def _stored(number: int, story: str | None = None) -> Stored:
    return Stored(number, f"r{number}", Page(location="x", text="x"), story, fresh=True)


def test_a_story_that_falls_apart_keeps_its_name_once():
    parts = [[_stored(1, "r1"), _stored(4)], [_stored(2, "r1"), _stored(3, "r1")], [_stored(5)]]
    found = [(name, [r.number for r in some]) for name, some in named(parts)]
    assert found == [("r4", [1, 4]), ("r1", [2, 3]), ("r5", [5])]
    joined = [[*parts[0], *parts[1]]]
    assert [name for name, _ in named(joined)] == ["r1"]
    assert named([]) == []
    both = [[_stored(1, "r2")], [_stored(2, "r2"), _stored(3, "r3"), _stored(4, "r3")]]
    assert [name for name, _ in named(both)] == ["r2", "r3"]


def test_a_watch_that_is_killed_goes_on_where_it_was(tmp_path):
    found = killed_watch.run(tmp_path, feeds=3, updates=18, accidents=2, kills=1)
    assert found.faults == []
    assert found.reports == 18


def test_changes_go_out_as_feeds_that_clients_read(tmp_path):
    numbered = [(7, 1_930_000_000.0, "s1", CHANGE)]
    feed = feedparser.parse(outgoing.atom(numbered))
    (entry,) = feed.entries
    assert not feed.bozo
    assert entry.id == "urn:tawatur:change:7"
    assert entry.title == "كم قتل؟ من 21 إلى 24  (المصادر: 4)"
    assert entry.summary == "فيضان في رمادة: How many? 21 → 24, 4 outlets"
    assert {tag.term for tag in entry.tags} == {"value", "s1"}
    xml.dom.minidom.parseString(outgoing.atom(numbered))
    told = json.loads(outgoing.json_feed(numbered))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["items"][0]["content_text"] == entry.summary


def test_a_line_that_was_not_finished_is_written_anew(tmp_path):
    store = Store(tmp_path)
    with store.step():
        store.announce(1.0, "s1", [CHANGE, CHANGE])
    log = tmp_path / outgoing.LOG
    assert len(outgoing.publish(store, tmp_path)) == 2
    whole = log.read_bytes()
    log.write_bytes(whole[:-9])
    assert len(outgoing.publish(store, tmp_path)) == 1
    assert log.read_bytes() == whole
    assert outgoing.publish(store, tmp_path) == []
    store.close()


def test_a_step_is_taken_whole_or_not_at_all(tmp_path):
    store = Store(tmp_path)

    def broken() -> None:
        with store.step():
            store.announce(1.0, "s1", [CHANGE])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    assert store.changes() == []
    store.close()


def test_sources_are_read_from_their_file(tmp_path):
    path = tmp_path / "feeds.toml"
    path.write_text(
        'every = "10m"\npause = 0.5\n[[source]]\nurl = "https://a.example/rss"\noutlet = "مرآة"\n'
        '[[source]]\nurl = "https://b.example/map.xml"\nevery = "2h"\nfollow = false\n',
        encoding="utf-8",
    )
    found = sources.load(path)
    assert found.pause == 0.5
    assert [msgspec.structs.astuple(each) for each in found.sources] == [
        ("https://a.example/rss", "مرآة", 600.0, True),
        ("https://b.example/map.xml", None, 7200.0, False),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "names no source"),
        ("x = [", "not TOML"),
        ("[[source]]\nname = 'a'", "has no url"),
        ("[[source]]\nurl = 'a'\nevry = 3", "knows no evry"),
        ("every = 'soon'\n[[source]]\nurl = 'a'", "not a span of time"),
    ],
)
def test_a_file_of_sources_that_is_wrong_says_why(tmp_path, content, why):
    (tmp_path / "feeds.toml").write_text(content)
    with pytest.raises(InputError, match=why):
        sources.load(tmp_path / "feeds.toml")


def test_the_command_watches(site, tmp_path):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(f'pause = 0\n[[source]]\nurl = "{site.url}/feed-as-page"\n', encoding="utf-8")
    options = ["--store", str(tmp_path / "store"), "--rounds", "1"]
    refused = CliRunner().invoke(command, ["watch", str(feeds), *options])
    assert refused.exit_code == 0
    done = CliRunner().invoke(command, ["watch", str(feeds), *options, "--allow-private"])
    assert done.exit_code == 0
    assert Store(tmp_path / "store").counts()["reports"] in (0, 3)
