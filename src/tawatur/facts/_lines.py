"""Typed lines: a sentence as one string in which every name and number is a capital letter.

Patterns are written over these lines. A person is P, an organisation O, a place L, a number N, a
date T, a duration D; a clitic written on to a name stays before it (بL). Quote marks and brackets
are left out. Every character of a line knows the characters of the report it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

import msgspec

from tawatur.model.annotation import Mention, Reading
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

_DROPPED = frozenset("\"'«»“”„‟‹›()[]{}*`´‘’ـ")
LETTER = {"PER": "P", "ORG": "O", "LOC": "L"}


class Piece(msgspec.Struct, frozen=True):
    """Characters ``at`` and following of a line, with the report's ``start`` and ``end``."""

    at: int
    start: int
    end: int
    mention: Mention | None = None


class Line(msgspec.Struct, frozen=True, eq=False):
    """One sentence as a typed line: words apart by single blanks, one blank at either end."""

    text: str
    pieces: tuple[Piece, ...]
    places: tuple[int, ...]
    sentence: Sentence
    words: frozenset[str]

    def piece(self, at: int) -> int:
        """The index of the piece that holds the line's character ``at``."""
        return max(0, bisect_right(self.places, at) - 1)

    def span(self, first: int, last: int) -> Span:
        """The report's characters behind the line's characters ``first`` to ``last``."""
        a, b = self.pieces[self.piece(first)], self.pieces[self.piece(last - 1)]
        inner = first - a.at if a.mention is None else 0
        start = a.start + inner if 0 <= inner < a.end - a.start else a.start
        return Span(start, max(b.end, start + 1))

    def mentions(self, first: int, last: int) -> list[Mention]:
        """The names that stand in the line's characters ``first`` to ``last``."""
        some = self.pieces[self.piece(first) : self.piece(max(last - 1, first)) + 1]
        return [p.mention for p in some if p.mention is not None]


@lru_cache(maxsize=4)  # the fact types read one report after another: the last lines are enough
def lines(reading: Reading) -> tuple[Line, ...]:
    """The typed lines of a reading's sentences, in order."""
    marks = _marks(reading)
    return tuple(
        _line(reading.text, sentence, marks)
        for sentence in reading.sentences
        if sentence.last > sentence.first
    )


def _marks(reading: Reading) -> dict[int, tuple[Span, str]]:
    """By first token: the annotation that stands for its tokens, and its letter."""
    text = reading.text
    taken: dict[int, tuple[Span, str]] = {}
    covered: set[int] = set()
    layers: list[tuple[Span, str]] = [(m, LETTER[m.type]) for m in reading.mentions]
    layers += [(t, "T" if t.kind == "date" else "D") for t in reading.times]
    layers += [(q, "N") for q in reading.quantities]
    for span, letter in layers:
        tokens = text.tokens_in(span)
        if tokens and covered.isdisjoint(tokens):
            covered.update(tokens)
            taken[tokens.start] = (span, letter)
    return taken


def _line(text: Text, sentence: Sentence, marks: dict[int, tuple[Span, str]]) -> Line:
    out: list[str] = [" "]
    pieces: list[Piece] = []
    words, starts, ends = text.words, text.starts, text.ends
    length, token = 1, sentence.first
    while token < sentence.last:
        word, start, end = words[token], starts[token], ends[token]
        marked = marks.get(token)
        after = token + 1
        if marked is not None:
            span, letter = marked
            after = max(text.tokens_in(span).stop, after)
            if span.start > start:
                clitic = word[: span.start - start]
                pieces.append(Piece(length, start, span.start))
                out.append(clitic)
                length += len(clitic)
            mention = span if isinstance(span, Mention) else None
            pieces.append(Piece(length, span.start, span.end, mention))
            word = letter
        elif word in _DROPPED:
            token = after
            continue
        else:
            pieces.append(Piece(length, start, end))
        out.append(word + " ")
        length += len(word) + 1
        token = after
    joined = "".join(out)
    return Line(
        joined, tuple(pieces), tuple(p.at for p in pieces), sentence, frozenset(joined.split())
    )
