"""Quotations: who said what, to whom and through whom, from the words of a reading.

A rule grammar, not a model: cues with what each takes (``lexicons/speech_cues``), the heads of
speakers (``speaker_heads``) and the formulas of credit (``credit_formulas``) are files; the package
``_quoting`` walks a paragraph once from cue to cue. The kinds of content follow the guide of the
cases: direct (between marks), indirect (a clause after أن), mixed (a clause with words in marks).
"""

from __future__ import annotations

import math

import msgspec

from tawatur.annotators._quoting.memory import Memory
from tawatur.annotators._quoting.outlets import is_social
from tawatur.annotators._quoting.publishers import named_in
from tawatur.annotators._quoting.reporting import statements
from tawatur.annotators._quoting.saying import said_at
from tawatur.annotators._quoting.scene import Scene, build
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import FULL_STOPS, SORTS, head_kind
from tawatur.model.annotation import Quotation, Reading, Reference
from tawatur.model.report import KEPT

# Logistic weights of the confidence, fitted (ridge) by training/statements.py on 722 statements of
# the 132 opened articles of evaluation/quotations. An error counts one and a half times, as there
# are more of them on articles never seen. Cross-validated calibration error: .035.
_BELIEF = 2.06
_WEIGHTS = {
    "family credit": 0.17,
    "family describe": -1.09,
    "family headline": 0.64,
    "family phrase": -0.53,
    "family say": 0.23,
    "family that": 0.59,
    "full stop": -0.2,
    "long": -0.24,
    "marks": 0.18,
    "short": -0.4,
    "speaker name": 0.27,
    "speaker none": -0.28,
    "speaker outlet": 0.52,
    "speaker pronoun": 0.29,
    "speaker title": -0.35,
    "speaker unnamed": -0.44,
    "unreached": -0.1,
}
_SHORT, _LONG = 5, 45  # tokens of contents that are more often wrong than others


def annotate(reading: Reading) -> Reading:
    """The reading with its ``quotations``, in the order of their content.

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
    found = [_quotation(scene, reading, statement) for statement in made]
    unique = {(q.start, q.end): q for q in reversed(found) if q.end > q.start}
    ordered = sorted(unique.values(), key=lambda q: (q.start, -q.end))
    return msgspec.structs.replace(reading, quotations=tuple(ordered))


def _quotation(scene: Scene, reading: Reading, statement: Statement) -> Quotation:
    text = scene.text
    start, end = statement.begin, text.ends[statement.last - 1]
    credited = (r for r in _distinct(statement.via) if not is_social(scene, r))
    via = tuple(r for r in credited if not _same(r, statement.speaker))
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
        confidence=_confidence(scene, statement),
    )


def _confidence(scene: Scene, statement: Statement) -> float:
    total = _BELIEF + sum(_WEIGHTS.get(name, 0.0) for name in _evidence(scene, statement))
    return round(1.0 / (1.0 + math.exp(-total)), 2)


def _evidence(scene: Scene, statement: Statement) -> dict[str, float]:
    """What speaks for or against a statement: its family, its verb, its speaker, its length and
    where it ends."""
    last = statement.last
    closing = scene.words[last] if last < len(scene.words) else "."
    size, speaker = last - statement.first, statement.speaker
    found = {
        "family " + statement.family: True,
        "speaker " + (speaker.kind if speaker is not None else "none"): True,
        "marks": statement.kind != "indirect",
        "short": size < _SHORT,
        "long": size > _LONG,
        "full stop": closing in FULL_STOPS,
        "unreached": statement.doubt > 0.15,
    }
    return {name: 1.0 for name, holds in found.items() if holds}


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
