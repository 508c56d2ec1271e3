"""Finding: the files behind the paths a user names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tawatur.model.report import Rejection


def printable(path: str) -> str:
    r"""A path as text that can be written down; bytes that are no UTF-8 as ``\xff``, so that two
    paths never become one."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files(path: str) -> Iterator[tuple[Path, str] | Rejection]:
    """Every file behind ``path`` with its location: the file itself, or all files of the folder
    and its folders in name order, hidden ones left out. A folder that leads back to itself is
    walked once; one that may not be opened is a Rejection."""
    start = Path(path)
    if start.is_dir():
        yield from _walk(start, ())
    else:
        yield start, printable(path)


def _walk(folder: Path, above: tuple[str, ...]) -> Iterator[tuple[Path, str] | Rejection]:
    real = os.path.realpath(folder)
    if real in above:
        yield Rejection(printable(str(folder)), "the folder leads back to itself")
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths, are sorted
    except OSError as error:
        yield Rejection(printable(str(folder)), error.strerror or "cannot be opened")
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, (*above, real))
        else:
            yield path, printable(str(path))
