"""Columns: which column of a table of reports is which, and a report from its cells.

A column is known by a name that its reader was told, else by its name in Arabic or English, and
where no name tells by what it holds: the text is the column with the longest cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding, _fragment, _visible

FIELDS = ("text", "title", "outlet", "published", "url", "id")
LONG_TEXT = 40  # characters: a column whose cells are longer on average may be the text

Columns = dict[str, int]  # the number of the column of each field
Names = Mapping[str, str]  # the name of the column of each field, as a reader was told

_GAP = re.compile(r"[\s_\-‐–.]+")


def plain(name: str) -> str:
    """A name as it is compared: folded, lower case, blanks and hyphens alike."""
    return _GAP.sub(" ", fold(name).lower()).strip()


@cache
def _known() -> dict[str, tuple[str, int]]:
    """The field of each known column name, and its rank."""
    return {
        plain(row["name"]): (row["field"], rank)
        for rank, row in enumerate(lexicons.rows("table_columns"))
    }


def named(names: Sequence[str], told: Names | None = None) -> Columns:
    """The columns of a row of names, by field: the one that was told, else the name of the best
    rank for each."""
    best: dict[str, tuple[int, int]] = {}
    wanted = {plain(name): field for field, name in (told or {}).items()}
    for at, cell in enumerate(names):
        here = plain(cell.strip("\ufeff"))
        field, rank = (wanted[here], -1) if here in wanted else _known().get(here, ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, at)
    return {field: at for field, (_, at) in best.items()}


def missing(names: Sequence[str], told: Names | None) -> str | None:
    """The first of the names told that no column has."""
    here = {plain(name) for name in names}
    return next((name for name in (told or {}).values() if plain(name) not in here), None)


def guessed(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns by what they hold, where no name tells the text's."""
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


def page(cell: Callable[[str], str | None], where: str) -> Page | Rejection:
    """The report whose fields ``cell`` gives."""
    body = cell("text")
    body = _fragment.text(body) if body else None
    if not body:
        return Rejection(where, "the row has no text")
    title = cell("title")
    title = _decoding.narrow(_decoding.resolved(_fragment.text(title))) or None if title else None
    return Page(
        location=where,
        text=_decoding.whole(f"{title}\n\n{body}" if title else body),
        id=cell("id"),
        title=title and _decoding.whole(title),
        outlet=cell("outlet"),
        published=_visible.iso(cell("published")),
        url=cell("url"),
    )
