"""Put a passage in the basket."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Refusal, Visitor, missing

PATH = "/basket"
ABOUT = Bilingual("إضافة مقطع إلى السلة", "Put a passage in the basket")


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """Characters ``start`` to ``end`` of a report, named by its id or by its number in a story."""

    start: int
    end: int
    report: str = ""
    n: int = 0
    story: str | None = None


class InBasket(msgspec.Struct, frozen=True):
    """The passage's number in the basket."""

    held: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Keep the passage."""
    report = form.report or _numbered(desk, form)
    kept = stores.reports.get(desk.store, report)
    if kept is None:
        raise missing("لا تقرير بهذا الرقم.", "There is no report with this id.")
    if not 0 <= form.start < form.end <= len(kept.text):
        raise Refusal(400, Bilingual("لا مقطع هنا.", "There is no passage here."))
    span = (form.start, form.end)
    n = stores.desk.hold(desk.store, visitor.name, report, span, form.story)
    return Done(InBasket(n), "/basket", 201)


def _numbered(desk: Desk, form: Form) -> str:
    found = desk.dossier(form.story or "")
    documents = found[1].stories[0].documents if found and found[1].stories else ()
    return documents[form.n - 1] if 0 < form.n <= len(documents) else ""
