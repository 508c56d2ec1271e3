"""Tokens: words, numbers and punctuation marks of a folded text."""

from __future__ import annotations

import re

from tawatur.arabic.folding import fold_with_origin
from tawatur.model.text import Text

_TOKEN = re.compile(
    r"(?P<w>[\u0620-\u064a\u066e-\u06d3]+)"
    r"|(?P<d>\d+(?:[.,:/\-]\d+)*%?)"
    r"|(?P<l>[^\W\d_\u0600-\u06ff]+(?:['’.&][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<p>[^\w\s]|_)"
)


def tokenise(original: str) -> Text:
    """The text folded and cut into tokens, all in one pass.

    A word is a run of Arabic letters, clitics still on it; Latin words keep inner points and
    apostrophes; numbers keep inner separators and a per cent sign; every other mark is a token.
    """
    folded, origin = fold_with_origin(original)
    back = origin.tolist()
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    kinds: list[str] = []
    for found in _TOKEN.finditer(folded):
        words.append(found.group())
        spans.append(found.span())
        kinds.append(found.lastgroup or "p")
    return Text(
        original=original,
        folded=folded,
        origin=tuple(back),
        words=tuple(words),
        starts=tuple(back[start] for start, _ in spans),
        ends=tuple(_end(back, end, original) for _, end in spans),
        folded_starts=tuple(start for start, _ in spans),
        kinds="".join(kinds),
    )


def _end(back: list[int], end: int, original: str) -> int:
    """The original end of a token: marks that were dropped on its last letter belong to it."""
    last, after = back[end - 1] + 1, back[end] if end < len(back) else len(original)
    while last < after and _is_mark(original[last]):
        last += 1
    return last


def _is_mark(char: str) -> bool:
    return "\u064b" <= char <= "\u065f" or char in "\u0670\u0640" or "\u0300" <= char <= "\u036f"
