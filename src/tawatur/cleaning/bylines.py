"""Bylines: the reporter, outlet and place that stand before the first sentence of an article.

«Outlet – City», «Name- Outlet- City: text», «City (Agency) - text»: two or more short parts with
dashes, commas or brackets between them, of which one is a place, an agency or a word of bylines.
"""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.cleaning import phrases
from tawatur.model.span import Span

MAX_CHARS = 90  # a byline is no longer; the longest in the shared news has 71 characters
MAX_PART = 4  # words of one part: a full name or an outlet's
MAX_WORDS = 10

_DASH = r"(?:\s*[-–—]+\s*|\s+ـ+\s+|\s*[/|]\s*)"
_PARTS = re.compile(rf"{_DASH}|\s*[،,]\s*|\s*[()«»\"“”\[\]]+\s*")
_DASHED = re.compile(r"[-–—/|()]|\sـ+\s")
# Where a byline inside a line may end: a colon, or a dash after a closing bracket or with spaces.
_END = re.compile(r":+|\)\s*[-–—:]+(?=\s)|\s[-–—]{1,2}(?=\s)(?!.{0,40}:)")
_OTHER = frozenset(
    (
        "في من علي الي عن مع بعد قبل ان لا ما هذا هذه التي الذي"
        " قال قالت اكد اعلن اضاف وقال واكد واضاف"
    ).split()
)


def line(original: str, span: Span) -> bool:
    """True where the whole stretch is a byline."""
    text = span.of(original).rstrip(" :.")
    return len(text) <= MAX_CHARS and _is_byline(text, sure=False)


def lead(original: str, span: Span) -> int | None:
    """The offset after a byline at the head of a longer stretch, None where there is none."""
    head = original[span.start : min(span.end, span.start + MAX_CHARS)]
    for found in _END.finditer(head):
        before = head[: found.start()] + (")" if found.group().startswith(")") else "")
        if _is_byline(before, sure=":" not in found.group()):
            return span.start + found.end()
    return None


def _is_byline(text: str, *, sure: bool) -> bool:
    """True where the parts of ``text`` make a byline; where ``sure`` one must be known."""
    if not _DASHED.search(text) or text[:1] in "-–—ـ*•":
        return False
    parts = [words for part in _PARTS.split(text) if (words := phrases.plain(part))]
    every = [word for part in parts for word in part]
    if not every or len(every) > MAX_WORDS or any(len(part) > MAX_PART for part in parts):
        return False
    if any(word in _OTHER or word.isdigit() for word in every):
        return False
    if any(_is_known(part) for part in parts):
        return len(parts) > 1 or "(" in text
    return len(parts) > 1 and not sure


def _is_known(part: tuple[str, ...]) -> bool:
    """True for a place, an agency, or a part that begins or ends with a word of bylines."""
    if " ".join(part) in _places():
        return True
    end, _ = phrases.run(part, 0, frozenset({"byline", "nobody"}))
    return end > 0


@cache
def _places() -> frozenset[str]:
    towns = lexicons.words("gazetteers", "name") | lexicons.words("countries", "name")
    return frozenset(" ".join(phrases.plain(town)) for town in towns) | {fold("مكة المكرمة")}
