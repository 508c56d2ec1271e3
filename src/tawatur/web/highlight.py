"""A hit as a reader sees it: the report's own letters, with the words that were found marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from tawatur.arabic.folding import fold_word
from tawatur.arabic.searchwords import bare, base, forms
from tawatur.arabic.tokens import tokenise
from tawatur.stores import Query

AROUND = 110  # characters of context on each side of a fact or a statement
LONGEST = 620  # characters of a hit: six lines; cut where no word was found
_REMEMBERED = 1 << 16  # stretches without a space whose words are remembered: some 20 MB
_STRETCH = re.compile(r"\S+")
# A word with what may be written over its letters, or digits, and marks by it; or marks alone.
_PLAIN = re.compile(
    '[«“"(–-]*(?:([\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0640-\u0652]{,59})'
    '|([0-9٠-٩]{1,60}))?[»”").:،؛؟!*–-]*'
)
# Where a word begins and ends, and the two forms it is looked up by: bare, base.
Word = tuple[int, int, str, str]


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


def marked(pieces: Sequence[Piece], *, value: bool) -> Markup:
    """The pieces as the page shows them; of a ``value`` the whole of it is marked."""
    out: list[str] = []
    for piece in pieces:
        words = escape(piece.words)
        if piece.found or (value and piece.own):
            out.append(f"<mark>{words}</mark>")
        else:
            out.append(words if piece.own else f'<span class="ctx">{words}</span>')
    return Markup("".join(out))


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
    begins = [stretch.start() for stretch in _STRETCH.finditer(shown)]
    held = [(at, w) for at, of in zip(begins, shown.split(), strict=True) for w in words(of)]
    spans: set[tuple[int, int]] = set()
    for term in query.terms:
        if term.column not in ("bare", "base") or term.absent or not term.forms:
            continue
        exact = term.column == "bare"
        column = [bare if exact else base for _, (_, _, bare, base) in held]
        n, first, last = len(term.forms), list(term.forms[:-1]), term.forms[-1]
        for i, form in enumerate(column[n - 1 :]):
            same = form.startswith(last) if term.prefix else form == last
            if same and column[i : i + n - 1] == first:
                (low, opening), (high, closing) = held[i], held[i + n - 1]
                spans.add((low + opening[0], high + closing[1]))
    return _merged(sorted(spans))


@lru_cache(maxsize=_REMEMBERED)
def words(stretch: str) -> tuple[Word, ...]:
    """The words of a stretch without spaces. As no token reaches over a space, a text's words are
    those of its stretches, and each needs to be cut but once."""
    plain = _PLAIN.fullmatch(stretch)
    if plain:  # nearly all are: a letter each way, no need to cut
        if plain.lastindex is None:
            return ()
        word, (start, end) = fold_word(plain[plain.lastindex]), plain.span(plain.lastindex)
        forms_of = (bare(word), base(word)) if plain.lastindex == 1 else (word, word)
        return ((start, end, *forms_of),)
    text = tokenise(stretch)
    held = forms(text, 0, len(text))
    return tuple((text.starts[at], text.ends[at], bare, base) for at, bare, base in held)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
