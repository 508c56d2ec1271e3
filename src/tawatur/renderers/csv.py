"""Statements, claims and the evidence of findings as one long table in CSV.

One table and not three, because one file holds it and a filter on the column ``row`` gives each of
the three; they share most columns. RFC 4180, UTF-8 without a mark; ``csv_excel`` is for Excel.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tawatur.model.dossier import Dossier
from tawatur.renderers._export.characters import REPLACEMENT, encodable
from tawatur.renderers._export.table import COLUMNS, rows

SUFFIX = ".csv"


def render(dossier: Dossier) -> bytes:
    """The table with a header line, in UTF-8."""
    return table(dossier, str)


def table(dossier: Dossier, shown: Callable[[str], str]) -> bytes:
    """The table with each cell as ``shown`` gives it."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(dossier):
        writer.writerow(_cell(getattr(row, column), shown) for column in COLUMNS)
    return page.getvalue().encode("utf-8")


def _cell(value: object, shown: Callable[[str], str]) -> object:
    """A cell; readers of CSV stop at a NUL, so it gives way to the mark of what is missing."""
    if not isinstance(value, str):
        return value
    return shown(encodable(value).replace("\0", REPLACEMENT))
