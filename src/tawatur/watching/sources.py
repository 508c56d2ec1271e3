"""Sources: the feeds and sitemaps that are watched, as a TOML file names them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from tawatur.errors import InputError

EVERY = 600.0  # seconds between two looks at a source, where the file does not say
PAUSE = 2.0  # seconds between two visits to one host
LEAST = 1.0  # seconds: no source is looked at more often
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_KEYS = frozenset(("url", "outlet", "every", "follow"))


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A feed or sitemap: how often it is looked at, who publishes it, and whether the pages behind
    its entries are read or the entries themselves."""

    url: str
    outlet: str | None = None
    every: float = EVERY
    follow: bool = True


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is watched, and the pause between visits to one host."""

    sources: tuple[Source, ...]
    pause: float = PAUSE


def load(path: Path) -> Sources:
    """The sources that the file names; InputError says what is wrong with it."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not TOML: {error}") from error
    every = _seconds(told.get("every", EVERY), path)
    rows = told.get("source", [])
    if not isinstance(rows, list) or not rows:
        raise InputError(str(path), "names no source: write [[source]] with a url")
    found: dict[str, Source] = {}
    for row in rows:
        source = _source(row, every, path)
        found.setdefault(source.url, source)
    pause = _seconds(told.get("pause", PAUSE), path, least=0.0)
    return Sources(sources=tuple(found.values()), pause=pause)


def _source(row: Any, every: float, path: Path) -> Source:  # noqa: ANN401 - parsed TOML
    if not isinstance(row, dict) or not isinstance(row.get("url"), str):
        raise InputError(str(path), "a source has no url")
    if unknown := sorted(set(row) - _KEYS):
        raise InputError(str(path), f"a source knows no {unknown[0]}: {row['url']}")
    outlet = row.get("outlet")
    return Source(
        url=row["url"].strip(),
        outlet=outlet.strip() if isinstance(outlet, str) and outlet.strip() else None,
        every=_seconds(row.get("every", every), path),
        follow=bool(row.get("follow", True)),
    )


def _seconds(value: object, path: Path, least: float = LEAST) -> float:
    """A span of time: a number of seconds, or «10m», «2h»."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return max(float(value), least)
    found = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise InputError(str(path), f"not a span of time: {value!r} (write 30s, 10m, 2h or 1d)")
    return max(float(found[1]) * _UNITS[found[2] or "s"], least)
