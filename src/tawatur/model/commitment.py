"""Commitments: who promised or announced what by when, and what became of it in later reports."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.cluster import Passage

State = Literal["open", "fulfilled", "postponed", "denied"]


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one or several reports say of a commitment: its state there, the passages, the day it
    is then due and when the first of them was published."""

    state: State
    evidence: tuple[Passage, ...]
    due: str | None = None
    published: str | None = None


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """One deed that somebody promised or announced.

    ``actor`` is an entity's id or, where nobody known is meant, the report's words; ``deed`` the
    report's words; ``due`` the day by which, as last told; ``state`` what became of it, set by the
    last of its ``turns``, which stand in order of time.
    """

    id: str
    actor: str
    deed: str
    state: State
    turns: tuple[Turn, ...]
    due: str | None = None
