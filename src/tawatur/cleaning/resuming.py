"""Where a report goes on after a linked headline that was run into its line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicons
from tawatur.arabic.vocabulary import is_known
from tawatur.cleaning import headlines, phrases
from tawatur.cleaning.cues import Line
from tawatur.model.span import Span
from tawatur.model.text import ARABIC, Text

RESTATED = 0.5  # of a headline's words, the article that follows in its line takes up as much
GLUED_WORD = 7  # letters of an opener and the word that it was glued to
FEWEST_LETTERS = 3  # of each of the two
FEWEST_AFTER = 5  # words from the opener on: with fewer it is the headline's own clause


def at(line: Line, first: int, limit: int) -> int | None:
    """The first word after a headline that begins at word ``first`` that opens a paragraph of
    the report, among the next ``limit`` words; None where none does."""
    begin = first + headlines.HEADLINE_WORDS[0]
    end = min(first + limit, len(line.words) - FEWEST_AFTER)
    for j in range(begin, end):
        if opens(line.words, j) or _begins(line.words, first, j):
            return j
    return None


def _begins(words: tuple[str, ...], first: int, j: int) -> bool:
    """True where word ``j`` is the verb that opens an article under the headline before it."""
    if "و" + words[j] not in _openers():
        return False
    wanted = headlines.stems(words[first:j])
    found = headlines.stems(words[j : j + headlines.RESTATING_WORDS])
    return len(wanted & found) >= RESTATED * len(wanted)


def glued(text: Text, span: Span) -> int | None:
    """The offset of an opener that was glued to the last word of a headline in ``span``."""
    for i in text.tokens_in(span):
        word = text.words[i]
        if text.kinds[i] != ARABIC or len(word) < GLUED_WORD or is_known(word):
            continue
        for k in range(len(word) - FEWEST_LETTERS, FEWEST_LETTERS - 1, -1):
            if word[k] == "و" and word[k:] in _openers() and is_known(word[:k]):
                return int(text.origin[text.folded_starts[i] + k])
    return None


def opens(words: Sequence[str], j: int = 0) -> bool:
    """True where a paragraph's opener stands at word ``j``."""
    some = _openers().get(words[j])
    return some is not None and any(tuple(words[j : j + len(p)]) == p for p in some)


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
