"""The names a tagger offers, made exact: every candidate of the pile as a spot, or left out."""

from __future__ import annotations

from collections import Counter

from tawatur.linking import gazetteer
from tawatur.linking.boundaries import bounds
from tawatur.linking.demonyms import demonym
from tawatur.linking.doubts import is_accusative, is_inside, is_no_name
from tawatur.linking.pile import Pile, Spot
from tawatur.linking.prefixes import cut_by_tagger, cut_of, is_name
from tawatur.model.annotation import Mention

UNSURE = 0.45  # the tagger's belief below which its candidate is no name: 0 of 659 right ones


def spots(pile: Pile) -> list[Spot]:
    """Every candidate of the pile with exact boundaries; what is no name is left out."""
    ranges = [
        (number, mention, found)
        for number, reading in enumerate(pile.readings)
        for mention in reading.mentions
        if (found := bounds(pile, number, mention)) is not None
        and not pile.timed[number].issuperset(range(*found))
    ]
    firsts = Counter(pile.text(number).words[first] for number, _, (first, _) in ranges)
    heads = {
        "ال" + pile.text(number).words[first]
        for number, mention, (first, last) in ranges
        if mention.type == "ORG" and last - first > 1
    }
    out = []
    for number, mention, (first, last) in ranges:
        spot = _spot(pile, number, mention, (first, last), firsts)
        if spot is not None and mention.type == "PER" and is_inside(pile, spot):
            continue
        if spot is not None and (spot.words[0] in heads or not is_no_name(spot.words, mention)):
            out.append(spot)
    return out


def _spot(
    pile: Pile, number: int, mention: Mention, tokens: tuple[int, int], firsts: Counter[str]
) -> Spot | None:
    first, last = tokens
    words = words_between(pile, number, first, last)
    if not words:
        return None
    cut, bare = (0, words[0]) if words in gazetteer.by_words() else cut_of(pile, words[0], firsts)
    if not cut and not is_name(bare):
        cut, bare = cut_by_tagger(pile, number, mention, first)
    words = (bare, *words[1:])
    if mention.type != "PER" and is_accusative(pile, number, last):
        return None
    if len(words) == 1 and demonym(bare) and pile.is_adjective_at(number, first):
        return None
    if mention.score < UNSURE:
        return None
    return Spot(number, first, last, cut, words, mention.type, mention.score)


def words_between(pile: Pile, number: int, first: int, last: int) -> tuple[str, ...]:
    """The folded words and numbers of a token range, marks left out."""
    text = pile.text(number)
    return tuple(text.words[t] for t in range(first, last) if text.kinds[t] != "p")
