"""Time words: the lexicon of time by the role each phrase plays in a date."""

from __future__ import annotations

from functools import cache

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import PhraseIndex
from tawatur.lexicons import rows


@cache
def role(name: str) -> PhraseIndex[str]:
    """The phrases of one role."""
    if name == "unit-the":
        return PhraseIndex(
            ("ال" + r["words"], r["value"]) for r in rows("time_words") if r["role"] == "unit"
        )
    listed = [r for r in rows("time_words") if r["role"] == name]
    return PhraseIndex((r["words"], r["value"]) for r in listed)


@cache
def bare_words(name: str) -> dict[str, int]:
    """The folded single words of a role as written, with their value where it is a number."""
    listed = (r for r in rows("time_words") if r["role"] == name)
    return {fold(r["words"]): int(r["value"]) for r in listed}
