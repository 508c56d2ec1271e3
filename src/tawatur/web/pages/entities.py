"""The names that stand in most stories."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Named
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor

PATH = "/entities"
ABOUT = Bilingual("الأسماء الأكثر ورودا", "The names that stand in most stories")
SHARED = True
NAV = (3, Bilingual("الأعلام", "People and places"))
A_PAGE = 60
_TYPES = ("PER", "ORG", "LOC")


class Query(msgspec.Struct, frozen=True):
    """``type`` is PER, ORG, LOC or GROUP."""

    type: str = ""
    page: int = 1


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """A page of entities."""

    type: str
    page: int
    more: bool
    entities: tuple[Named, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Names:
    """Those in most stories first."""
    page = min(max(1, query.page), 10_000)
    found = stores.entities.most_named(
        desk.store, type=query.type, offset=(page - 1) * A_PAGE, limit=A_PAGE + 1
    )
    return Names(
        type=query.type, page=page, more=len(found) > A_PAGE, entities=tuple(found[:A_PAGE])
    )


def view(desk: Desk, query: Query, answer: Names, visitor: Visitor) -> dict[str, object]:
    """The types to choose from."""
    return {"types": _TYPES}


def rows(answer: Names) -> Table:
    """A row an entity."""
    listed = [
        (e.id, e.type, e.name, e.name_en, len(e.stories), e.mentions) for e in answer.entities
    ]
    return Table(("id", "type", "name", "name_en", "stories", "mentions"), listed)
