"""The table of ``csv`` as Excel opens it rightly by a double click.

A byte order mark tells Excel that it is UTF-8, or Arabic comes out as noise. Text that Excel would
run as a formula has an apostrophe before it; for work with other tools take ``csv``, whose words
are the reports' own.
"""

from __future__ import annotations

import codecs

from tawatur.model.dossier import Dossier
from tawatur.renderers.csv import table

SUFFIX = ".excel.csv"
_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what begins a formula there


def render(dossier: Dossier) -> bytes:
    """The table in UTF-8 behind a byte order mark."""
    return codecs.BOM_UTF8 + table(dossier, disarmed)


def disarmed(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return "'" + cell if cell.startswith(_RUN) else cell
