"""Names of bodies made of common words: لجنة الطعون, الهيئة الوطنية لحماية البيئة.

A head noun with the article takes adjectives of rank or nationality and a field after ل; one
without takes a definite field, its adjectives and a second field joined to it, or a place. What
each head needs is said by lexicons/body_heads.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows
from tawatur.linking import gazetteer, titles, unlisted
from tawatur.linking.demonyms import demonym
from tawatur.linking.pile import Pile, Spot

SEEDED = 0.6  # the belief in a body found by its pattern alone
_SEEN = 10  # articles of the 20,085 that use each gender of an adjective
_TIED = 3  # a noun that stands with و in a third of as many articles as without goes in pairs
_LONGEST = 3  # words of a field: التعليم العالي والتدريب
_ADJECTIVES = 3  # adjectives after the head: اللجنة الوطنية العليا المستقلة
_NO_FIELD = (
    *("office", "honorific", "unnamed", "counterpart"),
    *("institution", "body-part", "place-type", "place-part"),
)
_PLACE = 3  # words of a listed place after its head: شرطة رأس الخيمة


def bodies(pile: Pile) -> Iterator[Spot]:
    """Every body of the pile that its pattern makes a name."""
    for head, wants in sorted(_heads().items()):
        for word in (head, "ال" + head):
            for form, cut in sorted(pile.written(word)):
                for reading, first in pile.places[form]:
                    last = _end(_Line(pile, reading, first), wants, definite=word != head)
                    words = (word, *pile.text(reading).words[first + 1 : last])
                    if last and not gazetteer.lookup(words, "LOC"):
                        yield Spot(reading, first, last, cut, words, "ORG", SEEDED)


class _Line:
    """The tokens after a head up to the end of its sentence."""

    def __init__(self, pile: Pile, reading: int, first: int) -> None:
        self.first = first
        self.pile = pile
        self._words = pile.text(reading).words
        self._end = pile.ends[reading][first]
        self._times = pile.timed[reading]

    def word(self, token: int) -> str:
        """The folded word at a token; empty past the end and within an expression of time."""
        inside = token < self._end and token not in self._times
        return self._words[token] if inside else ""


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {
        fold_word(row["word"]): frozenset(row["followed_by"].split("|"))
        for row in rows("body_heads")
    }


@cache
def _ranks() -> dict[str, bool]:
    return {fold_word(r["word"]): r["alone"] == "yes" for r in rows("body_ranks")}


@cache
def _openers() -> dict[str, bool]:
    return {fold_word(row["word"]): row["joins_by_b"] == "yes" for row in rows("body_fields")}


def _end(line: _Line, wants: frozenset[str], *, definite: bool) -> int:
    """The token after the body's name, or 0 where the words make none."""
    return _definite(line, wants) if definite else _construct(line, wants)


def _definite(line: _Line, wants: frozenset[str]) -> int:
    at, alone, national = line.first + 1, False, False
    while at - line.first <= _ADJECTIVES:
        word = line.word(at)
        place = demonym(word) if word.startswith("ال") else None
        rank = _ranks().get(titles.bare(word)) if word.startswith("ال") else None
        if rank is None and (place is None or place.number != "s"):
            break
        alone, national = alone or bool(rank), national or place is not None
        at += 1
    if at == line.first + 1 and "any" not in wants:
        return 0
    field = _field_after_l(line, at)
    if field:
        return field
    if "any" in wants and at == line.first + 1 and _is_definite(line.word(at)):
        return at + 1 if _is_of_place(line.word(at)) else 0
    fits = (alone and "ranked" in wants) or (national and "national" in wants)
    return at if fits else 0


def _field_after_l(line: _Line, at: int) -> int:
    """The token after a field joined by ل (للانتخابات البلدية, لحماية البيئة), or 0."""
    word = line.word(at)
    if word.startswith("لل") and len(word) > 4 and _is_field("ال" + word[2:]):
        return _rest_of_field(line, at + 1)
    if word.startswith("ل") and word[1:] in _openers() and _is_definite(line.word(at + 1)):
        return _rest_of_field(line, at + 2)
    return 0


