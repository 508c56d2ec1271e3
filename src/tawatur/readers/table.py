"""Tables: CSV and TSV in any dialect; a row is one report.

The separator is the one that parts the first rows into the same number of cells; which column is
which is told by its name, in Arabic or English, and where there are no names by what it holds:
the text is the column with the longest cells.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _columns, _decoding, _markup
from tawatur.readers._columns import Columns, Names

SUFFIXES = (".csv", ".tsv", ".tab")
MAX_CELL = 64 << 20  # characters of one cell; a text of more is not a report
SEPARATORS = ",;\t|"
SAMPLE = 1 << 16  # characters in which the separator is looked for
SAMPLE_ROWS = 20
NAMED = 2  # known names a row must hold to be a row of names, where the text's is none of them
MAX_BROKEN = 50  # each broken row costs a reading of what is below it

TABULAR = True  # takes the names of columns
PARTIAL = True  # reads what stands before a break

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def recognises(content: bytes) -> bool:
    """True where the first line names columns, a text or title among them."""
    line = content[:4096].split(b"\n", 1)[0].decode("utf-8-sig", "ignore")
    separator = max(SEPARATORS, key=line.count)
    named = _columns.named([cell.strip(' "\r') for cell in line.split(separator)])
    return "text" in named and len(named) >= 2


def read(content: bytes, location: str, columns: Names | None = None) -> Iterator[Page | Rejection]:
    """A page for each row, located ``path#row`` (the first row below the names is 1); a row
    without text or with other columns than the names is a Rejection. ``columns`` names the column
    of a field."""
    text = _markup.decode(content, location)
    text, separator = _separator(text)
    rows = _rows(text, separator, location)
    first = next(rows, None)
    if first is None or isinstance(first, Rejection):
        raise InputError(location, "the table has no rows")
    if columns and (absent := _columns.missing(first, columns)):
        raise InputError(location, f"the table has no column named {absent}")
    found_columns = _columns.named(first, columns)
    names, body = first, rows
    if len(found_columns) < NAMED and "text" not in found_columns:
        names, body, found_columns = [], _rows(text, separator, location), {}
    if "text" not in found_columns:
        some = _some(text[:SAMPLE], separator)[bool(names) :]
        found_columns = {**_columns.guessed(some), **found_columns}
    if "text" not in found_columns:
        shown = ", ".join(cell.strip()[:20] for cell in first[:8])
        raise InputError(location, f"no column of the table holds texts: {shown}")
    found = False
    for number, row in enumerate(body, 1):
        if isinstance(row, Rejection):
            found = True
            yield Rejection(f"{location}#{number}", row.reason)
        elif any(cell.strip() for cell in row):
            found = True
            yield _page(row, found_columns, len(names), f"{location}#{number}")
    if not found:
        raise InputError(location, "the table has no rows")


def _separator(text: str) -> tuple[str, str]:
    """The table without the line in which spreadsheets name the separator, and the separator."""
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        return text[stated.end() :], stated.group(1)
    sample = text[:SAMPLE]
    best = max(SEPARATORS, key=lambda each: (_evenness(sample, each), -SEPARATORS.index(each)))
    return text, best


def _evenness(sample: str, separator: str) -> float:
    """How far the first rows agree on a number of cells above one, the named ones counted in."""
    rows = [row for row in _some(sample, separator) if row]
    if not rows or len(rows[0]) < 2:
        return 0.0
    alike = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
    return alike + len(_columns.named(rows[0]))


def _some(text: str, separator: str) -> list[list[str]]:
    out: list[list[str]] = []
    for row in _rows(text, separator, ""):
        if len(out) == SAMPLE_ROWS:
            break
        if not isinstance(row, Rejection):
            out.append(row)
    return out


def _rows(text: str, separator: str, location: str) -> Iterator[list[str] | Rejection]:
    """The rows that hold anything. One whose quotes do not close is rejected by itself, and the
    reading goes on with the line after its first one."""
    csv.field_size_limit(MAX_CELL)
    lines = list(io.StringIO(text.replace("\0", "\ufffd"), newline=""))
    begin = 0
    for _ in range(MAX_BROKEN):
        reader = csv.reader(lines[begin:], delimiter=separator, skipinitialspace=True, strict=True)
        start = begin
        try:
            for row in reader:
                start = begin + reader.line_num
                if row:
                    yield row
            return
        except csv.Error as error:
            yield Rejection(location, f"not a row of a table: {error}")
        begin = start + 1
    yield Rejection(location, f"more than {MAX_BROKEN} rows are broken: the rest was not read")


def _page(row: list[str], columns: Columns, named: int, where: str) -> Page | Rejection:
    if named and len(row) > named:
        return Rejection(where, f"the row has {len(row)} cells, {named} columns are named")

    def cell(field: str) -> str | None:
        at = columns.get(field, len(row))
        return _decoding.whole(row[at].strip()) or None if at < len(row) else None

    return _columns.page(cell, where)
