"""Watching: feeds and sitemaps are asked again and again, and what changes in their stories told.

A round asks the sources that are due, reads what is new behind them, lets the new reports join
their stories, reads anew only the stories that changed, and announces every change of a finding
once. All state is one SQLite file; a round may be killed anywhere and the next goes on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tawatur.readers import Visiting, Visitor
from tawatur.watching.asking import Asker, Clock
from tawatur.watching.outgoing import publish
from tawatur.watching.sources import Sources, load
from tawatur.watching.state import Store
from tawatur.watching.telling import Teller

__all__ = ["Round", "Watch", "load"]


class Round(msgspec.Struct, frozen=True):
    """What one round did: sources asked, entries and reports taken, stories told, lines new."""

    asked: int
    entries: int
    reports: int
    stories: int
    lines: tuple[str, ...]


class Watch:
    """A watch over sources with its state in ``folder``; one process at a time."""

    def __init__(
        self,
        sources: Sources,
        folder: Path,
        *,
        visiting: Visiting | None = None,
        clock: Clock = time.time,
        seed: int = 0,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._visiting = visiting or Visiting()
        self.store = Store(folder)
        self._asker = Asker(sources, self.store, Visitor(self._visiting), clock, seed)
        self._teller = Teller(self.store)

    def round(self) -> Round:
        """One round."""
        due = self._asker.due()
        entries = sum(self._asker.ask(source) for source in due)
        reports = self._asker.read()
        before = self._teller.told
        self._teller.tell(self._clock())
        lines = publish(self.store, self._folder)
        return Round(len(due), entries, reports, self._teller.told - before, tuple(lines))

    def rounds(self, most: int | None = None) -> Iterator[Round]:
        """Round after round, each when the next source is due; ``most`` of them, or for ever."""
        done = 0
        while most is None or done < most:
            yield self.round()
            done += 1
            left = self._asker.next_at() - self._clock()
            if left > 0 and (most is None or done < most):
                self._visiting.sleep(left)

    def close(self) -> None:
        """Give the state back."""
        self.store.close()
