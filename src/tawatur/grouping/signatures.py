"""Signatures: every article as columns of numbers, made once, from its report alone.

An article is one part of one report: its own title and text, or those of an article embedded
below it. Words and their stems become 31-bit hashes, so that articles signed on different days,
by different processes or machines compare as integers, and nothing but the columns need be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.vocabulary import counted_words, document_frequency
from tawatur.grouping.echoes import Line, lines
from tawatur.grouping.naming import bearings
from tawatur.grouping.spelling import EDGE, Hashes, Letters, codes, laid_out, mixed
from tawatur.grouping.stems import stemmed
from tawatur.lexicons import rows
from tawatur.model.annotation import Reading
from tawatur.model.text import PUNCT, Sentence

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.uint8]

_DAY = 86_400.0  # seconds
_REMEMBERED = 18  # bits of the places of words whose stems are remembered: 4 MB
_BITS = np.uint64(8)  # of what a word is in a name


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
        moment = day_of(self.published)
        return None if moment is None else int(moment // 1)


def sign(reading: Reading) -> Signed:
    """The report's articles as columns; the same whatever else is read beside it."""
    return sign_together([reading])[0]


def sign_together(readings: Sequence[Reading]) -> list[Signed]:
    """Each report signed as it is alone; many at once take a third of the time."""
    held = _held(readings)
    at = held.at
    texts = [reading.text for reading in readings]
    letters = Letters.of("".join(text.folded for text in texts))
    lengths = [len(text) for text in texts]
    sizes = np.cumsum([0, *(len(text.folded) for text in texts)])[:-1]
    shift = np.repeat(sizes + EDGE, lengths)[at]
    words, stems, bearing = coded(
        letters,
        _column([text.folded_starts for text in texts])[at] + shift,
        _column([text.folded_ends for text in texts])[at] + shift,
    )
    starts = _column([text.starts for text in texts])[at]
    ends = _column([text.ends for text in texts])[at]
    articles: list[list[Article]] = [[] for _ in readings]
    for (number, part), titled, (i, j) in zip(
        held.parts, held.titled, pairwise(held.ends), strict=True
    ):
        if i < j:
            report = readings[number].report
            article = Article(
                report.id,
                part,
                day_of(report.published),
                titled,
                words[i:j],
                stems[i:j],
                bearing[i:j],
                held.lines[i:j],
                starts[i:j],
                ends[i:j],
            )
            articles[number].append(article)
    return [
        Signed(r.report.id, r.report.published, tuple(own), tuple(lines(r)))
        for r, own in zip(readings, articles, strict=True)
    ]


class _Held(NamedTuple):
    """The words of several reports that stand in articles: their places among all tokens, the
    line of each in its article; of each article its report and part, how many words its title
    has, and where its words end."""

    at: NDArray[np.int64]
    lines: Ints
    parts: list[tuple[int, int]]
    titled: list[int]
    ends: list[int]


def _held(readings: Sequence[Reading]) -> _Held:
    rows: list[tuple[int, int, int, int, bool]] = []  # first, last, article, line, of a title
    parts: list[tuple[int, int]] = []
    before = 0
    for number, reading in enumerate(readings):
        by_part: dict[int, list[Sentence]] = {}
        for sentence in reading.sentences:
            by_part.setdefault(sentence.part, []).append(sentence)
        for part, sentences in sorted(by_part.items()):
            ordered = sorted(sentences, key=_not_of_title)
            rows.extend(
                (before + s.first, before + s.last, len(parts), line, s.region == "title")
                for line, s in enumerate(ordered)
            )
            parts.append((number, part))
        before += len(reading.text)
    first, last, article, line, title = np.array(rows, dtype=np.int64).reshape(-1, 5).T
    lengths = last - first
    at = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
    kinds = np.frombuffer("".join(r.text.kinds for r in readings).encode("ascii"), np.uint8)
    kept = kinds[at] != ord(PUNCT)
    of_article = np.repeat(article, lengths)[kept]
    titled = of_article[np.repeat(title > 0, lengths)[kept]]
    return _Held(
        at[kept],
        np.repeat(line.astype(np.int32), lengths)[kept],
        parts,
        np.bincount(titled, minlength=len(parts)).tolist(),
        [0, *np.cumsum(np.bincount(of_article, minlength=len(parts))).tolist()],
    )


def _not_of_title(sentence: Sentence) -> bool:
    return sentence.region != "title"


def _column(columns: Iterable[Sequence[int]]) -> Ints:
    held = [np.asarray(column, dtype=np.int32) for column in columns]
    return np.concatenate([*held, np.zeros(0, np.int32)])


def coded(
    letters: Letters, starts: NDArray[np.int64], stops: NDArray[np.int64]
) -> tuple[Ints, Ints, Flags]:
    """The code of each word, that of its stem, and what it is in a name: worked out once for all
    places of a word, and remembered."""
    words = mixed(letters.spelt(starts, stops))
    stems, bearing = _vocabulary().of(words, lambda at: _stems(letters, starts[at], stops[at]))
    return codes(words), stems, bearing


