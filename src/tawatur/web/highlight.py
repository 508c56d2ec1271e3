"""A hit as a reader sees it: the report's own letters, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.arabic.searchwords import forms
from tawatur.arabic.tokens import tokenise
from tawatur.stores import Query

AROUND = 110  # characters of context on each side of a fact or a statement
LONGEST = 620  # characters of a hit: six lines; cut where no word was found


class Piece(NamedTuple):
    """Some characters; ``found`` where they are what was asked for, ``own`` inside the hit."""

    words: str
    found: bool
    own: bool = True


def pieces(text: str, start: int, end: int, query: Query, *, around: int = 0) -> tuple[Piece, ...]:
    """The characters ``start`` to ``end`` of a report with those ``around`` them, marked."""
    low, high = _whole(text, start, -around), _whole(text, end, around)
    shown = text[low:high]
    spans = found(shown, query)
    cut, first = _cut(shown, spans)
    bounds = sorted({0, len(cut), *(b for s in spans for b in (s[0] - first, s[1] - first))})
    bounds += [start - low - first, end - low - first]
    bounds = sorted({min(max(b, 0), len(cut)) for b in bounds})
    out: list[Piece] = []
    for a, b in pairwise(bounds):
        marked = any(s <= a + first and b + first <= e for s, e in spans)
        inside = start - low <= a + first and b + first <= end - low
        out.append(Piece(cut[a:b], marked, inside))
    if first and out:
        out.insert(0, Piece("… ", False, False))
    if first + len(cut) < len(shown):
        out.append(Piece(" …", False, False))
    return tuple(out)


def _whole(text: str, at: int, step: int) -> int:
    """An offset some characters away, moved to the edge of a word or line."""
    if not step:
        return at
    to = min(max(at + step, 0), len(text))
    low, high = sorted((at, to))
    line = text.rfind("\n", low, high) if step < 0 else text.find("\n", low, high)
    if line >= 0:
        return line + 1 if step < 0 else line
    if to in (0, len(text)):
        return to
    space = text.find(" ", low, high) if step < 0 else text.rfind(" ", low, high)
    return (space + 1 if step < 0 else space) if space >= 0 else at


def _cut(shown: str, spans: Sequence[tuple[int, int]]) -> tuple[str, int]:
    """A long hit round the first word that was found."""
    if len(shown) <= LONGEST:
        return shown, 0
    first = 0
    if spans and spans[0][0] > LONGEST // 2:
        first = shown.find(" ", spans[0][0] - LONGEST // 3) + 1
    last = shown.rfind(" ", first, first + LONGEST)
    return shown[first : last if last > first else first + LONGEST], first


def found(shown: str, query: Query) -> list[tuple[int, int]]:
    """Where in a text the words of a question stand, as the text spells them."""
    text = tokenise(shown)
    held = list(forms(text, 0, len(text)))
    at = [(text.starts[i], text.ends[i]) for i, _, _ in held]
    columns = {"bare": [b for _, b, _ in held], "base": [b for _, _, b in held]}
    spans: set[tuple[int, int]] = set()
    for term in query.terms:
        column = columns.get(term.column)
        if column is None or term.absent or not term.forms:
            continue
        n = len(term.forms)
        for i in range(len(column) - n + 1):
            last = column[i + n - 1]
            same = last.startswith(term.forms[-1]) if term.prefix else last == term.forms[-1]
            if same and tuple(column[i : i + n - 1]) == term.forms[:-1]:
                spans.add((at[i][0], at[i + n - 1][1]))
    return _merged(sorted(spans))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
