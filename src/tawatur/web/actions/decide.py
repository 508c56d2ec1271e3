"""Decide that two names are one thing, or two; the story is read anew with it."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web import naming
from tawatur.web.desk import Desk
from tawatur.web.shapes import Done, Refusal, Visitor

PATH = "/names"
ABOUT = Bilingual("قرار في اسمين", "Decide on two names")


class Form(msgspec.Struct, frozen=True):
    """Two names, ``same`` or ``different``, and the story that raised the question."""

    judgement: Literal["same", "different"]
    one: str
    other: str
    story: str = ""
    page: int = 1


class Decided(msgspec.Struct, frozen=True):
    """The decision's number, by which it can be undone."""

    decision: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Write the decision down."""
    one, other = form.one.strip(), form.other.strip()
    if not one or not other or one == other:
        raise Refusal(400, Bilingual("يلزم اسمان مختلفان.", "Two different names are needed."))
    judged = naming.Judged(form.judgement, (one, other), form.story)
    payload = msgspec.json.encode(judged).decode()
    n = stores.desk.decide(desk.store, naming.KIND, payload, visitor.name)
    if form.story:
        stores.stories.stale(desk.store, [form.story])
        desk.reader.wake()
    return Done(Decided(n), f"/names?page={form.page}", 201)
