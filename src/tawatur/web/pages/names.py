"""Names to decide on: joins that are less than sure, both passages beside each other."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual
from tawatur.model.span import Span
from tawatur.stores import Doubt
from tawatur.web import naming
from tawatur.web.desk import Desk
from tawatur.web.naming import Judgement
from tawatur.web.shapes import Table, Visitor

PATH = "/names"
ABOUT = Bilingual("أسماء ضُمّت وليس مقطوعا بها", "Joins of names that are less than sure")
NAV = (4, Bilingual("الأسماء", "Names"))
A_PAGE = 12  # joins a page shows: each with two passages
_MOST = 400
_AROUND = 90


class Query(msgspec.Struct, frozen=True):
    """Which page."""

    page: int = 1


class Mentioned(msgspec.Struct, frozen=True, kw_only=True):
    """A spelling where it first stands, with what is around it."""

    spelling: str
    report: str = ""
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two names taken for one, why, how sure, and where each stands."""

    story: str
    entity: str
    entity_name: str
    type: str
    reason: str
    score: float
    one: Mentioned
    other: Mentioned


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
        for d in _once(stores.entities.doubts(desk.store, limit=_MOST))
        if frozenset((d.merge.name, d.merge.other)) not in settled
    ]
    page = min(max(1, query.page), _MOST)
    first = (page - 1) * A_PAGE
    return Decide(
        page=page,
        total=len(open_),
        more=len(open_) > page * A_PAGE,
        questions=tuple(_question(desk, d) for d in open_[first : first + A_PAGE]),
        decided=tuple(reversed(decided)),
    )


def _once(doubts: list[Doubt]) -> list[Doubt]:
    """Each pair of names once, where it is least sure."""
    return list({frozenset((d.merge.name, d.merge.other)): d for d in reversed(doubts)}.values())[
        ::-1
    ]


def _question(desk: Desk, doubt: Doubt) -> Question:
    found = desk.dossier(doubt.story)
    dossier = found[1] if found else Dossier()
    return Question(
        story=doubt.story,
        entity=doubt.entity,
        entity_name=doubt.entity_name,
        type=doubt.type,
        reason=doubt.merge.reason,
        score=doubt.merge.score,
        one=_mentioned(dossier, doubt.entity, doubt.merge.name),
        other=_mentioned(dossier, doubt.entity, doubt.merge.other),
    )


def _mentioned(dossier: Dossier, entity: str, spelling: str) -> Mentioned:
    for d in dossier.documents:
        for m in d.mentions:
            if m.entity == entity and d.text and m.of(d.text) == spelling:
                return _passage(d, d.text, m, spelling)
    return Mentioned(spelling=spelling)


def _passage(d: Document, text: str, m: Span, spelling: str) -> Mentioned:
    before = text[max(0, m.start - _AROUND) : m.start].rpartition("\n")[2]
    after = text[m.end : m.end + _AROUND].partition("\n")[0]
    if m.start - len(before) > 0 and " " in before and len(before) == _AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == _AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Mentioned(
        spelling=spelling, report=d.id, start=m.start, end=m.end, before=before, after=after
    )


def rows(answer: Decide) -> Table:
    """A row a join."""
    columns = ("one", "other", "type", "reason", "score", "story")
    listed = [
        (n.one.spelling, n.other.spelling, n.type, n.reason, n.score, n.story)
        for n in answer.questions
    ]
    return Table(columns, listed)
