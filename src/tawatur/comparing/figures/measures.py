"""Measures: the figures of a report as they are held against those of another.

A claim answers a question that one report alone lets us ask; which figures of two reports measure
one thing shows only where both are read. A measure is a figure with its unit, the words of its
sentence, and what the words beside it make of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from tawatur.arabic.future import is_coming
from tawatur.comparing.figures.around import near, places, stems_around, within
from tawatur.comparing.figures.lengths import seconds
from tawatur.comparing.figures.themes import beside, theme_of
from tawatur.comparing.figures.turns import (
    FATES,
    Turn,
    is_aside,
    is_dated,
    is_rest,
    is_whole,
    is_wished,
    margin,
    nth_person,
    old_days,
    turn_of,
)
from tawatur.comparing.figures.units import Found, Kind, day_of, time_kind, unit_of
from tawatur.model.annotation import Quantity, Reading, TimeExpression
from tawatur.model.claim import Claim
from tawatur.model.text import Sentence, Text

_MOST = 150  # measures of a report: one with more is a table or a book
_PARTIAL = frozenset({"added", "wider", "state"})  # kinds of keys of counts that are no tolls
_VOTE, _MARGIN = "vote", "margin"  # units
_GROUP = "group:"  # begins the keys of counts of some people
_YEAR = re.compile(r"(?:19|20)\d\d")
_TURNED = frozenset("\u200e\u200f")  # marks of direction in a number: its halves may be turned


class Measure(msgspec.Struct, frozen=True):
    """A figure of a report: its value, the units it may be of, and the stems around it."""

    document: str
    part: int
    start: int
    end: int
    kind: Kind
    value: str
    low: float
    high: float
    approx: str | None
    units: frozenset[str]
    toll: str  # whom of a toll it counts, as a claim says: dead, injured, arrested
    stems: Mapping[str, float]
    near: Mapping[str, float]  # by root: the words of its own clause
    places: frozenset[str]
    countries: frozenset[str]
    beside: frozenset[str]  # places within a country, in its own clause
    turn: Turn
    is_whole: bool  # of all there are: «عدد الضحايا», «الحصيلة»
    is_aside: bool  # of a part, of another time, wished for or denied
    is_planned: bool
    published: str | None


def measures(reading: Reading, claims: Sequence[Claim] = ()) -> tuple[Measure, ...]:
    """The first measures of a report, in order; ``claims`` say of which the dead, the injured and
    the arrested are counted."""
    tolls = [c for c in claims if c.slot in FATES and c.value.isdecimal()]
    found: list[Measure] = []
    for sentence in reading.sentences:
        found += _of_sentence(reading, sentence, tolls)
        if len(found) >= _MOST:
            break
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind)))


def _of_sentence(reading: Reading, sentence: Sentence, tolls: Sequence[Claim]) -> Iterator[Measure]:
    text = reading.text
    start, end = text.starts[sentence.first], text.ends[sentence.last - 1]
    inside = within(reading.times, start, end)
    own = [c for c in tolls if start <= c.start < end]
    old = old_days(reading, sentence, inside)
    for quantity in within(reading.quantities, start, end):
        is_turned = not _TURNED.isdisjoint(quantity.of(text.original))
        if not is_turned and not any(t.overlaps(quantity) for t in inside):
            yield from _counted(reading, sentence, quantity, own, old)
    yield from _added(reading, sentence)
    for time in inside:
        if _TURNED.isdisjoint(time.of(text.original)):
            yield from _timed(reading, sentence, time, old)


def _counted(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    own: Sequence[Claim],
    old: Sequence[int],
) -> Iterator[Measure]:
    """The measure of a number, if it counts something; ``own`` are the tolls of the sentence."""
    text = reading.text
    tokens = text.tokens_in(quantity)
    toll = next((c for c in own if c.overlaps(quantity)), None)
    found = unit_of(text, sentence, tokens) if tokens else None
    found = _themed(text, sentence, tokens, found)
    if found is None and (toll is None or not tokens):
        return
    kind, units, last = found or ("amount", frozenset(), tokens.stop)
    is_part = text.words[last - 1].startswith("ال") and last > tokens.stop
    is_alone = is_listed = False
    if toll is not None:
        is_part = is_part or toll.key.partition(":")[0] in _PARTIAL
        is_alone = sum(c.slot == toll.slot for c in own) == 1
        is_listed = toll.key.startswith(_GROUP)
    is_part = is_part or (not is_alone and (is_listed or is_rest(text, sentence, last)))
    span = tokens.start, last
    value = f"{quantity.value:.10g}" + (f"-{quantity.high:.10g}" if quantity.high else "")
    is_else = is_part or is_dated(text, old, span)
    made = _measure(reading, sentence, span, (kind, value, units), quantity, is_else=is_else)
    yield replace(made, toll=FATES[toll.slot]) if toll is not None else made
    if _VOTE in units:
        more = margin(text, sentence, span, quantity.value)
        if more is not None:
            of = f"{more:.10g}", more
            yield replace(made, units=frozenset({_MARGIN}), value=of[0], low=of[1], high=of[1])


def _themed(text: Text, sentence: Sentence, tokens: range, found: Found | None) -> Found | None:
    """What a number counts, with the theme its words give it; of one that names nothing, the theme
    is all it counts."""
    kind, units, last = found or ("amount", frozenset[str](), tokens.stop)
    if found is None and (not tokens or _YEAR.fullmatch(text.words[tokens.start])):
        return None
    theme = theme_of(text, sentence, (tokens.start, last), kind, units)
    return (kind, units | theme, last) if found is not None or theme else None


def _added(reading: Reading, sentence: Sentence) -> Iterator[Measure]:
    """The measures that ordinals make: «توقيف مشتبه به ثالث» tells of three."""
    text = reading.text
    for i in range(sentence.first + 1, sentence.last):
        nth = nth_person(text, sentence, i)
        if nth is None:
            continue
        value, fate, first = nth
        told = Quantity(text.starts[first], text.ends[i], value=float(value))
        of: tuple[Kind, str, frozenset[str]] = ("amount", str(value), frozenset())
        made = _measure(reading, sentence, (first, i + 1), of, told, is_else=False)
        yield replace(made, toll=fate, turn="became", is_whole=True)


def _timed(
    reading: Reading, sentence: Sentence, time: TimeExpression, old: Sequence[int]
) -> Iterator[Measure]:
    """The measure of a length of time or a day."""
    text = reading.text
    tokens = text.tokens_in(time)
    kind = time_kind(text, sentence, tokens, time) if tokens else None
    if kind is not None:
        value = time.value if kind != "day" else time.value[:10]
        span = tokens.start, tokens.stop
        is_else = kind != "day" and is_dated(text, old, span)
        of = kind, value, theme_of(text, sentence, span, kind, frozenset()) | {str(kind)}
        yield _measure(reading, sentence, span, of, time, is_else=is_else)


def _measure(
    reading: Reading,
    sentence: Sentence,
    span: tuple[int, int],
    of: tuple[Kind, str, frozenset[str]],
    found: Quantity | TimeExpression,
    *,
    is_else: bool,
) -> Measure:
    text, (first, last), (kind, value, units) = reading.text, span, of
    low, high = _bounds(kind, value, found)
    turn = turn_of(text, sentence, first, kind)
    found_places = places(reading, sentence)
    return Measure(
        document=reading.report.id,
        part=sentence.part,
        start=text.starts[first],
        end=max(text.ends[last - 1], found.end),
        kind=kind,
        value=value,
        low=low,
        high=high,
        approx=found.approx,
        units=units,
        toll="",
        stems=stems_around(text, sentence, first, last),
        near=near(reading, sentence, first, last),
        places=found_places,
        countries=frozenset(c for p in found_places if (c := reading.entities[p].country)),
        beside=beside(reading, sentence, first, last),
        turn=turn,
        is_whole=is_whole(text, sentence, first),
        is_aside=is_else or is_aside(text, sentence, first, last),
        is_planned=is_coming(text, first, sentence.first) or is_wished(text, sentence, first),
        published=reading.report.published,
    )


def _bounds(kind: Kind, value: str, found: Quantity | TimeExpression) -> tuple[float, float]:
    if isinstance(found, Quantity):
        return found.value, found.high if found.high is not None else found.value
    if kind == "day":
        day = day_of(value)
        at = float(day.toordinal()) if day is not None else 0.0
        return at, at
    return seconds(value), seconds(value)
