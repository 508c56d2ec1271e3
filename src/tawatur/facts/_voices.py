"""Voices: what is quoted in a report, as the reaction or the statement of whoever says it.

Where talks are told, a quotation says what was agreed, demanded or offered, and other fact types
read that. Of a verdict, a vote or a strike, what people say of it is how it was received; of a
decision, what officials say of it is its official account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from re import Pattern, compile

from tawatur.arabic.sentences import sentence_at
from tawatur.facts._claims import line_of
from tawatur.facts._lists import place
from tawatur.facts._patterns import clause_end
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

_LEAST = 4  # words of a quotation that says something of its own


@cache
def _acts() -> Pattern[str]:
    """Words of what the court or the authority does: that is the outcome, not a view of it."""
    return compile(f"(?<= )(?:{terms('ruling')}|{terms('court')}) {terms('rule')}(?= )")


def voices(reading: Reading, slot: str, key: str, known: Sequence[Span]) -> Iterator[Claim]:
    """The first clause of every quotation that is somebody's, as a claim of a slot, but for those
    in which a fact already known stands."""
    for quotation in reading.quotations:
        line = line_of(reading, quotation)
        if line is None or line.sentence.region == "title" or quotation.speaker is None:
            continue
        start, end = place(line, quotation)
        stop = clause_end(line, start, start, longest=14)
        stop = min(stop, end) if end > start else stop
        if len(line.text[start:stop].split()) < _LEAST or _acts().search(
            f" {line.text[start:stop]} "
        ):
            continue
        span = line.span(start, stop)
        if any(span.overlaps(other) for other in known):
            continue
        at = sentence_at(reading.sentences, reading.text.tokens_in(quotation).start)
        yield Claim(
            start=span.start,
            end=span.end,
            slot=slot,
            value=" ".join(span.of(reading.report.text).split()),
            key=key,
            part=reading.sentences[at].part if at is not None else 0,
        )
