"""Reading stories behind the pages: the one somebody waits for first, then the others.

The work runs in a process of its own at low priority, so that pages stay quick; what it gives
goes into the store. A story that could not be read says why and is not tried again until it
changes.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import resource_tracker
from threading import Condition, Thread

import msgspec

from tawatur import linking, pipeline, stores
from tawatur.model.dossier import Dossier
from tawatur.model.report import Page
from tawatur.settings import Settings
from tawatur.stores import Store
from tawatur.web import naming

log = logging.getLogger(__name__)
Telling = Callable[[list[tuple[str, Page]], Settings, str], bytes]

_NICE = 10
_IDLE = 30.0  # seconds between looks for stories nobody has read
_AHEAD = 16  # stories taken from the store at once
_LARGEST = 60  # reports of a story that is read without anybody asking


def tell(pages: list[tuple[str, Page]], settings: Settings, decided: str) -> bytes:
    """The dossier of one story as JSON; runs in the reading process."""
    decisions = linking.parse(decided, "decisions") if decided else None
    told = msgspec.structs.replace(settings, one_story=True, workers=1)
    return msgspec.json.encode(pipeline.join(pages, told, decisions=decisions))


def _prepare() -> None:
    """In the reading process. Ctrl-C reaches it as well: it ends without a word, once it is set up;
    until then what began it holds the signal back."""
    os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


class Reader:
    """Reads stories one after the other."""

    def __init__(self, store: Store, settings: Settings, *, ahead: bool) -> None:
        self._store, self._settings, self._ahead = store, settings, ahead
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._failed: dict[tuple[str, int], str] = {}
        self._changed = Condition()
        self._closed = False
        self._pool: ProcessPoolExecutor | None = None
        self._thread = Thread(target=self._work, name="reader", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End, and the story in hand with it: it is read when the store is opened again."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._pool is not None:
            for process in multiprocessing.active_children():
                process.kill()  # one that is still starting would miss what it shares with us
            self._pool.shutdown(cancel_futures=True)

    def ask(self, story: str) -> None:
        """Have a story read next."""
        with self._changed:
            self._asked[story] = None
            self._asked.move_to_end(story, last=False)
            self._changed.notify_all()

    def wake(self) -> None:
        """Say that there may be new stories."""
        with self._changed:
            self._changed.notify_all()

    def why_not(self, story: str, version: int) -> str:
        """Why a story could not be read; empty where nothing stands in the way."""
        return self._failed.get((story, version), "")

    def read_now(self, story: str) -> None:
        """Read a story in this process and keep its dossier."""
        self._keep(story, tell)

    def _work(self) -> None:
        waiting: list[str] = []
        while not self._closed:
            asked = self._next()
            if asked is None and not waiting and self._ahead:
                waiting = self._untold()
            story = asked or (waiting.pop(0) if waiting else None)
            if story is None:
                with self._changed:
                    if not self._asked and not self._closed:
                        self._changed.wait(_IDLE)
                continue
            try:
                self._keep(story, self._elsewhere)
            except Exception as error:  # the store was not to be had: the next one who asks may
                log.warning("%s: %s", story, error)

    def _next(self) -> str | None:
        with self._changed:
            return self._asked.popitem(last=False)[0] if self._asked else None

    def _untold(self) -> list[str]:
        found = stores.stories.untold(self._store, _AHEAD * 4)
        lines = stores.stories.several(self._store, found)
        wanted = [lines[id] for id in found if id in lines]
        return [
            s.id for s in wanted if s.reports <= _LARGEST and (s.id, s.version) not in self._failed
        ][:_AHEAD]

    def _elsewhere(self, pages: list[tuple[str, Page]], settings: Settings, decided: str) -> bytes:
        if self._pool is None:
            resource_tracker.ensure_running()  # to begin it lets signals through
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_prepare)
        future: Future[bytes] = self._pool.submit(partial(tell, pages, settings, decided))
        return future.result()

    def _keep(self, story: str, telling: Telling) -> None:
        line = stores.stories.get(self._store, story)
        if line is None or line.told:
            return
        kept = stores.reports.of_story(self._store, story)
        pages = [(r.id, r.page()) for r in kept]
        decided = naming.as_toml(self._store)
        try:
            dossier = msgspec.json.decode(telling(pages, self._settings, decided), type=Dossier)
            stores.told.keep(self._store, story, line.version, dossier)
        except BrokenProcessPool:
            self._pool = None
            self._failed[story, line.version] = "the reading process ended"
        except Exception as error:
            self._failed[story, line.version] = str(error) or type(error).__name__
