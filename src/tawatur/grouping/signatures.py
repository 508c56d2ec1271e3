"""Signatures: every article of a pile as columns of numbers, made once for all of grouping.

An article is one part of one report: its own title and text, or those of an article embedded
below it. Words become numbers that hold for the whole pile (equal folded words, equal number),
stems likewise, so that copies, passages and stories are found by comparing integers. The weight
of a stem is its rarity in news and in the pile together: a pile of five reports on one event
cannot say alone which of its words are common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.vocabulary import DOCUMENTS, document_frequency
from tawatur.grouping.stems import stem
from tawatur.model.annotation import Reading
from tawatur.model.text import PUNCT, Sentence

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

_DAY = 86_400.0  # seconds


class Article(NamedTuple):
    """One part of a report. The four columns have one entry a kept word (no punctuation).

    ``tokens`` are indexes into the report's text, ``lines`` changes where a sentence ends,
    ``titled`` is how many words at the head are the title's, ``day`` the time of publication in
    days or None.
    """

    document: int
    part: int
    tokens: Ints
    words: Ints
    stems: Ints
    lines: Ints
    titled: int
    day: float | None


class Pile(NamedTuple):
    """All articles of the readings, with the readings in the order of their ids; ``weights``
    holds the rarity of each stem, in nats."""

    readings: tuple[Reading, ...]
    articles: tuple[Article, ...]
    weights: Floats

    def identity(self, article: int) -> str:
        """The id of the document an article belongs to."""
        return self.readings[self.articles[article].document].report.id


def sign(readings: Iterable[Reading]) -> Pile:
    """The pile of these readings; the order they come in makes no difference."""
    unique = {reading.report.id: reading for reading in readings}
    ordered = tuple(unique[name] for name in sorted(unique))
    numbers: dict[str, int] = {}
    drafts = [
        draft
        for index, reading in enumerate(ordered)
        for draft in _articles(index, reading, numbers)
    ]
    stem_of, stem_count = _stems(numbers)
    articles = tuple(draft._replace(stems=stem_of[draft.words]) for draft in drafts)
    return Pile(ordered, articles, _weigh(numbers, stem_of, stem_count, articles))


def _articles(index: int, reading: Reading, numbers: dict[str, int]) -> Iterator[Article]:
    parts: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        parts.setdefault(sentence.part, []).append(sentence)
    day = _day(reading.report.published)
    kinds, words = reading.text.kinds, reading.text.words
    for part, sentences in sorted(parts.items()):
        titles = [s for s in sentences if s.region == "title"]
        others = [s for s in sentences if s.region != "title"]
        tokens: list[int] = []
        lines: list[int] = []
        for line, s in enumerate(titles + others):
            kept = [i for i in range(s.first, s.last) if kinds[i] != PUNCT]
            tokens.extend(kept)
            lines.extend([line] * len(kept))
        titled = sum(line < len(titles) for line in lines)
        if not tokens:
            continue
        ids = [numbers.setdefault(words[i], len(numbers)) for i in tokens]
        column = np.array(ids, dtype=np.int32)
        yield Article(
            index,
            part,
            np.array(tokens, dtype=np.int32),
            column,
            column,
            np.array(lines, dtype=np.int32),
            titled,
            day,
        )


def _stems(numbers: dict[str, int]) -> tuple[Ints, int]:
    """For each word's number its stem's number, and how many stems there are."""
    seen: dict[str, int] = {}
    column = np.array([seen.setdefault(stem(word), len(seen)) for word in numbers], dtype=np.int32)
    return column, len(seen)


def _weigh(
    numbers: dict[str, int], stem_of: Ints, stem_count: int, articles: Sequence[Article]
) -> Floats:
    frequency = np.zeros(stem_count)
    known = np.fromiter(
        (document_frequency(w) for w in numbers), dtype=np.float64, count=len(numbers)
    )
    np.add.at(frequency, stem_of, known)
    np.minimum(frequency, DOCUMENTS, out=frequency)
    for article in articles:
        frequency[np.unique(article.stems)] += 1
    total = DOCUMENTS + len(articles)
    return np.log((total + 1) / (np.minimum(frequency, total) + 1))


def _day(published: str | None) -> float | None:
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    days = moment.toordinal() + (moment.hour * 3600 + moment.minute * 60) / _DAY
    offset = moment.utcoffset()
    return days - offset.total_seconds() / _DAY if offset else days
