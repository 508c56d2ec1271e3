"""Lineage: which reports of a story are one voice, whatever the number of papers that print it.

Copies, long shared passages, one outlet and one news agency in dateline or credit make one
origin. Ten papers with one agency's words corroborate nothing that the agency alone did not say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.arabic.tokens import tokenise
from tawatur.grouping.duplicates import united
from tawatur.lexicons import rows
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters, Lineage, Passage
from tawatur.model.text import PUNCT

_COVERED = 0.4  # share of the shorter report that long shared passages must cover
_HEAD = 12  # tokens in which a dateline ends
_SEPARATORS = frozenset('-–—:،,;/|()[]«»"•')
_REASONS = {
    "copy": ("نسخ من مقال واحد", "copies of one article"),
    "reuse": ("مقاطع طويلة مشتركة", "long shared passages"),
    "outlet": ("المنفذ نفسه", "the same outlet"),
    "wire": ("الوكالة نفسها", "the same news agency"),
}


class _Link(NamedTuple):
    """Two documents of one origin, by their numbers in the story, and why."""

    a: int
    b: int
    reason: str
    whose: str = ""


def lineages(readings: Sequence[Reading], clusters: Clusters) -> tuple[Lineage, ...]:
    """The groups of two or more documents of a story that count as one origin, none in two.

    A document in none of them is an origin of its own.
    """
    ordered = sorted({r.report.id: r for r in readings}.items())
    if len(ordered) < 2:
        return ()
    numbers = {name: i for i, (name, _) in enumerate(ordered)}
    own = [reading for _, reading in ordered]
    links = [*_copies(numbers, clusters), *_shared(numbers, own, clusters), *_houses(own)]
    out = []
    for group in united(len(own), [(link.a, link.b) for link in links]):
        arabic, english = _said([link for link in links if link.a in set(group)])
        out.append(Lineage(tuple(ordered[i][0] for i in group), arabic, english))
    return tuple(sorted(out))


def _said(links: Sequence[_Link]) -> tuple[str, str]:
    reasons = []
    for kind, (arabic, english) in _REASONS.items():
        whose = sorted({link.whose for link in links if link.reason == kind and link.whose})
        names = f" ({'، '.join(whose)})", f" ({', '.join(whose)})"
        if any(link.reason == kind for link in links):
            reasons.append((arabic + names[0] * bool(whose), english + names[1] * bool(whose)))
    return "؛ ".join(r[0] for r in reasons), "; ".join(r[1] for r in reasons)


def _copies(numbers: dict[str, int], clusters: Clusters) -> Iterator[_Link]:
    for group in clusters.duplicates:
        if numbers.keys().isdisjoint(group):
            continue
        inside = [numbers[one] for one in group if one in numbers]
        yield from (_Link(a, b, "copy") for a, b in pairwise(inside))


def _shared(
    numbers: dict[str, int], readings: Sequence[Reading], clusters: Clusters
) -> Iterator[_Link]:
    for (one, other), (left, right) in common(numbers, clusters).items():
        a, b = numbers[one], numbers[other]
        shares = (covered(left) / kept(readings[a]), covered(right) / kept(readings[b]))
        if max(shares) >= _COVERED:
            yield _Link(a, b, "reuse")


def common(
    names: Collection[str], clusters: Clusters
) -> dict[tuple[str, str], tuple[list[Passage], list[Passage]]]:
    """The passages that every two of the documents share, on the side of each; a pair stands in
    the order of its ids."""
    passages: dict[tuple[str, str], tuple[list[Passage], list[Passage]]] = {}
    for name in names:
        low = bisect_left(clusters.reuse, name, key=lambda r: r.a.document)
        high = bisect_right(clusters.reuse, name, key=lambda r: r.a.document)
        for one in clusters.reuse[low:high]:
            if one.b.document == name or one.b.document not in names:
                continue
            a, b = sorted((one.a, one.b), key=lambda passage: passage.document)
            left, right = passages.setdefault((a.document, b.document), ([], []))
            left.append(a)
            right.append(b)
    return passages


def covered(passages: Sequence[Passage]) -> int:
    """Characters that the passages cover together."""
    total = end = 0
    for one in sorted(passages):
        total += max(0, one.end - max(one.start, end))
        end = max(end, one.end)
    return total


def kept(reading: Reading) -> int:
    """Characters of the report's sentences."""
    text = reading.text
    spans = (text.ends[s.last - 1] - text.starts[s.first] for s in reading.sentences)
    return max(1, sum(spans))


def _houses(readings: Sequence[Reading]) -> Iterator[_Link]:
    seen: dict[tuple[str, str], int] = {}
    for number, reading in enumerate(readings):
        houses = [("wire", wire) for wire in sorted(wires(reading))]
        if reading.report.outlet:
            houses.append(("outlet", reading.report.outlet))
        for kind, name in houses:
            first = seen.setdefault((kind, fold(name)), number)
            if first != number:
                yield _Link(first, number, kind, name)


def wires(reading: Reading) -> frozenset[str]:
    """The news agencies that the report's dateline, its last words or its credit line name."""
    found = {name for piece in _pieces(reading) if (name := _agencies().get(piece))}
    return frozenset(found)


def _pieces(reading: Reading) -> Iterator[tuple[str, ...]]:
    """What stands alone between marks where agencies are credited."""
    text = reading.text
    body = [s for s in reading.sentences if s.region != "title"]
    ranges = [range(r.start, r.stop) for r in _credits(reading)]
    if body:
        stop = min(body[0].first + _HEAD, body[0].last)
        ranges.append(range(body[0].first, _dateline_end(reading, body[0].first, stop)))
        ranges.append(range(max(body[-1].first, body[-1].last - _HEAD // 2), body[-1].last))
    for place in ranges:
        piece: list[str] = []
        for i in place:
            if text.kinds[i] == PUNCT and text.words[i] in _SEPARATORS:
                yield tuple(piece)
                piece = []
            elif text.kinds[i] != PUNCT:
                piece.append(text.words[i])
        yield tuple(piece)


def _credits(reading: Reading) -> Iterator[range]:
    for region in reading.report.regions:
        if region.label == "credit":
            yield reading.text.tokens_in(region)


def _dateline_end(reading: Reading, first: int, stop: int) -> int:
    """Where the dateline ends: at its colon or dash, or with a short line; else at once."""
    text = reading.text
    marks = [i for i in range(first, stop) if text.words[i] in (":", "-", "–", "—")]
    if marks:
        return marks[-1]
    whole = reading.sentences and any(
        s.first == first and s.last == stop and stop - first < _HEAD for s in reading.sentences
    )
    return stop if whole else first


@cache
def _agencies() -> dict[tuple[str, ...], str]:
    """The folded words of every name of a news agency, and its first name."""
    known: dict[tuple[str, ...], str] = {}
    for row in rows("outlets"):
        if row["kind"] != "agency":
            continue
        for column in ("name", "aliases", "latin"):
            for name in filter(None, row[column].split("|")):
                words = tokenise(name)
                piece = tuple(
                    w for w, k in zip(words.words, words.kinds, strict=True) if k != PUNCT
                )
                known.setdefault(piece, row["name"])
    return known
