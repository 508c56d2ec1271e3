"""Formats: which reader an input is for, by its suffix, its content or its declared type."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _opening

# Formats that hold text a plain-text reader would take for a report; a reader added for one of
# them is asked first.
_OTHER_FORMATS = frozenset(".rtf .tex .yaml .yml .toml .ini .log .py .js .css .sql .sh".split())
# What servers declare for the formats that their content does not tell.
_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/json": "jsonl",
    "application/x-ndjson": "jsonl",
    "message/rfc822": "mail",
    "multipart/related": "mail",
}


@cache
def members() -> dict[str, ModuleType]:
    """Every reader by name, in name order."""
    folder = str(Path(__file__).parent)
    names = sorted(found.name for found in pkgutil.iter_modules([folder]))
    return {n: importlib.import_module(f"{__package__}.{n}") for n in names if n[0] != "_"}


def within(
    content: bytes, location: str, columns: Mapping[str, str] | None = None
) -> Iterator[Page | Rejection]:
    """The pages that bytes hold; the location's suffix tells the format, else the bytes do."""
    module = reader_of(content, location)
    yield from apply(module, content, location, columns)


def apply(
    module: ModuleType, content: bytes, location: str, columns: Mapping[str, str] | None
) -> Iterator[Page | Rejection]:
    """What a reader makes of bytes; only those of tables are told the names of columns."""
    if columns and getattr(module, "TABULAR", False):
        yield from module.read(content, location, columns)
    else:
        yield from module.read(content, location)


def reader_of(content: bytes, location: str) -> ModuleType:
    """The reader for a location: by suffix, and where that says nothing or plain text by
    content."""
    suffix = "" if location == "-" else _opening.inner_suffix(location)
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


def answered(content: bytes, kind: str, location: str) -> ModuleType:
    """The reader for what a server answered: by the content, and only where that says nothing by
    the declared type; addresses have no suffix that could be trusted."""
    known = members()
    for module in known.values():
        if hasattr(module, "recognises") and module.recognises(content):
            return module
    if kind in _KINDS:
        return known[_KINDS[kind]]
    if kind.startswith(("image/", "video/", "audio/", "font/")):
        raise InputError(location, f"no report: the server calls it {kind}")
    return known["text"]
