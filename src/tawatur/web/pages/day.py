"""A day: its stories by number of origins, the lead with its sharpest disagreement."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Line
from tawatur.web import looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor, missing

PATH = "/days/{day}"
ABOUT = Bilingual("قصص يوم، أكثرها أصولا أولا", "The stories of a day, most origins first")
SHARED = True
NAV = (1, Bilingual("الأيام", "Days"))
A_PAGE = 40  # stories a page lists
_LAST = 10_000


class Query(msgspec.Struct, frozen=True):
    """``day`` as YYYY-MM-DD."""

    day: str
    page: int = 1


class DayOf(msgspec.Struct, frozen=True, kw_only=True):
    """A day with a page of its stories, and the days beside it that have some."""

    day: str
    previous: str | None
    next: str | None
    total: int
    several: int
    page: int
    more: bool
    stories: tuple[Line, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> DayOf:
    """The stories of the day."""
    days = [d.day for d in stores.stories.days(desk.store)]
    total, several = stores.stories.count_of_day(desk.store, query.day)
    if not total:
        raise missing("لا قصص في هذا اليوم.", "No stories on this day.")
    page = min(max(1, query.page), _LAST)
    found = stores.stories.of_day(
        desk.store, query.day, offset=(page - 1) * A_PAGE, limit=A_PAGE + 1
    )
    return DayOf(
        day=query.day,
        previous=next((d for d in days if d < query.day), None),
        next=next((d for d in reversed(days) if d > query.day), None),
        total=total,
        several=several,
        page=page,
        more=len(found) > A_PAGE,
        stories=tuple(found[:A_PAGE]),
    )


def view(desk: Desk, query: Query, answer: DayOf, visitor: Visitor) -> dict[str, object]:
    """The lead apart from the others, stories of one report apart from those of several."""
    lead = answer.stories[0] if answer.page == 1 and answer.stories else None
    rest = answer.stories[1:] if lead else answer.stories
    return {
        "lead": lead,
        "shared": [s for s in rest if s.reports > 1],
        "alone": [s for s in rest if s.reports <= 1],
        "heading": looks.parts().when(answer.day),
    }


def rows(answer: DayOf) -> Table:
    """A row a story."""
    columns = ("id", "title", "day", "last", "reports", "outlets", "origins", "conflicts")
    return Table(columns, [[getattr(s, c) for c in columns] for s in answer.stories])
