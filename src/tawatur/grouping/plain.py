"""Plain texts signed: for a collection that is clean already and wants nothing but its copies.

They get the columns that a reading of title and text gets, without a reading being made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np

from tawatur.arabic.columns import columns
from tawatur.grouping.signatures import Article, Signed, coded, day_of
from tawatur.grouping.spelling import EDGE, Letters
from tawatur.model.text import PUNCT

_TOGETHER = 32  # texts signed at once: what their letters fill stays in a core's cache
_BETWEEN = "\n\n"  # from the title to the text


class Plain(NamedTuple):
    """A text with its title, its id and the time of its publication (ISO 8601), if known."""

    id: str
    title: str
    text: str
    published: str | None = None


def sign_plain(texts: Iterable[Plain]) -> Iterator[Signed]:
    """Each text signed as ``sign`` would sign it as a report of one title and one body."""
    waiting = iter(texts)
    while some := list(islice(waiting, _TOGETHER)):
        yield from _signed(some)


def _signed(texts: Sequence[Plain]) -> Iterator[Signed]:
    bodies = [len(one.title) + len(_BETWEEN) for one in texts]
    held = columns([f"{one.title}{_BETWEEN}{one.text}" for one in texts], bodies)
    line = np.cumsum(held.opens)
    kept = np.flatnonzero(held.kinds != ord(PUNCT))
    ends = np.searchsorted(kept, held.texts)
    letters = Letters.coded(held.letters)
    words, stems, bearing = coded(letters, held.begins[kept] + EDGE, held.stops[kept] + EDGE)
    starts, stops = held.starts[kept].astype(np.int32), held.ends[kept].astype(np.int32)
    first = np.append(line, 0)[held.texts[:-1]]
    lines = (line[kept] - np.repeat(first, np.diff(ends))).astype(np.int32)
    for one, body, (i, j) in zip(texts, bodies, pairwise(ends.tolist()), strict=True):
        titled = int(np.searchsorted(starts[i:j], body))
        article = Article(
            one.id,
            0,
            day_of(one.published),
            titled,
            words[i:j],
            stems[i:j],
            bearing[i:j],
            lines[i:j],
            starts[i:j],
            stops[i:j],
        )
        yield Signed(one.id, one.published, (article,) if i < j else ())
