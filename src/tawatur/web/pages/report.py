"""A report alone: its text as it came. One whose story was read is shown there, with its marks."""

from __future__ import annotations

import msgspec

from tawatur import pipeline, stores
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual
from tawatur.model.report import Region
from tawatur.web import looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import Elsewhere, Visitor, missing

PATH = "/reports/{id}"
ABOUT = Bilingual("تقرير ونصه", "A report with its text")
SHARED = True


class Query(msgspec.Struct, frozen=True):
    """``at`` to ``end`` is a passage to be led to; with ``alone`` the report stays by itself."""

    id: str
    at: int = -1
    end: int = 0
    alone: bool = False


class ReportOf(msgspec.Struct, frozen=True, kw_only=True):
    """A report; offsets of ``regions`` are code points of ``text``."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    language: str
    location: str
    story: str | None
    regions: tuple[Region, ...]
    text: str


def answer(desk: Desk, query: Query, visitor: Visitor) -> ReportOf:
    """The report."""
    kept = stores.reports.get(desk.store, query.id)
    if kept is None:
        raise missing("لا تقرير بهذا الرقم.", "There is no report with this id.")
    reading = pipeline.glance((kept.id, kept.page()))
    return ReportOf(
        id=kept.id,
        title=kept.title,
        outlet=kept.outlet,
        published=kept.published,
        url=kept.url,
        language=kept.language,
        location=kept.location,
        story=stores.stories.of_reports(desk.store, [kept.n]).get(kept.n),
        regions=reading.report.regions,
        text=kept.text,
    )


def view(desk: Desk, query: Query, answer: ReportOf, visitor: Visitor) -> dict[str, object]:
    """The reading view, without marks."""
    line = stores.stories.get(desk.store, answer.story) if answer.story else None
    if line and line.told and not query.alone:
        lead = f"&at={query.at}&end={query.end}" if query.at >= 0 else ""
        raise Elsewhere(f"/stories/{line.id}?report={looks.quoted(answer.id)}{lead}")
    document = Document(
        id=answer.id,
        location=answer.location,
        text=answer.text,
        title=answer.title,
        published=answer.published,
        url=answer.url,
        language=answer.language,
        regions=answer.regions,
    )
    page = looks.parts().view(Dossier(documents=(document,)))
    return {"body": looks.part("_reports_of_dossier.html.j2", page=page), "story": line}
