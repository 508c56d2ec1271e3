"""Echoes: lines outside the running text that say a headline again, or say themselves twice.

A page that links to another report of the story carries its headline in a box; a page glued
together of two carries its own headline, or its line of keywords, a second time. Such lines are
shared passages as well, though no article holds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tawatur.model.annotation import Reading
from tawatur.model.cluster import Passage, Reuse
from tawatur.model.text import PUNCT

_WORDS = 8  # as a shared passage has
_LIKE = 90.0  # per cent of a headline's letters, for a slip of the pen or another spelling
_LINKING = frozenset({"related", "masthead"})  # where a page names other reports
_REPEATED = frozenset({"related", "tags", "masthead"})  # where it may repeat itself
_MOST = 200  # reports of a story whose headlines are compared: pairs grow with the square


class Line(NamedTuple):
    """A line of a page, folded and without marks, and where it stands."""

    words: str
    region: str
    passage: Passage


def lines(reading: Reading) -> Iterator[Line]:
    """The headline and the lines outside the running text that may echo one."""
    report, text = reading.report, reading.text
    for region in report.regions:
        if region.label not in _REPEATED and region.label != "title":
            continue
        kept = [i for i in text.tokens_in(region) if text.kinds[i] != PUNCT]
        if len(kept) >= _WORDS:
            passage = Passage(report.id, text.starts[kept[0]], text.ends[kept[-1]])
            yield Line(" ".join(text.words[i] for i in kept), region.label, passage)


def repeated(lines: Sequence[Line]) -> Iterator[Reuse]:
    """The lines of one page that stand on it twice."""
    first: dict[str, Line] = {}
    for line in lines:
        before = first.setdefault(line.words, line)
        if before is not line:
            yield _reuse(before, line)


def linked(pages: Sequence[Sequence[Line]]) -> Iterator[Reuse]:
    """The headlines of a story's pages that others of them link to."""
    links = [line for page in pages[:_MOST] for line in page if line.region in _LINKING]
    titles = [line for page in pages[:_MOST] for line in page if line.region == "title"]
    if not titles or not links:
        return
    like = process.cdist(
        [t.words for t in titles], [k.words for k in links], scorer=fuzz.ratio, score_cutoff=_LIKE
    )
    for i, j in zip(*like.nonzero(), strict=True):
        if titles[i].passage.document != links[j].passage.document:
            yield _reuse(titles[i], links[j])


def _reuse(one: Line, two: Line) -> Reuse:
    a, b = sorted((one.passage, two.passage))
    return Reuse(a, b, "verbatim" if one.words == two.words else "near")
