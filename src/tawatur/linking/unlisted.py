"""Places of an unknown world: told by the words around them, and by the adjectives made of them.

«رئيس س فلان» names the country س, «مدينة س» the town س; and where الس…ي stands after a title and
before its bearer's name it is an adjective of nationality, though no list knows the country.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows
from tawatur.lexicons import words as listed
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.doubts import is_common_noun
from tawatur.linking.keys import given_names
from tawatur.linking.pile import COMMON, Pile, Spot
from tawatur.linking.prefixes import bearers

SEEDED = 0.6  # the belief in a place found by its surroundings alone
RARE = 100  # articles of the 20,085: a town's name in more of them is a common word too
_SHORTEST = 3  # letters of a stem or a place
_INSIDE = titles.folded("في إلى من")
_ADJECTIVE = ("يتين", "يتان", "يين", "يون", "يان", "يات", "يه", "ي")
_COUNTRY = ("يا", "ا", "ه", "ي", "و")
_ARTICLES = ("ال", "", "وال", "بال", "لل")
_GOVERNED = ("government", "portfolio")


def stem(word: str) -> str:
    """What a place and its adjective share: طاروني and طارونيا give طارون; empty if too little."""
    bare = titles.bare(word)
    for ending in _ADJECTIVE:
        if bare.endswith(ending):
            return _long(bare.removesuffix(ending))
    return place_stem(bare)


def place_stem(word: str) -> str:
    """The stem of a place's name, without the vowel it ends in."""
    bare = titles.bare(word)
    for ending in _COUNTRY:
        if bare.endswith(ending):
            return _long(bare.removesuffix(ending))
    return _long(bare)


def _long(word: str) -> str:
    return word if len(word) >= _SHORTEST else ""


def is_adjective(word: str) -> bool:
    """True for an unlisted word of the form of an adjective of nationality."""
    return word.endswith(_ADJECTIVE) and len(word) > _SHORTEST and _is_free(word)


def place_key(word: str) -> str:
    """What stands in a title for an unlisted place, the same by its name and its adjective."""
    shared = stem(word) if is_adjective(word) else place_stem(word)
    return f"~{shared}" if shared else ""


def _is_free(word: str) -> bool:
    """True for a word that is no common one, no role, no nationality, no given name."""
    return (
        document_frequency(word) <= COMMON
        and not titles.roles(titles.stem(word))
        and demonym(word) is None
        and word not in given_names()
    )


def parted(pile: Pile, spots: Iterable[Spot]) -> Iterator[Spot]:
    """The spots, where a country or its adjective was taken into the name of its office's bearer
    (رئيس | س فلان, الرئيس | الس…ي فلان) parted from it."""
    some = list(spots)
    alone = {spot.words for spot in some if spot.type == "PER"}
    for spot in some:
        if spot.type != "PER" or len(spot.words) < 2 or spot.cut:
            yield spot
            continue
        rest = spot.words[1:]
        if rest in alone and _is_joined_verb(spot.words[0]):
            yield spot._replace(first=spot.first + 1, words=rest)
            continue
        title = _title_before(pile, spot.reading, spot.first)
        first = spot.words[0]
        if not title or not _is_free(first) or spot.last - spot.first != len(spot.words):
            yield spot
        elif title == "definite" and first.startswith("ال") and is_adjective(first):
            yield spot._replace(first=spot.first + 1, words=rest)
        elif title == "construct" and _is_elsewhere(pile, spot, alone):
            yield spot._replace(last=spot.first + 1, words=(first,), type="LOC")
            yield spot._replace(first=spot.first + 1, words=rest)
        else:
            yield spot


def _is_joined_verb(word: str) -> bool:
    """True for ف and a common word behind it (فرد فلان: and so-and-so replied)."""
    if word[0] != "ف" or word in given_names() or word[1:] in given_names():
        return False
    return document_frequency(word[1:]) > max(RARE, document_frequency(word))


def without_adjectives(spots: Sequence[Spot]) -> list[Spot]:
    """The spots but for lone words that are the adjective of an unlisted place of the pile."""
    places = (s.words[0] for s in spots if s.type == "LOC" and len(s.words) == 1)
    stems = {place_stem(word) for word in places if not is_adjective(word)} - {""}
    return [
        spot
        for spot in spots
        if len(spot.words) > 1 or not (is_adjective(spot.words[0]) and stem(spot.words[0]) in stems)
    ]


def _title_before(pile: Pile, reading: int, token: int) -> str:
    """«definite» right after an office with its article (الرئيس, رئيس الوزراء), «construct» after
    one without it (رئيس, رئيس وزراء), else empty."""
    before, further = pile.before(reading, token), pile.before(reading, token, 2)
    head = titles.stem(before)
    if titles.is_a(head, *_GOVERNED) and titles.is_a(titles.stem(further), "office"):
        return "definite" if before.startswith("ال") else "construct"
    if not titles.is_a(head, "office"):
        return ""
    return "definite" if before.startswith(("ال", "وال", "بال", "لل", "فال")) else "construct"


def _is_elsewhere(pile: Pile, spot: Spot, alone: set[tuple[str, ...]]) -> bool:
    """True where the pile has an adjective made of the first word, or has the rest as a name
    without it and nobody is known to be called by the first word."""
    first, rest = spot.words[0], spot.words[1:]
    made = place_stem(first)
    if made and any(pile.count(a + made + e) for a in _ARTICLES for e in _ADJECTIVE):
        return True
    if is_place_in(pile, first):
        return True
    return rest in alone and not bearers(first)


