"""Hearing: the outlet that somebody speaks through, once every speaker has an entity.

Whoever told an outlet something goes on to do so until somebody else speaks; whoever told the
article's own publisher does so to the end. The annotator carries outlets on for speakers whose
names it sees; a title or an unlisted name is known for the same person only here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.linking import publishers
from tawatur.model.annotation import Entity, Quotation, Reading, Reference

Outlets = tuple[Reference, ...]


def carried_on(
    reading: Reading, quotations: Sequence[Quotation], entities: Mapping[str, Entity]
) -> tuple[Quotation, ...]:
    """The quotations, in their order, with the outlets their speakers are still heard through."""
    own = _publisher(reading, entities)
    told: dict[str, Outlets] = {}
    interviewed: dict[str, Outlets] = {}
    out: list[Quotation] = []
    reached = 0
    for quotation in quotations:
        entity = quotation.speaker.entity if quotation.speaker else None
        inside = quotation.end <= reached
        reached = max(reached, quotation.end)
        if entity is None or inside:
            out.append(quotation)
            continue
        via = quotation.via or told.get(entity) or interviewed.get(entity, ())
        if entity not in told:
            told.clear()
        if via and (entity in told or _told(quotation, via)):
            told[entity] = via
            if own is not None and any(outlet.entity == own for outlet in via):
                interviewed[entity] = via
        heard = tuple(outlet for outlet in via if outlet.entity != entity)
        out.append(msgspec.structs.replace(quotation, via=heard))
    return tuple(out)


def _told(quotation: Quotation, via: Outlets) -> bool:
    """True where the speaker spoke to the outlet («قال لـ«كذا» إن»); a credit (بحسب كذا) covers
    its own statement alone."""
    start = quotation.cue.start if quotation.cue else 0
    return any(start <= outlet.start < quotation.start for outlet in via)


def _publisher(reading: Reading, entities: Mapping[str, Entity]) -> str | None:
    name = reading.report.outlet
    return publishers.entity_of(name, entities.values()).id if name else None
