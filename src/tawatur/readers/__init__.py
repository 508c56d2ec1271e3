"""Where reports come from: files, folders and standard input, one module a format.

A member is a module of this package with SUFFIXES and ``read`` (see ``roles.Reader``), and may
have ``recognises(content)`` for input whose name says nothing. One without a suffix of its own is
told by its content before any suffix counts. Adding a format is adding a file.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _finding, _opening
from tawatur.readers._meta import Meta
from tawatur.readers._meta import load as load_meta

__all__ = ["members", "read"]

STDIN = "-"
_ADDRESSES = ("http://", "https://")
# Formats that hold text a plain-text reader would take for a report; a reader added for one of
# them is asked first.
_OTHER_FORMATS = frozenset(
    ".parquet .rtf .tex .yaml .yml .toml .ini .log .py .js .css .sql .sh".split()
)


@cache
def members() -> dict[str, ModuleType]:
    """Every reader by name, in name order."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {n: importlib.import_module(f"{__name__}.{n}") for n in names if n[0] != "_"}


def read(
    paths: Iterable[str | Path],
    *,
    meta: Path | None = None,
    leave_out: Iterable[Path] = (),
    stdin: BinaryIO | None = None,
) -> Iterator[Page | Rejection]:
    """Every page behind ``paths``, and a Rejection with the reason for each input, row or meta
    row that could not be read.

    A path is a file, a folder (all its files, in name order, hidden ones left out) or ``-`` for
    ``stdin``; .gz, .xz, .bz2 and .zst are opened. A file that several paths lead to is read once,
    one of ``leave_out`` never. ``meta`` names a CSV with columns file, outlet, published, url,
    title that completes the pages of plain-text files.
    """
    rows = load_meta(meta) if meta is not None else Meta(())
    never = {os.path.realpath(path) for path in (*leave_out, *([meta] if meta else []))}
    origins: dict[str, tuple[Path | BinaryIO, str]] = {}
    nowhere: list[Rejection] = []
    for path in dict.fromkeys(map(str, paths)):
        for found in _inputs(path, stdin):
            if isinstance(found, Rejection):
                nowhere.append(found)
                continue
            real = os.path.realpath(found[0]) if isinstance(found[0], Path) else STDIN
            if real not in never:
                origins[real] = min(found, origins.get(real, found), key=_plainness)
    for origin, location in origins.values():
        for page in _pages(location, origin):
            yield rows.complete(page) if isinstance(page, Page) else page
    yield from nowhere
    yield from rows.leftovers()


def _plainness(found: tuple[object, str]) -> tuple[int, str]:
    """Of two names of one file the plainer comes first."""
    return len(found[1]), found[1]


def _inputs(path: str, stdin: BinaryIO | None) -> Iterator[tuple[Path | BinaryIO, str] | Rejection]:
    if path == STDIN and stdin is not None:
        yield stdin, STDIN
    elif path == STDIN:
        yield Rejection(STDIN, "there is no standard input")
    elif path.lower().startswith(_ADDRESSES):
        yield Rejection(path, "addresses cannot be read yet: save the page and name the file")
    else:
        yield from _finding.files(path)


def _pages(location: str, origin: Path | BinaryIO) -> Iterator[Page | Rejection]:
    """The pages of one input; whatever stops the reading is a Rejection at that place."""
    try:
        if isinstance(origin, Path):
            content = _opening.load(origin, location)
        else:
            content = _opening.drain(origin, location)
        yield from _reader(content, location).read(content, location)
    except InputError as error:
        yield Rejection(error.location, error.reason)


def _reader(content: bytes, location: str) -> ModuleType:
    """The reader for a location: by suffix, and where that says nothing or plain text by
    content."""
    suffix = "" if location == STDIN else _opening.inner_suffix(location)
    known = members()
    for module in known.values():
        if not module.SUFFIXES and module.recognises(content):
            return module
    for module in known.values():
        if suffix and suffix in module.SUFFIXES:
            return _page_or(module, content)
    if suffix in _OTHER_FORMATS:
        raise InputError(location, f"there is no reader for {suffix} files")
    for module in known.values():
        if hasattr(module, "recognises") and module.recognises(content):
            return module
    return known["text"]


def _page_or(module: ModuleType, content: bytes) -> ModuleType:
    """The reader itself, but that of pages where a page was saved under the name of a text."""
    known = members()
    saved = module is known["text"] and known["html"].recognises(content)
    return known["html"] if saved else module
