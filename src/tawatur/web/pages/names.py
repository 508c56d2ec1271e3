"""Names to decide on: joins that are less than sure, both passages beside each other."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web import doubting, naming
from tawatur.web.desk import Desk
from tawatur.web.doubting import Question
from tawatur.web.naming import Judgement
from tawatur.web.shapes import Table, Visitor

PATH = "/names"
ABOUT = Bilingual("أسماء ضُمّت وليس مقطوعا بها", "Joins of names that are less than sure")
SHARED = True
NAV = (4, Bilingual("الأسماء", "Names"))
A_PAGE = 12  # joins a page shows: each with two passages
_MOST = 400


class Query(msgspec.Struct, frozen=True):
    """Which page."""

    page: int = 1


class Decide(msgspec.Struct, frozen=True, kw_only=True):
    """A page of joins, least sure first, and the decisions that stand, newest first."""

    page: int
    total: int
    more: bool
    questions: tuple[Question, ...]
    decided: tuple[Judgement, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Decide:
    """What is open and what was decided."""
    decided = naming.standing(desk.store)
    settled = {frozenset(j.names) for j in decided}
    open_ = [
        d
        for d in doubting.once(stores.entities.doubts(desk.store, limit=_MOST))
        if frozenset((d.merge.name, d.merge.other)) not in settled
    ]
    page = min(max(1, query.page), _MOST)
    first = (page - 1) * A_PAGE
    return Decide(
        page=page,
        total=len(open_),
        more=len(open_) > page * A_PAGE,
        questions=tuple(doubting.question(desk, d) for d in open_[first : first + A_PAGE]),
        decided=tuple(reversed(decided)),
    )


def rows(answer: Decide) -> Table:
    """A row a join."""
    columns = ("one", "other", "type", "reason", "score", "story")
    listed = [
        (n.one.spelling, n.other.spelling, n.type, n.reason, n.score, n.story)
        for n in answer.questions
    ]
    return Table(columns, listed)
