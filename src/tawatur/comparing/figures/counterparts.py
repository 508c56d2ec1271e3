"""Counterparts: which figures of two reports measure one thing, found by the words around them.

A figure answers one of another report where both are of one unit, each is the other's best match by
the words of its sentence, neither report gives the other's value, and nothing tells them apart:
another place, another time, a part, a wish. A figure that is told as a change («ارتفع إلى 22»)
needs less, for its own words say that there was another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from typing import NamedTuple

from tawatur.arabic.stems import stem
from tawatur.comparing.figures.measures import Measure
from tawatur.comparing.figures.themes import grows, own
from tawatur.comparing.figures.units import things
from tawatur.comparing.kinds import listed

ENOUGH = 1.1  # weight of the words that two sentences share where nothing else joins their figures
ALONE = 0.75  # the same for lengths, sums and shares, of which a sentence seldom holds two
CHANGED = 0.4  # the same where one of them is told as a change
CLOSE = 0.5  # weight of the roots that the clauses of two such figures share
TYPICAL = 2  # words of bulletins that make a sentence one
SERIES = 3  # pairs of figures of two reports from which they are bulletins of two days
WHOLE = 0.25  # added where a figure counts all there are
LIKE = 0.2  # share of the lighter sentence's weight that both have
ROUND = 0.1  # of the larger figure, within which an approximate one is the same
UNITS = 0.2  # the same for lengths in two units: «سنتان» and «24 شهرا»
LARGE = 1000  # numbers from which on reports round without saying so
LOOSE = 0.03  # of such a number: 3.1 and 3.05 billion
WITHIN = timedelta(hours=36)  # between two reports of one state of things
LATER = timedelta(days=7)  # the same for what is fixed once, or only grows
THEMED = 1.0  # added where both figures are of one theme, which is enough by itself
FEW = 3  # values of one unit in a report: a report with more is a list of them
SMALL = 6  # reports of a story whose plain figures are of its one event
HEAD = 450  # characters of a report that tell of its own event
TWIN = 3.0  # weight of the words of two sentences that are much the same, wherever they stand
TIMES = 12.0  # the larger of two figures of one thing is at most so many times the smaller
FAR = 5.0  # the same where no word of a change joins them
_PRICED = frozenset({"sum", "share"})  # kinds of prices and rates, new every hour
_GENERAL = frozenset(
    {"person", "fighter", "soldier", "policeman", "citizen"}
)  # units of which any report counts several
_ENOUGH: Mapping[str, float] = {
    "amount": ENOUGH,
    "share": TWIN,  # one report gives shares of many things
    "sum": ALONE,
    "sentence": ALONE,
    "length": CLOSE,
}
_COUNTED = frozenset({"amount", "day"})  # kinds of which a sentence holds one changed figure
_PEOPLE = frozenset({"dead", "injured", "arrested"})


class Pair(NamedTuple):
    """Two figures of one thing, and how much joins them."""

    one: Measure
    other: Measure
    score: float

    @property
    def is_told(self) -> bool:
        """True where the words of one tell of a change, or no accident can make both."""
        return bool(self.one.turn or self.other.turn) or self.one.kind != "amount"

    @property
    def theme(self) -> frozenset[str]:
        """The theme of both."""
        return own(self.one.units & self.other.units)

    @property
    def has_grown(self) -> bool:
        """True where the later of two figures that only grow is the larger."""
        early, late = sorted(self[:2], key=lambda m: m.published or "")
        return grows(self.theme) and early.published != late.published and late.low > early.high


def pairs(measured: Sequence[Measure], named: Mapping[str, frozenset[str]]) -> list[Pair]:
    """Every two figures of one thing with different values; ``named`` are the places of each
    report."""
    parts: dict[tuple[str, int], list[Measure]] = defaultdict(list)
    known: dict[str, list[Measure]] = defaultdict(list)
    for m in measured:
        parts[m.document, m.part].append(m)
        known[m.document].append(m)
    out: list[Pair] = []
    for here, there in combinations(sorted(parts), 2):
        one, other = parts[here][0], parts[there][0]
        if here[0] == there[0] or not _are_within(one, other, LATER):
            continue
        found = list(_between(parts[here], parts[there], named))
        if not _are_within(one, other, WITHIN):
            found = [p for p in found if _is_lasting(p)]
        plain = [p for p in found if not (p.one.turn or p.other.turn or p.theme)]
        if len({p.one.value for p in plain}) >= SERIES:
            continue
        out += [p for p in found if _is_clear(p, known)]
    return out


def _is_clear(pair: Pair, known: Mapping[str, Sequence[Measure]]) -> bool:
    """True for figures that neither report lists among many, or gives as the other does."""
    one, other = pair.one, pair.other
    plain = not (one.turn or other.turn)
    typical = TYPICAL if plain else 1
    if one.kind in _PRICED and any(len(_bulletins() & m.stems.keys()) >= typical for m in pair[:2]):
        return False
    if plain and (len(known) > SMALL or max(_many(m, known) for m in (one, other)) > FEW):
        return False
    return not _are_both_known(one, other, known)


def _many(measure: Measure, known: Mapping[str, Sequence[Measure]]) -> int:
    """How many values of its unit a figure's report gives."""
    some = known[measure.document]
    units = own(measure.units) or measure.units
    return len({m.value for m in some if m.kind == measure.kind and m.units & units})


