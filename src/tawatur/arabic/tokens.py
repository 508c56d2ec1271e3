"""Tokens: words, numbers and punctuation marks of a folded text."""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.folding import fold, fold_codes, written
from tawatur.arabic.letters import SIZE
from tawatur.model.text import Text

_WORD = r"[\u0620-\u064a\u066e-\u06d3]+"
_NUMBER = r"\d+(?:[.,:/\-]\d+)*%?"
_LATIN = r"[^\W\d_\u0600-\u06ff]+(?:['’.&][^\W\d_\u0600-\u06ff]+)*"
_TOKEN = re.compile(rf"(?P<w>{_WORD})|(?P<d>{_NUMBER})|(?P<l>{_LATIN})|(?P<p>[^\w\s]|_)")
_SAID = re.compile(f"{_WORD}|{_NUMBER}|{_LATIN}")
_KINDS = b"\0wdlp"  # the kinds by the number of their class; class 0 is in no token
_KIND = np.frombuffer(_KINDS, np.uint8)
_MARK = 4  # the class of marks
# Marks that join the tokens beside them, by flags: between two numbers, between two Latin words,
# and after a number; and the flags that each class goes with.
_BETWEEN, _PERCENT = 1 | 2, 4
_INNER = ((".,:/-", 1), ("'’.&", 2), ("%", _PERCENT))
_BEYOND = 128  # the flag of characters outside the basic plane, of which no table tells
_JOINED = np.array((0, 0, 1 | _PERCENT, 2, 0), np.uint8)
_LONG = 128  # characters from which columns are faster than the pattern

Classes = NDArray[np.uint8]
Places = NDArray[np.intp]
Offset = TypeVar("Offset", np.int32, np.int64)


def tokenise(original: str) -> Text:
    """The text folded and cut into tokens, all in one pass.

    A word is a run of Arabic letters, clitics still on it; Latin words keep inner points and
    apostrophes; numbers keep inner separators and a per cent sign; every other mark is a token.
    """
    codes, origin = fold_codes(original)
    folded = written(codes)
    if len(codes) >= _LONG:
        begins, stops, classes = cut(codes)
        kinds = classes.tobytes().decode("ascii")
    else:
        begins, stops, kinds = _by_pattern(folded)
    folded_starts, folded_ends = _pack(begins), _pack(stops)
    if origin is None:  # each character stands where it stood
        starts, ends = folded_starts, folded_ends
        origin = np.arange(len(original) + 1, dtype=np.intc)
    else:
        origin = np.append(origin, len(original))
        starts = _pack(origin[begins])
        ends = _pack(with_marks(original, origin[stops - 1] + 1, origin[stops]))
    return Text(
        original=original,
        folded=folded,
        origin=_pack(origin),
        starts=starts,
        ends=ends,
        folded_starts=folded_starts,
        folded_ends=folded_ends,
        kinds=kinds,
    )


def words(text: str) -> tuple[str, ...]:
    """The folded words of a short text, without its marks."""
    return tuple(_SAID.findall(fold(text)))


def _by_pattern(folded: str) -> tuple[Places, Places, str]:
    """Where tokens begin and stop, and their kinds: the definition, for short texts."""
    found = list(_TOKEN.finditer(folded))
    begins = np.array([one.start() for one in found], dtype=np.intp)
    stops = np.array([one.end() for one in found], dtype=np.intp)
    return begins, stops, "".join(one.lastgroup or "p" for one in found)


def cut(codes: NDArray[np.unsignedinteger]) -> tuple[Places, Places, Classes]:
    """Where the tokens of folded letters, as code points, begin and stop, and their kinds."""
    classes = np.zeros(len(codes) + 2, np.uint8)  # with an edge on either side
    inside = classes[1:-1]
    _classes().take(codes, mode="clip", out=inside)
    single = (inside == _MARK).nonzero()[0]
    flags = _joining().take(codes[single], mode="clip")
    if flags.size and np.maximum.reduce(flags) >= _BEYOND:  # they stood for marks so far
        for i in single[flags >= _BEYOND].tolist():
            inside[i] = _class(chr(codes[i]))
        single = (inside == _MARK).nonzero()[0]
        flags = _joining().take(codes[single], mode="clip") & (_BETWEEN | _PERCENT)
    breaks = classes[1:] != classes[:-1]
    breaks[single] = True
    breaks[single + 1] = True
    left = flags & _JOINED[classes[single]]
    some = left.nonzero()[0]  # the marks that may join something to what stands before them
    if some.size:
        at, left = single[some], left[some]
        joins = at[(left & _JOINED[classes[at + 2]] & _BETWEEN).nonzero()[0]]
        breaks[joins] = False
        breaks[joins + 1] = False
        breaks[at[(left & _PERCENT).nonzero()[0]]] = False
    edges = breaks.nonzero()[0]
    held = inside[edges[:-1]].nonzero()[0]
    begins = edges[held]
    return begins, edges[held + 1], _KIND[inside[begins]]


@cache
def _classes() -> Classes:
    """The class of every character of the basic plane, as the pattern has it."""
    return np.array([_class(chr(code)) for code in range(SIZE)], dtype=np.uint8)


def _class(char: str) -> int:
    found = _TOKEN.match(char)
    return _KINDS.index((found.lastgroup or "p").encode()) if found else 0


@cache
def _joining() -> Classes:
    """What every character of the basic plane may join, as flags; the last stands for the rest."""
    flags = np.zeros(SIZE, np.uint8)
    for chars, flag in _INNER:
        flags[[ord(char) for char in chars]] |= flag
    flags[-1] = _BEYOND
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
