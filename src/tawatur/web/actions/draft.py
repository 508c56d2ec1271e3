"""Hand reports in for a look: what is understood of each can be corrected before it is read."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.receiving import received
from tawatur.web.shapes import Done, Refusal, Visitor

PATH = "/add"
ABOUT = Bilingual("تسليم تقارير للنظر فيها", "Hand reports in for a look")
ALSO = ("multipart/form-data",)


class Form(msgspec.Struct, frozen=True):
    """Files (a form only), pasted text, addresses one a line."""

    files: list[tuple[str, bytes]] = []
    text: str = ""
    links: str = ""


class Drafted(msgspec.Struct, frozen=True):
    """The draft's id, how many pages it holds, how many were refused."""

    draft: str
    pages: int
    refused: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Keep what was handed in until it is confirmed."""
    draft = received(form.files, form.text, form.links)
    if not draft.pages and not draft.refused:
        raise Refusal(400, Bilingual("لم يُسلَّم شيء.", "Nothing was handed in."))
    id = stores.jobs.make(desk.store, "draft", msgspec.json.encode(draft), visitor.name)
    return Done(Drafted(id, len(draft.pages), len(draft.refused)), f"/drafts/{id}", 201)
