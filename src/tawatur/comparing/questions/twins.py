"""Twins: one sentence in two reports with another number in it.

Reports of one origin hand on whole sentences. Where two of them differ in a single number («وجرح
أربعة آخرون», «وجرح سبعة آخرون»), one of them slipped or was brought up to date, whatever it counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from tawatur.arabic.content import function_words, weight
from tawatur.arabic.numerals import Numeral, numeral
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.corroboration import by_value
from tawatur.comparing.incidents.hosts import are_other_hosts
from tawatur.comparing.incidents.parts import are_raised, has_one_more
from tawatur.comparing.incidents.spots import COUNT
from tawatur.comparing.incidents.surroundings import are_of_two_rescues
from tawatur.comparing.joining import joined
from tawatur.comparing.kinds import listed
from tawatur.comparing.making import made, which
from tawatur.comparing.revision import revised
from tawatur.comparing.words.clauses import are_of_periods
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.cluster import Passage
from tawatur.model.finding import Bilingual, Finding
from tawatur.model.text import ARABIC, NUMBER, Text

SHORTEST = 8  # words of a sentence that can have a twin: fewer meet by chance
ALIKE = 0.85  # share of its words that a twin has too, in the same order
_LONGEST = 80  # words of a sentence looked at
_TELLING = 0.25  # weight of a word by which twins find each other
_SHARED = 4  # such words that two sentences have in common before they are compared
_CROWD = 40  # sentences of one word beyond which it brings none together
FAR = 20  # times one number is the other where they count different extents
_ROUNDED = 0.05  # of the larger number: «نحو 100» and 98 are one number
_LARGE = 20  # numbers from which on rounding is meant at all
_DOUBLED = 1e6  # times one number is the other where its scale was printed twice: «مليون مليون»
_TYPICAL = 2  # words of bulletins that make a sentence one
_STOPS = frozenset(".؟!؛")
_CLOSING = frozenset(")]»")
_FIGURE = "#"
_CLUMSY = re.compile(r"[\d٠-٩][ر،,.٫٬/:-][\d٠-٩]|ـ")  # decimals and dates written many ways
SLOT, KEY = "context", "figure"


class Unit(NamedTuple):
    """A word of a sentence, or a number as one word: its stem, value and place in the text."""

    stem: str
    value: float | None
    start: int
    end: int


class Line(NamedTuple):
    """A sentence of a report as units."""

    document: str
    units: tuple[Unit, ...]


Place = tuple[str, Unit]  # a number and its document


class Figure(NamedTuple):
    """A question that one sentence of several reports answers with several numbers, and the
    claims on it."""

    asked: Bilingual
    claims: tuple[ReportedClaim, ...]


def figures(
    claims: Sequence[ReportedClaim], texts: Mapping[str, Text], shown: Iterable[Passage]
) -> list[Figure]:
    """The numbers in which the sentences of reports differ, but for those whose passages are
    ``shown`` in a conflict already."""
    known = sorted(set(shown))
    found = [
        _figure(some, claims, texts)
        for some in _joined(_twins(claims, texts))
        if not any(_overlaps(e, at) for e in known for at in some)
    ]
    return sorted(found, key=lambda f: [(r.document, r.claim.start) for r in f.claims])


def _overlaps(passage: Passage, at: Place) -> bool:
    document, unit = at
    return passage.document == document and passage.start < unit.end and unit.start < passage.end


def _figure(
    some: Sequence[Place], claims: Sequence[ReportedClaim], texts: Mapping[str, Text]
) -> Figure:
    told = {r.document: r.published for r in claims}
    own: list[ReportedClaim] = []
    for document, unit in some:
        value = f"{unit.value:g}" if unit.value is not None else ""
        claim = Claim(unit.start, unit.end, slot=SLOT, key=KEY, value=value)
        own.append(ReportedClaim(document, claim, told.get(document)))
    document, unit = some[0]
    asked = which(texts[document].original, unit.start, unit.end)
    return Figure(asked, tuple(own))


def _joined(pairs: Iterable[tuple[Place, Place]]) -> list[list[Place]]:
    """The places of the numbers, those of one sentence's twins together."""
    groups = (
        {place for pair in some for place in pair} for some in joined(pairs, lambda pair: pair)
    )
    return sorted((sorted(group, key=_where) for group in groups), key=lambda g: _where(g[0]))


