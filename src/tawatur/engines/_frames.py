"""The one program of the dataframe engines: items are rows, the function a column.

Functions and items travel pickled, so that a worker on another machine needs nothing but this
package. Items are taken in waves: what has been answered is not kept.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from tawatur.errors import UsageError

os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
os.environ.setdefault("DAFT_ANALYTICS_ENABLED", "0")
os.environ.setdefault("DO_NOT_TRACK", "true")

try:
    import daft
    from daft import DataType, Series, col
except ImportError as error:
    raise UsageError("this engine needs daft and ray: pip install 'tawatur[scale]'") from error

engine = daft

Item = TypeVar("Item")
Result = TypeVar("Result")

_WAVE = 8192  # items in the engine's hands at once
_BATCH = 16  # rows a worker takes at once
_PARTS = 4  # parts of a wave for each worker of a cluster


def map(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[Result]:
    """The results of a pure, importable function, in the order of the items."""
    waiting = iter(items)
    while wave := [pickle.dumps(item) for item in islice(waiting, _WAVE)]:
        rows = daft.from_pydict({"place": list(range(len(wave))), "item": wave})
        if daft.get_or_infer_runner_type() == "ray":
            rows = rows.into_partitions(min(len(wave), _PARTS * workers))
        answered = rows.select("place", _column(function, workers)(col("item")).alias("result"))
        yield from (pickle.loads(one) for one in _in_order(answered, "result"))


def _column(function: Callable[[Any], Any], workers: int) -> Any:  # noqa: ANN401 - untyped there
    call = pickle.dumps(function)

    @daft.cls(use_process=True, max_concurrency=workers)
    class Call:
        def __init__(self) -> None:
            self.function = pickle.loads(call)

        @daft.method.batch(return_dtype=DataType.binary(), batch_size=_BATCH)
        def answer(self, column: Series) -> list[bytes]:
            opened = (pickle.loads(v) if isinstance(v, bytes) else v for v in column.to_pylist())
            return [pickle.dumps(self.function(item)) for item in opened]

    return Call().answer


def _in_order(answered: daft.DataFrame, column: str) -> list[bytes]:
    found: dict[str, list[Any]] = answered.to_pydict()
    order = sorted(range(len(found["place"])), key=found["place"].__getitem__)
    return [found[column][i] for i in order]
