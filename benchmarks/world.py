"""A scripted world: feeds on loopback that report invented accidents, with tolls that grow.

usage: benchmarks/world.py

Prints one report. Each look at a feed brings a few reports more, so that a watch that is killed
and taken up again sees all of them in the end; ``benchmarks/killed_watch.py`` and the tests of the
watch import it.
"""

import random
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from invented import BODIES, FIRST, LAST, OFFICES, OUTLETS, Writer

KINDS = "انهيار مبنى|حريق مصنع|تصادم حافلتين|غرق مركب|انفجار مستودع|سقوط رافعة|فيضان واد".split("|")
SPOTS = "حي|سوق|ميناء|ضاحية|قرية|محطة|جسر|شارع".split("|")
STEMS = "النخل الورد البحر الصخر الريح الغيم القمح الزيت الملح الرمل الفجر الندى".split()
ENDINGS = "الشمالي الجنوبي القديم الجديد الأعلى الأسفل الشرقي الغربي".split()


class Report(NamedTuple):
    """One report of an accident."""

    feed: int
    number: int
    accident: int
    toll: int
    title: str
    text: str
    published: datetime


def script(feeds: int, updates: int, accidents: int, seed: int = 1) -> list[Report]:
    """The reports of all feeds in the order in which they come out."""
    rng = random.Random(seed)
    spots = rng.sample([f"{a} {b} {c}" for a in SPOTS for b in STEMS for c in ENDINGS], accidents)
    known = [_accident(rng, spot) for spot in spots]
    tolls = [rng.randrange(3, 30) for _ in spots]
    begun = datetime(2031, 4, 1, 6, tzinfo=UTC)
    counts = [0] * feeds
    out = []
    for number in range(updates):
        which, feed = rng.randrange(accidents), rng.randrange(feeds)
        if rng.random() < 0.3:
            tolls[which] += rng.randrange(1, 6)
        counts[feed] += 1
        title, text = _report(rng, known[which], tolls[which])
        at = begun + timedelta(minutes=number)
        out.append(Report(feed, counts[feed], which, tolls[which], title, text, at))
    return out


def _accident(rng: random.Random, spot: str) -> dict[str, str]:
    chief = f"{rng.choice(OFFICES)} {rng.choice(FIRST)} {rng.choice(LAST)}"
    return {
        "kind": rng.choice(KINDS),
        "spot": spot,
        "body": rng.choice(BODIES),
        "told": "\n".join(
            [
                f"وقال {chief} إن فرق الإنقاذ تعمل في {spot}",
                *Writer(rng.randrange(1 << 30)).sentences(4, 4),
            ]
        ),
    }


def _report(rng: random.Random, a: dict[str, str], toll: int) -> tuple[str, str]:
    """Title and text of a report: the toll, and some of what all reports tell of the accident."""
    title = rng.choice(
        (
            f"ارتفاع حصيلة {a['kind']} في {a['spot']} إلى {toll} قتيلا",
            f"{toll} قتيلا في {a['kind']} في {a['spot']}",
            f"{a['body']}: مقتل {toll} شخصا في {a['kind']} في {a['spot']}",
        )
    )
    lead = f"قتل {toll} شخصا في {a['kind']} في {a['spot']}، بحسب ما أعلنت {a['body']}."
    rest = rng.sample(a["told"].split("\n"), 4)
    return title, "\n".join([lead, *(f"{sentence}." for sentence in rest)])


class World(ThreadingHTTPServer):
    """The feeds; ``shown`` counts the reports that are out, ``unchanged`` the looks spared."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, reports: list[Report], step: int, seed: int = 1) -> None:
        super().__init__(("127.0.0.1", 0), _Feeds)
        self.reports, self.step = reports, step
        self.shown = self.asked = self.unchanged = 0
        self.lock = threading.Lock()
        self.rng = random.Random(seed)
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A watch that is killed hangs up: nothing to say."""

    def look(self) -> int:
        """A look at a feed: how many reports are out now."""
        with self.lock:
            self.asked += 1
            self.shown = min(len(self.reports), self.shown + self.rng.randrange(self.step + 1))
            return self.shown


class _Feeds(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: World

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        with suppress(OSError):
            name, _, number = self.path.strip("/").partition("/")
            if name != "feed":
                self._say(404, b"")
                return
            feed, shown = int(number), self.server.look()
            items = [r for r in self.server.reports[:shown] if r.feed == feed]
            tag = f'"{len(items)}"'
            if self.headers.get("If-None-Match") == tag:
                self.server.unchanged += 1
                self._say(304, b"", tag)
            else:
                self._say(200, rss(self.server.url, feed, items), tag)

    def _say(self, status: int, content: bytes, tag: str = '""') -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def rss(url: str, feed: int, reports: list[Report]) -> bytes:
    """A feed with the whole text of each report, the newest first."""
    items = "".join(
        f"<item><title>{escape(r.title)}</title><link>{url}/report/{r.feed}/{r.number}</link>"
        f"<description>{escape(r.text)}</description>"
        f"<pubDate>{format_datetime(r.published)}</pubDate></item>"
        for r in reversed(reports)
    )
    title = f"{OUTLETS[feed % len(OUTLETS)]} {feed}"
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def feeds_file(url: str, feeds: int) -> str:
    """What a watch of all feeds reads."""
    rows = "".join(f'[[source]]\nurl = "{url}/feed/{n}"\nfollow = false\n\n' for n in range(feeds))
    return f"every = 1\npause = 0\n\n{rows}"


@contextmanager
def running(reports: list[Report], step: int):  # noqa: ANN201 - a context of a World
    """The feeds of the reports, while the block lasts."""
    world = World(reports, step)
    thread = threading.Thread(target=world.serve_forever, kwargs={"poll_interval": 0.02})
    thread.daemon = True
    thread.start()
    try:
        yield world
    finally:
        world.shutdown()
        world.server_close()


def main() -> None:
    """Print one report."""
    found = script(1, 1, 1)[0]
    print(found.title, found.text, sep="\n\n")


if __name__ == "__main__":
    main()
