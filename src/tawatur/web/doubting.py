"""Joins of names that are less than sure, each with the two passages it rests on."""

from __future__ import annotations

import msgspec

from tawatur.model.dossier import Document, Dossier
from tawatur.model.span import Span
from tawatur.stores import Doubt
from tawatur.web.desk import Desk

_AROUND = 90


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


def once(doubts: list[Doubt]) -> list[Doubt]:
    """Each pair of names once, where it is least sure."""
    return list({frozenset((d.merge.name, d.merge.other)): d for d in reversed(doubts)}.values())[
        ::-1
    ]


def question(desk: Desk, doubt: Doubt) -> Question:
    """The join with its evidence."""
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
