"""This machine: one process, or a pool of them."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import active_children, get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCHES = 16  # batches a worker gets in all: even load against the cost of handing over
_BATCH = 32  # items of a batch at most: what waits is in memory twice
_AHEAD = 3  # batches a worker has waiting


def start(address: str | None = None) -> None:
    """Nothing to start: the processes come with the work."""


def map(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[Result]:
    """The results of a pure, importable function, in the order of the items. Items are taken as
    they are needed."""
    known = len(items) if isinstance(items, Sized) else None
    if workers <= 1 or (known is not None and known <= 1):
        yield from (function(item) for item in items)
        return
    size = min(_BATCH, max(1, (known or 1) // (workers * BATCHES)))
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts)
    waiting = iter(items)
    answers: deque[Future[list[Result]]] = deque()
    try:
        while True:
            while len(answers) < workers * _AHEAD and (batch := list(islice(waiting, size))):
                answers.append(pool.submit(_all, function, batch))
            if not answers:
                break
            yield from answers.popleft().result()
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()  # what it has begun is wanted by nobody
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _all(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal: the first one answers for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