def _where(place: Place) -> tuple[str, int, int]:
    return place[0], place[1].start, place[1].end


def _twins(
    claims: Iterable[ReportedClaim], texts: Mapping[str, Text]
) -> Iterator[tuple[Place, Place]]:
    """Every pair of numbers in which two reports' sentences differ."""
    reach: dict[str, tuple[int, int]] = {}
    for r in claims:
        low, high = reach.get(r.document, (r.claim.start, r.claim.end))
        reach[r.document] = (min(low, r.claim.start), max(high, r.claim.end))
    if len(reach) < 2:
        return
    lines = [
        line
        for document in sorted(reach)
        if document in texts
        for line in _lines(document, texts[document], *reach[document])
    ]
    held: dict[str, set[float | None]] = defaultdict(set)
    for line in lines:
        held[line.document].update(u.value for u in line.units)
    for a, b in _pairs([line for line in lines if not _is_bulletin(line)]):
        if are_other_hosts(texts[a.document], texts[b.document], (0, 0)):
            continue
        for one, other in _differing(a, b, texts):
            if one[1].value in held[other[0]] and other[1].value in held[one[0]]:
                continue  # reports that hold both numbers list several things
            if not (_has_one_more(one, other, texts) or _has_one_more(other, one, texts)):
                yield one, other


def _has_one_more(one: Place, other: Place, texts: Mapping[str, Text]) -> bool:
    """True where one of those hurt is told dead after the first number, and makes it the second."""
    a, b = (
        ReportedClaim(document, Claim(u.start, u.end, slot="deaths", key="", value=f"{u.value:g}"))
        for document, u in (one, other)
    )
    return has_one_more(a, b, texts[a.document])


def _lines(document: str, text: Text, start: int, end: int) -> Iterator[Line]:
    units: list[Unit] = []
    i, last = 0, len(text)
    while i < last and text.starts[i] < end:
        at = text.starts[i]
        gap = text.original[text.ends[i - 1] : at] if i else ""
        if text.words[i] in _STOPS or "\n" in gap:
            if len(units) >= SHORTEST and any(u.value is not None for u in units):
                yield Line(document, tuple(units))
            units = []
        taken = 1
        if at >= start and text.kinds[i] in (ARABIC, NUMBER) and len(units) < _LONGEST:
            number = numeral(text, i, last)
            if number is not None and number.form != "fraction" and not _is_scale(text, number):
                taken = max(1, number.last - i)
                first = text.starts[number.first] + number.cut
                units.append(Unit(_FIGURE, number.value, first, text.ends[number.last - 1]))
            else:
                units.append(Unit(stem(text.words[i]), None, at, text.ends[i]))
        i += taken
    if len(units) >= SHORTEST and any(u.value is not None for u in units):
        yield Line(document, tuple(units))


def _is_scale(text: Text, number: Numeral) -> bool:
    """True for a word of thousands or millions whose number stands before it in brackets."""
    if number.last != number.first + 1 or text.kinds[number.first] != ARABIC:
        return False
    before = text.words[number.first - 1] if number.first else ""
    return before in _CLOSING or before[:1].isdigit()


def _is_bulletin(line: Line) -> bool:
    """True for a sentence of a forecast or a table of prices, which comes in the same words every
    day with other figures."""
    return sum(unit.stem in _bulletins() for unit in line.units) >= _TYPICAL


@cache
def _bulletins() -> frozenset[str]:
    return frozenset(map(stem, listed("bulletin")))


