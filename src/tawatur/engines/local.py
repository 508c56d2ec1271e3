"""This machine: one process, or a pool of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(function, items, chunksize=size)
