"""Remove a note."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Visitor

PATH = "/notes/{n}/remove"
ABOUT = Bilingual("حذف ملاحظة", "Remove a note")


class Form(msgspec.Struct, frozen=True):
    """The note's number; the story to go back to."""

    n: int = 0
    story: str = ""


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Remove it."""
    stores.desk.unnote(desk.store, form.n)
    return Done({"removed": form.n}, f"/stories/{form.story}#notes" if form.story else "/basket")
