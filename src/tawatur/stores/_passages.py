"""Passages: the stretches of a report that search finds, and their search forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tawatur.arabic.searchwords import forms
from tawatur.model.annotation import Reading
from tawatur.model.report import KEPT, Region
from tawatur.model.text import Text

# Words after which a passage ends with its sentence: a hit is read in three or four lines, and
# words asked for together stand together.
ENOUGH = 45
LONGEST = 120  # words after which a passage ends even within a sentence
MOST = 4000  # passages of one report


class Passage(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive), characters ``start`` to ``end``; a headline is
    a passage of its own."""

    first: int
    last: int
    start: int
    end: int
    title: bool


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The passages of a report, in order: whole sentences of one region, together some lines."""
    text = reading.text
    pieces = _sentences(reading) if reading.sentences else _stretches(reading)
    out: list[Passage] = []
    held: tuple[int, int, tuple[str, int]] | None = None
    for first, last, kind in pieces:
        joins = held is not None and held[2] == kind and held[1] - held[0] < ENOUGH
        if held is not None and joins and last - held[0] <= LONGEST and kind[0] != "title":
            held = (held[0], last, kind)
            continue
        if held is not None:
            out.extend(_cut(text, held))
        held = (first, last, kind)
    if held is not None:
        out.extend(_cut(text, held))
    return tuple(out[:MOST])


def _sentences(reading: Reading) -> Iterator[tuple[int, int, tuple[str, int]]]:
    for s in reading.sentences:
        yield s.first, s.last, (s.region, s.part)


def _stretches(reading: Reading) -> Iterator[tuple[int, int, tuple[str, int]]]:
    """The kept regions of a report that was not cut into sentences."""
    text, report = reading.text, reading.report
    whole = Region(0, len(report.text), "body")
    for region in [r for r in report.regions if r.label in KEPT] or [whole]:
        tokens = text.tokens_in(region)
        if tokens:
            yield tokens.start, tokens.stop, (region.label, 0)


def _cut(text: Text, held: tuple[int, int, tuple[str, int]]) -> Iterator[Passage]:
    first, last, kind = held
    while first < last:
        end = last if last - first <= LONGEST else first + ENOUGH
        yield Passage(first, end, text.starts[first], text.ends[end - 1], kind[0] == "title")
        first = end


def looked_up(text: Text, first: int, last: int) -> tuple[str, str]:
    """The bare forms and the bases of tokens ``first`` to ``last``, as the index holds them."""
    found = list(forms(text, first, last))
    return " ".join(b for _, b, _ in found), " ".join(b for _, _, b in found)
