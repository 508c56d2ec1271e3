"""Next step: meetings, calls, journeys and measures that are to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tawatur.arabic.future import is_future_word
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._events import events
from tawatur.facts._lines import lines
from tawatur.facts._patterns import clause_end
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim

SLOT = "next-step"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_MARKED = re.compile(r"(?<= )[وف]?س[يتن]\w{2,}(?= )")
_EXPLAINED = frozenset({"talks", "decision"})  # where such verbs tell effects and wishes
_LEAST = 3  # words that say what is to come


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot; where neither talks nor a decision
    are told, whatever a verb with the س of the future says."""
    found = _claims.claims(reading, SLOT)
    kinds = events(reading)
    if not kinds or kinds & _EXPLAINED:
        return found
    return _claims.ordered(
        [*found, *(c for c in _coming(reading) if not any(map(c.overlaps, found)))]
    )


def _coming(reading: Reading) -> Iterator[Claim]:
    for line in lines(reading):
        if line.sentence.region == "title":
            continue
        end = 0
        for met in _MARKED.finditer(line.text):
            if met.start() < end or not is_future_word(met.group()):
                continue
            end = clause_end(line, met.start(), met.end())
            span = line.span(met.start(), end)
            words = " ".join(span.of(reading.report.text).split())
            if len(words.split()) >= _LEAST:
                yield Claim(
                    start=span.start,
                    end=span.end,
                    slot=SLOT,
                    value=words,
                    key="step",
                    modality="planned",
                    part=line.sentence.part,
                )
