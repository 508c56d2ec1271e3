"""Signatures: every article as columns of numbers, made once, from its report alone.

An article is one part of one report: its own title and text, or those of an article embedded
below it. Words and their stems become 31-bit hashes, so that articles signed on different days,
by different processes or machines compare as integers, and nothing but the columns need be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, lru_cache
from struct import Struct
from typing import NamedTuple
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.vocabulary import counted_words, document_frequency
from tawatur.grouping.echoes import Line, lines
from tawatur.grouping.naming import bearing
from tawatur.grouping.stems import stem
from tawatur.model.annotation import Reading
from tawatur.model.text import PUNCT, Sentence

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.uint8]

_DAY = 86_400.0  # seconds
_CODES = np.dtype([("word", "<i4"), ("stem", "<i4"), ("bearing", "u1")])
_pack = Struct("<iiB").pack


class Article(NamedTuple):
    """One part of a report. The columns have one entry a kept word (no punctuation), the title's
    first.

    ``lines`` changes where a sentence ends, ``starts`` and ``ends`` are characters of the report's
    text, ``bearing`` says what the word is in a name (see naming), ``titled`` is how many words
    at the head are the title's, ``day`` the time of publication in days or None.
    """

    document: str
    part: int
    day: float | None
    titled: int
    words: Ints
    stems: Ints
    bearing: Flags
    lines: Ints
    starts: Ints
    ends: Ints


class Signed(NamedTuple):
    """A report as grouping knows it: its articles, none where it holds no words, and the lines
    that may echo a headline."""

    id: str
    published: str | None
    articles: tuple[Article, ...]
    lines: tuple[Line, ...] = ()

    @property
    def day(self) -> int | None:
        """The day of publication as a number, None where it is not known."""
        moment = _day(self.published)
        return None if moment is None else int(moment // 1)


def sign(reading: Reading) -> Signed:
    """The report's articles as columns; the same whatever else is read beside it."""
    report = reading.report
    return Signed(report.id, report.published, tuple(_articles(reading)), tuple(lines(reading)))


def renamed(signed: Signed, id: str) -> Signed:
    """The same report under another id."""
    articles = tuple(article._replace(document=id) for article in signed.articles)
    echoes = tuple(
        line._replace(passage=msgspec.structs.replace(line.passage, document=id))
        for line in signed.lines
    )
    return Signed(id, signed.published, articles, echoes)


def _articles(reading: Reading) -> Iterator[Article]:
    parts: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        parts.setdefault(sentence.part, []).append(sentence)
    text = reading.text
    day = _day(reading.report.published)
    for part, sentences in sorted(parts.items()):
        titles = [s for s in sentences if s.region == "title"]
        ordered = titles + [s for s in sentences if s.region != "title"]
        tokens = [i for s in ordered for i in range(s.first, s.last) if text.kinds[i] != PUNCT]
        if not tokens:
            continue
        counts = [s.last - s.first - text.kinds.count(PUNCT, s.first, s.last) for s in ordered]
        at = np.array(tokens, dtype=np.intp)
        codes = np.frombuffer(b"".join([_codes(text.words[i]) for i in tokens]), _CODES)
        yield Article(
            reading.report.id,
            part,
            day,
            sum(counts[: len(titles)]),
            np.ascontiguousarray(codes["word"]),
            np.ascontiguousarray(codes["stem"]),
            np.ascontiguousarray(codes["bearing"]),
            np.repeat(np.arange(len(ordered), dtype=np.int32), counts),
            np.asarray(text.starts, dtype=np.int32)[at],
            np.asarray(text.ends, dtype=np.int32)[at],
        )


@lru_cache(maxsize=1 << 17)
def _codes(word: str) -> bytes:
    base = stem(word)
    return _pack(code(word), code(base), bearing(word, base))


def code(word: str) -> int:
    """A number of 31 bits for a word, the same in every process. Of a million words five hundred
    share theirs with another: too few to make two articles alike."""
    return crc32(word.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF


class _News(NamedTuple):
    """The words of the news lexicon by code, ascending: the place of each one's stem among the
    stems, how many articles hold it, and the codes of the stems, ascending."""

    words: Ints
    stem: NDArray[np.intp]
    frequency: Floats
    stems: Ints


@cache
def _news() -> _News:
    frequency: dict[int, tuple[int, int]] = {}
    for word in counted_words():
        frequency.setdefault(code(word), (code(stem(word)), document_frequency(word)))
    rows = np.array(
        [(word, *frequency[word]) for word in sorted(frequency)], dtype=np.int64
    ).reshape(-1, 3)
    stems, place = np.unique(rows[:, 1], return_inverse=True)
    return _News(
        rows[:, 0].astype(np.int32), place, rows[:, 2].astype(float), stems.astype(np.int32)
    )


def nothing_met() -> NDArray[np.bool_]:
    """Of each word of the news lexicon that it was not met yet."""
    return np.zeros(len(_news().words), bool)


def met(articles: Iterable[Article], before: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words of the news lexicon stand in the articles or were met before."""
    known = _news().words
    columns = [article.words for article in articles]
    words = np.unique(np.concatenate([*columns, np.zeros(0, np.int32)]))
    at = np.minimum(np.searchsorted(known, words), len(known) - 1)
    after = before.copy()
    after[at[known[at] == words]] = True
    return after


def news_frequency(codes: Ints, met: NDArray[np.bool_]) -> Floats:
    """In how many articles of the news each stem stands: the words of that stem that were met,
    added up."""
    news = _news()
    frequency = np.bincount(news.stem[met], news.frequency[met], minlength=len(news.stems))
    return looked_up(codes, news.stems, frequency.astype(np.float64))


def looked_up(codes: Ints, known: Ints, values: Floats) -> Floats:
    """The value of each code; 0 where it is not among the ``known`` ones, which ascend."""
    if not len(known):
        return np.zeros(len(codes))
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[at] == codes, values[at], 0.0)


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
