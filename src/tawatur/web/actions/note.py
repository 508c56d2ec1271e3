"""Write a note on a story."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Visitor, missing

PATH = "/notes"
ABOUT = Bilingual("كتابة ملاحظة", "Write a note")
LONGEST = 4000  # characters of a note


class Form(msgspec.Struct, frozen=True):
    """A story and the words; a passage of one of its reports where the note is on one."""

    story: str
    words: str
    report: str | None = None
    start: int | None = None
    end: int | None = None


class Noted(msgspec.Struct, frozen=True):
    """The note's number."""

    note: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Keep the note."""
    if stores.stories.get(desk.store, form.story) is None:
        raise missing("لا قصة بهذا الرقم.", "There is no story with this id.")
    on = {"story": form.story, "report": form.report, "start": form.start, "end": form.end}
    n = stores.desk.note(desk.store, form.words.strip()[:LONGEST], visitor.name, **on)
    return Done(Noted(n), f"/stories/{form.story}#notes", 201)