def _pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Sentences of two reports that share telling words."""
    posting: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        for word in sorted({u.stem for u in line.units if u.value is None}):
            if word not in function_words() and weight(word) >= _TELLING:
                posting[word].append(n)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for some in posting.values():
        if 1 < len(some) <= _CROWD:
            for k, i in enumerate(some):
                for j in some[k + 1 :]:
                    shared[i, j] += 1
    for (i, j), common in sorted(shared.items()):
        if common >= _SHARED and lines[i].document != lines[j].document:
            yield lines[i], lines[j]


def _differing(a: Line, b: Line, texts: Mapping[str, Text]) -> Iterator[tuple[Place, Place]]:
    """The one number in which two sentences differ, between the same words in both."""
    one, two = [u.stem for u in a.units], [u.stem for u in b.units]
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        return
    apart = [
        (i, j)
        for block in matcher.get_matching_blocks()
        for i, j in zip(
            range(block.a, block.a + block.size),
            range(block.b, block.b + block.size),
            strict=True,
        )
        if a.units[i].value is not None and a.units[i].value != b.units[j].value
    ]
    if len(apart) != 1 or one.count(_FIGURE) != two.count(_FIGURE):
        return
    i, j = apart[0]
    if _around(one, i) != _around(two, j) or _tell_of_a_row(one, two):
        return
    x, y = (a.document, a.units[i]), (b.document, b.units[j])
    if not _are_far(x[1].value, y[1].value) and not _is_same_number(x, y, texts):
        yield x, y


def _are_far(one: float | None, other: float | None) -> bool:
    """True for numbers of which one is many times the other: of a day and of a month."""
    small, large = sorted((one or 0.0, other or 0.0))
    return small > 0 and large > FAR * small


def _tell_of_a_row(one: Sequence[str], two: Sequence[str]) -> bool:
    """True where the sentences differ in a word of order too: «الدفعة الثانية», «الثالثة»."""
    here, there = Counter(one) - Counter(two), Counter(two) - Counter(one)
    return not (_orders().isdisjoint(here) or _orders().isdisjoint(there))


@cache
def _orders() -> frozenset[str]:
    return frozenset(stem(f) for word in listed("order") for _, f in clitic_forms(f"ال{word}"))


def _around(stems: Sequence[str], i: int) -> tuple[Sequence[str], Sequence[str]]:
    return stems[max(0, i - 1) : i], stems[i + 1 : i + 2]


def _is_same_number(x: Place, y: Place, texts: Mapping[str, Text]) -> bool:
    """True where the numbers differ in how they are written or rounded alone."""
    a, b = x[1].value, y[1].value
    if a is None or b is None:
        return True
    if max(abs(a), abs(b)) >= _DOUBLED * min(abs(a), abs(b)) > 0:
        return True
    if abs(a - b) <= _ROUNDED * max(abs(a), abs(b)) and max(a, b) >= _LARGE:
        return True
    wordings = [texts[d].original[u.start - 2 : u.end + 2] for d, u in (x, y)]
    if any(_CLUMSY.search(words) for words in wordings):
        return True
    written = ["".join(c for c in words if c.isdigit()) for words in wordings]
    return written[0] != "" and written[0].strip("0") == written[1].strip("0")


def findings(
    claims: Sequence[ReportedClaim], context: Context, found: Sequence[Finding]
) -> Iterator[Finding]:
    """A finding for each number in which one sentence of several reports differs."""
    shown = [e for f in found if f.status == "conflict" for p in f.positions for e in p.evidence]
    for figure in figures(claims, context.texts, shown):
        if _are_of_others(figure.claims, context):
            continue
        some = [context.position(v, own) for v, own in by_value(figure.claims).items()]
        reason = Bilingual(
            "جملة واحدة برقمين: " + " / ".join(p.value for p in some),
            "one sentence with two figures: " + " / ".join(p.value for p in some),
        )
        judged = Judgement("conflict", "contradiction", "reports", reason)
        own = list(by_value(figure.claims).values())
        if are_raised(own, context.texts):
            judged = revised(judged, some, is_told=True)
        yield made((SLOT, KEY), figure.asked, some, judged)


def _are_of_others(claims: Sequence[ReportedClaim], context: Context) -> bool:
    """True where every two values count the crews of two incidents, or are of two periods."""
    counts = [replace(r, claim=replace(r.claim, slot=COUNT)) for r in claims]
    return all(
        are_of_two_rescues(context.scene, a, b) or are_of_periods([a], [b], context.texts)
        for a, b in combinations(counts, 2)
        if a.claim.value != b.claim.value
    )
