"""The desk under load: taking in a year's sample, search and story pages for 50 readers.

    python benchmarks/desk.py ARTICLES.jsonl.xz [--store FILE.db] [--readers 50] [--pause 1.0]

Takes the articles in where the store is empty, reads the stories with most reports, opens the desk
in a process of its own and lets the readers ask: each asks, waits about ``pause`` seconds, asks
again. Prints the rate of taking in, and the median and the 95th percentile of each kind of page.
The readers run on the same machine.
"""

import argparse
import asyncio
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web.importing import Order, take_in
from tawatur.web.reading import Reader

SECONDS = 12
Paths = list[tuple[str, dict[str, str]]]
TOLD = 40  # stories that are read beforehand
WORDS = ("إيران", "السعودية", "رئيس الوزراء", "اليمن", "النفط", "داعش", "قمة", "وزير الخارجية",
         '"مجلس الأمن"', "الحوثيين", "انتخابات", "تركيا", "كرة القدم", "سوق الأسهم", "انف", "الرئ",
         "المدا", "since:2015-08-01 عدن", "مستشفى", "أسعار")  # fmt: skip


def filled(store: stores.Store, articles: Path | None) -> None:
    if articles is not None and not stores.reports.count(store):
        begun, cpu = time.perf_counter(), time.process_time()
        added = take_in(store, Order(paths=(str(articles),)))["added"]
        took, used = time.perf_counter() - begun, time.process_time() - cpu
        print(
            f"taken in   {added} articles, {added / took:.0f} a second,"
            f" {added / used:.0f} a second of CPU"
        )
    reader = Reader(store, Settings(tagger="fast"), ahead=False)
    for story in stores.stories.untold(store, TOLD):
        line = stores.stories.get(store, story)
        if line and line.reports <= 60:
            reader.read_now(story)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def one_reader(
    client: httpx.AsyncClient, paths: Paths, pause: float, times: list[float], until: float
) -> None:
    chance = random.Random(str(paths) + str(time.perf_counter()))
    await asyncio.sleep(chance.random() * max(pause, 0.05))
    while time.perf_counter() < until:
        path, params = chance.choice(paths)
        begun = time.perf_counter()
        answer = await client.get(path, params=params)
        times.append((time.perf_counter() - begun) * 1000)
        answer.raise_for_status()
        await asyncio.sleep(pause * (0.5 + chance.random()))


async def load(base: str, plan: dict[str, Paths], readers: int, pause: float) -> None:
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    for kind, paths in plan.items():
        times: list[float] = []
        async with httpx.AsyncClient(
            base_url=base, limits=limits, timeout=30, trust_env=False
        ) as client:
            for path, params in paths[:40]:
                await client.get(path, params=params)
            until = time.perf_counter() + SECONDS
            jobs = [one_reader(client, paths, pause, times, until) for _ in range(readers)]
            await asyncio.gather(*jobs)
        found = sorted(times)
        p95 = found[int(len(found) * 0.95)]
        print(
            f"{kind:<10} {len(found)} answers, {len(found) / SECONDS:.0f} a second,"
            f" median {statistics.median(found):.0f} ms, p95 {p95:.0f} ms"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--store", default=None)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--pause", type=float, default=1.0)
    asked = parser.parse_args()
    room = tempfile.mkdtemp()
    address = asked.store or f"{room}/desk.db"
    store = stores.open_store(address)
    filled(store, asked.articles)
    print(f"the store  {stores.reports.count(store)} articles")
    lists = [stores.stories.of_day(store, d.day, limit=30) for d in stores.stories.days(store)]
    told = [s for some in lists for s in some if s.told]
    days = [(f"/days/{d.day}", {}) for d in stores.stories.days(store)]
    plan = {
        "search": [("/search", {"q": w, "typing": "1"}) for w in WORDS],
        "search.json": [("/search.json", {"q": w}) for w in WORDS],
        "story": [(f"/stories/{s.id}", {}) for s in told] or days,
        "day": days,
    }
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "tawatur",
        "serve",
        ".",
        "--store",
        address,
        "--port",
        str(port),
    ]
    server = subprocess.Popen([*command, "--no-reading-ahead"], stdout=subprocess.DEVNULL, cwd=room)
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(100):
            time.sleep(0.2)
            try:
                httpx.get(base + "/days.json", trust_env=False)
                break
            except httpx.HTTPError:
                continue
        print(f"readers    {asked.readers}, each asks every {asked.pause} s")
        asyncio.run(load(base, plan, asked.readers, asked.pause))
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
