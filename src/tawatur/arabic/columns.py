"""Many texts at once, as columns: for work that asks for words and sentences alone.

What ``tokenise`` and ``split`` find in each text, found in all of them together: the texts are
laid one after the other with a line's end between them, which no token and no sentence crosses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.folding import fold_with_origin
from tawatur.arabic.letters import EXPAND, SIZE, table
from tawatur.arabic.tokens import Classes, Places, cut, with_marks
from tawatur.model.text import PUNCT

_UTF16, _UTF32 = "utf-16-le", "utf-32-le"
_STOP, _CLOSING, _SPACE, _LETTER, _OPENING = 1, 2, 4, 8, 16  # what a character may be, as bits
_MEMBERS = {
    _STOP: re.compile(r"[.!?؟]"),
    _CLOSING: re.compile(r"[\"'”»)\]]"),
    _SPACE: re.compile(r"\s"),
    _LETTER: re.compile(r"[\u0621-\u064aA-Za-z]"),
    _OPENING: re.compile(r"[\s(.]"),
}
_SEVERAL = 1  # stands in the table of the plane for a letter that becomes several

Letters = NDArray[np.unsignedinteger]


class Columns(NamedTuple):
    """The tokens of several texts. ``letters`` are the folded letters of all of them; ``begins``
    and ``stops`` the tokens' places there; ``starts`` and ``ends`` their characters, each in its
    own text; ``kinds`` one character code each (see Text); ``opens`` is true where a sentence
    begins; ``texts`` says at which token each text begins, and how many there are."""

    letters: Letters
    begins: Places
    stops: Places
    starts: Places
    ends: Places
    kinds: Classes
    opens: NDArray[np.bool_]
    texts: Places


def columns(texts: Sequence[str], bodies: Sequence[int]) -> Columns:
    """The tokens and sentences of the texts; each is two stretches, the second of which begins
    at its ``body``, and no sentence stands in both."""
    joined = "\n".join(texts)
    lengths = np.array([len(text) for text in texts], np.int64)
    first = np.cumsum(lengths + 1) - lengths - 1  # the first character of each text
    second = first + np.asarray(bodies, np.int64)
    codes, letters, origin = _folded(joined)
    begins, stops, kinds = cut(letters)
    starts = origin[begins]
    ends: Places = with_marks(joined, origin[stops - 1] + 1, origin[stops])
    marks = starts[kinds == ord(PUNCT)]
    ended = [first, second, np.flatnonzero(codes == ord("\n")), _stops(codes, marks, first, second)]
    opens = np.zeros(len(begins) + 1, bool)
    opens[np.searchsorted(ends, np.concatenate(ended), "right")] = True
    tokens = np.searchsorted(starts, np.append(first, len(codes)))
    shift = np.repeat(first, np.diff(tokens))
    return Columns(letters, begins, stops, starts - shift, ends - shift, kinds, opens[:-1], tokens)


def _folded(joined: str) -> tuple[Letters, Letters, Places]:
    """The characters, the folded letters, and where each of these came from (see folding)."""
    raw = joined.encode(_UTF16, "surrogatepass")
    if len(raw) == 2 * len(joined):
        codes: Letters = np.frombuffer(raw, np.uint16)
        letters: Letters = _plane().take(codes)
        if not (letters == _SEVERAL).any():
            kept = np.flatnonzero(letters)
            if len(kept) < len(codes):
                letters = letters[kept]
            return codes, letters, np.append(kept, len(codes))
    folded, origin = fold_with_origin(joined)
    wide, letters = (
        np.frombuffer(text.encode(_UTF32, "surrogatepass"), np.uint32) for text in (joined, folded)
    )
    return wide, letters, origin.astype(np.int64)


def _stops(codes: Letters, marks: Places, first: Places, second: Places) -> Places:
    """Where sentences end at a mark, as ``split`` has it: after stops, then closing marks, before
    white space or nothing; not behind an initial."""
    flags = _seen(codes, marks)
    marks, flags = marks[flags > 0], flags[flags > 0]
    joins = np.append(marks[1:] == marks[:-1] + 1, False)[: len(marks)]
    stop = (flags & _STOP) > 0
    again = joins & np.append(stop[1:], False)[: len(marks)]
    closed = joins & np.append((flags[1:] & _CLOSING) > 0, False)[: len(marks)]
    begun = np.flatnonzero(stop & ~np.append(False, (again & stop)[:-1])[: len(marks)])
    last = _furthest(closed, _furthest(again, begun))
    start, end = marks[begun], marks[last] + 1
    ended = (end == len(codes)) | (_seen(codes, np.minimum(end, len(codes) - 1)) & _SPACE > 0)
    start, end = start[ended], end[ended]
    letter, before = np.maximum(start - 1, 0), np.maximum(start - 2, 0)
    opening = (_seen(codes, before) & _OPENING > 0) & ~np.isin(letter, second)
    initial = (_seen(codes, letter) & _LETTER > 0) & (np.isin(letter, first) | opening)
    return np.asarray(end[~initial | (start == 0)])


def _furthest(goes_on: NDArray[np.bool_], places: Places) -> Places:
    """From each place the first one on from which nothing goes on."""
    ends: Places = np.flatnonzero(~goes_on)
    return np.asarray(ends[np.searchsorted(ends, places)])


def _seen(codes: Letters, places: Places) -> NDArray[np.uint8]:
    """What the characters at the places are to a sentence."""
    return _bits().take(codes[places], mode="clip")


@cache
def _plane() -> NDArray[np.uint16]:
    """The folded code of every character of the basic plane."""
    codes, _ = table()
    return np.where(codes == EXPAND, _SEVERAL, codes).astype(np.uint16)


@cache
def _bits() -> NDArray[np.uint8]:
    """What every character of the basic plane is to a sentence."""
    plane = "".join(map(chr, range(SIZE)))
    out = np.zeros(SIZE, np.uint8)
    for bit, members in _MEMBERS.items():
        out[[found.start() for found in members.finditer(plane)]] |= bit
    return out
