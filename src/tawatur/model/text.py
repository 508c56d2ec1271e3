"""A text folded and tokenised once: the value every stage reads instead of the raw string."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from sys import intern
from typing import NamedTuple

import msgspec

from tawatur.model.span import Span

ARABIC, LATIN, NUMBER, PUNCT = "w", "l", "d", "p"  # the kinds of a token


class Text(msgspec.Struct, frozen=True, eq=False, dict=True):
    """An original string, its folded form and its tokens.

    ``origin[i]`` is the offset in ``original`` of the folded character ``i``
    (one more entry than characters: the last is the length of the original).
    The token columns have one entry a token: ``words`` (folded), ``starts`` and
    ``ends`` (offsets in the original), ``kinds`` (w Arabic word, l Latin word,
    d number, p punctuation: one character each). ``folded_starts`` and ``folded_ends``
    hold the tokens' offsets in the folded string. The offset columns are packed
    arrays: a year of the press has hundreds of millions of them. The words are cut
    out when they are first asked for, and do not travel to other processes.
    """

    original: str
    folded: str
    origin: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    folded_starts: Sequence[int]
    folded_ends: Sequence[int]
    kinds: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words, each one object wherever it stands."""
        folded = self.folded
        bounds = zip(self.folded_starts, self.folded_ends, strict=True)
        return tuple([intern(folded[i:j]) for i, j in bounds])

    def __len__(self) -> int:
        return len(self.kinds)

    def span(self, first: int, last: int) -> Span:
        """The original characters of the tokens ``first`` to ``last`` (exclusive)."""
        return Span(self.starts[first], self.ends[last - 1])

    def unfold(self, start: int, end: int) -> Span:
        """The original characters of the folded range ``start`` to ``end`` (not empty)."""
        return Span(self.origin[start], self.origin[end - 1] + 1)

    def tokens_in(self, span: Span) -> range:
        """The indexes of the tokens that touch ``span`` (original offsets)."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def token_at_folded(self, offset: int) -> int:
        """The index of the first token that starts at or after a folded offset."""
        return bisect_left(self.folded_starts, offset)


class Sentence(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of one sentence.

    ``region`` is the label of the region it stands in (title, body, embedded),
    ``paragraph`` counts the report's lines of kept text, ``part`` is 0 in the
    page's main article and 1, 2, ... in the articles embedded below it.
    """

    first: int
    last: int
    region: str
    paragraph: int
    part: int
