"""Where reports come from: files, folders, standard input and addresses, one module a format.

A member is a module of this package with SUFFIXES and ``read`` (see ``roles.Reader``), and may
have ``recognises(content)`` for input whose name says nothing. One without a suffix of its own is
told by its content before any suffix counts. Adding a format is adding a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _finding, _opening
from tawatur.readers._formats import members, reader_of, within
from tawatur.readers._meta import Meta
from tawatur.readers._meta import load as load_meta
from tawatur.readers._visit import answered, entries, links, newest, refusal, visit
from tawatur.readers._web import Answer, Visiting, Visitor
from tawatur.readers._xml import Link

__all__ = [
    "Answer",
    "Link",
    "Visiting",
    "Visitor",
    "answered",
    "entries",
    "links",
    "members",
    "newest",
    "read",
    "refusal",
    "visit",
]

STDIN = "-"
_ADDRESSES = ("http://", "https://")


def read(
    paths: Iterable[str | Path],
    *,
    meta: Path | None = None,
    leave_out: Iterable[Path] = (),
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    visiting: Visiting | None = None,
) -> Iterator[Page | Rejection]:
    """Every page behind ``paths``, and a Rejection with the reason for each input, row or meta
    row that could not be read.

    A path is a file, a folder (all its files, in name order, hidden ones left out) or ``-`` for
    ``stdin``; .gz, .xz, .bz2 and .zst are opened. A file that several paths lead to is read once,
    one of ``leave_out`` never. ``meta`` names a CSV with columns file, outlet, published, url,
    title that completes the pages of plain-text files. ``columns`` names the column or key of a
    field (text, title, outlet, published, url, id) in tables and JSON. An address is visited within
    the limits of ``visiting``.
    """
    rows = load_meta(meta) if meta is not None else Meta(())
    never = {os.path.realpath(path) for path in (*leave_out, *([meta] if meta else []))}
    origins: dict[str, tuple[Path | BinaryIO, str]] = {}
    nowhere: list[Rejection] = []
    addresses: list[str] = []
    for path in dict.fromkeys(map(str, paths)):
        if path.lower().startswith(_ADDRESSES):
            addresses.append(path)
            continue
        for found in _inputs(path, stdin):
            if isinstance(found, Rejection):
                nowhere.append(found)
                continue
            real = os.path.realpath(found[0]) if isinstance(found[0], Path) else STDIN
            if real not in never:
                origins[real] = min(found, origins.get(real, found), key=_plainness)
    for origin, location in origins.values():
        for page in _pages(location, origin, columns):
            yield rows.complete(page) if isinstance(page, Page) else page
    visitor = Visitor(visiting)
    for address in addresses:
        yield from visit(address, visitor, columns)
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
    else:
        yield from _finding.files(path)


def _pages(
    location: str, origin: Path | BinaryIO, columns: Mapping[str, str] | None
) -> Iterator[Page | Rejection]:
    """The pages of one input; whatever stops the reading is a Rejection at that place."""
    try:
        if isinstance(origin, Path):
            content = _opening.load(origin, location)
        else:
            content = _opening.drain(origin, location)
        yield from within(content, location, columns)
    except _opening.BrokenOffError as error:
        yield from _before_the_break(error, location, columns)
    except InputError as error:
        yield Rejection(error.location, error.reason)


def _before_the_break(
    error: _opening.BrokenOffError, location: str, columns: Mapping[str, str] | None
) -> Iterator[Page | Rejection]:
    """What a packed file that breaks off holds before the break, where its format is read in
    pieces, and the reason why it is not all."""
    try:
        if error.content and getattr(reader_of(error.content, location), "PARTIAL", False):
            yield from within(error.content, location, columns)
    except InputError as inner:
        yield Rejection(inner.location, inner.reason)
    yield Rejection(error.location, error.reason)
