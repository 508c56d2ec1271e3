"""This machine: one process, or a pool of them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCHES = 16  # batches a worker gets in all: even load against the cost of handing over


def map(
    function: Callable[[Item], Result], items: Sequence[Item], workers: int
) -> Iterator[Result]:
    """The results of a pure, importable function, in the order of the items."""
    if workers <= 1 or len(items) <= 1:
        yield from (function(item) for item in items)
        return
    size = max(1, len(items) // (workers * BATCHES))
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts)
    try:
        yield from pool.map(function, items, chunksize=size)
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()  # what it has begun is wanted by nobody
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal: the first one answers for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
