"""Clusters: copies, shared passages, lineages and stories among many reports."""

from __future__ import annotations

from typing import Literal

import msgspec

Reason = Literal["credit", "time", "containment", "unknown"]  # how a direction is known


class Passage(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters ``start`` to ``end`` of the document with that id; ``part`` as in Sentence."""

    document: str
    start: int
    end: int
    part: int = 0


class Reuse(msgspec.Struct, frozen=True, order=True, gc=False):
    """Two passages of at least 8 words that share their words (``kind``: verbatim or near)."""

    a: Passage
    b: Passage
    kind: str


class Lineage(msgspec.Struct, frozen=True, order=True):
    """Documents of one story that count as one origin, with the reason (copy, reuse, outlet,
    wire, credit) in Arabic and English."""

    documents: tuple[str, ...]
    reason: str
    reason_en: str


class Direction(msgspec.Struct, frozen=True, order=True):
    """``later`` has its text from ``earlier``; where the reason is unknown their order says
    nothing. ``trimmed`` says that the later one is the shorter by far."""

    earlier: str
    later: str
    reason: Reason
    trimmed: bool = False


class Clusters(msgspec.Struct, frozen=True):
    """What grouping finds in a pile: copies, shared passages, and stories, each of document ids."""

    duplicates: tuple[tuple[str, ...], ...] = ()
    reuse: tuple[Reuse, ...] = ()
    stories: tuple[tuple[str, ...], ...] = ()
