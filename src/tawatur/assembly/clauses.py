"""Clauses: the words around a passage that make it say something by themselves."""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicons
from tawatur.arabic import spoken
from tawatur.arabic.folding import fold_word

WORDS = 26  # of a clause at most: two lines
_ENDS = re.compile(r"[؟!؛\n]|[.:](?!\d)")
_COMMA = re.compile(r"،")
_MARKS = ' "«»“”()،؛:.-–—…'


def clause(text: str, start: int, end: int) -> str:
    """The clause of a text that holds a passage, "" where it is longer than a reader takes in.

    A long sentence ends at a comma after the passage; it begins at one before it only where what
    follows says something by itself, for a verb left out («نفى») may turn the sense."""
    first, last = _between(_ENDS, text, start, end, (0, len(text)))
    if len(text[first:last].split()) > WORDS:
        _, last = _between(_COMMA, text, start, end, (first, last))
        for comma in [*_COMMA.finditer(text, first, start)][::-1]:
            if len(text[first:last].split()) > WORDS and _opens(text[comma.end() : last]):
                first = comma.end()
    words = text[first:last].split()
    return _shown(" ".join(words)) if len(words) <= WORDS else ""


def _shown(words: str) -> str:
    """The words without the و that ties them to what came before, and with whole quotations."""
    shown = words.strip(_MARKS)
    shown = spoken.trimmed(shown) if shown.startswith("و") else shown
    if shown.count("«") != shown.count("»"):
        shown = shown.replace("«", "").replace("»", "")
    return shown


def _opens(words: str) -> bool:
    """True where words may begin a clause of their own."""
    word = fold_word(words.split(maxsplit=1)[0]) if words.split() else ""
    return word.startswith("و") or word in _openers()


@cache
def _openers() -> frozenset[str]:
    return frozenset(fold_word(word) for word in lexicons.words("clause_openers"))


def _between(
    mark: re.Pattern[str], text: str, start: int, end: int, within: tuple[int, int]
) -> tuple[int, int]:
    """The bounds between the marks before and after a passage."""
    first, last = within
    for found in mark.finditer(text, first, start):
        first = found.end()
    after = mark.search(text, end, last)
    return first, after.start() if after else last
