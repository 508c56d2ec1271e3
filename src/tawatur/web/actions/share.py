"""Let everybody read a story or a finding where it is embedded, or nobody any more."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import ShareKind
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Visitor, missing

PATH = "/shares"
ABOUT = Bilingual("إتاحة قصة أو واقعة لكل قارئ", "Let everybody read a story or a finding")


class Form(msgspec.Struct, frozen=True):
    """A ``story`` or a ``finding`` by its id; with ``withdraw`` it is read by nobody any more."""

    kind: ShareKind
    id: str
    withdraw: bool = False


class Shared(msgspec.Struct, frozen=True):
    """Whether everybody may read it now."""

    shared: bool


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Write it down."""
    get = stores.stories.get if form.kind == "story" else stores.findings.get
    if get(desk.store, form.id) is None:
        raise missing("لا شيء بهذا الرقم.", "There is nothing with this id.")
    if form.withdraw:
        stores.shares.withdraw(desk.store, form.kind, form.id)
    else:
        stores.shares.share(desk.store, form.kind, form.id, visitor.name)
    page = "stories" if form.kind == "story" else "findings"
    return Done(Shared(not form.withdraw), f"/{page}/{form.id}#embed", 200)
