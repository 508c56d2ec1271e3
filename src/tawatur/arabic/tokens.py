"""Tokens: words, numbers and punctuation marks of a folded text."""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.folding import fold_with_origin
from tawatur.arabic.letters import SIZE
from tawatur.model.text import Text

_TOKEN = re.compile(
    r"(?P<w>[\u0620-\u064a\u066e-\u06d3]+)"
    r"|(?P<d>\d+(?:[.,:/\-]\d+)*%?)"
    r"|(?P<l>[^\W\d_\u0600-\u06ff]+(?:['’.&][^\W\d_\u0600-\u06ff]+)*)"
    r"|(?P<p>[^\w\s]|_)"
)
_KINDS = b"\0wdlp"  # the kinds by the number of their class; class 0 is in no token
_NUMBER, _LATIN, _MARK = 2, 3, 4
_INNER = ((".,:/-", _NUMBER), ("'’.&", _LATIN))  # marks that stand inside a token of the class
_LONG = 128  # characters from which columns are faster than the pattern

Classes = NDArray[np.uint8]
Places = NDArray[np.intp]
Offset = TypeVar("Offset", np.int32, np.int64)


def tokenise(original: str) -> Text:
    """The text folded and cut into tokens, all in one pass.

    A word is a run of Arabic letters, clitics still on it; Latin words keep inner points and
    apostrophes; numbers keep inner separators and a per cent sign; every other mark is a token.
    """
    folded, origin = fold_with_origin(original)
    begins, stops, kinds = _by_columns(folded) if len(folded) >= _LONG else _by_pattern(folded)
    last = origin[stops - 1] + 1
    return Text(
        original=original,
        folded=folded,
        origin=_pack(origin),
        starts=_pack(origin[begins]),
        ends=_pack(with_marks(original, last, origin[stops])),
        folded_starts=_pack(begins),
        folded_ends=_pack(stops),
        kinds=kinds,
    )


def _by_pattern(folded: str) -> tuple[Places, Places, str]:
    """Where tokens begin and stop, and their kinds: the definition, for short texts."""
    found = list(_TOKEN.finditer(folded))
    begins = np.array([one.start() for one in found], dtype=np.intp)
    stops = np.array([one.end() for one in found], dtype=np.intp)
    return begins, stops, "".join(one.lastgroup or "p" for one in found)


def _by_columns(folded: str) -> tuple[Places, Places, str]:
    """The same by the classes of the characters: a token is a run of one class."""
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    begins, stops, kinds = cut(codes)
    return begins, stops, kinds.tobytes().decode("ascii")


def cut(codes: NDArray[np.unsignedinteger]) -> tuple[Places, Places, Classes]:
    """Where the tokens of folded letters, as code points, begin and stop, and their kinds."""
    classes = np.zeros(len(codes) + 2, np.uint8)  # with an edge on either side
    inside = classes[1:-1]
    if codes.dtype == np.uint16:
        _classes().take(codes, out=inside)
    else:
        np.take(_classes(), codes, mode="clip", out=inside)
        for i in np.flatnonzero(codes >= SIZE).tolist():
            inside[i] = _class(chr(codes[i]))
    breaks = classes[1:] != classes[:-1]
    single = np.flatnonzero(inside == _MARK)
    breaks[single] = True
    breaks[single + 1] = True
    for marks, kind in _INNER:
        joins = single[_among(marks)[np.minimum(codes[single], SIZE - 1)]]
        joins = joins[(classes[joins] == kind) & (classes[joins + 2] == kind)]
        breaks[joins] = False
        breaks[joins + 1] = False
    percent = single[codes[single] == ord("%")]
    breaks[percent[classes[percent] == _NUMBER]] = False
    edges = np.flatnonzero(breaks)
    held = inside[edges[:-1]] > 0
    begins, stops = edges[:-1][held], edges[1:][held]
    return begins, stops, np.frombuffer(_KINDS, np.uint8)[inside[begins]]


@cache
def _classes() -> Classes:
    """The class of every character of the basic plane, as the pattern has it."""
    return np.array([_class(chr(code)) for code in range(SIZE)], dtype=np.uint8)


def _class(char: str) -> int:
    found = _TOKEN.match(char)
    return _KINDS.index((found.lastgroup or "p").encode()) if found else 0


@cache
def _among(chars: str) -> NDArray[np.bool_]:
    flags = np.zeros(SIZE, bool)
    flags[[ord(char) for char in chars]] = True
    return flags


def _pack(offsets: NDArray[np.integer]) -> array[int]:
    return array("i", offsets.astype(np.intc, copy=False).tobytes())


def with_marks(original: str, last: NDArray[Offset], after: NDArray[Offset]) -> NDArray[Offset]:
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
