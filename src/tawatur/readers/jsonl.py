"""JSON Lines, and JSON that holds one object or a list: one row is one report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tawatur.model.report import Page, Rejection
from tawatur.readers import _columns, _dates, _decoding
from tawatur.readers._columns import Names

SUFFIXES = (".jsonl", ".ndjson", ".json", ".jl")
TABULAR = True  # takes the names of columns
PARTIAL = True  # reads what stands before a break
MAX_CHARS = 64 << 20  # one report of more characters than this is not a report

# The names under which exports give a field, the first one that is filled counts.
_TEXT = ("text", "maintext", "content", "body")
_OUTLET = ("source", "outlet", "source_domain")
_DATE = ("date", "published", "date_publish", "date_published", "publishedAt", "pubDate")


def recognises(content: bytes) -> bool:
    """True where the content begins like JSON: an object, or a list of objects."""
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] == b"{" or (head[:1] == b"[" and head[1:].lstrip()[:1] == b"{")


def read(content: bytes, location: str, columns: Names | None = None) -> Iterator[Page | Rejection]:
    """A page for each row, located ``path#row``; a row that cannot be read is a Rejection.
    ``columns`` names the key of a field; ``a.b`` is the key b of the object under a."""
    text = _decoding.decode(content, location)
    for number, line in _rows(text):
        where = f"{location}#{number}"
        try:
            row = json.loads(line) if isinstance(line, str) else line
        except (ValueError, RecursionError) as error:
            yield Rejection(where, f"not JSON: {str(error) or 'nested too deep'}")
            continue
        yield _page(_told(row, columns) if columns and isinstance(row, dict) else row, where)


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    """(1-based number, row): objects of a whole document, or its lines still to be parsed."""
    first = text.lstrip()[:1]
    whole: Any = None
    if first == "[" or (first == "{" and not _is_lines(text)):
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError):
            whole = None
    if isinstance(whole, dict):
        yield 1, whole
    elif isinstance(whole, list):
        yield from enumerate(whole, 1)
    else:
        lines = ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
        yield from lines


def _is_lines(text: str) -> bool:
    """True where the first filled line is an object by itself and another one follows."""
    head, _, rest = text.lstrip().partition("\n")
    return head.rstrip().endswith("}") and rest.lstrip()[:1] == "{"


def _page(row: object, where: str) -> Page | Rejection:
    if not isinstance(row, dict):
        return Rejection(where, f"a row must be an object, not {type(row).__name__}")
    body = _string(row, _TEXT)
    if body is None:
        row = _known(row)
        body = _string(row, _TEXT)
    if body is None:
        return Rejection(where, "the row has no text (text, maintext, content or body)")
    title = _string(row, ("title",))
    title = _decoding.resolved(title) if title else None
    text = f"{title}\n\n{body}" if title else body
    if len(text) > MAX_CHARS:
        return Rejection(where, f"a text of more than {MAX_CHARS >> 20} million characters")
    return Page(
        location=where,
        text=text,
        id=_identity(row.get("id")),
        title=title,
        outlet=_string(row, _OUTLET),
        published=next((d for name in _DATE if (d := _dates.iso(row.get(name)))), None),
        url=_string(row, ("url",)),
    )


def _told(row: dict[str, Any], columns: Names) -> dict[str, Any]:
    """The row with each field under the name of its own that is read first."""
    ours = {"text": _TEXT, "outlet": _OUTLET, "published": _DATE}
    out = dict(row)
    for field, name in columns.items():
        value: Any = row
        for key in (name,) if name in row else tuple(name.split(".")):
            value = value.get(key) if isinstance(value, dict) else None
        for other in ours.get(field, ()):
            out.pop(other, None)
        out[ours.get(field, (field,))[0]] = value
    return out


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """The row with the fields that its keys name as columns of a table do."""
    keys = [key for key in row if isinstance(row[key], str | int)]
    found = {field: keys[at] for field, at in _columns.named(keys).items()}
    return _told(row, found) if "text" in found else row


def _identity(value: object) -> str | None:
    """An id as it is given: words, or a number that is no truth value."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return _decoding.whole(str(value)) or None


def _string(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return _decoding.whole(value)
    return None
