"""Putting an index down and taking it up again: its window as Parquet tables, byte for byte.

Signatures are kept, what they are found by is built from them anew; of the stories and copies
what was decided is kept. An index that was put down and taken up gives the steps that it would
have given without.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tawatur.grouping.duplicates import heads
from tawatur.grouping.echoes import Line
from tawatur.grouping.index import Index
from tawatur.grouping.segments import Weights
from tawatur.grouping.signatures import Article, Signed

Tables = dict[str, pa.Table]

_COLUMNS = (
    ("words", np.int32),
    ("stems", np.int32),
    ("bearing", np.uint8),
    ("lines", np.int32),
    ("starts", np.int32),
    ("ends", np.int32),
)
_LINES = msgspec.msgpack.Decoder(tuple[Line, ...])


def put_down(index: Index) -> Tables:
    """The index as tables by name."""
    growing, copies = index.stories, index.copies.members
    names = sorted(growing.members)
    ties = [
        (a, b, *growing.neighbours[a][b])
        for a in names
        for b in sorted(growing.neighbours[a])
        if a < b
    ]
    window = -1 if index.window is None else index.window
    return {
        "state": pa.table(
            {"window": [window], "count": [index.count], "met": [np.packbits(index.met).tobytes()]}
        ),
        "reports": _reports(index.signed),
        "articles": _articles(index.signed),
        "weights": pa.table(
            {
                "segment": np.repeat(
                    np.arange(len(index.segments), dtype=np.int64),
                    [len(s.codes) for s in index.segments],
                ),
                "code": _joined([s.codes for s in index.segments], np.int32),
                "rarity": _joined([s.rarity for s in index.segments], np.float64),
                "known": _joined([s.known for s in index.segments], np.float64),
                "weight": _joined([s.weight for s in index.segments], np.float64),
            }
        ),
        "segments": pa.table({"first": [s.first for s in index.segments]}),
        "clusters": pa.table(
            {
                "name": pa.array(names, pa.int64()),
                "members": pa.array([growing.members[n] for n in names], pa.list_(pa.int64())),
                "square": pa.array([growing.square[n] for n in names], pa.float64()),
            }
        ),
        "ties": pa.table(
            {
                "a": pa.array([t[0] for t in ties], pa.int64()),
                "b": pa.array([t[1] for t in ties], pa.int64()),
                "kinship": pa.array([t[2] for t in ties], pa.float64()),
                "other": pa.array([t[3] for t in ties], pa.float64()),
            }
        ),
        "copies": pa.table(
            {"members": pa.array([copies[n] for n in sorted(copies)], pa.list_(pa.int64()))}
        ),
    }


def take_up(tables: Tables) -> Index:
    """The index that was put down."""
    (state,) = tables["state"].to_pylist()
    index = Index(None if state["window"] < 0 else state["window"])
    index.met = np.unpackbits(np.frombuffer(state["met"], np.uint8), count=len(index.met)).astype(
        bool
    )
    signed = _signed(tables["reports"], tables["articles"])
    weights = _weights(tables["weights"])
    nothing = Weights(np.zeros(0, np.int32), np.zeros(0), np.zeros(0), np.zeros(0))
    for number, first in enumerate(tables["segments"]["first"].to_pylist()):
        index.count = first
        index.hold(signed.get(number, ()), weights.get(number, nothing))
    index.count = state["count"]
    index.heads = heads(index.segments)
    growing = index.stories
    for row in tables["clusters"].to_pylist():
        growing.members[row["name"]] = row["members"]
        growing.cluster.update(dict.fromkeys(row["members"], row["name"]))
        growing.square[row["name"]], growing.neighbours[row["name"]] = row["square"], {}
    for row in tables["ties"].to_pylist():
        tie = (row["kinship"], row["other"])
        growing.neighbours[row["a"]][row["b"]] = growing.neighbours[row["b"]][row["a"]] = tie
    for members in tables["copies"]["members"].to_pylist():
        index.copies.members[members[0]] = members
        index.copies.name.update(dict.fromkeys(members, members[0]))
    return index


def _joined(columns: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate([*columns, np.zeros(0, kind)])


def _reports(segments: Sequence[Sequence[Signed]]) -> pa.Table:
    rows = [(n, one) for n, some in enumerate(segments) for one in some]
    return pa.table(
        {
            "segment": pa.array([n for n, _ in rows], pa.int32()),
            "id": pa.array([one.id for _, one in rows], pa.string()),
            "published": pa.array([one.published for _, one in rows], pa.string()),
            "lines": pa.array([msgspec.msgpack.encode(one.lines) for _, one in rows], pa.binary()),
        }
    )


def _articles(segments: Sequence[Sequence[Signed]]) -> pa.Table:
    articles = [a for some in segments for one in some for a in one.articles]
    columns: dict[str, pa.Array] = {
        "document": pa.array([a.document for a in articles], pa.string()),
        "part": pa.array([a.part for a in articles], pa.int32()),
        "day": pa.array([a.day for a in articles], pa.float64()),
        "titled": pa.array([a.titled for a in articles], pa.int32()),
    }
    for name, _ in _COLUMNS:
        values = [getattr(article, name).tobytes() for article in articles]
        columns[name] = pa.array(values, pa.binary())
    return pa.table(columns)


def _signed(reports: pa.Table, articles: pa.Table) -> dict[int, tuple[Signed, ...]]:
    held: dict[str, list[Article]] = {}
    for row in articles.to_pylist():
        columns: dict[str, Any] = {name: np.frombuffer(row[name], kind) for name, kind in _COLUMNS}
        article = Article(row["document"], row["part"], row["day"], row["titled"], **columns)
        held.setdefault(row["document"], []).append(article)
    rows: Iterable[dict[str, Any]] = reports.to_pylist()
    return {
        number: tuple(
            Signed(r["id"], r["published"], tuple(held.get(r["id"], ())), _LINES.decode(r["lines"]))
            for r in some
        )
        for number, some in groupby(rows, key=lambda row: int(row["segment"]))
    }


def _weights(table: pa.Table) -> dict[int, Weights]:
    segment = table["segment"].to_numpy()
    known = "known" if "known" in table.column_names else "rarity"  # older tables
    columns = [table[name].to_numpy() for name in ("code", "rarity", known, "weight")]
    kinds = (np.int32, np.float64, np.float64, np.float64)
    return {
        int(number): Weights(
            *(c[segment == number].astype(k) for c, k in zip(columns, kinds, strict=True))
        )
        for number in np.unique(segment)
    }
