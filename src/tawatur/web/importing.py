"""Taking reports in: cleaned and indexed at once, grouped into stories day by day.

The work is a job in the store. A process that is killed leaves whole batches behind; the next one
takes the job up again, skips what it has, and groups what has no story.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import msgspec

from tawatur import grouping, pipeline, readers, stores
from tawatur.model.annotation import Reading
from tawatur.model.report import Page, Rejection
from tawatur.stores import Store
from tawatur.web.reading import Reader

BATCH = 250  # reports put on the shelf in one change: a second's work
WINDOW = 1  # days before the day that is grouped: an event is told again on the morrow
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
        for job in stores.jobs.unfinished(self._store):
            if job.kind == "import":
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
            order = msgspec.json.decode(stores.jobs.order(self._store, job), type=Order)
            try:
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
    numbers: list[int] = []
    for at in range(0, len(wanted), BATCH):
        some = wanted[at : at + BATCH]
        if stop():
            return {}
        numbers += stores.reports.add(store, [(pipeline.glance(p), p[1]) for p in some])
        if job:
            stores.jobs.progress(store, job, "reports", len(numbers), len(wanted))
    place(store, job, stop=stop)
    return {
        "added": len(numbers),
        "known": len(identified) - len(wanted),
        "refused": [msgspec.to_builtins(r) for r in refused[:_MOST_REFUSED]],
        "stories": sorted(set(stores.stories.of_reports(store, numbers[:5000]).values()))[:500],
    }


def place(store: Store, job: str = "", *, stop: Callable[[], bool] = bool) -> None:
    """Give every report without a story its story, day by day."""
    days = stores.reports.unplaced_days(store)
    held: dict[int, Reading] = {}
    for done, day in enumerate(days):
        if stop():
            return
        kept = stores.reports.of_days(store, _before(day), day)
        held = {r.n: held.get(r.n) or pipeline.glance((r.id, r.page())) for r in kept}
        by_id = {r.id: r.n for r in kept}
        stores.stories.place(store, _groups(list(held.values()), by_id))
        if job:
            stores.jobs.progress(store, job, "stories", done + 1, len(days))


def _before(day: str) -> str:
    if day == stores.reports.UNDATED:
        return day
    try:
        return (date.fromisoformat(day) - timedelta(days=WINDOW)).isoformat()
    except ValueError:
        return day


def _groups(readings: Sequence[Reading], numbers: dict[str, int]) -> list[list[int]]:
    """The stories among the readings, as report numbers; a report of another language is alone."""
    arabic = [r for r in readings if r.report.language == "ar"]
    alone = [[numbers[r.report.id]] for r in readings if r.report.language != "ar"]
    clusters = grouping.group(arabic) if arabic else None
    return [[numbers[i] for i in ids] for ids in (clusters.stories if clusters else ())] + alone
