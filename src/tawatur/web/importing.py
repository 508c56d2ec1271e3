"""Taking reports in: cleaned and indexed at once, grouped into stories day by day.

The work is a job in the store. A process that is killed leaves whole batches behind; the next one
takes the job up again, skips what it has, and groups what has no story.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import msgspec

from tawatur import grouping, pipeline, readers, stores
from tawatur.grouping import Signed
from tawatur.model.report import Page, Rejection
from tawatur.stores import Store
from tawatur.web.reading import Reader

BATCH = 250  # reports put on the shelf in one change: a second's work
WINDOW = 5  # days before the day that is grouped: reports further apart are never one event
_MOST_LISTED = 500  # stories a job's result lists
_MOST_REFUSED = 200  # refusals a job's result lists


class Order(msgspec.Struct, frozen=True):
    """What a job takes in: files and folders, and pages given as they are."""

    paths: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    meta: str | None = None


class Importer:
    """Runs the jobs of kind import, one after the other."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store, self._reader = store, reader
        self._waiting: queue.Queue[str | None] = queue.Queue()
        self._closed = False
        self._thread = Thread(target=self._work, name="importer", daemon=True)

    def start(self) -> None:
        """Begin, with the jobs an earlier process left."""
        taken = set(self._waiting.queue)  # before the desk opened: unfinished as well
        for job in stores.jobs.unfinished(self._store):
            if job.kind == "import" and job.id not in taken:
                self._waiting.put(job.id)
        self._thread.start()

    def close(self) -> None:
        """End after the batch in hand."""
        self._closed = True
        self._waiting.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=30)

    def _stopping(self) -> bool:
        return self._closed

    def take(self, order: Order, by: str) -> str:
        """Have reports taken in; gives the job's id."""
        job = stores.jobs.make(self._store, "import", msgspec.json.encode(order), by)
        self._waiting.put(job)
        return job

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None and not self._closed:
            try:
                order = msgspec.json.decode(stores.jobs.order(self._store, job), type=Order)
                result = take_in(self._store, order, job, stop=self._stopping)
            except Exception as error:  # a job says what went wrong, whatever it was
                stores.jobs.end(self._store, job, "failed", {"why": str(error)})
                continue
            if not self._closed:
                stores.jobs.end(self._store, job, "done", result)
                self._reader.wake()


def take_in(
    store: Store, order: Order, job: str = "", *, stop: Callable[[], bool] = bool
) -> dict[str, object]:
    """Take in what the order names; says how many reports are new, known, refused."""
    meta = Path(order.meta) if order.meta else None
    found = list(readers.read(order.paths, meta=meta)) if order.paths else []
    pages = [page for page in found if isinstance(page, Page)] + list(order.pages)
    refused = [r for r in found if isinstance(r, Rejection)]
    identified = pipeline.identify(pages)
    new = stores.reports.unknown(store, [id for id, _ in identified])
    wanted = sorted((p for p in identified if p[0] in new), key=lambda p: p[1].published or "")
    signed: dict[int, Signed] = {}
    for at in range(0, len(wanted), BATCH):
        if stop():
            return {}
        some = [(pipeline.glance(p), p[1]) for p in wanted[at : at + BATCH]]
        numbers = stores.reports.add(store, some)
        made = grouping.sign_together([reading for reading, _ in some])
        signed.update(zip(numbers, made, strict=True))
        if job:
            stores.jobs.progress(store, job, "reports", len(signed), len(wanted))
    place(store, job, signed=signed, stop=stop)
    homes = stores.stories.of_reports(store, list(signed)[:_MOST_LISTED])
    return {
        "added": len(signed),
        "known": len(identified) - len(wanted),
        "refused": [msgspec.to_builtins(r) for r in refused[:_MOST_REFUSED]],
        "stories": sorted(set(homes.values()))[:_MOST_LISTED],
    }


def place(
    store: Store,
    job: str = "",
    *,
    signed: Mapping[int, Signed] | None = None,
    stop: Callable[[], bool] = bool,
) -> None:
    """Give every report without a story its story, day by day, held against the days before; the
    reports of a small desk all at once, as those of a small folder are.

    ``signed`` are signatures at hand; the others are made from the texts on the shelf.
    """
    if 0 < stores.reports.count(store) <= grouping.MOST:
        stores.stories.place(store, _together(store, signed or {}))
        return
    days = stores.reports.unplaced_days(store)
    groups = _Groups(store, signed or {})
    for done, day in enumerate(days):
        if stop():
            return
        stores.stories.place(store, groups.until(day))
        if job:
            stores.jobs.progress(store, job, "stories", done + 1, len(days))


def _together(store: Store, signed: Mapping[int, Signed]) -> list[list[int]]:
    """The stories of all reports, by their numbers."""
    kept = stores.reports.of_days(store, "", "~")
    known = {r.id: r.n for r in kept}
    each = [signed.get(r.n) or grouping.sign(pipeline.glance((r.id, r.page()))) for r in kept]
    return [sorted(known[id] for id in story) for story in grouping.grouped(each).stories]


class _Groups:
    """The stories of the days as they come, by report numbers."""

    def __init__(self, store: Store, signed: Mapping[int, Signed]) -> None:
        self._store, self._signed = store, signed
        self._index = grouping.Index()
        self._reports: list[int | None] = []  # of each article; None where it is embedded
        self._last = ""

    def until(self, day: str) -> list[list[int]]:
        """The groups that a day's reports stand in, after the days before it."""
        first = len(self._reports)
        for each in _between(self._last, day):
            first = len(self._reports)
            self._step(each)
        self._last = day
        groups = [
            sorted({n for at in group if (n := self._reports[at]) is not None})
            for group in self._index.stories.groups()
            if group[-1] >= first
        ]
        held = {n for group in groups for n in group}
        alone = [n for n in self._reports[first:] if n is not None and n not in held]
        return [group for group in groups if group] + [[n] for n in alone]

    def _step(self, day: str) -> None:
        kept = stores.reports.of_days(self._store, day, day)
        known = {r.id: r.n for r in kept}
        signed = [
            self._signed.get(r.n) or grouping.sign(pipeline.glance((r.id, r.page()))) for r in kept
        ]
        self._index.add(signed)
        for one in sorted(signed, key=lambda one: one.id):
            self._reports.extend(
                known[one.id] if article.part == 0 else None for article in one.articles
            )
        without = sorted(known[one.id] for one in signed if not one.articles)
        if without:
            stores.stories.place(self._store, [[n] for n in without])


def _between(last: str, day: str) -> list[str]:
    """The days to be looked at up to ``day``: those of the window not looked at yet."""
    try:
        end = date.fromisoformat(day)
    except ValueError:
        return [day]
    days = [(end - timedelta(days=n)).isoformat() for n in range(WINDOW, -1, -1)]
    return [each for each in days if each > last]
