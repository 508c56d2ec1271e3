"""Take a draft in, with the corrections made to it."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.importing import Order
from tawatur.web.receiving import Draft
from tawatur.web.shapes import Done, Visitor, missing

PATH = "/drafts/{id}"
ABOUT = Bilingual("قبول المسودة بعد التصحيح", "Take a draft in as corrected")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """``outlet``, ``published`` and ``leave`` in the order of the pages; what is not given stays.
    ``leave`` holds the numbers (from 0) of pages to be left out."""

    id: str = ""
    outlet: list[str] | str = []
    published: list[str] | str = []
    leave: list[int] | int = []


class Confirmed(msgspec.Struct, frozen=True):
    """The job that takes the pages in."""

    job: str
    reports: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Begin the job."""
    job = stores.jobs.get(desk.store, form.id)
    if job is None or job.kind != "draft" or job.state == "done":
        raise missing("لا مسودة بهذا الرقم.", "There is no draft with this id.")
    draft = msgspec.json.decode(stores.jobs.order(desk.store, form.id), type=Draft)
    outlets, times = _list(form.outlet), _list(form.published)
    left = set(form.leave if isinstance(form.leave, list) else [form.leave])
    pages = []
    for number, page in enumerate(draft.pages):
        if number in left:
            continue
        outlet = outlets[number] if number < len(outlets) else page.outlet
        published = times[number] if number < len(times) else page.published
        known = published if published and stores.reports.is_time(published) else page.published
        pages.append(msgspec.structs.replace(page, outlet=outlet or None, published=known))
    made = desk.importer.take(Order(pages=tuple(pages)), visitor.name)
    stores.jobs.end(desk.store, form.id, "done", {"job": made})
    return Done(Confirmed(made, len(pages)), f"/jobs/{made}", 202)


def _list(given: list[str] | str) -> list[str]:
    return given if isinstance(given, list) else [given]
