"""Undo a decision; what it changed is read anew."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web import naming
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Visitor, missing

PATH = "/decisions/{n}/undo"
ABOUT = Bilingual("الرجوع عن قرار", "Undo a decision")


class Form(msgspec.Struct, frozen=True):
    """The decision's number."""

    n: int = 0


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Undo it."""
    undone = stores.desk.undo(desk.store, form.n)
    if undone is None:
        raise missing("لا قرار قائم بهذا الرقم.", "No decision with this number stands.")
    if undone.kind == naming.KIND:
        concerned = msgspec.json.decode(undone.payload, type=naming.Judged).concerned()
        if concerned:
            stores.stories.stale(desk.store, concerned)
            desk.reader.wake()
    return Done({"undone": form.n}, "/names")
