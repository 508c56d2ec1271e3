"""Dropped subjects, seen again once every name has its entity.

Nobody speaks of himself by name: where the words that a dropped subject is said to speak name that
very person, the speaker is the one who spoke before him, or who is named nearest; and so it is for
the other dropped subjects of the paragraph that were given to the same person.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.arabic.sentences import sentence_at
from tawatur.model.annotation import Quotation, Reading, Reference

_ADJACENT = 2  # characters between a name and the masdar that carries on its words (ترامب بقوله)
_MASDARS = ("بقول", "بالقول")


def reconsidered(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with dropped subjects given to somebody their own words allow."""
    paragraphs = [_paragraph(reading, quotation) for quotation in quotations]
    refuted = {
        (paragraph, quotation.speaker.entity)
        for paragraph, quotation in zip(paragraphs, quotations, strict=True)
        if quotation.speaker is not None and _names_speaker(reading, quotation)
    }
    out: list[Quotation] = []
    for paragraph, quotation in zip(paragraphs, quotations, strict=True):
        speaker = quotation.speaker
        if speaker is None or speaker.kind != "pronoun":
            out.append(quotation)
            continue
        entity = _right_before(reading, quotation)
        if entity is None and (paragraph, speaker.entity) in refuted:
            entity = _other(reading, out, speaker)
        changed = msgspec.structs.replace(speaker, entity=entity or speaker.entity)
        out.append(msgspec.structs.replace(quotation, speaker=changed))
    return tuple(out)


def _paragraph(reading: Reading, quotation: Quotation) -> tuple[int, int]:
    tokens = reading.text.tokens_in(quotation)
    at = sentence_at(reading.sentences, tokens.start) if tokens else None
    sentence = reading.sentences[at] if at is not None else None
    return (sentence.part, sentence.paragraph) if sentence else (-1, -1)


def _names_speaker(reading: Reading, quotation: Quotation) -> bool:
    """True where a dropped subject's own words name him."""
    speaker = quotation.speaker
    if speaker is None or speaker.kind != "pronoun":
        return False
    return any(
        mention.entity == speaker.entity and mention.type == "PER" and quotation.contains(mention)
        for mention in reading.mentions
    )


def _right_before(reading: Reading, quotation: Quotation) -> str | None:
    """The person whose name stands right before بقوله or بالقول."""
    cue = quotation.cue
    if cue is None or not cue.of(reading.text.original).startswith(_MASDARS):
        return None
    for mention in reading.mentions:
        if mention.type == "PER" and 0 <= cue.start - mention.end <= _ADJACENT:
            return mention.entity
    return None


def _other(reading: Reading, before: Sequence[Quotation], speaker: Reference) -> str | None:
    """The last person before the cue, other than the one refuted: who spoke, else who is named."""
    people = {m.entity for m in reading.mentions if m.type == "PER"}
    for quotation in reversed(before):
        said = quotation.speaker
        if said is not None and said.entity in people and said.entity != speaker.entity:
            return said.entity
    named = [m.entity for m in reading.mentions if m.end <= speaker.start and m.type == "PER"]
    return next((entity for entity in reversed(named) if entity != speaker.entity), None)
