"""Memory: who spoke last, for verbs whose subject is dropped and for speakers that point back.

A dropped subject takes the last speaker that agrees with the verb in gender; verbs that go on
(وأضاف، وتابع) take the last statement's speaker, others the person last spoken of where that is
later. A pronoun's reference spans its cue and bears the antecedent's entity; where the antecedent
has no entity yet (a title, an unnamed source) its own reference stands, so that its words are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.annotators._quoting.agreement import agrees
from tawatur.annotators._quoting.asking import Asked
from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.phrase import Phrase
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.subjects import adjective, governed, possessor
from tawatur.annotators._quoting.words import SORTS, head_kind
from tawatur.model.annotation import Reference
from tawatur.model.span import Span

REACH = 80  # tokens from a sentence's start in which its subject is looked for
KEPT = 8  # speakers remembered


@dataclass(slots=True)
class Voice:
    """A speaker as remembered: gender as its verb showed it, the head noun, its outlets."""

    reference: Reference
    feminine: bool | None
    head: str
    person: bool
    via: tuple[Reference, ...] = ()

    def fits(self, cue: Cue | None) -> bool:
        """True where a verb or participle without a subject can be this speaker's."""
        return agrees(cue, self.head, self.feminine, person=self.person)


@dataclass(slots=True)
class Memory:
    """The voices of one article so far, the latest last; ``told`` holds the outlets that
    the one who speaks now speaks through, until somebody else does, ``interviewed`` those who
    told the publisher itself, which holds to the end; ``publisher`` is where its name stands,
    ``asked`` the outlet that whoever speaks next speaks to, ``made`` all statements so far."""

    voices: list[Voice] = field(default_factory=list)
    topic: Voice | None = None
    told: dict[str, tuple[Reference, ...]] = field(default_factory=dict)
    interviewed: dict[str, tuple[Reference, ...]] = field(default_factory=dict)
    publisher: frozenset[tuple[int, int]] = frozenset()
    asked: Asked | None = None
    made: list[Statement] = field(default_factory=list)

    def said(self, voice: Voice) -> None:
        """Remember who made a statement."""
        self.voices.append(voice)
        del self.voices[:-KEPT]
        self.topic = None
        entity = voice.reference.entity
        if entity not in self.told:
            self.told.clear()
        if entity is not None and voice.via:
            self.told[entity] = voice.via
            if any(self.own(outlet) for outlet in voice.via):
                self.interviewed[entity] = voice.via

    def own(self, outlet: Reference) -> bool:
        """True where an outlet is the one that publishes the article."""
        return (outlet.start, outlet.end) in self.publisher

    def heard_through(self, entity: str) -> tuple[Reference, ...]:
        """The outlets that a speaker heard before is still speaking through."""
        return self.told.get(entity) or self.interviewed.get(entity, ())

    def last(self, cue: Cue | None) -> Voice | None:
        """Whose words a cue without a subject reports."""
        chain = cue is not None and ("chain" in cue.verb.flags or cue.form == "participle")
        feminine = cue.feminine if cue is not None and cue.finite else None
        if self.topic is not None and not chain and not feminine and self.topic.fits(cue):
            return self.topic
        for voice in reversed(self.voices):
            if voice.fits(cue):
                return voice
        return self.voices[-1] if self.voices else self.topic

    def pointed_at(self, phrase: Phrase) -> Voice | None:
        """Whom a single definite noun points back at: the last voice with that head."""
        for voice in reversed(self.voices):
            if phrase.head and voice.head == phrase.head:
                return voice
        if phrase.head in SORTS["statement_of"] and self.voices:
            return next((v for v in reversed(self.voices) if not v.person), None)
        if phrase.head in SORTS["sources"]:
            heard = (v for v in reversed(self.voices) if v.reference.kind == "unnamed" and v.via)
            return next(heard, None)  # قال مسؤول لصحيفة كذا … وأوضحت المصادر
        return None


def pronoun(voice: Voice | None, cue: Span) -> Reference | None:
    """The reference of a dropped subject whose antecedent is ``voice``."""
    if voice is None:
        return None
    if voice.reference.entity is None:
        return voice.reference
    return Reference(cue.start, cue.end, "pronoun", voice.reference.entity)


def subject_of(
    scene: Scene, paragraph: Paragraph, sentence: int, before: int, cue: Cue | None = None
) -> Voice | None:
    """Who the sentence is about: its first speaker phrase, up to ``before``, that no preposition
    governs, that stands behind a verb or opens the sentence, and that agrees with ``cue``."""
    lo = paragraph.sentences[sentence].first
    hi = min(paragraph.sentences[sentence].last, before, lo + REACH)
    body: Voice | None = None
    k = lo
    while k < hi:
        name = scene.names.get(k)
        kind = head_kind(scene.words[k]) if name is None else "name"
        if kind in ("name", "person", "body", "unnamed") and not (
            governed(scene, k, lo) or adjective(scene, k) or possessor(scene, k, lo)
        ):
            phrase = nominal(scene, k, hi, _taken(scene, k, lo))
            if phrase is not None:
                voice = Voice(phrase.reference, None, phrase.head, phrase.person)
                titled = kind == "person" and phrase.reference.kind == "title"
                if not voice.fits(cue):
                    k = phrase.last
                    continue
                if phrase.person or titled or (kind == "unnamed" and k - lo <= 3):
                    return voice
                if kind == "body" or (name is not None and name.mention.type == "ORG"):
                    body = body or (voice if k - lo <= 3 else None)
                k = phrase.last
                continue
        k += 1
    return body


def _taken(scene: Scene, k: int, lo: int) -> frozenset[str]:
    """What the verb right before ``k`` takes: its object is no part of its subject."""
    readings = readings_of(scene.words[k - 1]) if k > lo else ()
    return next((c.verb.takes | c.verb.nouns for c in readings if c.finite), frozenset())
