"""Quotation marks: which opens and which closes, in every style, balanced or not.

A mark's side is read from what stands beside it (a space before and a letter after opens), then
from its shape, so that ”reversed“ and one-sided styles pair as well. A mark left open at the end
of its paragraph is closed there, and says so.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model.text import PUNCT, Text

OPENING = frozenset("«“‹„‟〝❝‘{")
CLOSING = frozenset("»”›〞❞’}")  # braces: in headlines of some papers
NEUTRAL = frozenset("\"″'")
MARKS = OPENING | CLOSING | NEUTRAL
_FAMILY = {
    mark: family for family in ("«»", "‹›", "“”„‟〝〞❝❞", "‘’'", '"″', "{}") for mark in family
}
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([،,;؛:.-–—")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]،,;؛:.!؟?…-–—")
_CLITICS = frozenset("بلوكف")
_JOINERS = frozenset({":", "ان", "بان", "انه", "انها", "بانه", "بانها"})


DEEPEST = 16  # marks open at once; more are no quotations


class Stretch(NamedTuple):
    """Tokens ``open`` to ``close`` (the marks themselves); ``closed`` is False where the closing
    mark is missing and ``close`` is the paragraph's end."""

    open: int
    close: int
    closed: bool


def pair(text: Text, first: int, last: int) -> tuple[Stretch, ...]:
    """The quoted stretches among the tokens ``first`` to ``last`` (exclusive), by opening mark."""
    stack: list[int] = []
    found: list[Stretch] = []
    for i in _marks(text, first, last):
        side = _side(text, i)
        family = _FAMILY[text.words[i]]
        match = next((k for k in reversed(stack) if _pairs(_FAMILY[text.words[k]], family)), None)
        if side == "either":
            side = "open" if match is None else "close"
        if side == "open":
            stack.append(i)
            del stack[:-DEEPEST]
        elif match is None and (_misshapen(text, i, first) or _clitic_before(text, i)):
            stack.append(i)
        elif match is not None:
            while stack[-1] != match:
                stack.pop()
            stack.pop()
            if i > match + 1:
                found.append(Stretch(match, i, True))
    found.extend(Stretch(i, last, False) for i in stack[:1] if i + 1 < last)
    return tuple(sorted(found))


def _misshapen(text: Text, i: int, first: int) -> bool:
    """True for a closing mark right after أن or a colon, with none open: «قال إن» كذا»."""
    return i > first and text.words[i - 1] in _JOINERS and text.words[i] in CLOSING | NEUTRAL


def _clitic_before(text: Text, i: int) -> bool:
    """True for a closing mark written on to a clitic, with none open: «و” كذا ”»."""
    if not i or text.ends[i - 1] != text.starts[i] or text.words[i] not in CLOSING:
        return False
    return text.words[i - 1] in _CLITICS


def _marks(text: Text, first: int, last: int) -> list[int]:
    words, kinds = text.words, text.kinds
    found = [i for i in range(first, last) if kinds[i] == PUNCT and words[i] in MARKS]
    return [i for i in found if i == first or not _twin(text, i - 1)]


def _twin(text: Text, i: int) -> bool:
    """True where two apostrophes stand for one mark: ''."""
    words = text.words
    return (
        i + 1 < len(text)
        and words[i] == words[i + 1] == "'"
        and (text.ends[i] == text.starts[i + 1])
    )


def _pairs(opened: str, closing: str) -> bool:
    return opened == closing or {opened, closing} == {"“”„‟〝〞❝❞", '"″'}


def _side(text: Text, i: int) -> str:
    """open, close or either, from the neighbours first and the mark's shape second."""
    original, mark = text.original, text.words[i]
    start, end = text.starts[i], text.ends[i + _twin(text, i)]
    before = original[start - 1] if start else " "
    after = original[end] if end < len(original) else " "
    if mark == "'" and not (before in _BEFORE_OPENING or after in _AFTER_CLOSING):
        return "close"  # an apostrophe inside a word pairs with nothing
    opens = before in _BEFORE_OPENING and after not in _AFTER_CLOSING
    closes = before not in _BEFORE_OPENING and after in _AFTER_CLOSING
    if not opens and after not in _AFTER_CLOSING and mark in NEUTRAL:
        opens = _after_clitic(original, start)
    if mark in "“”„‟" and before in _BEFORE_OPENING and after in _AFTER_CLOSING:
        return "either"  # ” spaced on both sides “: the shape says nothing
    if mark in OPENING:
        return "close" if closes else "open"
    if mark in CLOSING:
        return "open" if opens and (start == 0 or before != ".") else "close"
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _after_clitic(original: str, start: int) -> bool:
    """True where only a clitic, with or without a tatweel, stands between a space and the mark."""
    k = start - 1
    while k >= 0 and original[k] == "ـ":
        k -= 1
    if k >= 1 and original[k] == "ل" and original[k - 1] == "ا":
        k -= 1  # بالـ"مفيد"
    return k >= 0 and original[k] in _CLITICS | {"ا"} and (k == 0 or original[k - 1] in " \nبلوكف")
