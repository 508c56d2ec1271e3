"""JSON as it is written to a file: UTF-8, Arabic left as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec


def document(value: object) -> bytes:
    """One JSON value over several lines."""
    written = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(written, indent=1) + b"\n"


def lines(values: Iterable[object]) -> bytes:
    """JSON Lines: one value a line."""
    written = (json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    return "".join(written).encode("utf-8", "replace")


def without_gaps(fields: dict[str, object]) -> dict[str, object]:
    """The fields that say something: no None, no empty text, list or object."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}