def _stems(letters: Letters, starts: NDArray[np.int64], stops: NDArray[np.int64]) -> Ints:
    return codes(mixed(letters.spelt(*stemmed(letters, starts, stops))))


class _Vocabulary:
    """The stems of the words met last, and what they are in a name. Each word has one place, from
    which the next one of that place drives it out: what is remembered changes nothing but time."""

    def __init__(self) -> None:
        places = np.arange(1 << _REMEMBERED, dtype=np.uint64)
        self.words = ~(places << np.uint64(64 - _REMEMBERED))  # words of other places
        self.known = np.zeros(1 << _REMEMBERED, np.uint64)  # the stem, above what the word is
        self.lock = Lock()

    def of(self, words: Hashes, stems: Callable[[NDArray[np.int64]], Ints]) -> tuple[Ints, Flags]:
        """Stems and bearings of the words; ``stems`` makes those of the places it is given."""
        place = (words >> np.uint64(64 - _REMEMBERED)).view(np.int64)
        with self.lock:
            found = self.known.take(place)
            strange = np.flatnonzero(self.words.take(place) != words)
            if len(strange):
                _, first, again = np.unique(words[strange], return_index=True, return_inverse=True)
                at = strange[first]
                made = stems(at)
                new = made.astype(np.uint64) << _BITS | bearings(words[at], made)
                found[strange] = new[again]
                self.known[place[at]] = new
                self.words[place[at]] = words[at]
        bearing = found.astype(np.uint8)
        return (found >> _BITS).astype(np.int32), bearing


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def renamed(signed: Signed, id: str) -> Signed:
    """The same report under another id."""
    articles = tuple(article._replace(document=id) for article in signed.articles)
    echoes = tuple(
        line._replace(passage=msgspec.structs.replace(line.passage, document=id))
        for line in signed.lines
    )
    return Signed(id, signed.published, articles, echoes)


class _News(NamedTuple):
    """The words of the news lexicon by code, ascending: the place of each one's stem among the
    stems, how many articles hold it, and the codes of the stems, ascending."""

    words: Ints
    stem: NDArray[np.intp]
    frequency: Floats
    stems: Ints


@cache
def _news() -> _News:
    words = list(counted_words())
    letters, starts, stops = laid_out(words)
    known = codes(mixed(letters.spelt(starts, stops)))
    stems = codes(mixed(letters.spelt(*stemmed(letters, starts, stops))))
    known, first = np.unique(known, return_index=True)  # the commonest of those that share a code
    stems, place = np.unique(stems[first], return_inverse=True)
    frequency = np.array([document_frequency(words[i]) for i in first.tolist()], dtype=np.float64)
    return _News(known, place, frequency, stems)


def nothing_met() -> NDArray[np.bool_]:
    """Of each word of the news lexicon that it was not met yet."""
    return np.zeros(len(_news().words), bool)


def met(articles: Iterable[Article], before: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words of the news lexicon stand in the articles or were met before."""
    known = _news().words
    columns = [article.words for article in articles]
    words = np.sort(np.concatenate([*columns, np.zeros(0, np.int32)]))
    words = words[np.diff(words, prepend=-1) != 0]
    at = np.minimum(np.searchsorted(known, words), len(known) - 1)
    after = before.copy()
    after[at[known[at] == words]] = True
    return after


def news_frequency(codes: Ints, met: NDArray[np.bool_]) -> Floats:
    """In how many articles of the news each stem stands: the words of that stem that were met,
    added up. Numerals are asked about apart: many articles count them better themselves."""
    news = _news()
    frequency = np.bincount(news.stem[met], news.frequency[met], minlength=len(news.stems))
    return looked_up(codes, news.stems, frequency.astype(np.float64))


def all_frequency(codes: Ints) -> Floats:
    """In how many articles of the news each stem or numeral stands, all forms of it added up:
    for articles too few to meet the forms that their words have elsewhere."""
    return np.maximum(looked_up(codes, _news().stems, _forms()), looked_up(codes, *_numerals()))


@cache
def _forms() -> Floats:
    """In how many articles each stem of the news stands, all its words added up."""
    news = _news()
    return np.bincount(news.stem, news.frequency, minlength=len(news.stems)).astype(np.float64)


@cache
def _numerals() -> tuple[Ints, Floats]:
    """The codes of the numerals of the news, ascending, and how many articles hold each."""
    counted = {row["numeral"]: float(row["documents"]) for row in rows("numerals")}
    letters, starts, stops = laid_out(list(counted))
    known, first = np.unique(codes(mixed(letters.spelt(starts, stops))), return_index=True)
    return known, np.array(list(counted.values()))[first]


def looked_up(codes: Ints, known: Ints, values: Floats) -> Floats:
    """The value of each code; 0 where it is not among the ``known`` ones, which ascend."""
    if not len(known):
        return np.zeros(len(codes))
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[at] == codes, values[at], 0.0)


def day_of(published: str | None) -> float | None:
    """The time of publication in days, None where it is not known."""
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    days = moment.toordinal() + (moment.hour * 3600 + moment.minute * 60) / _DAY
    offset = moment.utcoffset()
    return days - offset.total_seconds() / _DAY if offset else days
