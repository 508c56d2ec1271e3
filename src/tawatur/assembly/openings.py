"""Openings: the title and first sentences of a report, where it says what happened and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.model.annotation import Reading
from tawatur.model.finding import Position

_MARK = re.compile(r"[^\w]+")
SENTENCES = 2  # of a report, after its title: what comes later is mostly background or a detail


class Opening(NamedTuple):
    """Where the opening of a part of a report ends, and its words, folded, without marks."""

    end: int
    words: str


Openings = Mapping[tuple[str, int], Opening]  # by report and part


def openings(readings: Sequence[Reading]) -> Openings:
    """How far the opening of every part of every report reaches."""
    out: dict[tuple[str, int], Opening] = {}
    counted: dict[tuple[str, int], int] = {}
    for reading in readings:
        for sentence in reading.sentences:
            at = (reading.report.id, sentence.part)
            is_title = sentence.region == "title"
            counted[at] = counted.get(at, 0) + (not is_title)
            if counted[at] <= SENTENCES:
                span = reading.text.span(sentence.first, sentence.last)
                before = out[at].words if at in out else ""
                words = fold(span.of(reading.report.text))
                out[at] = Opening(span.end, _MARK.sub(" ", f"{before} {words} "))
    return out


def opens(position: Position, known: Openings) -> bool:
    """True where some report opens with a passage of the position, or with its very words; where
    no opening is known every position may."""
    name = f" {fold(position.label.ar)} "
    return (
        not known
        or any(
            (e.document, e.part) in known and e.start < known[e.document, e.part].end
            for e in position.evidence
        )
        or any(name in one.words for one in known.values())
    )


def opening(positions: Iterable[Position], known: Openings) -> list[Position]:
    """The positions that some report opens with."""
    return [p for p in positions if opens(p, known)]
