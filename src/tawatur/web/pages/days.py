"""All days that have stories."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Day
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor

PATH = "/days"
ABOUT = Bilingual("الأيام وما في كل منها", "The days and what each holds")
SHARED = True


class Query(msgspec.Struct, frozen=True):
    """Nothing is asked."""


class Days(msgspec.Struct, frozen=True):
    """The days, newest first."""

    days: tuple[Day, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Days:
    """Every day."""
    return Days(tuple(stores.stories.days(desk.store)))


def view(desk: Desk, query: Query, answer: Days, visitor: Visitor) -> dict[str, object]:
    """The days by month."""
    months: dict[str, list[Day]] = {}
    for day in answer.days:
        months.setdefault(day.day[:7], []).append(day)
    return {"months": list(months.items())}


def rows(answer: Days) -> Table:
    """A row a day."""
    return Table(("day", "stories"), [(d.day, d.stories) for d in answer.days])
