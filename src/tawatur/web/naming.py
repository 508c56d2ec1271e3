"""Decisions on names as the store keeps them, and as linking reads them."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur import stores
from tawatur.stores import Store

KIND = "names"


class Judged(msgspec.Struct, frozen=True):
    """What is kept of a decision: two names are one thing, or two; what it makes unread."""

    judgement: Literal["same", "different"]
    names: tuple[str, str]
    story: str = ""
    stories: tuple[str, ...] = ()

    def concerned(self) -> tuple[str, ...]:
        """The stories to be read anew."""
        return tuple(dict.fromkeys(s for s in (self.story, *self.stories) if s))


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that stands."""

    n: int
    judgement: str
    names: tuple[str, str]
    story: str
    by: str
    made: str


def standing(store: Store) -> list[Judgement]:
    """The decisions on names that were not undone, in the order they were made."""
    out: list[Judgement] = []
    for d in stores.desk.decisions(store, KIND):
        kept = msgspec.json.decode(d.payload, type=Judged)
        out.append(
            Judgement(
                n=d.n,
                judgement=kept.judgement,
                names=kept.names,
                story=kept.story,
                by=d.by,
                made=d.made,
            )
        )
    return out


def as_toml(store: Store) -> str:
    """The decisions as a file that ``tawatur read --names`` takes; the last on a pair holds."""
    last = {frozenset(j.names): j for j in standing(store)}
    tables = (
        f"[[{j.judgement}]]\nnames = {msgspec.json.encode(j.names).decode()}\n"
        for j in last.values()
    )
    return "\n".join(tables)
