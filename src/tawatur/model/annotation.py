"""Annotations: what was recognised in a report, each with the characters that say it."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.report import Report
from tawatur.model.ruling import Decided
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

NameType = Literal["PER", "ORG", "LOC"]
EntityType = Literal["PER", "ORG", "LOC", "GROUP"]
QuoteKind = Literal["direct", "indirect", "mixed"]
ReferenceKind = Literal["name", "title", "pronoun", "unnamed", "outlet"]


class Mention(Span, frozen=True):
    """A named person, organisation or place; ``score`` is the tagger's belief, 0 to 1."""

    type: NameType
    entity: str | None = None
    score: float = 1.0


class TimeExpression(Span, frozen=True):
    """A point or stretch of time: ``value`` is ISO 8601 (2025-08-15, 2025-08, 2025-08-15T21:00,
    2025-08-15/2025-08-16, PT2H30M), ``kind`` says date or duration, ``approx`` is the word that
    makes it approximate."""

    value: str
    kind: Literal["date", "duration"]
    approx: str | None = None


class Quantity(Span, frozen=True):
    """A number in digits or words; ``approx`` is about, at-least, more-than, less-than or None;
    ``high`` is the upper end where the text gives a range."""

    value: float
    approx: str | None = None
    high: float | None = None


class Reference(Span, frozen=True):
    """The words that point at somebody: a name, a title (الرئيس الروسي), a pronoun or dropped
    subject (then the span is the cue's), an unnamed source (مصادر مطلعة), an outlet.

    ``entity`` is what linking makes of it."""

    kind: ReferenceKind
    entity: str | None = None


class Quotation(Span, frozen=True, kw_only=True):
    """One attributed statement: its content span, cue, speaker, credited outlets, addressee.

    ``when`` is the time of saying where the sentence tells it (قال أمس), never one of the content;
    ``act`` is the speech act (say, deny, threaten, promise, demand, thank, describe, ...),
    ``status`` how the speaker stands behind it (named, institutional, anonymous, denied,
    unconfirmed). ``confidence``, 0 to 1, is how likely readers have the statement;
    ``speaker_confidence`` and ``chain_confidence`` how likely they then have its speaker, and the
    outlets credited.
    """

    kind: QuoteKind
    cue: Span | None = None
    speaker: Reference | None = None
    via: tuple[Reference, ...] = ()
    addressee: Reference | None = None
    when: TimeExpression | None = None
    act: str = "say"
    status: str = "named"
    decided: Decided = msgspec.UNSET
    confidence: float = 1.0
    speaker_confidence: float = 1.0
    chain_confidence: float = 1.0


class Merge(msgspec.Struct, frozen=True, order=True):
    """Two names taken for one thing, with the reason and how sure it is (0 to 1).

    ``reason``: lexicon, spelling, full-name, surname, first-name, short-form, alias, script,
    decision.
    """

    name: str
    other: str
    reason: str
    score: float


class Entity(msgspec.Struct, frozen=True):
    """One person, organisation, place or unnamed group, with every spelling seen.

    ``name_en_from`` says where the English name comes from: lexicon, transliteration or decision.
    ``merges`` are the joins of its names that are less than sure. A place may carry the ISO code
    of its ``country`` and where it lies, in degrees north and east."""

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    name_en: str | None = None
    name_en_from: str | None = None
    merges: tuple[Merge, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All that is known of one report at a point of the journey; stages add to it by replacing.

    ``entities`` holds every entity of the story, by id.
    """

    report: Report
    text: Text
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    entities: dict[str, Entity] = {}
