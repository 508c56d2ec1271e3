"""What the pile teaches: a name found in one place is found wherever it stands.

A full name is sought everywhere; a single word only where the tagger mostly takes it for a name,
or where the news hardly uses it otherwise. A person's last name is sought too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tawatur.arabic.vocabulary import document_frequency
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.doubts import is_accusative, is_common_noun
from tawatur.linking.keys import given_names, same_word, slipped
from tawatur.linking.pile import COMMON, Pile, Spot
from tawatur.linking.shortening import surname
from tawatur.linking.voting import Votes, favourite

Place = tuple[int, int, int, int]  # reading, first, last, letters cut
TAGGED = 0.4  # of a word's places, the share the tagger must take for a name
RARE = 100  # articles of the 20,085: a word in no more of them is a name wherever it stands
_SHORTEST = 3  # letters of a single word that may be sought
_PROPAGATED = 0.5  # the belief in a mention found by its name alone
_SURE = 0.5  # summed belief in a name before it is sought elsewhere


def propagate(pile: Pile, spots: Sequence[Spot], sums: Votes) -> list[Spot]:
    """The spots and every further place of their names, none overlapping another."""
    taken = _by_name(spots)
    names = sorted({*taken, *_last_names(spots)}, key=lambda words: (-len(words), words))
    chosen = Chosen(spots)
    for words in names:
        places = list(pile.find(words))
        if not _trusted(words, taken.get(words, []), places, chosen):
            continue
        type = favourite(sums, words) or "PER"
        for place in places:
            reading, first, last, cut = place
            if cut and not _clitic_form(pile, place, words):
                continue
            if is_accusative(pile, reading, last) or _is_adjective(pile, place, words):
                continue
            chosen.add(Spot(reading, first, last, cut, words, type, _PROPAGATED))
    return chosen.spots()


def extended(pile: Pile, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, each lengthened where the words after it go on as a longer name of the pile
    does, be it in another spelling (شانلي | أورفا beside شانلي اورفة)."""
    longer: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    names = {spot.words for spot in spots if len(spot.words) > 1}
    for words in sorted(names, key=lambda w: (-len(w), w)):
        for length in range(1, len(words)):
            longer[words[:length]].append(words)
    return [_extended(pile, spot, longer.get(spot.words, ())) for spot in spots]


def _extended(pile: Pile, spot: Spot, longer: Iterable[tuple[str, ...]]) -> Spot:
    text, end = pile.text(spot.reading), pile.ends[spot.reading][spot.first]
    for words in longer:
        last = spot.last + len(words) - len(spot.words)
        follows = tuple(text.words[spot.last : min(last, end)])
        tail = words[len(spot.words) :]
        alike = (same_word(a, b) or slipped(a, b) for a, b in zip(follows, tail, strict=False))
        if len(follows) == len(tail) and follows != tail and all(alike):
            return spot._replace(last=last, words=(*spot.words, *follows))
    return spot


class Chosen:
    """Spots by place; a longer name displaces a shorter one inside it."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._at: dict[tuple[int, int], Spot] = {}
        self._last = {(surname(spot.words),) for spot in spots if spot.type == "PER"}
        for spot in sorted(spots, key=lambda s: (-len(s.words), -s.score, s)):
            self.add(spot)

    def add(self, spot: Spot) -> None:
        """Take the spot in unless its tokens belong to a name at least as long."""
        held = {self._at[key] for key in _tokens(spot) if key in self._at}
        if any(len(other.words) >= len(spot.words) for other in held):
            return
        for other in held:
            for key in _tokens(other):
                del self._at[key]
        for key in _tokens(spot):
            self._at[key] = spot

    def has_last(self, words: tuple[str, ...]) -> bool:
        """True where the word ends a longer name of a person."""
        return words in self._last

    def covers(self, place: Place, words: tuple[str, ...]) -> bool:
        """True where a longer name than ``words`` holds the place."""
        reading, first, last, _ = place
        held = (self._at.get((reading, token)) for token in range(first, last))
        return any(spot is not None and len(spot.words) > len(words) for spot in held)

    def spots(self) -> list[Spot]:
        """The spots in the order of the text."""
        return sorted(set(self._at.values()), key=lambda s: (s.reading, s.first, s.last))


def _tokens(spot: Spot) -> list[tuple[int, int]]:
    return [(spot.reading, token) for token in range(spot.first, spot.last)]


def _by_name(spots: Iterable[Spot]) -> dict[tuple[str, ...], list[Spot]]:
    found: dict[tuple[str, ...], list[Spot]] = defaultdict(list)
    for spot in spots:
        found[spot.words].append(spot)
    return found


def _last_names(spots: Iterable[Spot]) -> set[tuple[str, ...]]:
    """Last words of full names of persons that the news hardly uses otherwise, and first words
    that it hardly uses at all."""
    full = [spot.words for spot in spots if spot.type == "PER" and len(spot.words) > 1]
    last = {(word,) for word in map(surname, full) if word and _is_surname(word)}
    first = {
        words[:1]
        for words in full
        if _is_surname(words[0]) and document_frequency(words[0]) <= RARE
    }
    return last | first


def _is_surname(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and word not in given_names()
        and demonym(word) is None
        and not titles.roles(word)
        and (document_frequency(word) <= COMMON or word in gazetteer.surnames())
        and not is_common_noun(word)
    )


def _trusted(
    words: tuple[str, ...], tagged: list[Spot], places: list[Place], chosen: Chosen
) -> bool:
    """True where the name may be taken wherever it stands."""
    if len(words) > 1:
        return sum(spot.score for spot in tagged) >= _SURE and not _all_roles(words)
    if not tagged:
        return _is_surname(words[0])
    word = words[0]
    if len(word) < _SHORTEST or (demonym(word) and not gazetteer.by_words().get(words)):
        return False
    free = [place for place in places if not chosen.covers(place, words)]
    share = sum(spot.score for spot in tagged) / max(len(free), 1)
    surname = chosen.has_last(words) and _is_surname(word)
    return (
        share >= TAGGED
        or surname
        or (document_frequency(word) <= RARE and share * len(free) >= _SURE)
    )


def _is_adjective(pile: Pile, place: Place, words: tuple[str, ...]) -> bool:
    return len(words) == 1 and demonym(words[0]) is not None and pile.is_adjective_at(*place[:2])


def _all_roles(words: tuple[str, ...]) -> bool:
    return all(titles.roles(word) or demonym(word) for word in words)


def _clitic_form(pile: Pile, place: Place, words: tuple[str, ...]) -> bool:
    """True where the written form is no word of its own that only looks like clitic and name."""
    if len(words) > 1:
        return True
    form = pile.text(place[0]).words[place[1]]
    return (len(words[0]) > _SHORTEST or words in gazetteer.by_words()) and document_frequency(
        form
    ) <= max(document_frequency(words[0]), 1)