def is_place_in(pile: Pile, word: str) -> bool:
    """True where the pile has an unlisted word right after في or the type of a place."""
    if not _may_be(word):
        return False
    before = (pile.before(*place) for place in pile.some(word))
    seen = [w for w in before if w == "في" or _is_typed(w)]
    return len(seen) > 1 or bool(seen and (word,) in towns())


def retyped(pile: Pile, spots: Sequence[Spot]) -> Iterator[Spot]:
    """The spots, where a lone name is a place by its form: the pile uses the adjective made of
    it, or it stands between an office and its bearer."""
    starts = {(spot.reading, spot.first) for spot in spots if spot.type == "PER"}
    people = {s.words[-1] for s in spots if s.type == "PER" and len(s.words) > 1}
    for spot in spots:
        word = spot.words[0]
        lone = len(spot.words) == 1 and spot.type != "LOC" and word not in people
        ruled = (spot.reading, spot.last) in starts and _is_ruled(pile, spot.reading, spot.first)
        if lone and _is_free(word) and (ruled or _has_adjective(pile, word)):
            yield spot._replace(type="LOC")
        else:
            yield spot


def _has_adjective(pile: Pile, word: str) -> bool:
    """True where the pile has the adjective of nationality made of a word, right after a noun
    it agrees with."""
    made = place_stem(word)
    forms = [f"ال{made}{ending}" for ending in _ADJECTIVE] if made else []
    return any(
        pile.is_adjective_at(*place) for form in forms if form != word for place in pile.some(form)
    )


def places(pile: Pile, spots: Iterable[Spot]) -> Iterator[Spot]:
    """Places that their surroundings give away: after their type (مدينة س), between an office
    and its bearer (رئيس س فلان), buildings (قصر س), and listed towns after a preposition."""
    starts = {(spot.reading, spot.first) for spot in spots if spot.type == "PER"}
    held = {(s.reading, t): s for s in spots for t in range(s.first, s.last)}
    free = {word for word in pile.places if _may_be(word)}
    for number, reading in enumerate(pile.readings):
        words, ends = reading.text.words, pile.ends[number]
        for token in ends:
            word = words[token]
            if word not in free or reading.text.kinds[token] != "w":
                continue
            spot = held.get((number, token))
            if token in pile.timed[number] or (spot is not None and len(spot.words) > 1):
                continue
            before = pile.before(number, token)
            cut = _building_cut(before)
            backed = spot is not None or (word,) in towns()
            if cut is not None and backed and words[token - 1] == before:
                whole = (before[cut:], word)
                yield Spot(number, token - 1, token + 1, cut, whole, "LOC", SEEDED)
            elif spot is None and (
                _is_town_here(pile, word, before)
                or ((number, token + 1) in starts and _is_ruled(pile, number, token))
            ):
                yield Spot(number, token, token + 1, 0, (word,), "LOC", SEEDED)


def _is_town_here(pile: Pile, word: str, before: str) -> bool:
    """True after the type of a place for a listed town, and for a word the pile so uses twice;
    after a preposition for a listed town that the news hardly uses otherwise."""
    definite = word.startswith("ال")
    if _is_typed(before):
        return (word,) in towns() or (not definite and _is_typed_twice(pile, word))
    rare = before == "في" or document_frequency(word) <= RARE
    return (word,) in towns() and before in _INSIDE and rare and not definite


def _is_typed_twice(pile: Pile, word: str) -> bool:
    """True where the word stands twice as a place does and is no clitic with a commoner word."""
    if word[0] in "وفلبك" and document_frequency(word[1:]) > document_frequency(word):
        return False
    before = [pile.before(*place) for place in pile.some(word)]
    return sum(_is_typed(w) or w in _INSIDE for w in before) > 1


@lru_cache(maxsize=100_000)
def _may_be(word: str) -> bool:
    return len(word) >= _SHORTEST and _is_free(word) and not is_common_noun(word)


def _is_typed(before: str) -> bool:
    """True for the type of a place without its article (مدينة, بجزيرة)."""
    head = titles.stem(before)
    return (
        "ال" not in before[:3]
        and not before.startswith("لل")
        and titles.is_a(head, "place-type")
        and not titles.is_a(head, "government")
    )


def _building_cut(word: str) -> int | None:
    """How many letters before the word for a building are clitics; None for any other word."""
    return next(
        (cut for cut in (0, 1) if word[cut:] in buildings() and _is_clitic(word, cut)), None
    )


def _is_clitic(word: str, cut: int) -> bool:
    return word[:cut] in ("", "و", "ف", "ب", "ل", "ك")


@cache
def buildings() -> frozenset[str]:
    """Words for buildings, folded, without the article."""
    return frozenset(fold_word(word) for word in listed("buildings"))


def _is_ruled(pile: Pile, number: int, token: int) -> bool:
    return _title_before(pile, number, token) == "construct"


@cache
def towns() -> frozenset[tuple[str, ...]]:
    """Towns of one word by GeoNames that are no word the news often uses."""
    names = (gazetteer.words_of(row["name"]) for row in rows("gazetteers"))
    return frozenset(words for words in names if len(words) == 1 and len(words[0]) > _SHORTEST)
