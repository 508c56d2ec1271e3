"""A draft: what was understood of each page handed in, to be corrected before it is taken in."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.model.report import Rejection
from tawatur.web.desk import Desk
from tawatur.web.receiving import SHOWN, Draft, Understood, understood
from tawatur.web.shapes import Elsewhere, Table, Visitor, missing

PATH = "/drafts/{id}"
ABOUT = Bilingual("ما فُهم مما سُلِّم", "What was understood of what was handed in")


class Query(msgspec.Struct, frozen=True):
    """``id`` as handing in gave it."""

    id: str


class DraftOf(msgspec.Struct, frozen=True, kw_only=True):
    """The first pages with what was understood; ``total`` counts them all."""

    id: str
    total: int
    pages: tuple[Understood, ...]
    refused: tuple[Rejection, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> DraftOf:
    """The draft."""
    job = stores.jobs.get(desk.store, query.id)
    if job is None or job.kind != "draft":
        raise missing("لا مسودة بهذا الرقم.", "There is no draft with this id.")
    if job.state == "done":
        raise Elsewhere(f"/jobs/{job.result.get('job', '')}")
    draft = msgspec.json.decode(stores.jobs.order(desk.store, query.id), type=Draft)
    return DraftOf(
        id=query.id,
        total=len(draft.pages),
        pages=tuple(understood(page) for page in draft.pages[:SHOWN]),
        refused=draft.refused,
    )


def rows(answer: DraftOf) -> Table:
    """A row a page."""
    columns = ("location", "title", "outlet", "published", "language", "words")
    return Table(columns, [[getattr(p, c) for c in columns] for p in answer.pages])
