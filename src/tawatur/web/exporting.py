"""Files to take away: a story in every format there is, the basket as quotations with notes.

Formats are the members of ``renderers``, met through the registry; a new one is offered without
a line written here. The addresses are the page's own with the format's suffix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from mimetypes import guess_type
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tawatur import pipeline, registry, stores
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual
from tawatur.stores import Kept
from tawatur.web import asking
from tawatur.web.desk import Desk
from tawatur.web.guard import demand
from tawatur.web.shapes import Refusal, missing

STORY, BASKET = "/stories/{id}", "/basket"
_OWN = ".json"  # the address with this suffix is the page's own answer
_KINDS = {
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".jsonld": "application/ld+json",
    ".gexf": "application/gexf+xml",
    ".graphml": "application/graphml+xml",
    ".parquet": "application/vnd.apache.parquet",
}


class Export(NamedTuple):
    """A format: its name among the renderers, the address's suffix, the type of its content."""

    renderer: str
    suffix: str
    kind: str


@cache
def of_story() -> tuple[Export, ...]:
    """The formats of a story. The dossier's own JSON stands at ``.dossier.json``."""
    found = {name: m.SUFFIX for name, m in registry.members("renderers").items()}
    return tuple(
        Export(name, f".dossier{suffix}" if suffix == _OWN else suffix, _kind(suffix))
        for name, suffix in found.items()
    )


@cache
def of_basket() -> tuple[Export, ...]:
    """The formats that quote passages with notes."""
    return tuple(
        Export(name, module.SUFFIX, _kind(module.SUFFIX))
        for name, module in registry.members("renderers").items()
        if hasattr(module, "cite")
    )


def described() -> Mapping[str, tuple[str, Bilingual]]:
    """Every address with the type of what it sends and what that is."""
    story = Bilingual("ملف القصة", "The story's dossier")
    basket = Bilingual("مقاطع السلة بمراجعها", "The basket's passages with their references")
    found = {STORY + e.suffix: (e.kind, story) for e in of_story()}
    return found | {BASKET + e.suffix: (e.kind, basket) for e in of_basket()}


def routes(desk: Desk) -> list[Route]:
    """The addresses. They come before the pages' own, the longest suffix first: an id may hold
    anything but a stroke."""
    stories = sorted(of_story(), key=lambda e: (-len(e.suffix), e.suffix))
    found = [Route(STORY + e.suffix, partial(_sent, desk, e, _story)) for e in stories]
    return found + [Route(BASKET + e.suffix, partial(_sent, desk, e, _basket)) for e in of_basket()]


async def _sent(
    desk: Desk, export: Export, made: Callable[[Desk, Export, Request], bytes], request: Request
) -> Response:
    demand(request, "read")
    body = await run_in_threadpool(made, desk, export, request)
    response = asking.tagged(request, asking.signed(body), export.kind)
    name = request.path_params.get("id") or "basket"
    plain = "".join(c for c in name if c.isascii() and c.isalnum()) or "story"
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}{export.suffix}"'
    return response


def _story(desk: Desk, export: Export, request: Request) -> bytes:
    id = asking.id_of(request)
    if stores.stories.get(desk.store, id) is None:
        raise missing("لا قصة بهذا الرقم.", "There is no story with this id.")
    found = desk.dossier(id)
    if found is None:
        desk.reader.ask(id)
        why = Bilingual("لم تُقرأ القصة بعد. أعد الطلب.", "The story is being read. Ask again.")
        raise Refusal(409, why)
    return pipeline.render(found[1], export.renderer)


def _basket(desk: Desk, export: Export, request: Request) -> bytes:
    """The passages in their order; one whose report has gone is left out."""
    passages: list[Passage] = []
    kept: dict[str, Kept] = {}
    for held in stores.desk.basket(desk.store, request.state.visitor.name):
        report = kept.get(held.report) or stores.reports.get(desk.store, held.report)
        if report is not None and held.end <= len(report.text):
            kept[held.report] = report
            passages.append(Passage(held.report, held.start, held.end))
    dossier = Dossier(documents=tuple(_document(report) for report in kept.values()))
    sent: bytes = registry.load("renderers", export.renderer).cite(dossier, passages)
    return sent


def _document(report: Kept) -> Document:
    return Document(
        id=report.id,
        location=report.location,
        text=report.text,
        title=report.page_title or report.title,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
    )


def _kind(suffix: str) -> str:
    last = "." + suffix.rpartition(".")[2]
    return _KINDS.get(last) or guess_type("file" + suffix)[0] or "application/octet-stream"