def _is_lasting(pair: Pair) -> bool:
    """True for two figures of reports days apart of which one replaces the other or is wrong."""
    if "putoff" in (pair.one.turn, pair.other.turn):
        return True
    if "raise" in (pair.one.turn, pair.other.turn) and (pair.one.toll or pair.other.toll):
        return True
    return bool(pair.theme) and (pair.one.kind != "amount" or pair.has_grown)


def _are_within(a: Measure, b: Measure, most: timedelta) -> bool:
    """True where two reports were published within a time of each other, or at a time unknown."""
    try:
        one, other = (datetime.fromisoformat(m.published or "") for m in (a, b))
    except ValueError:
        return True
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs(one - other) <= most


def _between(
    ones: Sequence[Measure], others: Sequence[Measure], named: Mapping[str, frozenset[str]]
) -> Iterator[Pair]:
    scored = [
        (score, i, j)
        for i, a in enumerate(ones)
        for j, b in enumerate(others)
        if _is_same_value(a, b) or is_possible(a, b)
        if (score := alike(a, b, named)) is not None
    ]
    first: dict[int, float] = defaultdict(float)
    second: dict[int, float] = defaultdict(float)
    for score, i, j in scored:
        first[i], second[j] = max(first[i], score), max(second[j], score)
    best = [(i, j) for score, i, j in scored if score >= max(first[i], second[j])]
    for i, j in best:
        a, b = ones[i], others[j]
        rivals = {others[n].value for m, n in best if m == i} | {
            ones[m].value for m, n in best if n == j
        }
        if rivals == {a.value, b.value} and not _is_same_value(a, b):
            score = min(first[i], second[j])
            if is_enough(a, b, score):
                yield Pair(a, b, score)


def alike(a: Measure, b: Measure, named: Mapping[str, frozenset[str]]) -> float | None:
    """The weight of what joins two figures; None where they are of two things."""
    if a.kind != b.kind or a.is_aside or b.is_aside or not _are_of_one_unit(a, b):
        return None
    if a.is_planned != b.is_planned and not (a.turn or b.turn):
        return None
    if "putoff" not in (a.turn, b.turn) and _are_apart(a, b, named):
        return None
    theme = own(a.units & b.units)
    if theme and _are_beside(a, b):
        return None
    shared = sum(min(a.stems[s], b.stems[s]) for s in a.stems if s in b.stems)
    one_fate = a.turn != b.turn and not _fates(a).isdisjoint(_fates(b))
    return shared + WHOLE * (a.is_whole + b.is_whole + one_fate) + THEMED * bool(theme)


def _are_beside(a: Measure, b: Measure) -> bool:
    """True where two figures of one theme are of two places of a country, or a share is of one."""
    if a.beside and b.beside:
        return a.beside.isdisjoint(b.beside)
    return a.kind == "share" and not a.beside | b.beside <= a.places & b.places


def _are_of_one_unit(a: Measure, b: Measure) -> bool:
    """True where two figures count one noun, or, where one has changed, people of one fate."""
    if own(a.units) and own(b.units) and not (a.turn or b.turn):
        named = a.units & things(), b.units & things()
        is_other = named[0] and named[1] and named[0].isdisjoint(named[1])
        return bool(own(a.units & b.units)) and not is_other
    if not a.units.isdisjoint(b.units):
        return True
    return bool(_fates(a) & _fates(b) and (a.turn or b.turn))


def _fates(measure: Measure) -> frozenset[str]:
    return (measure.units | {measure.toll}) & _PEOPLE


def is_possible(a: Measure, b: Measure) -> bool:
    """True where two values of one thing would be in each other's way."""
    if a.turn or b.turn:
        return _has_turned(a, b) and are_opposed(a, b)
    theme = own(a.units & b.units)
    if a.toll or b.toll or not (theme or _PEOPLE.isdisjoint(a.units | b.units)):
        return False  # what tolls are to each other is judged by their claims
    if _GENERAL & a.units & b.units and not theme:
        return False
    if a.kind == "day" and theme:
        return all(m.value > (m.published or "~")[:10] for m in (a, b)) and a.value != b.value
    is_near = a.kind == "day" or max(a.high, b.high) <= FAR * max(min(a.low, b.low), 1.0)
    return is_near and are_opposed(a, b)


