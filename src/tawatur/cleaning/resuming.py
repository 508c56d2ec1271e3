"""Where a report goes on after a linked headline that was run into its line."""

from __future__ import annotations

from functools import cache

from tawatur import lexicons
from tawatur.cleaning import headlines, phrases
from tawatur.cleaning.cues import Line

FEWEST_AFTER = 5  # words from the opener on: with fewer it is the headline's own clause


def at(line: Line, first: int, limit: int) -> int | None:
    """The first word after a headline that begins at word ``first`` that opens a paragraph of
    the report, among the next ``limit`` words; None where none does."""
    begin = first + headlines.HEADLINE_WORDS[0]
    end = min(first + limit, len(line.words) - FEWEST_AFTER)
    for j in range(begin, end):
        if _opens(line.words, j):
            return j
    return None


def _opens(words: tuple[str, ...], j: int) -> bool:
    some = _openers().get(words[j])
    return some is not None and any(words[j : j + len(p)] == p for p in some)


@cache
def _openers() -> dict[str, tuple[tuple[str, ...], ...]]:
    listed = {phrases.plain(phrase) for phrase in lexicons.words("paragraph_openers", "phrase")}
    spoken = {
        phrases.plain("و" + row["perfect"] + ending)
        for row in lexicons.rows("speech_cues")
        if row.get("perfect", "-") not in ("-", "")
        for ending in ("", "ت")
    }
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(listed | spoken):
        found.setdefault(words[0], []).append(words)
    return {word: tuple(some) for word, some in found.items()}
