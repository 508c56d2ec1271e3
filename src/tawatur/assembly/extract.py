"""Extract: a story told in sentences of its reports, each with the passage it is.

A sentence is worth what its words say that many reports say too; words already told count for
nothing (maximal marginal relevance, Carbonell and Goldstein, 1998, over the words' weights, as in
SumBasic). Sentences stand in the order of their reports and of their places in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from tawatur.arabic.vocabulary import DOCUMENTS, document_frequency
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Passage
from tawatur.model.text import PUNCT

_SHORTEST, _LONGEST = 8, 70  # words of a sentence that may be taken
_EARLY = 0.3  # added to the worth of a report's first sentence, falling with the sentences
_LENGTH = 0.6  # power of a sentence's words its worth is divided by: 1 prefers short ones
_TOLD = 0.15  # weight a word keeps once it was told


class Extracted(NamedTuple):
    """A sentence of a report, as it stands there."""

    words: str
    passage: Passage


class _Candidate(NamedTuple):
    place: tuple[int, int]  # report and sentence
    counted: tuple[str, ...]
    length: int
    extracted: Extracted


def extract(readings: Sequence[Reading], words: int) -> tuple[Extracted, ...]:
    """Sentences of the story's reports with at most ``words`` words in all."""
    candidates = list(_candidates(readings))
    weight = _weights(readings, candidates)
    chosen: list[_Candidate] = []
    left = words
    while candidates:
        fitting = [c for c in candidates if c.length <= left]
        if not fitting:
            break
        best = max(fitting, key=lambda c: (_worth(c, weight), -c.place[1], -c.place[0]))
        if _worth(best, weight) <= 0:
            break
        chosen.append(best)
        candidates.remove(best)
        left -= best.length
        for word in set(best.counted):
            weight[word] *= _TOLD
    return tuple(one.extracted for one in sorted(chosen, key=lambda one: one.place))


def _worth(one: _Candidate, weight: dict[str, float]) -> float:
    total = sum(weight[word] for word in set(one.counted))
    return float(total / one.length**_LENGTH * (1 + _EARLY / (1 + one.place[1])))


def _candidates(readings: Sequence[Reading]) -> Iterator[_Candidate]:
    seen: set[tuple[str, ...]] = set()
    for number, reading in enumerate(readings):
        text = reading.text
        for place, sentence in enumerate(s for s in reading.sentences if s.region != "title"):
            inside = range(sentence.first, sentence.last)
            counted = tuple(text.words[i] for i in inside if text.kinds[i] != PUNCT)
            if not _SHORTEST <= len(counted) <= _LONGEST or counted in seen:
                continue
            seen.add(counted)
            span = text.span(sentence.first, sentence.last)
            passage = Passage(reading.report.id, span.start, span.end, sentence.part)
            words = " ".join(span.of(reading.report.text).split())
            yield _Candidate(
                (number, place), counted, len(words.split()), Extracted(words, passage)
            )


def _weights(readings: Sequence[Reading], candidates: Sequence[_Candidate]) -> dict[str, float]:
    """What a word is worth: in how many reports of the story it stands, by its rarity in news."""
    by_report: Counter[str] = Counter()
    for reading in readings:
        by_report.update(set(reading.text.words))
    worth: dict[str, float] = {}
    for word in {word for one in candidates for word in one.counted}:
        rarity = log((DOCUMENTS + 1) / (document_frequency(word) + 1))
        worth[word] = by_report[word] / len(readings) * rarity**0.5
    return worth
