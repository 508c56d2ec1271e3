"""A change: what a later dossier adds to, revises in or withdraws from an earlier one."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.finding import Bilingual

Act = Literal["added", "revised", "withdrawn"]
Thing = Literal["document", "story", "finding", "position", "statement", "name"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. ``id`` is the thing's own in the later dossier, or in the earlier one where it
    was withdrawn; ``story`` is the story's id; ``before`` and ``after`` are what was revised."""

    act: Act
    thing: Thing
    id: str
    words: Bilingual
    story: str | None = None
    before: Bilingual | None = None
    after: Bilingual | None = None
