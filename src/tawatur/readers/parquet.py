"""Parquet: a row is one report; columns are known by name as in a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from typing import Any

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _columns, _decoding
from tawatur.readers._columns import Names

SUFFIXES = (".parquet", ".pq")
TABULAR = True  # takes the names of columns
SAMPLE_ROWS = 20  # rows in which the text is looked for where no column is named after it
MAX_ROWS = 10_000_000
BATCH = 512  # rows in memory at a time
MAX_CELL = 64 << 20  # characters of one cell; a text of more is not a report

_MARK = b"PAR1"


def recognises(content: bytes) -> bool:
    """True where the content begins like Parquet."""
    return content.startswith(_MARK)


def read(content: bytes, location: str, columns: Names | None = None) -> Iterator[Page | Rejection]:
    """A page for each row, located ``path#row``; a row without text is a Rejection. ``columns``
    names the column of a field. Of a file that is broken in the middle, the rows before it."""
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")  # half a second to load

    if not recognises(content):
        raise InputError(location, "not Parquet")
    number = 0
    try:
        table = pq.ParquetFile(pa.BufferReader(content))
        if table.metadata.num_rows > MAX_ROWS:
            raise InputError(location, f"more than {MAX_ROWS} rows")
        found = _found(table, location, columns)
        for batch in table.iter_batches(BATCH, columns=sorted(set(found.values()))):
            for row in batch.to_pylist():
                number += 1
                yield _page(row, found, f"{location}#{number}")
    except (pa.ArrowException, OSError, ValueError, MemoryError, KeyError) as error:
        why = str(error).partition("\n")[0] or type(error).__name__
        if not number:
            raise InputError(location, f"not Parquet that can be read: {why}") from error
        yield Rejection(location, f"the table is broken after what was read: {why}")
        return
    if not number:
        raise InputError(location, "the table has no rows")


def _found(table: Any, location: str, told: Names | None) -> dict[str, str]:  # noqa: ANN401 - untyped library
    """The name of the column of each field."""
    flat = [field.name for field in table.schema_arrow]
    if absent := _columns.missing(flat, told):
        raise InputError(location, f"the table has no column named {absent}")
    found = _columns.named(flat, told)
    if "text" not in found:
        first = next(table.iter_batches(SAMPLE_ROWS), None)
        rows = first.to_pylist() if first is not None else []
        some = [[_string(row.get(name)) or "" for name in flat] for row in rows]
        found = {**_columns.guessed(some), **found}
    if "text" not in found:
        raise InputError(location, f"no column of the table holds texts: {', '.join(flat)[:200]}")
    return {field: flat[at] for field, at in found.items()}


def _page(row: dict[str, Any], found: dict[str, str], where: str) -> Page | Rejection:
    def cell(field: str) -> str | None:
        return _string(row.get(found.get(field, "")))

    text = cell("text")
    if text is not None and len(text) > MAX_CELL:
        return Rejection(where, f"a text of more than {MAX_CELL >> 20} million characters")
    return _columns.page(cell, where)


def _string(value: object) -> str | None:
    """A cell as words: strings, bytes of any encoding, numbers and times."""
    if isinstance(value, bytes):
        value = _text(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _decoding.whole(str(value)).strip() or None


def _text(content: bytes) -> str:
    try:
        return _decoding.decode(content, "")
    except InputError:
        return content.decode("utf-8", "replace")
