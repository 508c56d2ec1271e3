"""A statement in the making, and the quotation it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.annotators._quoting.cues import Cue
from tawatur.model.annotation import QuoteKind, Reference
from tawatur.model.span import Span


@dataclass(slots=True)
class Statement:
    """``cue`` is a token index (None in a headline with a colon), ``begin`` the content's first
    character, ``first`` and ``last`` its tokens; ``family`` says which rule read it."""

    family: str
    cue: int | None
    begin: int
    first: int
    last: int
    kind: QuoteKind
    act: str = "say"
    word: Cue | None = None
    speaker: Reference | None = None
    via: list[Reference] = field(default_factory=list)
    addressee: Reference | None = None
    span: Span | None = None
    cue_span: Span | None = None
    status: str | None = None
    doubt: float = 0.0
