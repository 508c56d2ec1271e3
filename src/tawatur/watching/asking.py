"""Asking: one look at each source that is due, one visit for each new entry, politely.

A source that has not changed says so (ETag, Last-Modified); one that fails is left alone for
longer each time; no host is visited twice within its pause. When a source is asked next is moved
by a seeded chance, so that many watches do not all come at once.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from hashlib import sha256
from urllib.parse import urlsplit

import msgspec

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page
from tawatur.readers import Answer, Visitor
from tawatur.watching.sources import Source, Sources
from tawatur.watching.state import Entry, Store

LONGEST = 6 * 3600.0  # seconds a source that fails is left alone at most
JITTER = 0.1  # of the time to the next look, the share that chance may add or take
TRIES = 3  # visits to the page behind an entry before the entry itself is taken
MOST_ENTRIES = 500  # entries of one source that are taken at one look

Clock = Callable[[], float]


class Asker:
    """Asks sources and reads what they lead to; all it learns is in the store."""

    def __init__(
        self, sources: Sources, store: Store, visitor: Visitor, clock: Clock, seed: int
    ) -> None:
        self._sources = sources
        self._store = store
        self._visitor = visitor
        self._clock = clock
        self._seed = seed
        self._visited: dict[str, float] = {}

    def due(self) -> list[Source]:
        """The sources whose time has come, the longest due first."""
        found = [(self._store.source(s.url).next_at, s.url, s) for s in self._sources.sources]
        return [source for at, _, source in sorted(found) if at <= self._clock()]

    def next_at(self) -> float:
        """When the first source is due."""
        return min(self._store.source(source.url).next_at for source in self._sources.sources)

    def ask(self, source: Source) -> int:
        """One look at a source; how many entries are new or have changed."""
        asked = self._store.source(source.url)
        marks = {"If-None-Match": asked.etag, "If-Modified-Since": asked.modified}
        headers = {name: value for name, value in marks.items() if value}
        problem, rest = None, 0.0
        entries: list[Entry] = []
        try:
            answer = self._visit(asked.asked, headers)
            if answer.status != 304:
                rest = answer.retry_after or 0.0
                problem = readers.refusal(answer)
            if answer.status != 304 and problem is None:
                entries = list(self._entries(answer, source))
                asked = msgspec.structs.replace(
                    asked,
                    asked=answer.moved_to or asked.asked,
                    etag=answer.headers.get("etag"),
                    modified=answer.headers.get("last-modified"),
                )
        except InputError as error:
            problem = error.reason
        failures = asked.failures + 1 if problem else 0
        next_at = self._clock() + self._wait(source, failures, rest)
        with self._store.step():
            taken = self._store.offer(entries)
            kept = msgspec.structs.replace(asked, next_at=next_at, failures=failures)
            self._store.keep_source(source.url, kept, problem)
        return taken

    def _wait(self, source: Source, failures: int, rest: float) -> float:
        """Seconds until a source is asked again."""
        wait = min(source.every * 2.0**failures, max(LONGEST, source.every))
        chance = random.Random(f"{self._seed}/{source.url}/{failures}/{self._clock():.0f}")
        return max(rest, wait * (1 + JITTER * chance.uniform(-1, 1)))

    def _entries(self, answer: Answer, source: Source) -> Iterator[Entry]:
        found = readers.links(answer, source.url, self._visitor)
        pages = {page.url: page for page in readers.entries(answer) if page.url}
        for link in readers.newest(found)[:MOST_ENTRIES]:
            page = pages.get(link.url)
            outlet = source.outlet or link.outlet
            page = page and msgspec.structs.replace(page, outlet=outlet, location=link.url)
            yield Entry(link.url, link.changed, source.url, page)

    def read(self) -> int:
        """Reads the entries that wait; how many reports are new or say something else."""
        follow = {source.url: source for source in self._sources.sources}
        taken = 0
        for entry in self._store.waiting():
            source = follow.get(entry.source)
            page, problem, again = entry.page, None, False
            if source is None or source.follow or page is None:
                page, problem, again = self._behind(entry, source)
            with self._store.step():
                if page is None:
                    self._store.done(entry, problem, again=again)
                else:
                    taken += self._store.read(entry, identity(entry.url), page, self._clock())
        return taken

    def _behind(self, entry: Entry, source: Source | None) -> tuple[Page | None, str | None, bool]:
        """The page behind an entry, else the entry itself where it is more than a headline; why
        there is none, and whether that may change."""
        problem, passing = None, False
        try:
            answer = self._visit(entry.url, {})
            passing = answer.status in (429, 500, 502, 503, 504)
            problem = readers.refusal(answer)
            for page in () if problem else readers.answered(answer, entry.url):
                if isinstance(page, Page):
                    return self._completed(page, entry, source), None, False
                problem = page.reason
        except InputError as error:
            problem, passing = error.reason, "took longer" in error.reason
        if passing and entry.tries + 1 < TRIES:
            return None, problem, True
        return entry.page, problem, False

    @staticmethod
    def _completed(page: Page, entry: Entry, source: Source | None) -> Page:
        said = entry.page
        return msgspec.structs.replace(
            page,
            location=entry.url,
            url=page.url or entry.url,
            outlet=(source.outlet if source else None) or page.outlet or (said and said.outlet),
            published=page.published or (said and said.published),
        )

    def _visit(self, url: str, headers: dict[str, str]) -> Answer:
        """A visit once the host has had its pause: ours, or the longer one it asks for."""
        host = urlsplit(url).netloc
        before = self._visited.get(host)
        if before is not None:
            pause = max(self._sources.pause, self._visitor.robots(url).delay)
            left = before + pause - self._clock()
            if left > 0:
                self._visitor.visiting.sleep(left)
        try:
            return self._visitor.fetch(url, headers)
        finally:
            self._visited[host] = self._clock()


def identity(url: str) -> str:
    """The id of the report at an address."""
    return sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:12]
