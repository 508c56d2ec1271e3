"""The timeline: what happened, what was pledged and what is disputed, in bands of time."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tawatur.model.dossier import Event, Story
from tawatur.model.finding import Bilingual, Finding
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.grid import MOST_CHIPS, form_of, said

MOST_EVENTS = 60
DAY = 10  # characters of an ISO date
BEFORE = Bilingual("قبل ذلك", "Before")
AFTER = Bilingual("بعد ذلك", "After")


class Moment(NamedTuple):
    """One entry: when (empty inside its own day's band), what, its state."""

    when: Bilingual | None
    words: Bilingual
    state: str
    state_words: Bilingual | None
    chips: tuple[Chip, ...]


class Bar(NamedTuple):
    """One of several rival durations; ``part`` is its share of the longest, in per cent."""

    letter: Bilingual
    form: str
    words: Bilingual
    part: int
    chips: tuple[Chip, ...]


class Rivals(NamedTuple):
    """Rival durations on one scale from 0 to ``longest``."""

    question: Bilingual
    bars: tuple[Bar, ...]
    longest: Bilingual


class Band(NamedTuple):
    """A stretch of time with its entries."""

    caption: Bilingual
    moments: tuple[Moment, ...]
    rivals: tuple[Rivals, ...]


class Timeline(NamedTuple):
    """The bands in order."""

    bands: tuple[Band, ...]
    left_out: int


def timeline(catalogue: Catalogue, story: Story) -> Timeline:
    """Three bands where one day stands out (before, the day, after), else one a date."""
    events = sorted(story.timeline, key=lambda e: e.when)[:MOST_EVENTS]
    rivals = tuple(r for f in story.findings if (r := _rivals(catalogue, f)))
    day = _day_of(story, events) or _main_day(events)
    parts = (
        (BEFORE, [e for e in events if e.when[:DAY] < day and not day.startswith(e.when)], ()),
        (words.when(day), [e for e in events if e.when[:DAY] == day], rivals),
        (AFTER, [e for e in events if e.when[:DAY] > day or _holds(e.when, day)], ()),
    )
    bands = tuple(
        Band(caption, tuple(_moment(catalogue, e, day) for e in found), durations)
        for caption, found, durations in parts
        if found or durations
    )
    return Timeline(bands, max(0, len(story.timeline) - MOST_EVENTS))


def _holds(when: str, day: str) -> bool:
    """True for a month or a year that the day falls in: it may be before or after."""
    return len(when) < DAY and day.startswith(when)


def _day_of(story: Story, events: list[Event]) -> str:
    """The day that most reports give for the event, if the timeline has it."""
    dated = {event.when[:DAY] for event in events}
    found = [
        (-len(p.documents), p.value[:DAY])
        for f in story.findings
        if f.slot == "when"
        for p in f.positions
        if len(p.value) >= DAY and p.value[:DAY] in dated
    ]
    return min(found)[1] if found else ""


def _main_day(events: list[Event]) -> str:
    """The day most articles speak of as past; the first event's where none is a full date."""
    votes: Counter[str] = Counter()
    for event in events:
        if len(event.when) >= DAY and "/" not in event.when[:DAY]:
            happened = event.state != "planned"
            votes[event.when[:DAY]] += len(event.citations) * (2 if happened else 1)
    return min(votes, key=lambda d: (-votes[d], d)) if votes else ""


def _moment(catalogue: Catalogue, event: Event, day: str) -> Moment:
    clock = event.when[DAY + 1 : DAY + 6]
    if event.when[:DAY] != day:
        when: Bilingual | None = words.when(event.when, year_known=day[:4])
    else:
        when = Bilingual(clock, clock) if clock and clock != "00:00" else None
    shown = words.label("state", event.state) if event.state != "happened" else None
    return Moment(
        when=when,
        words=Bilingual(event.ar, event.en),
        state=event.state,
        state_words=shown,
        chips=catalogue.chips(event.citations)[:MOST_CHIPS],
    )


def _rivals(catalogue: Catalogue, finding: Finding) -> Rivals | None:
    """The finding's durations where there are two or more that differ."""
    if finding.status != "conflict" or finding.slot != "duration":
        return None
    measured = [(i, p, words.hours(p.value)) for i, p in enumerate(finding.positions)]
    known = [(i, p, h) for i, p, h in measured if h]
    longest = max((h for _, _, h in known), default=0.0)
    if len(known) < 2 or not longest:
        return None
    return Rivals(
        Bilingual(finding.question, finding.question_en),
        tuple(
            Bar(
                words.letter(i),
                form_of(i),
                said(p),
                max(1, round(100 * h / longest)),
                catalogue.chips(p.evidence)[:MOST_CHIPS],
            )
            for i, p, h in known
        ),
        _scale(longest),
    )


def _scale(hours: float) -> Bilingual:
    if hours >= 1:
        shown = f"{hours:g}"
        return Bilingual(f"{shown} س", f"{shown} h")
    minutes = f"{hours * 60:.0f}"
    return Bilingual(f"{minutes} د", f"{minutes} min")
