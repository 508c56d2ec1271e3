"""Answers that are kept made, for as long as nothing in the store changes.

An answer belongs to one state of the store (``Store.version``), which is looked at before it is
made and after: with any change by anybody, in this process or another, everything kept goes. What
an answer depends on besides (the page, what is asked, format, language, light, role) is its key;
pages that say something else to each visitor are never kept, or put that into the key.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

MOST = 96 * 1024 * 1024  # bytes kept: 200 long stories, or 3,000 pages of search


class Sent(NamedTuple):
    """The bytes of an answer and their ETag."""

    body: bytes
    tag: str


class Turns:
    """Who makes the same thing waits for who began before: fifty who open a page are one's work."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._of: dict[Hashable, tuple[Lock, int]] = {}

    @contextmanager
    def of(self, key: Hashable) -> Iterator[bool]:
        """Alone with the key; True where another was there before."""
        with self._lock:
            turn, waiting = self._of.get(key, (Lock(), 0))
            self._of[key] = (turn, waiting + 1)
        try:
            with turn:
                yield waiting > 0
        finally:
            with self._lock:
                turn, waiting = self._of.pop(key)
                if waiting > 1:
                    self._of[key] = (turn, waiting - 1)


class Kept:
    """The answers kept of one state of a store, the ones used last longest."""

    def __init__(self, version: Callable[[], str], most: int = MOST) -> None:
        self._version, self._most = version, most
        self._of = ""
        self._answers: OrderedDict[Hashable, Sent] = OrderedDict()
        self._size = 0
        self._lock, self._turns = Lock(), Turns()

    def answer(self, key: Hashable, make: Callable[[], Sent]) -> Sent:
        """The answer kept under the key, or else a new one, kept if the store stood still."""
        before = self._version()
        found = self._found(before, key)
        if found is not None:
            return found
        with self._turns.of(key) as waited:
            if waited:
                before = self._version()
                found = self._found(before, key)
                if found is not None:
                    return found
            made = make()
            if self._version() == before:
                with self._lock:
                    self._keep(before, key, made)
            return made

    def _found(self, version: str, key: Hashable) -> Sent | None:
        with self._lock:
            self._turn(version)
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def _turn(self, version: str) -> None:
        if version != self._of:
            self._answers.clear()
            self._of, self._size = version, 0

    def _keep(self, version: str, key: Hashable, made: Sent) -> None:
        if version != self._of or key in self._answers or len(made.body) > self._most:
            return
        self._answers[key] = made
        self._size += len(made.body)
        while self._size > self._most:
            self._size -= len(self._answers.popitem(last=False)[1].body)
