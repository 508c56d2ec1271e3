"""Lists: what is joined to a value by و is a value too.

«وبحثا تطورات الأوضاع في المنطقة، والأزمة المالية، وسبل دعم التعاون» names three matters. An item is
known by its head, one of a list of ``fact_terms``; what follows other words is another clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.facts._claims import line_of
from tawatur.facts._lines import Line
from tawatur.facts._patterns import clause_end
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

_MOST = 6  # items of one list
_SHORTEST = 2  # words of an item
_ITEM = 2  # words of an item that no mark sets off
_REACH = 24  # characters after a clause in which the next item must begin


@cache
def _joint(heads: str) -> re.Pattern[str]:
    """Where an item begins: after a mark or a joining word, or within the clause itself."""
    mark = f"(?: (?:،|؛|{terms('besides')}))+"
    return re.compile(rf"(?:(?P<mark>{mark}) و?| و)(?:علي )?(?P<v>{terms(heads)}) ")


def items(reading: Reading, claim: Claim, heads: str, *, single: bool = False) -> Iterator[Claim]:
    """The claim, cut where a list goes on, and a claim for every further item of the list; one of
    a word alone («هدنة») only where ``single``, and no list, is said."""
    line = line_of(reading, claim)
    if line is None:
        yield claim
        return
    start, end = place(line, claim)
    first = start
    for _ in range(_MOST):
        joint = _next(line, start, end, heads)
        stop = end if joint is None else min(end, joint.start())
        is_whole = single and joint is None and start == first
        if is_whole or len(line.text[start:stop].split()) >= _SHORTEST:
            span = line.span(start, stop)
            words = " ".join(span.of(reading.report.text).split())
            yield msgspec.structs.replace(claim, start=span.start, end=span.end, value=words)
        if joint is None:
            return
        start = joint.start("v")
        end = clause_end(line, start, joint.end())


def _next(line: Line, start: int, end: int, heads: str) -> re.Match[str] | None:
    """Where the next item of the list begins, at the latest right after the clause."""
    for joint in _joint(heads).finditer(line.text, start, min(len(line.text), end + _REACH)):
        if joint.start() > end:
            return None
        if joint.group("mark") or not _is_pair(line, start, joint, heads):
            return joint
    return None


def _is_pair(line: Line, start: int, joint: re.Match[str], heads: str) -> bool:
    """True for two words of one matter: «تعزيز الأمن والاستقرار», «سبل دعمها وتعزيزها»."""
    before = line.text[start : joint.start()].split()
    after = line.text[joint.start("v") : clause_end(line, joint.start("v"), joint.end())].split()
    if len(before) < _SHORTEST or len(after) < _ITEM or after[0].endswith(("ها", "هم", "ه")):
        return True
    return re.fullmatch(terms(heads), before[-1]) is not None


def place(line: Line, claim: Span) -> tuple[int, int]:
    """The line's characters of a span of the report."""
    first = next((p for p in line.pieces if p.end > claim.start), line.pieces[0])
    last = next((p for p in reversed(line.pieces) if p.start < claim.end), line.pieces[-1])
    start = first.at + (claim.start - first.start if first.mention is None else 0)
    after = line.text.find(" ", last.at)
    return start, len(line.text) if after < 0 else after
