"""From raw candidates to final mentions: spans, votes, propagation, entities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.linking import merging, naming, places, propagation, seeds, spans, unlisted, voting
from tawatur.linking.decisions import Decision, Decisions, by_pair, taken
from tawatur.linking.joining import Groups, Node
from tawatur.linking.pile import Pile, Spot
from tawatur.model.annotation import Entity, Mention, Merge, Reading


def settle(
    readings: Sequence[Reading], decisions: Decisions | Iterable[Decision] | None = None
) -> tuple[Reading, ...]:
    """The readings of one story with final mentions, each with its entity, and all entities.

    Takes the name tagger's candidates as ``mentions``. Every reading gets the same dict of
    entities by id. ``decisions`` join or part names, and give types and English names, against
    the evidence.
    """
    pile, decided = Pile(readings), taken(decisions)
    spots, groups, roots = _linked(pile, decided)
    entities = _entities(pile, spots, roots, groups, decided)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for spot, root in zip(spots, roots, strict=True):
        span = pile.span(spot)
        mention = Mention(span.start, span.end, spot.type, entities[root].id, spot.score)
        mentions[spot.reading].append(mention)
    by_id = {entity.id: entity for entity in sorted(entities.values(), key=lambda e: e.id)}
    return tuple(
        msgspec.structs.replace(reading, mentions=tuple(mentions[number]), entities=by_id)
        for number, reading in enumerate(pile.readings)
    )


def merges(
    readings: Sequence[Reading], decisions: Decisions | Iterable[Decision] | None = None
) -> tuple[Merge, ...]:
    """Every join of two names that ``settle`` makes of the same readings, with its evidence."""
    return tuple(sorted(_linked(Pile(readings), taken(decisions))[1].merges))


def _linked(pile: Pile, decisions: Decisions) -> tuple[list[Spot], Groups, list[Node]]:
    """The final spots, the groups of their names, and the group of every spot."""
    offered = list(unlisted.parted(pile, spans.spots(pile)))
    offered = unlisted.without_adjectives(list(unlisted.retyped(pile, offered)))
    raw = [*offered, *seeds.seeds(pile), *unlisted.places(pile, offered)]
    sums = voting.votes(pile, raw)
    voted = [voting.settle_type(pile, spot, sums) for spot in raw]
    found = propagation.propagate(pile, propagation.extended(pile, voted), sums)
    types = decisions.type_of()
    spots = [
        spot._replace(type=types[spot.words])
        if spot.words in types
        else voting.settle_type(pile, spot, sums)
        for spot in found
    ]
    groups = merging.group(pile, spots, by_pair(decisions.pairs))
    return spots, groups, merging.by_mention(pile, groups, spots)


def _entities(
    pile: Pile,
    spots: Sequence[Spot],
    roots: Sequence[Node],
    groups: Groups,
    decisions: Decisions,
) -> dict[Node, Entity]:
    surfaces: dict[Node, Counter[str]] = defaultdict(Counter)
    words: dict[str, tuple[str, ...]] = {}
    for spot, root in zip(spots, roots, strict=True):
        surface = " ".join(pile.span(spot).of(pile.text(spot.reading).original).split())
        surfaces[root][surface] += 1
        words[surface] = max(words.get(surface, spot.words), spot.words)
    english = decisions.english_of()
    evidence = groups.evidence()
    spelt = {" ".join(words[form]): form for form in sorted(words, reverse=True)}
    named = {}
    for root, forms in sorted(surfaces.items()):
        entity = naming.entity(forms, words, root.type, groups.known(root))
        said = next((english[words[f]] for f in sorted(forms) if words[f] in english), None)
        entity = naming.called(entity, said) if said else entity
        named[root] = places.located(entity, merges=_as_spelt(evidence.get(root, ()), spelt))
    apart = naming.told_apart(list(named.values()))
    return dict(zip(named, apart, strict=True))


def _as_spelt(made: Iterable[Merge], spelt: Mapping[str, str]) -> tuple[Merge, ...]:
    """The merges with their names as the reports spell them, not folded."""
    return tuple(
        Merge(spelt.get(m.name, m.name), spelt.get(m.other, m.other), m.reason, m.score)
        for m in made
    )
