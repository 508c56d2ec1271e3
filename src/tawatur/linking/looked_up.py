"""What resolving looks up in a story, and the entities it makes for phrases of their own."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from tawatur.arabic.folding import fold_word
from tawatur.linking import groups, titles
from tawatur.linking.offices import Holder, Named
from tawatur.model.annotation import Entity, EntityType, Mention, Reading, Reference


class Story(NamedTuple):
    """What resolving looks up: the readings' entities, the holders of titles, and the entities
    made so far for phrases of their own, with the mentions of those that are bodies of a state;
    the English names of unlisted places by what they share with their adjectives."""

    entities: dict[str, Entity]
    holders: dict[str, list[Holder]]
    made: dict[tuple[str, ...], str]
    bodies: dict[int, list[Mention]]
    places: dict[str, str]


class Place(NamedTuple):
    """A reading, its number in the story and the mentions by token."""

    number: int
    reading: Reading
    names: dict[int, Named]


def named_in(place: Place, tokens: range) -> list[Named]:
    """The mentions that the tokens touch, in order."""
    return list(dict.fromkeys(place.names[t] for t in tokens if t in place.names))


def last_met(place: Place, entities: set[str], start: int) -> str | None:
    """The entity of those that the report named last before ``start``."""
    before = [m for m in place.reading.mentions if m.end <= start and m.entity in entities]
    return before[-1].entity if before else None


def nearest(place: Place, start: int, types: frozenset[str]) -> str | None:
    """The entity of these types that the report named last before ``start``, people first."""
    before = [m for m in place.reading.mentions if m.end <= start and m.type in types]
    people = [m for m in before if m.type == "PER"]
    return (people or before)[-1].entity if before else None


def own(story: Story, place: Place, reference: Reference, type: EntityType) -> str:
    """The entity of a phrase's own words, one for all phrases of the same words."""
    words = surface(place, reference)
    key = (type, *groups.key(words))
    if key not in story.made:
        story.made[key] = add(story, groups.group(words, type, story.places))
    return story.made[key]


def surface(place: Place, reference: Reference) -> str:
    """The words of a phrase without what is written on to them or around them."""
    shown = reference.of(place.reading.text.original).strip(" \t\n«»\"'“”‘’()،,.:")
    first = fold_word(shown.split(" ", 1)[0])
    swallowed = shown.startswith("ل") and not titles.roles(first) and titles.roles(first[1:])
    return f"ا{shown}" if swallowed else shown


def add(story: Story, entity: Entity) -> str:
    """The id under which the entity stands in the story, made free where another has it."""
    held = story.entities.get(entity.id)
    if held is not None and (held.type, held.name_en) != (entity.type, entity.name_en):
        entity = msgspec.structs.replace(entity, id=f"{entity.id}-{entity.type.lower()}")
        held = story.entities.get(entity.id)
    if held is None:
        story.entities[entity.id] = entity
    elif entity.name not in held.names:
        names = tuple(sorted({*held.names, entity.name}))
        story.entities[entity.id] = msgspec.structs.replace(held, names=names)
    return entity.id
