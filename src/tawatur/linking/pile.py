"""The pile: where every word of a story's reports stands, and what it stands as.

A word is counted as it is written, within the kept sentences only. Behind every written word may
stand another one (وبوتين: بوتين): ``find`` gives the places of a name with and without clitics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.model.annotation import NameType, Reading
from tawatur.model.span import Span
from tawatur.model.text import Text

CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل")
_ARTICLE = "ال"
COMMON = 400  # articles of the 20,085: a word in more of them is no rare name


_SOME = 200  # places looked at to tell how a word is used: a look at all of them is quadratic


class Spot(NamedTuple):
    """A name at a place: tokens ``first`` to ``last`` (exclusive) of a reading, the letters of
    the first token that are clitics, and the folded words of the name without them."""

    reading: int
    first: int
    last: int
    cut: int
    words: tuple[str, ...]
    type: NameType
    score: float


class Pile:
    """The readings of one story with an index of their words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = tuple(readings)
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.ends: list[dict[int, int]] = []  # token -> end of its sentence, for kept tokens
        self.timed = [_timed(reading) for reading in self.readings]  # tokens that say when
        for number, reading in enumerate(self.readings):
            kept: dict[int, int] = {}
            for sentence in reading.sentences:
                for token in range(sentence.first, sentence.last):
                    kept[token] = sentence.last
                    self.places[reading.text.words[token]].append((number, token))
            self.ends.append(kept)

    def text(self, reading: int) -> Text:
        """The text of a reading."""
        return self.readings[reading].text

    def count(self, word: str) -> int:
        """How often a folded word stands in the pile as written."""
        return len(self.places.get(word, ()))

    def some(self, word: str) -> list[tuple[int, int]]:
        """The first places of a folded word as written: enough to tell how it is used."""
        return self.places.get(word, [])[:_SOME]

    def written(self, word: str) -> Iterator[tuple[str, int]]:
        """Every form under which a name's first word is written in the pile, with the number of
        letters that are clitics."""
        for clitic in CLITICS:
            if clitic.endswith("لل"):
                form, cut = clitic + word.removeprefix(_ARTICLE), len(clitic)
                if not word.startswith(_ARTICLE):
                    continue
            else:
                form, cut = clitic + word, len(clitic)
            if form in self.places:
                yield form, cut

    def find(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, int, int]]:
        """Every (reading, first, last, cut) where the words stand one after the other, marks
        between them left out."""
        for form, cut in self.written(words[0]):
            for reading, first in self.places[form]:
                last = self.match(reading, first, words)
                if last:
                    yield reading, first, last, cut

    def match(self, reading: int, first: int, words: tuple[str, ...]) -> int:
        """The token after the name whose later words follow token ``first``, or 0."""
        text, at = self.text(reading), first + 1
        end = self.ends[reading].get(first, 0)
        for word in words[1:]:
            while at < end and text.words[at] in (_INNER if word.isalpha() else _AROUND_NUMBERS):
                at += 1
            if at >= end or text.words[at] != word:
                return 0
            at += 1
        opened = "(" in text.words[first:at]
        return at + 1 if opened and at < end and text.words[at] == ")" else at

    def before(self, reading: int, token: int, back: int = 1) -> str:
        """The folded word before a token, quotation marks left out; empty at a sentence's start."""
        text, kept = self.text(reading), self.ends[reading]
        while token - 1 in kept and kept[token - 1] == kept.get(token, kept[token - 1]):
            token -= 1
            if text.words[token] in _QUOTES:
                continue
            back -= 1
            if not back:
                return text.words[token]
        return ""

    def is_adjective_at(self, reading: int, first: int) -> bool:
        """True where an adjective of nationality right after a noun agrees with it: القوات
        السعودية, مدينة سورية; by itself the same word may name the country."""
        text, kept = self.text(reading), self.ends[reading]
        if first - 1 not in kept or text.kinds[first - 1] != "w":
            return False
        noun, word = text.words[first - 1], text.words[first]
        if word.startswith(_ARTICLE):
            return _ARTICLE in noun[:4]
        return noun[-1] == "ه" or noun.endswith("ات")

    def span(self, spot: Spot) -> Span:
        """The original characters of a spot, clitics left out."""
        text = self.text(spot.reading)
        start = text.starts[spot.first]
        if spot.cut:
            at = text.folded_starts[spot.first] + spot.cut
            start = text.origin[at]
        return Span(start, text.ends[spot.last - 1])


def _timed(reading: Reading) -> frozenset[int]:
    """The tokens that stand in expressions of time."""
    spans = (reading.text.tokens_in(time) for time in reading.times)
    return frozenset(token for tokens in spans for token in tokens)


_INNER = frozenset("-–—‐.")
_AROUND_NUMBERS = _INNER | frozenset("(+")  # مجموعة (5+1)
_QUOTES = frozenset("\"'«»“”‘’()[]")
