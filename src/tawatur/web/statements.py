"""Statements as lists of the desk show them: the words, then the chain to the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Hit
from tawatur.web.desk import Desk


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with everybody in its chain and where it stands."""

    report: str
    start: int
    end: int
    words: str
    kind: str
    act: str
    speaker: str | None
    speaker_name: Bilingual | None
    via: tuple[Bilingual, ...]
    outlet: str | None
    published: str | None
    story: str | None
    story_title: str


def shown(desk: Desk, keys: Sequence[int]) -> tuple[Statement, ...]:
    """The statements with these keys, in that order."""
    hits = stores.answers.statement_hits(desk.store, keys)
    wanted = {id for h in hits if h.said for id in (h.said.speaker, *h.said.via) if id}
    names = stores.entities.names(desk.store, wanted)
    return tuple(_statement(hit, names) for hit in hits)


def _statement(hit: Hit, names: dict[str, tuple[str, str]]) -> Statement:
    said, report = hit.said, hit.report
    speaker = said.speaker if said else None
    name = Bilingual(*names.get(speaker, (speaker, speaker))) if speaker else None
    if said and name is None and said.speaker_words:
        name = Bilingual(said.speaker_words, said.speaker_words)
    return Statement(
        report=report.id,
        start=hit.start,
        end=hit.end,
        words=report.text[hit.start : hit.end],
        kind=said.kind if said else "",
        act=said.act if said else "",
        speaker=speaker,
        speaker_name=name,
        via=tuple(Bilingual(*names.get(v, (v, v))) for v in said.via) if said else (),
        outlet=report.outlet,
        published=report.published,
        story=hit.story,
        story_title=hit.story_title,
    )


def by_story(statements: Iterable[Statement]) -> list[tuple[str | None, str, list[Statement]]]:
    """Statements under the story they stand in, in the order the stories first appear."""
    out: dict[str | None, tuple[str, list[Statement]]] = {}
    for s in statements:
        out.setdefault(s.story, (s.story_title, []))[1].append(s)
    return [(story, title, some) for story, (title, some) in out.items()]
