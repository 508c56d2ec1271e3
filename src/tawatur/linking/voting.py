"""One type for a name over the pile: the tagger's beliefs are summed, and a full name's belief
counts for its last word too. The words right before a name overrule the vote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawatur.linking import gazetteer, titles, unlisted
from tawatur.linking.pile import Pile, Spot
from tawatur.model.annotation import NameType

Votes = dict[tuple[str, ...], dict[NameType, float]]
PRIOR = 1.0  # what a lexicon adds to a type: as much as one mention the tagger is sure of
_LAST = 0.5  # of a full name's belief, what counts for its last word
_QUOTES = frozenset("«»\"“”‘’'")


def votes(pile: Pile, spots: Sequence[Spot]) -> Votes:
    """The summed beliefs for each name and type."""
    sums: defaultdict[tuple[str, ...], defaultdict[NameType, float]]
    sums = defaultdict(lambda: defaultdict(float))
    for spot in spots:
        told = type_in_context(pile, spot)
        sums[spot.words][told or spot.type] += spot.score + (PRIOR if told else 0.0)
        if len(spot.words) > 1 and spot.type == "PER":
            sums[spot.words[-1:]][spot.type] += _LAST * spot.score
    _lend_places(sums)
    for words, types in sums.items():
        for thing in gazetteer.by_words().get(words, ()):
            types[thing.type] += PRIOR
    return {words: dict(types) for words, types in sums.items()}


def _lend_places(sums: defaultdict[tuple[str, ...], defaultdict[NameType, float]]) -> None:
    """Give the last word of a building's or an island's name the type of the whole, unless a
    person of a full name is called so (قمة س beside قصر س)."""
    people = {words[-1] for words, types in sums.items() if len(words) > 1 and "PER" in types}
    for words in sorted(sums):
        last = words[-1:]
        if len(words) != 2 or "LOC" not in sums[words] or last not in sums:
            continue
        typed = words[0] in unlisted.buildings() or titles.is_a(
            words[0], "place-part", "place-type"
        )
        if typed and last[0] not in people:
            sums[last]["LOC"] += sums[last]["PER"] + sums[last]["ORG"]


def favourite(sums: Votes, words: tuple[str, ...]) -> NameType | None:
    """The type most believed of a name, or None where nothing is known of it."""
    types = sums.get(words, {})
    return min(types, key=lambda t: (-types[t], t), default=None)


def settle_type(pile: Pile, spot: Spot, sums: Votes) -> Spot:
    """The spot with the type its context or else the vote gives it."""
    type = type_in_context(pile, spot) or favourite(sums, spot.words) or spot.type
    return spot if type == spot.type else spot._replace(type=type)


def type_in_context(pile: Pile, spot: Spot) -> NameType | None:
    """The type that the words before the name leave no doubt of, or None."""
    before = pile.before(spot.reading, spot.first)
    if titles.is_a(titles.stem(before), "media-type") and is_quoted(pile, spot):
        return "ORG"
    if titles.is_a(before, "media-type") and not spot.cut:
        return "ORG" if gazetteer.lookup(spot.words, "ORG") or spot.type == "ORG" else None
    if before and titles.is_a(before, "place-type") and not spot.cut and len(spot.words) == 1:
        return "LOC" if spot.type != "ORG" else None
    outlet = gazetteer.lookup(spot.words, "ORG")
    if outlet is not None and outlet.kind == "outlet" and is_quoted(pile, spot):
        return "ORG"
    return None


def is_quoted(pile: Pile, spot: Spot) -> bool:
    """True where quotation marks stand right before the name and right after it."""
    words = pile.text(spot.reading).words
    opened = spot.first > 0 and words[spot.first - 1] in _QUOTES
    return opened and spot.last < len(words) and words[spot.last] in _QUOTES
