"""A desk that is ended by force again and again: nothing is lost, nothing is there twice.

usage: benchmarks/killed_desk.py [--imports 25] [--edits 15] [--migrations 10] [--postgres]

SIGKILL at moments that a seed chooses: while reports are taken in and grouped, while readers write
notes, decisions and shares through the door, and while a store of an older schema is brought up to
date. After each the store is looked at, and the work goes on where it was. Ends with 1 where
something is missing, twice or half done.
"""

import argparse
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import msgspec
from sqlalchemy import Connection, inspect, text

from tawatur import stores
from tawatur.model.report import Page
from tawatur.stores import Store
from tawatur.web.importing import Order, take_in

REPORTS = 1500
FACTS = 30_000  # rows an older store has to bring along
PATIENCE = 120  # seconds a process is waited for
_TAKE_IN = """
import sys, msgspec
from tawatur import stores
from tawatur.web.importing import Order, take_in
store = stores.open_store(sys.argv[1])
job = stores.jobs.unfinished(store)[0].id
print("begun", flush=True)
result = take_in(store, msgspec.json.decode(stores.jobs.order(store, job), type=Order), job)
stores.jobs.end(store, job, "done", result)
"""
_OPEN = """
import sys
from tawatur import stores
stores.members()
print("begun", flush=True)
stores.open_store(sys.argv[1])
"""