def is_enough(a: Measure, b: Measure, score: float) -> bool:
    """True where what joins two figures is enough to hold them against each other."""
    close = sum(min(a.near[r], b.near[r]) for r in a.near if r in b.near)
    if a.turn or b.turn:
        return score >= CHANGED and (a.kind in _COUNTED or (score >= ALONE and close >= CLOSE))
    if own(a.units & b.units):
        return True
    if a.kind == "amount" and not a.units & b.units & things():
        return False
    if max(a.start, b.start) > HEAD and score < TWIN:
        return False
    shared = score - WHOLE * (a.is_whole + b.is_whole)  # plain figures have no other bonus
    lighter = min(sum(a.stems.values()), sum(b.stems.values()))
    enough = _ENOUGH[a.kind]
    return score >= enough and shared >= LIKE * lighter and close >= CLOSE


@cache
def _bulletins() -> frozenset[str]:
    return frozenset(map(stem, listed("bulletin")))


def _has_turned(a: Measure, b: Measure) -> bool:
    """True where the figure told as a change is the later one, and has changed that way."""
    if a.turn and b.turn:
        return False
    new, old = (a, b) if a.turn else (b, a)
    if (new.published or "") < (old.published or "") or new.is_planned != (
        new.turn == "putoff" and new.is_planned
    ):
        return False
    if new.turn == "putoff":
        return old.is_planned or old.value > (old.published or "")[:10]
    if new.turn == "raise":
        return new.low > old.high
    return new.high < old.low if new.turn == "lower" else True


def _are_apart(a: Measure, b: Measure, named: Mapping[str, frozenset[str]]) -> bool:
    """True where the sentences name different countries, or places of which neither report names
    the other's."""
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return True
    if not a.places or not b.places or not a.places.isdisjoint(b.places):
        return False
    here, there = (
        a.places.isdisjoint(named[b.document]),
        b.places.isdisjoint(named[a.document]),
    )
    if a.turn or b.turn:
        return here if b.turn else there  # the newer report knows nothing of the older one's place
    return here and there


def are_opposed(a: Measure, b: Measure) -> bool:
    """True where two values cannot both hold."""
    low, high = sorted((a, b), key=lambda m: (m.low, m.high))
    if a.kind == "day":
        return bool(a.turn or b.turn)
    if low.high >= high.low or high.low > TIMES * max(low.high, 1.0):
        return False
    if low.approx in ("at-least", "more-than") or high.approx == "less-than":
        return False
    if a.kind in ("length", "sentence") and a.value[-1:] != b.value[-1:]:
        return high.low - low.high > UNITS * high.low
    if _is_same_value(low, high):
        return False
    near = high.low - low.high <= ROUND * high.low
    return not (near and "about" in (a.approx, b.approx))


def _is_same_value(a: Measure, b: Measure) -> bool:
    """True for one value, or one that is the other with fewer digits."""
    if a.value == b.value or a.kind == "day":
        return a.value == b.value
    low, high = sorted((a.low, b.low))
    is_near = high > LARGE and high - low <= LOOSE * high and a.kind in ("amount", "sum")
    return is_near or _is_rounded(low, high)


def _is_rounded(one: float, other: float) -> bool:
    """True where one number is the other with fewer digits: 53 million and 53,653,000."""
    if min(one, other) < LARGE and one == int(one) and other == int(other):
        return False
    short, long = sorted((f"{one:.12e}", f"{other:.12e}"), key=lambda n: len(_digits(n)))
    digits, more = _digits(short), _digits(long)
    if len(digits) == len(more) or short.partition("e")[2] != long.partition("e")[2]:
        return False
    cut = int(more[: len(digits)])
    return int(digits) in (cut, cut + 1)


def _digits(number: str) -> str:
    return number.partition("e")[0].replace(".", "").rstrip("0")


def _are_both_known(a: Measure, b: Measure, known: Mapping[str, Sequence[Measure]]) -> bool:
    """True where one of the reports gives both values itself, and does not tell of a change."""
    return _gives(known[a.document], b, a) or _gives(known[b.document], a, b)


def _gives(some: Sequence[Measure], like: Measure, changed: Measure) -> bool:
    return not changed.turn and any(
        m.kind == like.kind and not m.units.isdisjoint(like.units) and _is_same_value(m, like)
        for m in some
    )
