"""An outlet: how often alone, how often first, whom it takes from and who from it, its reports."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Credit, Own, Record, Tied
from tawatur.web import circle
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor, missing

PATH = "/outlets/{outlet}"
ABOUT = Bilingual("منفذ: ما نشر وعمن نقل", "An outlet: what it published and whom it credits")
SHARED = True
A_PAGE = 40


class Query(msgspec.Struct, frozen=True):
    """``outlet`` by its name."""

    outlet: str
    page: int = 1


class OutletOf(msgspec.Struct, frozen=True, kw_only=True):
    """The outlet's numbers, what it and others have of each other, whom it credits, a page of its
    reports, newest first."""

    record: Record
    tied: tuple[Tied, ...]
    credits: tuple[Credit, ...]
    page: int
    more: bool
    reports: tuple[Own, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> OutletOf:
    """What is known of it."""
    record = stores.outlets.record(desk.store, query.outlet)
    if not record.reports:
        raise missing("لا تقارير لهذا المنفذ.", "There are no reports of this outlet.")
    page = min(max(1, query.page), 10_000)
    found = stores.outlets.latest(
        desk.store, query.outlet, offset=(page - 1) * A_PAGE, limit=A_PAGE + 1
    )
    return OutletOf(
        record=record,
        tied=tuple(stores.outlets.tied(desk.store, query.outlet)),
        credits=tuple(stores.outlets.credits(desk.store, query.outlet)),
        page=page,
        more=len(found) > A_PAGE,
        reports=tuple(found[:A_PAGE]),
    )


def view(desk: Desk, query: Query, answer: OutletOf, visitor: Visitor) -> dict[str, object]:
    """The picture of those it takes from and those that take from it."""
    return {
        "drawings": circle.drawings(answer.tied, visitor.language),
        "left": circle.left_out(answer.tied),
    }


def rows(answer: OutletOf) -> Table:
    """A row a report."""
    columns = ("id", "title", "published", "story", "outlets")
    return Table(columns, [[getattr(r, c) for c in columns] for r in answer.reports])
