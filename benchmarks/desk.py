"""The desk under load: taking in a sample of news, then search, story and day pages for 50 readers.

    python benchmarks/desk.py ARTICLES.jsonl.xz [--stores sqlite postgres] [--readers 50]

Takes the articles in, reads the stories with most reports, opens the desk in a process of its own
and lets the readers ask, once with a second or so between one's answer and next question and once
without a pause. Prints one table, the stores beside each other. ``--store`` measures a store that
is filled already. The readers run on the same machine.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import cluster
import crowd
import httpx

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web.importing import Order, take_in
from tawatur.web.reading import Reader

SECONDS = 12
PAUSES = (1.0, 0.0)  # seconds between a reader's answer and next question
TOLD = 40  # stories that are read beforehand
ASKED_BEFORE = 100  # questions of each kind that one reader asks before it is measured
LARGEST = 60  # reports of a story that is read beforehand
WORDS = ("إيران", "السعودية", "رئيس الوزراء", "اليمن", "النفط", "داعش", "قمة", "وزير الخارجية",
         '"مجلس الأمن"', "الحوثيين", "انتخابات", "تركيا", "كرة القدم", "سوق الأسهم", "انف", "الرئ",
         "المدا", "since:2015-08-01 عدن", "مستشفى", "أسعار")  # fmt: skip
Rows = dict[str, str]


def filled(store: stores.Store, articles: Path | None) -> Rows:
    """Take the articles in where the store is empty, and read some stories."""
    out: Rows = {}
    if articles is not None and not stores.reports.count(store):
        begun, cpu = time.perf_counter(), time.process_time()
        added = int(str(take_in(store, Order(paths=(str(articles),)))["added"]))
        took, used = time.perf_counter() - begun, time.process_time() - cpu
        rates = f"{added / took:.0f} ({added / used:.0f} of its CPU)"
        out["taking in, articles a second"] = rates
    out["articles"] = f"{stores.reports.count(store):,}"
    reader = Reader(store, Settings(tagger="fast"), ahead=False)
    lines = stores.stories.several(store, stores.stories.untold(store, TOLD * 20)).values()
    of_size = sorted((-s.reports, s.id) for s in lines if s.reports <= LARGEST)
    for _, story in of_size[: max(0, TOLD - len(told(store)))]:
        reader.read_now(story)
        if why := reader.why_not(story, stores.stories.get(store, story).version):
            raise RuntimeError(f"{story}: {why}")
    print(out, file=sys.stderr)
    return out


def told(store: stores.Store) -> list[str]:
    """The stories that were read."""
    days = [d.day for d in stores.stories.days(store)]
    found = [stores.stories.of_day(store, day, limit=1000) for day in days]
    return sorted({s.id for some in found for s in some if s.told})


def kinds(store: stores.Store) -> dict[str, crowd.Asking]:
    """The kinds of pages, and what readers ask of each."""
    days = [d.day for d in stores.stories.days(store)]
    lists = [stores.stories.of_day(store, day, limit=30) for day in days]
    read = told(store)
    new = _questions([s.title for some in lists for s in some])
    ask = crowd.address
    return {
        "search page": lambda c: ask("/search", q=c.choice(WORDS), typing="1"),
        "search page, nobody asked before": lambda c: ask("/search", q=next(new), typing="1"),
        "search.json": lambda c: ask("/search.json", q=c.choice(WORDS)),
        "story page": lambda c: ask(f"/stories/{c.choice(read)}"),
        "day page": lambda c: ask(f"/days/{c.choice(days)}"),
    }


def _questions(titles: list[str]) -> Iterator[str]:
    """Two words of the news at a time, never the same two."""
    words = sorted({w for title in titles for w in title.split() if len(w) > 3})
    chance, asked = random.Random(1), set[str]()
    while True:
        question = " ".join(chance.sample(words, 2)) if len(asked) % 2 else chance.choice(words)
        question += f" -كلمة{len(asked)}"  # nobody has asked just this
        asked.add(question)
        yield question


@contextmanager
def served(address: str) -> Iterator[tuple[int, int]]:
    """The port of a desk over a store, and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "tawatur", "serve", ".", "--store", address]
    command += ["--port", str(port), "--no-reading-ahead"]
    with tempfile.TemporaryDirectory() as room:
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=room)
        try:
            for _ in range(150):
                time.sleep(0.2)
                try:
                    httpx.get(f"http://127.0.0.1:{port}/days.json", trust_env=False)
                    break
                except httpx.HTTPError:
                    continue
            yield port, server.pid
        finally:
            server.terminate()
            server.wait()


def spent(process: int) -> float:
    """Seconds a process has had of a core, its threads included; 0 where nobody says."""
    try:
        said = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    user, system = said.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def measured(address: str, articles: Path | None, readers: int) -> Rows:
    """The column of a store."""
    store = stores.open_store(address)
    rows = filled(store, articles)
    plan = kinds(store)
    with served(address) as (port, process):
        first = crowd.alone(port, [crowd.address(f"/stories/{id}") for id in told(store)])
        rows["story page, opened for the first time"] = f"{first.median:.0f} / {first.p95:.0f}"
        for pause in PAUSES:
            for kind, asking in plan.items():
                chance = random.Random(1)
                crowd.alone(port, [asking(chance) for _ in range(ASKED_BEFORE)])
                before = spent(process)
                found = crowd.answered(port, asking, readers=readers, pause=pause, seconds=SECONDS)
                each = 1000 * (spent(process) - before) / max(1, found.answers)
                often = f"every {pause:.0f} s" if pause else "without a pause"
                shown = f"{found.median:.0f} / {found.p95:.0f} ({found.rate:.0f}/s; {each:.1f})"
                rows[f"{kind}, {often}"] = shown
                print(kind, often, shown, file=sys.stderr)
    store.close()
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--store", default=None)
    parser.add_argument("--stores", nargs="+", default=["sqlite"], choices=["sqlite", "postgres"])
    parser.add_argument("--readers", type=int, default=50)
    asked = parser.parse_args()
    columns: dict[str, Rows] = {}
    with ExitStack() as stack:
        for name in [asked.store] if asked.store else asked.stores:
            room = stack.enter_context(tempfile.TemporaryDirectory())
            address = asked.store or f"{room}/desk.db"
            if name == "postgres":
                address = stack.enter_context(cluster.running())
            columns[name] = measured(address, asked.articles, asked.readers)
    heads = list(columns)
    head = "median / 95th percentile in ms (answers a second; ms of a core the desk takes for one)"
    print(f"{head}; {asked.readers} readers")
    print("| | " + " | ".join(heads) + " |\n|---|" + "---|" * len(heads))
    for row in columns[heads[0]]:
        print(f"| {row} | " + " | ".join(columns[h].get(row, "") for h in heads) + " |")


if __name__ == "__main__":
    main()
