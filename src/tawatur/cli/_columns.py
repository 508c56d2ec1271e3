"""Columns as they are written on the command line: FIELD=NAME."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.errors import UsageError

FIELDS = ("text", "title", "outlet", "published", "url", "id")


def parse(written: Iterable[str]) -> dict[str, str]:
    """The name of the column of each field; several pairs may stand in one word, with commas."""
    out: dict[str, str] = {}
    for pair in (part for each in written for part in each.split(",")):
        field, equals, name = pair.partition("=")
        if not equals or not name.strip() or field.strip() not in FIELDS:
            raise UsageError(
                f"--columns {pair!r}: write FIELD=NAME, a field of {', '.join(FIELDS)}"
            )
        out[field.strip()] = name.strip()
    return out
