"""Quotations: who said what, to whom and through whom, from the words of a reading.

A rule grammar, not a model: cues with what each takes (``lexicons/speech_cues``), the heads of
speakers (``speaker_heads``) and the formulas of credit (``credit_formulas``) are files; the package
``_quoting`` walks a paragraph once from cue to cue. The kinds of content follow the guide of the
cases: direct (between marks), indirect (a clause after أن), mixed (a clause with words in marks).
"""

from __future__ import annotations

import msgspec

from tawatur.annotators._quoting.memory import Memory
from tawatur.annotators._quoting.outlets import is_social
from tawatur.annotators._quoting.publishers import named_in
from tawatur.annotators._quoting.reporting import statements
from tawatur.annotators._quoting.saying import said_at
from tawatur.annotators._quoting.scene import Scene, build
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.sureness import confidence
from tawatur.annotators._quoting.words import SORTS, head_kind
from tawatur.model.annotation import Quotation, Reading, Reference
from tawatur.model.report import KEPT


def annotate(reading: Reading, least: float = 0.0) -> Reading:
    """The reading with its ``quotations``, in the order of their content; those whose confidence
    is below ``least``, 0 to 1, are left out.

    Names are read from ``reading.mentions``; a mention's entity goes on to the references that
    are that mention or a pronoun for it, all other entities are left to linking.
    """
    scene = build(reading)
    memories: dict[int, Memory] = {}
    publisher = named_in(scene, reading.report.outlet)
    made: list[Statement] = []
    for paragraph in scene.paragraphs:
        if paragraph.region in KEPT:
            memory = memories.setdefault(paragraph.part, Memory(publisher=publisher))
            made.extend(statements(scene, paragraph, memory))
    every = [_quotation(scene, reading, statement) for statement in made]
    found = [quotation for quotation in every if quotation.confidence >= least]
    unique = {(q.start, q.end): q for q in reversed(found) if q.end > q.start}
    ordered = sorted(unique.values(), key=lambda q: (q.start, -q.end))
    return msgspec.structs.replace(reading, quotations=tuple(ordered))


def _quotation(scene: Scene, reading: Reading, statement: Statement) -> Quotation:
    text = scene.text
    start, end = statement.begin, text.ends[statement.last - 1]
    credited = (r for r in _distinct(statement.via) if not is_social(scene, r))
    via = tuple(r for r in credited if not _same(r, statement.speaker))
    sure = confidence(scene, statement, len(via))
    return Quotation(
        start=start,
        end=end,
        kind=statement.kind,
        cue=statement.cue_span,
        speaker=statement.speaker,
        via=via,
        addressee=statement.addressee,
        when=said_at(scene, reading.times, statement),
        act=statement.act,
        status=_status(scene, reading, statement),
        confidence=sure.content,
        speaker_confidence=sure.speaker,
        chain_confidence=sure.chain,
    )


def _distinct(references: list[Reference]) -> list[Reference]:
    return list({(r.start, r.end): r for r in references}.values())


def _same(reference: Reference, speaker: Reference | None) -> bool:
    if speaker is None:
        return False
    if reference.entity is not None and reference.entity == speaker.entity:
        return True
    return (reference.start, reference.end) == (speaker.start, speaker.end)


def _status(scene: Scene, reading: Reading, statement: Statement) -> str:
    """How the speaker stands behind the statement, from the verb first, then from who speaks."""
    flags = statement.word.verb.flags if statement.word else frozenset()
    if "deny" in flags:
        return "denied"
    if "claim" in flags:
        return "unconfirmed"
    speaker = statement.speaker
    if speaker is None or speaker.kind == "unnamed":
        return "anonymous"
    return "institutional" if _institution(scene, reading, speaker) else "named"


def _institution(scene: Scene, reading: Reading, speaker: Reference) -> bool:
    """True where an outlet, a body, a place or an unnamed spokesman speaks."""
    if speaker.kind == "outlet":
        return True
    tokens = scene.text.tokens_in(speaker)
    if speaker.kind == "title":
        first = scene.words[tokens.start] if tokens else ""
        return head_kind(first) == "body" or first.removeprefix("ال") in SORTS["spokesman"]
    name = scene.inside.get(tokens.start) if tokens else None
    if speaker.kind == "name" and name is not None:
        return name.mention.type != "PER"
    entity = reading.entities.get(speaker.entity or "")
    return entity is not None and entity.type != "PER"
