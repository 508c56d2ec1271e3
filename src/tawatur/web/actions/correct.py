"""Correct what is known of a report: its outlet, its time, its address. Its text stays."""

from __future__ import annotations

import msgspec

from tawatur import pipeline, stores
from tawatur.model.finding import Bilingual
from tawatur.web import looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Refusal, Visitor, missing

PATH = "/reports/{id}/correct"
ABOUT = Bilingual("تصحيح ما يُعرف عن تقرير", "Correct what is known of a report")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What is not given stays as it is; an empty value says that it is not known."""

    id: str = ""
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Corrected(msgspec.Struct, frozen=True):
    """The report, and the story that is read anew."""

    report: str
    story: str | None


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Put the report back as corrected and have its story read anew."""
    kept = stores.reports.get(desk.store, form.id)
    if kept is None:
        raise missing("لا تقرير بهذا الرقم.", "There is no report with this id.")
    if form.published and not stores.reports.is_time(form.published):
        why = "The time must be ISO 8601, as 2015-08-03 or 2015-08-03T21:00."
        raise Refusal(400, Bilingual("الوقت يُكتب هكذا: 2015-08-03 أو 2015-08-03T21:00.", why))
    given = {
        name: getattr(form, name) or None
        for name in ("outlet", "published", "url")
        if getattr(form, name) is not None
    }
    page = msgspec.structs.replace(kept.page(), **given)
    stores.reports.correct(desk.store, kept.n, pipeline.glance((kept.id, page)), page)
    story = stores.stories.of_reports(desk.store, [kept.n]).get(kept.n)
    if story:
        stores.stories.stale(desk.store, [story])
    return Done(Corrected(kept.id, story), f"/reports/{looks.quoted(kept.id)}")
