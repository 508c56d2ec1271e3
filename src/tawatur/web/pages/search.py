"""Search: passages, statements and facts, each in its report's own words."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Annotated, Literal

import msgspec
from markupsafe import Markup

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Fact, Hit, Said
from tawatur.stores import Query as Asked
from tawatur.web import highlight, looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import Table, Visitor

PATH = "/search"
ABOUT = Bilingual("بحث في المقاطع والأقوال والوقائع", "Search in passages, statements and facts")
SHARED = True
NAV = (2, Bilingual("البحث", "Search"))
PARTIAL = "_hits.html.j2"
A_PAGE = 20
LAST_PAGE = stores.answers.COUNTED // A_PAGE
_ORDER = msgspec.Meta(
    description="Best or newest first. Where it is not said: best first if words are asked for."
)


class Query(msgspec.Struct, frozen=True):
    """``q`` as typed; the others narrow it. ``typing``: the last word of q is only begun.
    ``order``: best or newest first; where it is not said, best first if words are asked for."""

    q: str = ""
    kind: str = ""
    by: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    story: str = ""
    order: Annotated[Literal["", "relevance", "newest"], _ORDER] = ""
    page: int = 1
    typing: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A hit: characters ``start`` to ``end`` of a report, and what is known of them."""

    report: str
    title: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    words: str
    story: str | None
    story_title: str
    speaker: str | None = None
    speaker_name: Bilingual | None = None
    via: tuple[Bilingual, ...] = ()
    said: Said | None = None
    fact: Fact | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A page of hits in ``order``; ``total`` counts to 1,000, ``beyond`` says there are more."""

    kind: str
    order: str
    page: int
    total: int
    beyond: bool
    more: bool
    hits: tuple[Found, ...]


@lru_cache(maxsize=256)
def asked_for(query: Query) -> Asked:
    """The question as it is looked up."""
    asked = stores.answers.parse(query.q[:2000], typing=query.typing)
    given: dict[str, object] = {
        name: value
        for name in ("outlet", "since", "until", "story")
        if (value := getattr(query, name))
    }
    if query.kind in ("passages", "statements", "facts"):
        given["kind"] = query.kind
    if query.by:
        given |= {"speaker": stores.answers.bases(query.by), "kind": "statements"}
    if asked.wordy and query.order != "newest":
        given["order"] = "relevance"
    return msgspec.structs.replace(asked, **given)


def answer(desk: Desk, query: Query, visitor: Visitor) -> Result:
    """The hits."""
    asked = asked_for(query)
    page = min(max(1, query.page), LAST_PAGE)
    found = stores.answers.find(desk.store, asked, offset=(page - 1) * A_PAGE, limit=A_PAGE)
    names = _names(desk, found.hits)
    return Result(
        kind=asked.kind,
        order=asked.order,
        page=page,
        total=found.total,
        beyond=found.more,
        more=found.total > page * A_PAGE and page < LAST_PAGE,
        hits=tuple(_found(hit, names) for hit in found.hits),
    )


def _names(desk: Desk, hits: tuple[Hit, ...]) -> dict[str, tuple[str, str]]:
    wanted = {id for h in hits if h.said for id in (h.said.speaker, *h.said.via) if id}
    return stores.entities.names(desk.store, wanted)


def _found(hit: Hit, names: dict[str, tuple[str, str]]) -> Found:
    said, report = hit.said, hit.report
    speaker = said.speaker if said else None
    name = Bilingual(*names.get(speaker, (speaker, speaker))) if speaker else None
    if said and not name and said.speaker_words:
        name = Bilingual(said.speaker_words, said.speaker_words)
    return Found(
        report=report.id,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        start=hit.start,
        end=hit.end,
        words=report.text[hit.start : hit.end],
        story=hit.story,
        story_title=hit.story_title,
        speaker=speaker,
        speaker_name=name,
        via=tuple(Bilingual(*names.get(v, (v, v))) for v in said.via) if said else (),
        said=said,
        fact=hit.fact,
    )


def view(desk: Desk, query: Query, answer: Result, visitor: Visitor) -> dict[str, object]:
    """The hits with what was found marked; the outlets to choose from."""
    asked, given = asked_for(query), msgspec.structs.asdict(query)
    given = {k: v for k, v in given.items() if v and k not in ("page", "typing")}
    texts = stores.reports.texts(desk.store, {h.report for h in answer.hits if h.fact})
    return {
        "shown": [(hit, _marked(hit, texts.get(hit.report, ""), asked)) for hit in answer.hits],
        "outlets": [] if visitor.partial else _outlets(desk),
        "empty": asked.empty,
        "wordy": asked.wordy,
        "given": given,
        "others": {k: v for k, v in given.items() if k != "order"},
    }


def _outlets(desk: Desk) -> list[str]:
    names = partial(stores.reports.outlet_names, desk.store)
    return desk.steady("outlets", lambda: sorted(names(), key=looks.parts().sort_key))


def _marked(hit: Found, text: str, asked: Asked) -> Markup:
    if hit.fact is None or not text:
        pieces = highlight.pieces(hit.words, 0, len(hit.words), asked)
    else:
        pieces = highlight.pieces(text, hit.start, hit.end, asked, around=highlight.AROUND)
    return highlight.marked(pieces, value=hit.fact is not None)


def rows(answer: Result) -> Table:
    """A row a hit."""
    columns = ("report", "start", "end", "outlet", "published", "story", "speaker", "words")
    return Table(columns, [[getattr(h, c) for c in columns] for h in answer.hits])
