"""The desk: a store, how stories are read, and what is remembered between requests."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TypeVar, cast

import msgspec

from tawatur import stores
from tawatur.model.dossier import Dossier
from tawatur.settings import Settings
from tawatur.stores import Store
from tawatur.web.importing import Importer
from tawatur.web.keeping import Kept, Turns
from tawatur.web.reading import Reader

Made = TypeVar("Made")
_REMEMBERED = 128  # stories whose page is kept made: some 80 MB


class Desk:
    """What every page and action is given; ``frames`` are the sites that may hold what is embedded.
    ``close`` ends the desk's work and leaves the store whole."""

    def __init__(
        self,
        store: Store,
        settings: Settings | None = None,
        *,
        read_ahead: bool = True,
        frames: Sequence[str] = (),
    ) -> None:
        self.store = store
        self.frames = tuple(frames)
        self.settings = settings or Settings()
        self.reader = Reader(store, self.settings, ahead=read_ahead)
        self.importer = Importer(store, self.reader)
        self.kept = Kept(store.version)
        self._pages: OrderedDict[tuple[str, int], object] = OrderedDict()
        self._steady: dict[str, tuple[str, object]] = {}
        self._lock, self._turns = Lock(), Turns()

    def start(self) -> None:
        """Take up the work that an earlier process left undone."""
        self.reader.start()
        self.importer.start()

    def close(self) -> None:
        """End the work in progress; what is done is kept, the rest is taken up next time."""
        self.importer.close()
        self.reader.close()

    def dossier(self, story: str) -> tuple[int, Dossier] | None:
        """The version and dossier of a story; None where nobody has read it yet."""
        return stores.told.get(self.store, story)

    def steady(self, name: str, make: Callable[[], Made]) -> Made:
        """Something made of the whole store, made again once anything in it has changed."""
        now = self.store.version()
        of, found = self._steady.get(name, ("", None))
        if of != now:
            found = make()
            self._steady[name] = (now, found)
        return cast(Made, found)

    def once(self, key: tuple[str, int], make: Callable[[], Made]) -> Made:
        """Something made of a story in a version: once, whoever asks for it at the same time."""
        with self._turns.of(key):
            with self._lock:
                found = self._pages.get(key)
                if found is not None:
                    self._pages.move_to_end(key)
                    return cast(Made, found)
            made = make()
            with self._lock:
                self._pages[key] = made
                while len(self._pages) > _REMEMBERED:
                    self._pages.popitem(last=False)
            return made


class Listed(msgspec.Struct, frozen=True):
    """Where a list stands: page, of how many things, whether there is another page."""

    page: int
    total: int
    more: bool
