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
    """Two names, ``same`` or ``different``; the story that raised the question, or the entity whose
    stories are to be read anew."""

    judgement: Literal["same", "different"]
    one: str
    other: str
    story: str = ""
    entity: str = ""
    page: int = 1


class Decided(msgspec.Struct, frozen=True):
    """The decision's number, by which it can be undone."""

    decision: int


def act(desk: Desk, form: Form, visitor: Visitor) -> Done:
    """Write the decision down."""
    one, other = form.one.strip(), form.other.strip()
    if not one or not other or one == other:
        raise Refusal(400, Bilingual("يلزم اسمان مختلفان.", "Two different names are needed."))
    named = stores.entities.get(desk.store, form.entity) if form.entity else None
    stories = tuple(id for id, _ in named.stories) if named else ()
    judged = naming.Judged(form.judgement, (one, other), form.story, stories)
    payload = msgspec.json.encode(judged).decode()
    n = stores.desk.decide(desk.store, naming.KIND, payload, visitor.name)
    if judged.concerned():
        stores.stories.stale(desk.store, judged.concerned())
        desk.reader.wake()
    return Done(Decided(n), "/names#dec" if form.entity else f"/names?page={form.page}", 201)
