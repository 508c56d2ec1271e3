"""Progress: bars on a terminal, plain lines elsewhere; both on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

LINE_EVERY = 500  # reports between two plain lines


@contextmanager
def shown() -> Iterator[Callable[[str, int, int], None]]:
    """A callable that takes (stage, done, of how many) and shows it."""
    if not sys.stderr.isatty():
        yield _line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        tasks = {}

        def advance(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=of)
            bars.update(tasks[stage], completed=done)

        yield advance


def _line(stage: str, done: int, of: int) -> None:
    if done and done % LINE_EVERY == 0:
        print(f"{stage}: {done} of {of}", file=sys.stderr)  # noqa: T201 - the door's own voice
