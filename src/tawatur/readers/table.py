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
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding, _fragment, _markup, _visible

SUFFIXES = (".csv", ".tsv", ".tab")
MAX_CELL = 64 << 20  # characters of one cell; a text of more is not a report
SEPARATORS = ",;\t|"
SAMPLE = 1 << 16  # characters in which the separator is looked for
SAMPLE_ROWS = 20
NAMED = 2  # known names a row must hold to be a row of names, where the text's is none of them
MAX_BROKEN = 50  # each broken row costs a reading of what is below it
LONG_TEXT = 40  # characters: a column whose cells are longer on average may be the text

_GAP = re.compile(r"[\s_\-‐–.]+")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)

Columns = dict[str, int]


def recognises(content: bytes) -> bool:
    """True where the first line names columns, a text or title among them."""
    line = content[:4096].split(b"\n", 1)[0].decode("utf-8-sig", "ignore")
    separator = max(SEPARATORS, key=line.count)
    named = _named([cell.strip(' "\r') for cell in line.split(separator)])
    return "text" in named and len(named) >= 2


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each row, located ``path#row`` (the first row below the names is 1); a row
    without text or with other columns than the names is a Rejection."""
    text = _markup.decode(content, location)
    text, separator = _separator(text)
    rows = _rows(text, separator, location)
    first = next(rows, None)
    if first is None or isinstance(first, Rejection):
        raise InputError(location, "the table has no rows")
    columns = _named(first)
    names, body = first, rows
    if len(columns) < NAMED and "text" not in columns:
        names, body, columns = [], _rows(text, separator, location), {}
    if "text" not in columns:
        columns = {**_guessed(text, separator, bool(names)), **columns}
    if "text" not in columns:
        shown = ", ".join(cell.strip()[:20] for cell in first[:8])
        raise InputError(location, f"no column of the table holds texts: {shown}")
    found = False
    for number, row in enumerate(body, 1):
        if isinstance(row, Rejection):
            found = True
            yield Rejection(f"{location}#{number}", row.reason)
        elif any(cell.strip() for cell in row):
            found = True
            yield _page(row, columns, len(names), f"{location}#{number}")
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
    return alike + len(_named(rows[0]))


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


def _plain(name: str) -> str:
    return _GAP.sub(" ", fold(name).lower()).strip()


@cache
def _names() -> dict[str, tuple[str, int]]:
    """The field of each known column name, and its rank."""
    return {
        _plain(row["name"]): (row["field"], rank)
        for rank, row in enumerate(lexicons.rows("table_columns"))
    }


def _named(row: list[str]) -> Columns:
    """The columns of the row of names, by field: the name of the best rank for each."""
    best: dict[str, tuple[int, int]] = {}
    for at, cell in enumerate(row):
        field, rank = _names().get(_plain(cell.strip("\ufeff")), ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, at)
    return {field: at for field, (_, at) in best.items()}


def _guessed(text: str, separator: str, is_named: bool) -> Columns:
    """The columns by what they hold, where no name tells the text's."""
    rows = _some(text[:SAMPLE], separator)[is_named:]
    columns: Columns = {}
    lengths: dict[int, float] = {}
    for at in range(max((len(row) for row in rows), default=0)):
        cells = [row[at].strip() for row in rows if len(row) > at and row[at].strip()]
        if not cells:
            continue
        lengths[at] = sum(map(len, cells)) / len(cells)
        if sum(cell.startswith(("http://", "https://")) for cell in cells) * 2 > len(cells):
            columns.setdefault("url", at)
        elif sum(_visible.iso(cell) is not None for cell in cells) * 2 > len(cells):
            columns.setdefault("published", at)
    free = {at: size for at, size in lengths.items() if at not in columns.values()}
    longest = max(free, key=lambda at: free[at], default=None)
    if longest is not None and free[longest] >= LONG_TEXT:
        columns["text"] = longest
    return columns


def _page(row: list[str], columns: Columns, named: int, where: str) -> Page | Rejection:
    if named and len(row) > named:
        return Rejection(where, f"the row has {len(row)} cells, {named} columns are named")

    def cell(field: str) -> str | None:
        at = columns.get(field, len(row))
        return _decoding.whole(row[at].strip()) or None if at < len(row) else None

    body = cell("text")
    if body is None:
        return Rejection(where, "the row has no text")
    body = _fragment.text(body)
    title = _one_line(cell("title"))
    if not body:
        return Rejection(where, "the row has no text")
    return Page(
        location=where,
        text=f"{title}\n\n{body}" if title else body,
        id=cell("id"),
        title=title,
        outlet=cell("outlet"),
        published=_visible.iso(cell("published")),
        url=cell("url"),
    )


def _one_line(title: str | None) -> str | None:
    return " ".join(_fragment.text(title).split()) or None if title else None
