"""Event days: which of the days reports give for what happened can be those of one event.

A report of harm written on the day of the event or soon after knows its day. A day that comes after
that report was published is of something else: a burial, a release, a death of the wounded, work
begun again. One that the words pin to the event («عُقدت السبت») stays, for it is a dispute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tawatur.comparing.figures.units import day_of
from tawatur.comparing.incidents.days import is_pinned
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

SLOT, DAY, HAPPENED = "when", "day", "happened"
_HARM = frozenset({"deaths", "injured", "damage", "target"})  # of what happens once, in a moment
_SOON = timedelta(days=3)  # from the event to a report that knows its day
_NEAR = timedelta(days=7)  # between the event and what follows from it: later is another event


def of_the_event(claims: Sequence[ReportedClaim], texts: Mapping[str, Text]) -> list[ReportedClaim]:
    """The claims without the days and hours of what can only have followed the event."""
    harmed = {r.document for r in claims if r.claim.slot in _HARM}
    known = min(
        (
            (published, day)
            for r in claims
            if r.document in harmed
            for published, day in [(_date(r.published), _day(r))]
            if published and day and timedelta(0) <= published - day <= _SOON
        ),
        default=None,
    )
    if known is None:
        return list(claims)
    published, first = known
    after = {
        (r.document, r.claim.start, r.claim.end)
        for r in claims
        for day in [_day(r)]
        if day is not None and published < day <= first + _NEAR and not is_pinned(r, texts)
    }
    return [
        r
        for r in claims
        if r.claim.slot != SLOT or (r.document, r.claim.start, r.claim.end) not in after
    ]


def _day(reported: ReportedClaim) -> date | None:
    claim = reported.claim
    if (claim.slot, claim.key, claim.modality) != (SLOT, DAY, HAPPENED):
        return None
    return _date(claim.value)


def _date(value: str | None) -> date | None:
    """The day of a value; None for a span of days, a month and a day of no known year."""
    return day_of(value) if value and "/" not in value else None
