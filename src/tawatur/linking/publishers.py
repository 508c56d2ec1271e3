"""The outlets themselves: the organisation behind the name a page or a file gives its publisher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.linking import gazetteer, titles
from tawatur.linking.gazetteer import words_of
from tawatur.linking.glossing import english
from tawatur.linking.naming import kebab
from tawatur.linking.transliteration import in_latin
from tawatur.model.annotation import Entity, Reading

_DOMAIN = frozenset(("www", "com", "net", "org", "http", "https", "html", "m"))


def outlets(readings: Sequence[Reading]) -> dict[str, Entity]:
    """The entity of every outlet that publishes one of the reports, by the report's own words for
    it; the same entity that a mention of the outlet has."""
    entities = [entity for reading in readings for entity in reading.entities.values()]
    unique = sorted({entity.id: entity for entity in entities}.values(), key=lambda e: e.id)
    names = sorted({r.report.outlet for r in readings if r.report.outlet})
    return {name: entity_of(name, unique) for name in names}


def entity_of(name: str, entities: Iterable[Entity]) -> Entity:
    """The outlet of that name: one of the entities where it is among them, else a new one."""
    words = words_of(name)
    known = _known(words)
    bodies = [entity for entity in entities if entity.type == "ORG"]
    for entity in bodies:
        if known is not None and entity.name_en == known.name_en:
            return entity
    for entity in bodies:
        if words and any(words_of(spelling) == words for spelling in entity.names):
            return entity
    if known is not None:
        return Entity(
            kebab(known.name_en), "ORG", known.name, (known.name,), known.name_en, "lexicon"
        )
    shown = " ".join(name.split()) or name
    name_en = english(words) or in_latin(words) or shown
    return Entity(kebab(name_en) or "outlet", "ORG", shown, (shown,), name_en, "transliteration")


def _known(words: tuple[str, ...]) -> gazetteer.Known | None:
    """The listed outlet: by the words, without its type before it, without its domain's frame."""
    bare = tuple(word for word in words if word not in _DOMAIN)
    untyped = bare[1:] if bare and titles.is_a(bare[0], "media-type") else bare
    for choice in (words, bare, untyped, ("".join(bare),)):
        things = gazetteer.by_words().get(choice, ())
        for thing in things:
            if thing.kind == "outlet":
                return thing
    return next((t for t in gazetteer.by_words().get(words, ()) if t.type == "ORG"), None)


def is_outlet(entity: Entity) -> bool:
    """True for an organisation listed as an outlet, or named with a media noun first."""
    if entity.type != "ORG":
        return False
    words = words_of(entity.name)
    thing = _known(words)
    listed = thing is not None and thing.kind == "outlet" and entity.name_en == thing.name_en
    return listed or bool(words and titles.is_a(words[0], "media-type"))
