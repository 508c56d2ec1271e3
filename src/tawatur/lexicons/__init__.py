"""Word lists: a folder a kind, a file a resource, each with its licence and origin.

A resource is a UTF-8 tab-separated file: comment lines that begin with ``#`` (the first ones
name origin and licence), one header line with the column names, then the rows.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tawatur.errors import LexiconError

Row = dict[str, str]


@cache
def rows(kind: str) -> tuple[Row, ...]:
    """Every row of every file in the folder ``kind``, in file-name order.

    LexiconError names the file and line of a row with another number of columns than the header.
    """
    folder = files(__name__).joinpath(kind)
    found: list[Row] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".tsv"):
            found.extend(_rows(f"{kind}/{path.name}", path.read_text(encoding="utf-8")))
    return tuple(found)


def _rows(name: str, content: str) -> list[Row]:
    header: list[str] | None = None
    out: list[Row] = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise LexiconError(f"{name}:{number}: {len(cells)} columns, {len(header)} are named")
        else:
            out.append(dict(zip(header, cells, strict=True)))
    return out


@cache
def words(kind: str, column: str = "word") -> frozenset[str]:
    """The values of one column of the folder ``kind``."""
    return frozenset(row[column] for row in rows(kind))
