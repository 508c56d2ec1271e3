"""Clauses: the words around a passage that make it say something by themselves."""

from __future__ import annotations

import re

from tawatur.arabic import spoken

WORDS = 24  # of a clause at most: two lines
FEWEST = 6  # words below which what stands before a comma is taken too
_ENDS = re.compile(r"[؟!؛\n]|[.:](?!\d)|(?<!\d),(?!\d)(?=\s*\n)")
_COMMA = re.compile(r"،")


def clause(text: str, start: int, end: int) -> str:
    """The clause of a text that holds a passage, "" where it is longer than a reader takes in."""
    first, last = _between(_ENDS, text, start, end, (0, len(text)))
    words = text[first:last].split()
    if len(words) > WORDS:
        whole = (first, last)
        first, last = _between(_COMMA, text, start, end, whole)
        if len(text[first:last].split()) < FEWEST and first > whole[0]:
            first, _ = _between(_COMMA, text, first - 1, first - 1, whole)
        words = text[first:last].split()
    shown = " ".join(words)
    return spoken.trimmed(shown) if len(words) <= WORDS else ""


def _between(
    mark: re.Pattern[str], text: str, start: int, end: int, within: tuple[int, int]
) -> tuple[int, int]:
    """The bounds between the marks before and after a passage."""
    first, last = within
    for found in mark.finditer(text, first, start):
        first = found.end()
    after = mark.search(text, end, last)
    return first, after.start() if after else last