@contextmanager
def begun(script: str, address: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has said that it begins; it is ended by force."""
    command = [sys.executable, "-c", script, address]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def count(c: Connection, asked: str) -> int:
    """The number that a question gives."""
    return int(c.execute(text(asked)).scalar() or 0)


def sound(store: Store) -> list[str]:
    """What is wrong with a store as it lies: its file, and what search finds of its reports."""
    faults: list[str] = []
    with store.reading() as c:
        if store.engine.dialect.name == "sqlite":
            if (said := c.execute(text("PRAGMA integrity_check")).scalar()) != "ok":
                faults.append(f"the file: {said}")
            indexed = "SELECT count(DISTINCT (rowid >> 12) & 33554431) FROM passage_words"
        else:
            indexed = "SELECT count(DISTINCT (key >> 12) & 33554431) FROM passage_words"
        found, held = count(c, indexed), count(c, "SELECT count(*) FROM reports")
        if found != held:
            faults.append(f"{held} reports, {found} of them found by search")
        twice = "SELECT report FROM story_reports GROUP BY report HAVING count(*) > 1"
        if n := count(c, f"SELECT count(*) FROM ({twice}) AS t"):
            faults.append(f"{n} reports stand in two stories")
    return faults


def order() -> Order:
    """Reports about invented towns, some of them of one event."""
    towns = "رنوان زمردة ترفال هاران لوسينا برقان".split()
    return Order(
        pages=tuple(
            Page(
                location=f"{n}.txt",
                id=f"r{n}",
                text=f"خبر {n} من {towns[n % 6]}\n\nافتُتح الجسر رقم {n} في {towns[n % 6]} أمس." * 3,
                outlet=towns[n % 5],
                published=f"2031-05-{1 + n % 9:02}",
            )
            for n in range(REPORTS)
        )
    )


def importing(address: str, kills: int, rng: random.Random) -> list[str]:
    """Kill the taking in of one order ``kills`` times; what each process did is kept."""
    store = stores.open_store(address)
    job = stores.jobs.make(store, "import", msgspec.json.encode(order()), "huda")
    faults: list[str] = []
    before = 0
    for n in range(kills):
        with begun(_TAKE_IN, address) as process:
            time.sleep(rng.uniform(0, 1.5) if n % 3 else rng.uniform(0, 0.2))
            ended = process.poll() is not None
        faults += sound(store)
        held = stores.reports.count(store)
        if held < before:
            faults.append(f"{before} reports, then {held}")
        before = held
        if ended:  # it came to its end: the next one takes the same order in once more
            job = stores.jobs.make(store, "import", msgspec.json.encode(order()), "huda")
    result = take_in(store, msgspec.json.decode(stores.jobs.order(store, job), type=Order), job)
    if int(str(result["added"])) + int(str(result["known"])) != REPORTS:
        faults.append(f"added and known: {result['added']}, {result['known']}")
    if stores.reports.count(store) != REPORTS or stores.reports.unplaced_days(store):
        faults.append(f"{stores.reports.count(store)} reports of {REPORTS}, or some in no story")
    faults += sound(store)
    store.close()
    return faults


class Door:
    """A served desk that is killed and opened again, and somebody who writes at it."""

    def __init__(self, address: str) -> None:
        self._address, self.written, self.asked = address, Counter[str](), Counter[str]()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])

    def kill_while_writing(self, story: str, seconds: float) -> None:
        """Write for so long, then kill; each change is ``asked`` first, ``written`` when the desk
        said so."""
        command = [sys.executable, "-m", "tawatur", "serve", ".", "--store", self._address]
        command += ["--port", str(self._port), "--no-reading-ahead"]
        with tempfile.TemporaryDirectory() as room:
            desk = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=room)
            base = f"http://127.0.0.1:{self._port}"
            with httpx.Client(base_url=base, trust_env=False, timeout=PATIENCE) as client:
                self._wait(client)
                until, stopped = time.monotonic() + seconds, False
                while not stopped:
                    if time.monotonic() >= until:
                        desk.kill()
                    stopped = not self._write(client, story)
            desk.wait()

    def _wait(self, client: httpx.Client) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                client.get("/days.json")
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError("the desk did not open")

    def _write(self, client: httpx.Client, story: str) -> bool:
        words = f"ملاحظة {self.asked.total()}"
        self.asked[words] += 1
        try:
            answer = client.post("/notes", json={"story": story, "words": words})
        except httpx.HTTPError:
            return False
        if answer.status_code == 201:
            self.written[words] += 1
        return True


def editing(address: str, kills: int, rng: random.Random) -> list[str]:
    """Kill a desk ``kills`` times while somebody writes notes on a story."""
    store = stores.open_store(address)
    story = stores.stories.untold(store, 1)[0]
    door = Door(address)
    faults: list[str] = []
    for _ in range(kills):
        door.kill_while_writing(story, rng.uniform(0.05, 0.6))
        held = Counter(note.words for note in stores.desk.notes(store, story))
        if lost := door.written - held:
            faults.append(f"lost: {sorted(lost)}")
        if twice := held - door.asked:
            faults.append(f"twice, or asked by nobody: {sorted(twice)}")
        faults += sound(store)
    if door.written.total() < kills:
        faults.append("nothing was written between the kills")
    store.close()
    return faults


def older(address: str) -> int:
    """Make the store one of the first schema, with FACTS rows to bring along; says how many
    findings they are of."""
    store = stores.open_store(address)
    with store.writing() as c:
        for later in ("findings", "shares", "ties"):
            c.execute(text(f"DROP TABLE {later}"))
        c.execute(text("UPDATE settings SET value = '1' WHERE key = 'schema'"))
        c.execute(text("DELETE FROM facts"))
        named = ("n", "finding", "slot", "key", "story", "report", "start", "status", "value")
        named += ("question", "question_en", "label", "label_en", '"end"')
        values = [f":{name.strip(chr(34))}" for name in named]
        rows = [
            dict.fromkeys(("slot", "key", "story", "status", "value"), "x")
            | dict.fromkeys(("question", "question_en", "label", "label_en"), "س")
            | {"n": n, "finding": f"f{n // 3}", "report": 1, "start": 0, "end": 1}
            for n in range(FACTS)
        ]
        put = f"INSERT INTO facts ({', '.join(named)}) VALUES ({', '.join(values)})"
        c.execute(text(put), rows)
    store.close()
    return len({row["finding"] for row in rows})


def migrating(address: str, kills: int, rng: random.Random) -> list[str]:
    """Kill the bringing up to date of an older store ``kills`` times."""
    faults: list[str] = []
    wanted = older(address)
    for _ in range(kills):
        with begun(_OPEN, address):
            time.sleep(rng.uniform(0, 0.35))
        before = _schema_of(address)
        store = stores.open_store(address)
        with store.reading() as c:
            found = count(c, "SELECT count(*) FROM findings")
        if before not in ("1, nothing of the steps", f"{_newest(address)}, {wanted}"):
            faults.append(f"left at schema {before}")
        if found != wanted:
            faults.append(f"{found} findings of {wanted} (it was left at {before})")
        faults += sound(store)
        store.close()
        older(address)
    return faults


def _newest(address: str) -> str:
    """The schema of a store that is up to date."""
    store = stores.open_store(address)
    with store.reading() as c:
        at = c.execute(text("SELECT value FROM settings WHERE key = 'schema'")).scalar()
    store.close()
    return str(at)


def _schema_of(address: str) -> str:
    """The schema a store was left at, and what is there of the steps after the first."""
    name = "postgres" if "://" in address else "sqlite"
    url = address if "://" in address else f"sqlite:///{address}"
    engine = stores.members()[name].engine(url)
    with engine.connect() as c:
        at = c.execute(text("SELECT value FROM settings WHERE key = 'schema'")).scalar()
        there = any(inspect(c).has_table(name) for name in ("findings", "shares", "ties"))
        held = count(c, "SELECT count(*) FROM findings") if there else "nothing of the steps"
    engine.dispose()
    return f"{at}, {held}"


def main() -> None:
    """Kill and look, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--imports", type=int, default=25)
    parser.add_argument("--edits", type=int, default=15)
    parser.add_argument("--migrations", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    begun_at = time.monotonic()
    with ExitStack() as stack:
        room = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = str(room / "desk.db")
        if asked.postgres:
            import cluster

            address = stack.enter_context(cluster.running())
        faults = importing(address, asked.imports, rng)
        faults += editing(address, asked.edits, rng)
        faults += migrating(address, asked.migrations, rng)
    kills = asked.imports + asked.edits + asked.migrations
    print(f"{kills} kills in {time.monotonic() - begun_at:.0f} s")
    print("\n".join(faults) or "nothing lost, nothing twice, nothing half done")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
