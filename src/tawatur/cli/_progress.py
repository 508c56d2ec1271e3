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
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        tasks = {}

        def advance(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=of or None)
            bars.update(tasks[stage], completed=done)

        yield advance


def _lines() -> Callable[[str, int, int], None]:
    said: dict[str, int] = {}

    def line(stage: str, done: int, of: int) -> None:
        if done // LINE_EVERY > said.get(stage, 0):
            said[stage] = done // LINE_EVERY
            text = f"{stage}: {done} of {of}" if of else f"{stage}: {done}"
            print(text, file=sys.stderr)  # noqa: T201 - the door's own voice

    return line
