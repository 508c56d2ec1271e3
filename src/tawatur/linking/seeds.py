"""Names found without the tagger: those of the lexicons, and ministries by their pattern.

A listed name is taken wherever it stands unless it is a common word too (lexicons/name_homographs);
such a name, and every outlet's, is taken only where its surroundings speak for it: quotation marks,
the word صحيفة or its like before it, a formula of credit (وفقا لـ, نقلا عن).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from tawatur.arabic.vocabulary import document_frequency
from tawatur.linking import bodies, gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.doubts import homographs, is_accusative
from tawatur.linking.gazetteer import Known, words_of
from tawatur.linking.pile import CLITICS, Pile, Spot
from tawatur.linking.voting import is_quoted

SEEDED = 0.6  # the belief in a name found by the lexicons alone
_CREDIT = titles.folded("عن بحسب حسب وفق وفقا لوكالة وكالة مراسل مراسلة")
_MINISTRY = titles.folded("وزارة")
_EVERYDAY = (
    2000  # articles of the 20,085: a word in more of them names an outlet only after its type
)
_LONGEST = 3  # words a ministry's field may have (التعليم العالي, البترول والثروة المعدنية)
_SHORTEST_ACRONYM = 3  # Latin letters; shorter ones stand for too much


def seeds(pile: Pile) -> Iterator[Spot]:
    """Every place of a listed name, every ministry, every body known by its pattern."""
    yield from bodies.bodies(pile)
    index = _by_first_word()
    for word in sorted(pile.places):
        for cut, bare in _begun(word):
            for words, thing in index.get(bare, ()):
                for reading, first in pile.places[word]:
                    yield from _seed(pile, (reading, first, cut), words, thing)
            if bare in _MINISTRY:
                for reading, first in pile.places[word]:
                    yield from _ministry(pile, reading, first, cut)


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
    for words, things in sorted(gazetteer.by_words().items()):
        if not _is_loose(words, things[0]):
            index[words[0]].append((words, things[0]))
    return {first: tuple(names) for first, names in index.items()}


def _is_loose(words: tuple[str, ...], thing: Known) -> bool:
    """True for a listed name that is another one with its type before it or its nationality
    after it: the shorter one is the mention."""
    if words == words_of(thing.name):
        return False
    outside = titles.is_a(words[0], "media-type", "body-type", "place-type")
    if outside and words[1:] in gazetteer.by_words():
        return True
    national = demonym(words[-1]) is not None and words[:-1] in gazetteer.by_words()
    return thing.type == "ORG" and national


@lru_cache(maxsize=100_000)
def _begun(word: str) -> tuple[tuple[int, str], ...]:
    """The word itself and what stands behind its clitics, where some name begins so."""
    return tuple((cut, b) for cut, b in _bares(word) if b in _by_first_word() or b in _MINISTRY)


def _bares(word: str) -> Iterator[tuple[int, str]]:
    """The word itself and what stands behind its clitics, the article given back after لل."""
    for clitic in CLITICS:
        if word.startswith(clitic) and len(word) > len(clitic) + 1:
            rest = word[len(clitic) :]
            yield len(clitic), "ال" + rest if clitic.endswith("لل") else rest


def _seed(
    pile: Pile, place: tuple[int, int, int], words: tuple[str, ...], thing: Known
) -> Iterator[Spot]:
    reading, first, cut = place
    last = pile.match(reading, first, words)
    if not last:
        return
    spot = Spot(reading, first, last, cut, words, thing.type, SEEDED)
    if words[0].isascii():
        fits = not cut and _is_latin_name(pile, spot)
    elif thing.kind == "outlet" or words in homographs():
        fits = _vouched(pile, spot)
    else:
        adjective = demonym(words[0]) is not None and pile.is_adjective_at(reading, first)
        fits = len(words) > 1 or (len(words[0]) > 2 and not adjective)
        fits = fits and not is_accusative(pile, reading, last)
        fits = fits and not _is_possessed(pile, spot, thing)
    if fits:
        yield spot


def _is_latin_name(pile: Pile, spot: Spot) -> bool:
    text = pile.text(spot.reading)
    written = text.original[text.starts[spot.first] : text.ends[spot.last - 1]]
    if len(spot.words) > 1:
        return written[0].isupper()
    long = len(written) >= _SHORTEST_ACRONYM or gazetteer.lookup(spot.words, "ORG") is not None
    return (written.isupper() and long and len(written) > 1) or (
        written[0].isupper() and len(written) > _SHORTEST_ACRONYM
    )


def _vouched(pile: Pile, spot: Spot) -> bool:
    before = pile.before(spot.reading, spot.first)
    if titles.is_a(before, "media-type") and not before.startswith("ال"):
        return True
    if len(spot.words) > 2 and spot.type == "ORG":
        return True
    common = len(spot.words) == 1 and document_frequency(spot.words[0]) > _EVERYDAY
    return not common and (is_quoted(pile, spot) or before in _CREDIT)


def _is_possessed(pile: Pile, spot: Spot, thing: Known) -> bool:
    """True where a word ends in a pronoun, not in the feminine ending the name has (جده, جدة)."""
    if len(spot.words) > 1 or not any(name.endswith("ة") for name in thing.names):
        return False
    text = pile.text(spot.reading)
    return text.original[text.ends[spot.first] - 1] == "ه"


def _ministry(pile: Pile, reading: int, first: int, cut: int) -> Iterator[Spot]:
    """وزارة with its field and, where it follows, its nationality."""
    text, end = pile.text(reading), pile.ends[reading][first]
    last = first + 1
    while last < end and last - first <= _LONGEST and _is_field(text.words[last], last > first + 1):
        last += 1
    if last == first + 1:
        return
    if last < end and text.words[last].startswith("ال") and demonym(text.words[last]):
        last += 1
    words = (text.words[first][cut:], *text.words[first + 1 : last])
    yield Spot(reading, first, last, cut, words, "ORG", SEEDED)


def _is_field(word: str, further: bool) -> bool:
    """True for a definite field of office; a further one may be joined by و or qualify it."""
    if further and word.startswith("وال"):
        word = word[1:]
    return word.startswith("ال") and titles.is_a(word, "portfolio", "government")
