"""Statements, claims and the evidence of findings as one long table in Parquet.

The rows and columns are those of ``csv``, with types.
"""

from __future__ import annotations

import io

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.model.dossier import Dossier
from tawatur.renderers._export.characters import encodable
from tawatur.renderers._export.table import COLUMNS, KINDS, rows

SUFFIX = ".parquet"
_TYPES = {"text": pa.string(), "int": pa.int64(), "float": pa.float64()}


def render(dossier: Dossier) -> bytes:
    """The table as one Parquet file, packed with zstd."""
    columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for row in rows(dossier):
        for name, column in columns.items():
            value = getattr(row, name)
            column.append(encodable(value) if isinstance(value, str) else value)
    schema = pa.schema([(name, _TYPES[KINDS[name]]) for name in COLUMNS])
    page = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), page, compression="zstd", version="2.6")
    return page.getvalue()
