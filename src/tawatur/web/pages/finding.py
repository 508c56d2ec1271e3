"""A finding at an address that holds: its answers in their reports' words, and how to embed it."""

from __future__ import annotations

import msgspec

from tawatur.model.finding import Bilingual
from tawatur.web import embedding, findings
from tawatur.web.desk import Desk
from tawatur.web.findings import FindingOf
from tawatur.web.shapes import Table, Visitor

PATH = "/findings/{id}"
ABOUT = Bilingual("واقعة وأجوبة التقارير عنها", "A finding with every answer to its question")


class Query(msgspec.Struct, frozen=True):
    """``id`` as dossiers have it, now or at any time before."""

    id: str


def own(desk: Desk, query: Query, visitor: Visitor) -> tuple[str]:
    """The page names the desk's own address."""
    return (visitor.origin,)


def answer(desk: Desk, query: Query, visitor: Visitor) -> FindingOf:
    """The finding as its story tells it now."""
    return findings.get(desk, query.id)


def view(desk: Desk, query: Query, answer: FindingOf, visitor: Visitor) -> dict[str, object]:
    """What to put into a page of one's own."""
    question = answer.question.en if visitor.language == "en" else answer.question.ar
    return {
        "codes": embedding.codes(visitor, "finding", answer.id, question),
        "may_share": visitor.holder.may("edit"),
    }


def rows(answer: FindingOf) -> Table:
    """A row a passage."""
    of_answer = ("value", "reports", "origins")
    of_passage = ("report", "outlet", "published", "start", "end", "words", "url")
    found = [
        [*(getattr(a, n) for n in of_answer), *(_cell(getattr(c, n)) for n in of_passage)]
        for a in answer.answers
        for c in a.cited
    ]
    return Table((*of_answer, *of_passage), found)


def _cell(value: object) -> object:
    return value.ar if isinstance(value, Bilingual) else value