def _construct(line: _Line, wants: frozenset[str]) -> int:
    at = line.first + 1
    if "place" in wants:
        place = _place_end(line, at)
        if place:
            return place
    word = line.word(at)
    if "field" in wants and word in _openers():
        known = _place_end(line, at + 1)
        if known or _is_definite(line.word(at + 1)):
            return known or _rest_of_field(line, at + 2)
    if not _is_definite(word):
        return 0
    portfolio = titles.is_a(word, "portfolio")
    if not (portfolio or "any" in wants or ("field" in wants and _is_field(word))):
        return 0
    if _openers().get(titles.bare(word)) and line.word(at + 1).startswith("بال"):
        return _rest_of_field(line, at + 2)
    return _rest_of_field(line, at + 1)


def _place_end(line: _Line, at: int) -> int:
    """The token after the listed place that begins at a token, its type before it or not."""
    if titles.is_a(line.word(at), "place-type") and not line.word(at).startswith("ال"):
        at += 1
    for length in range(_PLACE, 0, -1):
        words = tuple(line.word(at + i) for i in range(length))
        if all(words) and gazetteer.lookup(words, "LOC"):
            return at + length
    return at + 1 if unlisted.is_place_in(line.pile, line.word(at)) else 0


def _rest_of_field(line: _Line, at: int) -> int:
    """The token after the adjectives and the joined nouns that go on from a field."""
    start = at
    while at - start < _LONGEST:
        word = line.word(at)
        joined = word.startswith("وال") and len(word) > 4
        bare = word[1:] if joined else word
        goes_on = (_is_field(bare) and _fits_list(bare)) if joined else _qualifies(bare)
        if not (_is_definite(bare) and goes_on):
            break
        at += 1
    return at


def _fits_list(word: str) -> bool:
    """True for a second field joined by و: a field of office, a plural, or a rarer noun."""
    listed = titles.is_a(word, "portfolio") or word.endswith("ات")
    return listed or document_frequency("و" + word) * _TIED > document_frequency(word)


def _is_definite(word: str) -> bool:
    return word.startswith("ال") and len(word) > 3


def _is_field(word: str) -> bool:
    """True for a definite noun that is nobody: no office, body, place or nationality."""
    field = titles.is_a(word, "portfolio", "topic", "government")
    if titles.is_a(word, *_NO_FIELD) and not field:
        return False
    known = gazetteer.lookup((word,), "LOC") or gazetteer.lookup((word,), "PER")
    return known is None and demonym(word) is None and word not in _relatives()


@cache
def _relatives() -> frozenset[str]:
    return titles.folded("الذي التي اللذان اللذين اللتان اللتين الذين اللاتي اللواتي")


def _qualifies(word: str) -> bool:
    """True for a definite adjective: of rank or nationality, or by its ending ي or ية."""
    if word in _relatives() or titles.is_a(word, "office", "honorific", "qualifier"):
        return _ranks().get(titles.bare(word)) is not None
    adjective = demonym(word)
    if adjective is not None:
        return adjective.number == "s"
    return titles.bare(word) in _ranks() or _has_both_genders(word)


def _is_of_place(word: str) -> bool:
    """True for an adjective made of a listed place's name (الإسماعيلي: الإسماعيلية)."""
    base = titles.bare(word).removesuffix("ي")
    forms = (a + base + e for a in ("", "ال") for e in ("", "ا", "ه", "يا", "يه"))
    return word.endswith("ي") and any(gazetteer.lookup((form,), "LOC") for form in forms)


def _has_both_genders(word: str) -> bool:
    """True for an adjective in ي or ية that the news uses in both genders: no abstract noun
    (المسؤولية)."""
    masculine = word.removesuffix("ه")
    often = document_frequency(masculine), document_frequency(masculine + "ه")
    return masculine.endswith("ي") and min(often) >= _SEEN
