"""Tokens: words, numbers and punctuation marks of a folded text."""

from __future__ import annotations

import re
from array import array
from sys import intern

import numpy as np
from numpy.typing import NDArray

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
    words: list[str] = []
    begins: list[int] = []
    stops: list[int] = []
    kinds: list[str] = []
    for found in _TOKEN.finditer(folded):
        words.append(intern(found.group()))
        begins.append(found.start())
        stops.append(found.end())
        kinds.append(found.lastgroup or "p")
    last = origin[np.asarray(stops, dtype=np.intp) - 1] + 1
    after = origin[np.asarray(stops, dtype=np.intp)]
    return Text(
        original=original,
        folded=folded,
        origin=_pack(origin),
        words=tuple(words),
        starts=_pack(origin[np.asarray(begins, dtype=np.intp)]),
        ends=_pack(_with_marks(original, last, after)),
        folded_starts=array("i", begins),
        kinds="".join(kinds),
    )


def _pack(offsets: NDArray[np.int32]) -> array[int]:
    return array("i", offsets.astype(np.intc).tobytes())


def _with_marks(
    original: str, last: NDArray[np.int32], after: NDArray[np.int32]
) -> NDArray[np.int32]:
    """The tokens' ends in the original: marks dropped from the last letter belong to the token."""
    ends = last.copy()
    for i in np.flatnonzero(after > last).tolist():
        end = int(last[i])
        while end < after[i] and _is_mark(original[end]):
            end += 1
        ends[i] = end
    return ends


def _is_mark(char: str) -> bool:
    return "\u064b" <= char <= "\u065f" or char in "\u0670\u0640" or "\u0300" <= char <= "\u036f"
