"""A watch over scripted feeds that is killed again and again: every report and change once.

usage: benchmarks/killed_watch.py [--feeds 20] [--updates 2000] [--accidents 100] [--kills 10]

The watch runs as a process of its own and is ended by SIGKILL at moments that a seed chooses; the
next one takes up its folder. Prints what was read and announced, and ends with 1 where a report or
a change is missing or twice.
"""

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import msgspec
import world

from tawatur.watching.changes import Change

STEP = 10  # reports at most that come out at one look


class Outcome(NamedTuple):
    """What a scripted watch came to; ``faults`` says what is not as it should be."""

    reports: int
    stories: int
    changes: int
    tellings: int
    rounds_spared: int
    seconds: float
    faults: list[str]


def run(
    folder: Path, *, feeds: int, updates: int, accidents: int, kills: int, seed: int = 1
) -> Outcome:
    """A scripted watch in ``folder``, killed ``kills`` times."""
    reports = world.script(feeds, updates, accidents, seed)
    rng = random.Random(seed)
    begun = time.monotonic()
    with world.running(reports, step=STEP) as site:
        names = folder / "feeds.toml"
        names.write_text(world.feeds_file(site.url, feeds), encoding="utf-8")
        for number in range(kills):
            watch = _start(names, folder)
            until = updates * (number + 1) // (kills + 1)
            _wait(watch, lambda until=until: site.shown >= until, 900)
            time.sleep(rng.uniform(0.0, 1.0))  # the moment: while asking, reading or telling
            watch.kill()
            watch.wait()
        watch = _start(names, folder)
        _wait(watch, lambda: site.shown == updates and _count(folder) >= updates, 1800)
        watch.kill()
        watch.wait()
        for _ in range(1):  # whatever was left over by the last kill
            subprocess.run([*_command(names, folder), "--rounds", "1"], check=True,
                           capture_output=True)  # fmt: skip
        return _outcome(folder, reports, site, time.monotonic() - begun)


def _command(names: Path, folder: Path) -> list[str]:
    store = str(folder / "store")
    return [sys.executable, "-m", "tawatur", "watch", str(names), "--store", store,
            "--allow-private"]  # fmt: skip


def _start(names: Path, folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(_command(names, folder), stdout=quiet, stderr=quiet)


def _wait(watch: subprocess.Popen[bytes], reached, most: float) -> None:  # noqa: ANN001 - a predicate
    end = time.monotonic() + most
    while not reached():
        if watch.poll() is not None:
            raise RuntimeError(f"the watch ended by itself with {watch.returncode}")
        if time.monotonic() > end:
            raise RuntimeError("the watch got nowhere")
        time.sleep(0.05)


def _count(folder: Path) -> int:
    path = folder / "store" / "watch.sqlite"
    if not path.exists():
        return 0
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30) as base:
        return int(base.execute("select count(*) from reports where fresh = 0").fetchone()[0])


def _outcome(folder: Path, reports: list[world.Report], site: world.World, took: float) -> Outcome:
    base = sqlite3.connect(folder / "store" / "watch.sqlite")
    urls = [row[0] for row in base.execute("select url from reports")]
    wanted = {f"{site.url}/report/{r.feed}/{r.number}" for r in reports}
    faults = []
    if len(urls) != len(set(urls)) or set(urls) != wanted:
        faults.append(f"{len(urls)} reports, {len(set(urls) & wanted)} of {len(wanted)} wanted")
    if fresh := base.execute("select count(*) from reports where fresh").fetchone()[0]:
        faults.append(f"{fresh} reports were not told")
    rows = base.execute("select number, story, change from changes order by number").fetchall()
    decoder = msgspec.json.Decoder(Change)
    changes = [(number, story, decoder.decode(change)) for number, story, change in rows]
    log = (folder / "store" / "changes.tsv").read_text(encoding="utf-8").splitlines()
    numbers = [int(line.split("\t")[0]) for line in log]
    if numbers != [number for number, _, _ in changes]:
        faults.append("the log is not the changes, each once")
    faults += _broken(changes)
    stories, tellings = base.execute("select count(*), sum(told) from stories").fetchone()
    base.close()
    return Outcome(len(urls), stories, len(changes), tellings, site.unchanged, took, faults)


def _broken(changes: list[tuple[int, str, Change]]) -> list[str]:
    """The lines that do not begin where the last one on their question ended, and those that say
    what it said: an answer that leads goes on from what led, a further one is told once."""
    ended: dict[tuple[str, str], object] = {}
    further: set[tuple[str, str, object]] = set()
    faults = []
    for number, story, change in changes:
        here = (story, change.finding)
        if ended.get(here, change.before[0]) != change.before[0]:
            faults.append(f"change {number} does not go on from {ended[here]}: {change.line}")
        if change.kind == "position":
            again = [label for label in change.after if (*here, label) in further]
            further |= {(*here, label) for label in change.after}
        else:
            again = [change.after[0]] * (change.kind == "value" and change.after == change.before)
            ended[here] = change.after[0]
        if again:
            faults.append(f"change {number} says again: {change.line}")
    return faults


def main() -> None:
    """Run the script and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=20)
    parser.add_argument("--updates", type=int, default=2000)
    parser.add_argument("--accidents", type=int, default=100)
    parser.add_argument("--kills", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), **vars(options))
    print(
        f"{found.reports} reports in {found.stories} stories, {found.changes} changes announced,"
        f" {found.tellings} tellings, {found.rounds_spared} looks spared by 304,"
        f" {options.kills} kills, {found.seconds:.0f} s"
    )
    print("\n".join(found.faults) or "every report once, every change once")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
