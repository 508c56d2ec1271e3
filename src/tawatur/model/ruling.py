"""A ruling: what a person decided about one thing of a dossier, and the mark it leaves there."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.cluster import Passage

Ruled = Literal["finding", "statement", "region", "outlet"]
CONFIRM, DISMISS = "confirm", "dismiss"
Decided = str | msgspec.UnsetType  # what was decided; left out of the dossier where nothing was


class Ruling(msgspec.Struct, frozen=True, order=True):
    """``said`` is confirm, dismiss or what the thing is instead: a finding's class, a statement's
    kind, a region's label, an outlet's name.

    ``id`` is a finding's id, ``document:start-end`` of a statement or region, a document's id for
    its outlet. A finding's id changes when reports are added: ``passages`` know it again, as the
    finding whose evidence holds them all.
    """

    thing: Ruled
    id: str
    said: str
    passages: tuple[str, ...] = ()


def place(document: str, start: int, end: int) -> str:
    """How a ruling names a stretch of a document."""
    return f"{document}:{start}-{end}"


def of(passage: Passage) -> str:
    """How a ruling names a passage."""
    return place(passage.document, passage.start, passage.end)
