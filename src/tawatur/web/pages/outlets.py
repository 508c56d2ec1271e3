"""The outlets and how much each published."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import OutletCount
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor

PATH = "/outlets"
ABOUT = Bilingual("المنافذ", "The outlets")
SHARED = True
NAV = (5, Bilingual("المنافذ", "Outlets"))


class Query(msgspec.Struct, frozen=True):
    """Nothing is asked."""


class Outlets(msgspec.Struct, frozen=True):
    """The outlets, most reports first."""

    outlets: tuple[OutletCount, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Outlets:
    """Every outlet."""
    return Outlets(tuple(stores.reports.outlets(desk.store)))


def rows(answer: Outlets) -> Table:
    """A row an outlet."""
    columns = ("outlet", "reports", "first", "last")
    return Table(columns, [[getattr(o, c) for c in columns] for o in answer.outlets])
