"""The dossier: everything found in a pile of reports, in the published shape."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.annotation import Entity, NameType, QuoteKind, TimeExpression
from tawatur.model.claim import Claim
from tawatur.model.cluster import Direction, Lineage, Passage, Reuse
from tawatur.model.commitment import Commitment
from tawatur.model.finding import Finding
from tawatur.model.report import Region, Rejection
from tawatur.model.ruling import Decided
from tawatur.model.span import Span

SCHEMA = "tawatur.dossier/1"


class DocumentMention(Span, frozen=True):
    """A name in a document and the entity it names."""

    type: NameType
    entity: str


class DocumentQuote(Span, frozen=True, kw_only=True):
    """A statement in a document, with entities for everybody in its chain."""

    kind: QuoteKind
    cue: Span | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    addressee: str | None = None
    speaker_words: Span | None = None
    when: TimeExpression | None = None
    act: str = "say"
    status: str = "named"
    confidence: float = 1.0
    speaker_confidence: float = 1.0
    chain_confidence: float = 1.0
    decided: Decided = msgspec.UNSET
    part: int = 0


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report with all its annotations; offsets refer to ``text``. ``decided`` is what a person
    decided of its outlet."""

    id: str
    location: str = msgspec.field(name="source")
    text: str | None = None
    sha256: str = ""
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "ar"
    compared: bool = True
    regions: tuple[Region, ...] = ()
    mentions: tuple[DocumentMention, ...] = ()
    quotes: tuple[DocumentQuote, ...] = ()
    claims: tuple[Claim, ...] = ()
    decided: Decided = msgspec.UNSET


class AccountSentence(msgspec.Struct, frozen=True):
    """A generated sentence of the account with the passages that carry it and, where it comes
    from one, the finding's id."""

    ar: str
    en: str
    citations: tuple[Passage, ...]
    finding: str | None = None


class HeadLine(msgspec.Struct, frozen=True):
    """What, when, where or who, with citations."""

    question: Literal["what", "when", "where", "who"]
    ar: str
    en: str
    citations: tuple[Passage, ...]


class Counts(msgspec.Struct, frozen=True):
    """A story in numbers."""

    reports: int
    articles: int
    outlets: int
    origins: int
    credited: int
    agreements: int
    conflicts: int
    complements: int


class Event(msgspec.Struct, frozen=True):
    """An entry of the timeline: ISO date or time, words, state (happened, planned, disputed)."""

    when: str
    ar: str
    en: str
    state: Literal["happened", "planned", "disputed"]
    citations: tuple[Passage, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One event: its reports, their origins, and what comparing them shows."""

    id: str
    title: str
    documents: tuple[str, ...]
    counts: Counts
    head: tuple[HeadLine, ...] = ()
    account: tuple[AccountSentence, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    directions: tuple[Direction, ...] = ()
    timeline: tuple[Event, ...] = ()
    findings: tuple[Finding, ...] = ()
    commitments: tuple[Commitment, ...] = ()


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The whole result of one reading."""

    schema: str = SCHEMA
    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    duplicates: tuple[tuple[str, ...], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    stories: tuple[Story, ...] = ()
    rejected: tuple[Rejection, ...] = ()
