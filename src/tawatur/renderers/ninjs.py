"""Each report as an IPTC ninjs 3.1 item, one a line: what a newsroom's own systems take in.

ninjs knows items and their metadata, not statements or findings; those are in the other formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.model.annotation import Entity
from tawatur.model.dossier import Document, Dossier, Story
from tawatur.renderers._export.addresses import iri, web
from tawatur.renderers._export.contents import Contents
from tawatur.renderers._export.writing import lines, without_gaps

SUFFIX = ".ninjs.jsonl"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_LISTS = {"PER": "people", "ORG": "organisations", "LOC": "places"}
_INSTANT = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)


def render(dossier: Dossier) -> bytes:
    """One item a report, as JSON Lines."""
    contents = Contents(dossier)
    told: dict[str, list[Story]] = {}
    for story in dossier.stories:
        for id in dict.fromkeys(story.documents):
            told.setdefault(id, []).append(story)
    return lines(_item(d, told.get(d.id, []), contents) for d in dossier.documents)


def _item(document: Document, stories: list[Story], contents: Contents) -> dict[str, object]:
    published = document.published or ""
    dated = _INSTANT.fullmatch(published) is not None
    item: dict[str, object] = {
        "uri": iri("document", document.id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial" if document.text is None else "full",
        "language": document.language,
        "versionCreated": published if dated else None,
        "edNote": f"published: {published}" if published and not dated else None,
        "headlines": _text("main", document.title),
        "bodies": _text("main", document.text),
        "infoSources": list(_outlets(document, contents)),
        "events": [without_gaps(_event(story)) for story in stories],
        "altIds": [
            {"role": role, "value": value}
            for role, value in (("location", document.location), ("sha256", document.sha256))
            if value
        ],
        "renditions": [{"name": "web", "href": address}] if (address := web(document)) else [],
    }
    for type, list_name in _LISTS.items():
        mentioned = dict.fromkeys(m.entity for m in document.mentions if m.type == type)
        item[list_name] = [_named(id, contents) for id in mentioned]
    return without_gaps(item)


def _text(role: str, value: str | None) -> list[dict[str, object]]:
    if not value:
        return []
    return [{"role": role, "contentType": "text/plain", "value": value}]


def _event(story: Story) -> dict[str, object]:
    return {"uri": iri("story", story.id), "name": story.title}


def _outlets(document: Document, contents: Contents) -> Iterator[dict[str, object]]:
    """The report's own outlet, then those it credits."""
    credited = dict.fromkeys(outlet for quote in document.quotes for outlet in quote.via)
    named = [("publisher", document.outlet)] if document.outlet else []
    for role, id in (*named, *(("credited", outlet) for outlet in credited)):
        yield {"name": contents.name(id).ar, "role": role, "uri": iri("entity", id)}


def _named(id: str, contents: Contents) -> dict[str, object]:
    entity = contents.entities.get(id)
    named: dict[str, object] = {
        "name": contents.name(id).ar,
        "rel": "mentions",
        "uri": iri("entity", id),
    }
    point = _point(entity) if entity is not None else None
    return {**named, "geoJSON": point} if point else named


def _point(entity: Entity) -> dict[str, object] | None:
    if entity.type != "LOC" or entity.latitude is None or entity.longitude is None:
        return None
    return {"type": "Point", "coordinates": [entity.longitude, entity.latitude]}
