"""Take reports in at once: for programs. Gives a job to follow."""

from __future__ import annotations

import msgspec

from tawatur.model.finding import Bilingual
from tawatur.model.report import Page
from tawatur.web.desk import Desk
from tawatur.web.importing import Order
from tawatur.web.receiving import received
from tawatur.web.shapes import Done, Refusal, Visitor

PATH = "/reports"
ABOUT = Bilingual("إضافة تقارير", "Add reports")
ALSO = ("multipart/form-data",)


class NewReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report to take in; ``text`` may be a whole page with what stands around the report."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Form(msgspec.Struct, frozen=True):
    """Reports as ``items`` (a JSON array alone does too), or files."""

    items: list[NewReport] = []
    files: list[tuple[str, bytes]] = []


class Begun(msgspec.Struct, frozen=True):
    """The job that takes the reports in: GET /jobs/ID.json tells how far it is."""

    job: str
    reports: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Begin the job."""
    draft = received(form.files, "", "")
    given = [
        Page(
            location=item.url or f"sent: {number}",
            text=item.text,
            id=item.id,
            title=item.title if item.title and item.text.startswith(item.title) else None,
            outlet=item.outlet,
            published=item.published,
            url=item.url,
        )
        for number, item in enumerate(form.items, 1)
    ]
    pages = (*draft.pages, *given)
    if not pages:
        why = draft.refused[0].reason if draft.refused else "there is no report"
        raise Refusal(400, Bilingual(f"لا تقرير: {why}", f"No report: {why}"))
    job = desk.importer.take(Order(pages=pages), visitor.name)
    return Done(Begun(job, len(pages)), f"/jobs/{job}", 202)
