"""Take a passage out of the basket."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Visitor

PATH = "/basket/{n}/remove"
ABOUT = Bilingual("إخراج مقطع من السلة", "Take a passage out of the basket")


class Form(msgspec.Struct, frozen=True):
    """The passage's number in the basket."""

    n: int = 0


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Take it out."""
    stores.desk.put_back(desk.store, visitor.name, form.n)
    return Done({"removed": form.n}, "/basket")
