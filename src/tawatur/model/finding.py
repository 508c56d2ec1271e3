"""Findings: what the reports of a story agree on and where they clash, with both passages."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from tawatur.model.cluster import Passage
from tawatur.model.ruling import Decided

Status = Literal["agree", "conflict", "complement", "single"]
Class = Literal["contradiction", "update", "rounding", "scope", "same-origin", "translation"]


class Bilingual(NamedTuple):
    """The same words in Arabic and in English."""

    ar: str
    en: str


class Verdict(msgspec.Struct, frozen=True):
    """How two claims on one question stand to each other, and why."""

    status: Status
    reason: Bilingual
    kind: Class | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to the finding's question: who gives it, where, and from how many origins;
    ``check`` is why it should be checked, left out where nothing says so."""

    value: str
    documents: tuple[str, ...]
    independent: int
    evidence: tuple[Passage, ...]
    label: Bilingual = Bilingual("", "")
    attributed_to: tuple[str, ...] = ()
    published: str | None = None
    check: Bilingual | msgspec.UnsetType = msgspec.UNSET


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One question of a story and every position on it; ``silent`` are the documents that say
    nothing of a question most origins answer, ``decided`` is what a person decided."""

    id: str
    question: str
    question_en: str
    slot: str
    key: str = ""
    status: Status
    kind: Class | None = msgspec.field(name="class", default=None)
    level: Literal["reports", "speakers"] = "reports"
    reason: Bilingual = Bilingual("", "")
    positions: tuple[Position, ...] = ()
    silent: tuple[str, ...] = ()
    decided: Decided = msgspec.UNSET
