"""The basket: passages held for writing, each with its citation; all notes below."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Note
from tawatur.web import exporting
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor

PATH = "/basket"
ABOUT = Bilingual("السلة والملاحظات", "The basket and the notes")
NAV = (7, Bilingual("السلة", "Basket"))


class Query(msgspec.Struct, frozen=True):
    """Nothing is asked."""


class HeldPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with where it stands."""

    n: int
    words: str
    report: str
    start: int
    end: int
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    story: str | None


class Basket(msgspec.Struct, frozen=True):
    """What somebody holds, and every note."""

    passages: tuple[HeldPassage, ...]
    notes: tuple[Note, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Basket:
    """The visitor's basket."""
    out: list[HeldPassage] = []
    for held in stores.desk.basket(desk.store, visitor.name):
        kept = stores.reports.get(desk.store, held.report)
        if kept is not None:
            out.append(
                HeldPassage(
                    n=held.n,
                    words=kept.text[held.start : held.end],
                    report=kept.id,
                    start=held.start,
                    end=held.end,
                    title=kept.title,
                    outlet=kept.outlet,
                    published=kept.published,
                    url=kept.url,
                    story=held.story,
                )
            )
    return Basket(tuple(out), tuple(stores.desk.notes(desk.store)))


def view(desk: Desk, query: Query, answer: Basket, visitor: Visitor) -> dict[str, object]:
    """The formats that quote with notes."""
    return {"exports": exporting.of_basket()}


def rows(answer: Basket) -> Table:
    """A row a passage. In Markdown the basket is quotations with notes (``exporting``)."""
    columns = ("words", "outlet", "published", "title", "url", "report", "start", "end")
    return Table(columns, [[getattr(p, c) for c in columns] for p in answer.passages])
