"""A folder of Parquet tables, a file a day: what is touched is read, changed and written again.

``documents.parquet/2031-05-04.parquet`` and so on: each table is a folder that every reader of
Parquet takes for one table. New files are all written before the first one takes its place, so a
folder is never half of one state and half of another.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.errors import InputError

Row = dict[str, Any]

_TEXTS = pa.list_(pa.string())
_SIDE = (
    ("document", pa.string()),
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("part", pa.int32()),
)
SCHEMAS = {
    "documents": pa.schema(
        {
            "id": pa.string(),
            "source": pa.string(),
            "outlet": pa.string(),
            "published": pa.string(),
            "url": pa.string(),
            "title": pa.string(),
            "language": pa.string(),
            "sha256": pa.string(),
            "words": pa.int32(),
        }
    ),
    "duplicates": pa.schema({"first": pa.int64(), "documents": _TEXTS}),
    "reuse": pa.schema(
        [(f"{side}_{name}", kind) for side in "ab" for name, kind in _SIDE]
        + [("kind", pa.string())]
    ),
    "stories": pa.schema(
        {
            "story": pa.string(),
            "title": pa.string(),
            "first": pa.int64(),
            "reports": pa.int32(),
            "documents": _TEXTS,
            "headlines": _TEXTS,
        }
    ),
}
_ORDER = {
    "documents": ("id",),
    "duplicates": ("documents",),
    "reuse": tuple(SCHEMAS["reuse"].names),
    "stories": ("documents", "first"),
}
_STATE = ".index"
_NEXT = ".next"
_WHOLE = "complete"


class Folder:
    """The tables under a path, read day by day as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.held: dict[tuple[str, str], list[Row]] = {}
        _finish(path)

    def rows(self, kind: str, day: str) -> list[Row]:
        """The rows of a table for a day, to be changed in place."""
        key = (kind, day)
        if key not in self.held:
            file = self._file(kind, day)
            self.held[key] = _read(file).to_pylist() if file.exists() else []
        return self.held[key]

    def days(self, kind: str) -> list[str]:
        """The days a table has rows for, those in memory included."""
        stored = {file.stem for file in (self.path / f"{kind}.parquet").glob("*.parquet")}
        return sorted(stored | {day for k, day in self.held if k == kind})

    def put(self, kind: str, day: str, rows: list[Row]) -> None:
        """Gives a table its rows for a day."""
        self.held[kind, day] = rows

    def count(self, kind: str) -> int:
        """How many rows a table has on disk."""
        files = sorted((self.path / f"{kind}.parquet").glob("*.parquet"))
        return sum(pq.read_metadata(file).num_rows for file in files)

    def column_pairs(self, kind: str, one: str, other: str) -> Iterator[tuple[Any, Any]]:
        """Two columns of a table on disk, row by row."""
        for file in sorted((self.path / f"{kind}.parquet").glob("*.parquet")):
            read = pq.ParquetFile(file).read([one, other])
            yield from zip(read[one].to_pylist(), read[other].to_pylist(), strict=True)

    def state(self) -> dict[str, pa.Table]:
        """The tables of the index that was put down here; none where there is none."""
        files = sorted((self.path / _STATE).glob("*.parquet"))
        return {file.stem: _read(file) for file in files}

    def save(self, state: Mapping[str, pa.Table]) -> None:
        """Writes what was touched and the index, all of it or none."""
        draft = self.path / _NEXT
        tables = {f"{_STATE}/{name}.parquet": table for name, table in state.items()}
        for (kind, day), rows in self.held.items():
            tables[f"{kind}.parquet/{day}.parquet"] = _table(kind, rows)
        for name, table in tables.items():
            file = draft / name
            file.parent.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, file, compression="zstd")
        (draft / _WHOLE).touch()
        _finish(self.path)

    def _file(self, kind: str, day: str) -> Path:
        return self.path / f"{kind}.parquet" / f"{day}.parquet"


def _finish(path: Path) -> None:
    """Moves a complete new state in; throws away what a killed run left half done."""
    draft = path / _NEXT
    if (draft / _WHOLE).exists():
        for file in sorted(draft.rglob("*.parquet")):
            if file.is_file():
                place = path / file.relative_to(draft)
                place.parent.mkdir(parents=True, exist_ok=True)
                file.replace(place)
    shutil.rmtree(draft, ignore_errors=True)


def _read(file: Path) -> pa.Table:
    try:
        return pq.ParquetFile(file).read()
    except (pa.ArrowException, OSError) as error:
        raise InputError(str(file), "is not a table that tawatur group wrote") from error


def _table(kind: str, rows: Iterable[Row]) -> pa.Table:
    ordered = sorted(rows, key=lambda row: [row[name] for name in _ORDER[kind]])
    return pa.Table.from_pylist(ordered, SCHEMAS[kind])
