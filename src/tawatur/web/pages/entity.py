"""A person, an organisation or a place: its spellings, what it said, what was said of it, where."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Line, Named
from tawatur.web import doubting, naming, statements
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor, missing
from tawatur.web.statements import Statement

PATH = "/entities/{id}"
ABOUT = Bilingual("اسم: صوره وما قال وما قيل عنه", "A name, what it said, what was said of it")
SHARED = True
MOST = 120  # statements of each kind
JOINS = 12  # joins shown, the least sure first
_STORIES = 60


class Query(msgspec.Struct, frozen=True):
    """``id`` as dossiers have it."""

    id: str


class EntityOf(msgspec.Struct, frozen=True, kw_only=True):
    """The entity over all stories that were read."""

    entity: Named
    said: tuple[Statement, ...]
    said_of: tuple[Statement, ...]
    stories: tuple[Line, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> EntityOf:
    """Everything known of it."""
    named = stores.entities.get(desk.store, query.id)
    if named is None:
        raise missing("لا اسم بهذا الرقم في ما قُرئ من القصص.", "No story read so far has this id.")
    by = stores.entities.statements_by(desk.store, query.id, limit=MOST)
    of = stores.entities.statements_naming(desk.store, query.id, limit=MOST)
    lines = stores.stories.several(desk.store, [id for id, _ in named.stories[:_STORIES]])
    ordered = sorted(lines.values(), key=lambda s: (s.day, s.id), reverse=True)
    return EntityOf(
        entity=named,
        said=statements.shown(desk, by),
        said_of=statements.shown(desk, of),
        stories=tuple(ordered),
    )


def view(desk: Desk, query: Query, answer: EntityOf, visitor: Visitor) -> dict[str, object]:
    """Statements under their stories; what was joined to it, and what was decided of that."""
    decided = [j for j in naming.standing(desk.store) if {*j.names} & {*answer.entity.names}]
    settled = {frozenset(j.names) for j in decided}
    doubts = doubting.once(stores.entities.doubts(desk.store, entity=query.id))
    open_ = [d for d in doubts if frozenset((d.merge.name, d.merge.other)) not in settled]
    return {
        "joins": [doubting.question(desk, d) for d in open_[:JOINS]],
        "decided": list(reversed(decided)),
        "said": statements.by_story(answer.said),
        "said_of": statements.by_story(answer.said_of),
    }


def rows(answer: EntityOf) -> Table:
    """A row a statement of its own."""
    columns = ("words", "kind", "act", "outlet", "published", "report", "start", "end", "story")
    return Table(columns, [[getattr(s, c) for c in columns] for s in answer.said])
