"""A span: a half-open range of Unicode code points of one report's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters ``start`` to ``end`` (exclusive) of a report's text, in code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of characters."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True where the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


def place(span: Span) -> tuple[int, int]:
    """The order of spans in a text, whatever else they carry: what they carry may not compare."""
    return span.start, span.end
