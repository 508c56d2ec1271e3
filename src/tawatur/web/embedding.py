"""A story or a finding inside a page of somebody else's: bare, in a frame.

The frame shows what an editor has shared, to everybody and without a token: a browser sends none
into the frame of another site. What is not shared is shown to who could read it at the desk. Which
sites may frame is the desk's to say (``Desk.frames``); none but itself where it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import NamedTuple

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tawatur import stores
from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Bilingual
from tawatur.stores import Line, ShareKind
from tawatur.web import asking, findings, looks
from tawatur.web.desk import Desk
from tawatur.web.findings import FindingOf
from tawatur.web.guard import NOBODY, policy
from tawatur.web.keeping import Sent
from tawatur.web.shapes import FORMATS, Refusal, Visitor, missing

PATHS: Mapping[ShareKind, str] = {"story": "/embed/stories/{id}", "finding": "/embed/findings/{id}"}
_HEIGHTS: Mapping[ShareKind, int] = {
    "story": 640,
    "finding": 420,
}  # pixels, until the frame says its own
_CONFLICTS = 3  # disagreements of a story that its frame shows in full
_SENTENCES = 6
_MINUTE = "public, max-age=60"  # how long what is shared may be held between the desk and a reader


class Codes(NamedTuple):
    """What to put into a page: the address, a frame, and an element with the script it needs."""

    link: str
    frame: str
    element: str


class Brief(NamedTuple):
    """A story as its frame shows it: its account, its sharpest disagreements, how many more."""

    story: Line
    told: Story | None
    conflicts: tuple[FindingOf, ...]
    more: int


def codes(visitor: Visitor, kind: ShareKind, id: str, title: str) -> Codes:
    """How a story or a finding is put into another page."""
    language = "?lang=en" if visitor.language == "en" else ""
    address = escape(visitor.origin + PATHS[kind].replace("{id}", looks.quoted(id)) + language)
    frame = (
        f'<iframe src="{address}" title="{escape(title)}" width="100%" height="{_HEIGHTS[kind]}"'
        ' style="border:0" loading="lazy"></iframe>'
    )
    script = f'<script src="{escape(visitor.origin)}/static/embed.js" async></script>'
    element = f'{script}\n<tawatur-{kind} src="{address}" title="{escape(title)}"></tawatur-{kind}>'
    page = "stories" if kind == "story" else "findings"
    return Codes(f"{visitor.origin}/{page}/{looks.quoted(id)}", frame, element)


def described() -> Mapping[str, tuple[str, Bilingual]]:
    """Every address with the type of what it sends and what that is."""
    html = FORMATS["html"]
    return {
        PATHS["story"]: (html, Bilingual("قصة في إطار", "A story for a frame")),
        PATHS["finding"]: (html, Bilingual("واقعة في إطار", "A finding for a frame")),
    }


def routes(desk: Desk) -> list[Route]:
    """The addresses of the frames."""
    return [Route(path, partial(_framed, desk, kind)) for kind, path in PATHS.items()]


async def _framed(desk: Desk, kind: ShareKind, request: Request) -> Response:
    visitor: Visitor = request.state.visitor._replace(
        language="en" if request.query_params.get("lang") == "en" else "ar",
        theme=_known(request.query_params.get("theme", "")),
    )
    id = asking.id_of(request)
    try:
        shared, sent = await run_in_threadpool(_sent, desk, kind, id, visitor)
        response = asking.tagged(request, sent, FORMATS["html"])
        response.headers["Cache-Control"] = _MINUTE if shared else "private, no-cache"
    except Refusal as refusal:
        body = _written("refusal", visitor, refusal=refusal)
        response = Response(body, refusal.status, media_type=FORMATS["html"])
    response.headers["Content-Security-Policy"] = policy(("'self'", *desk.frames))
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _known(theme: str) -> str:
    return theme if theme in ("light", "dark") else ""


def _sent(desk: Desk, kind: ShareKind, id: str, visitor: Visitor) -> tuple[bool, Sent]:
    of = stores.shares.of_story if kind == "story" else stores.shares.of_finding
    shared = of(desk.store, id)
    if not shared and visitor.holder is NOBODY:
        raise missing("لا شيء منشور بهذا العنوان.", "Nothing is shared at this address.")
    key = ("embed", kind, id, visitor.language, visitor.theme, visitor.origin)
    make = partial(_made, desk, kind, id, visitor)
    return shared, desk.kept.answer(key, make)


def _made(desk: Desk, kind: ShareKind, id: str, visitor: Visitor) -> Sent:
    if kind == "story":
        return asking.signed(_written("story", visitor, answer=brief(desk, id)))
    return asking.signed(_written("finding", visitor, answer=findings.get(desk, id)))


def _written(name: str, visitor: Visitor, **values: object) -> bytes:
    made = looks.environment().get_template(f"embed/{name}.html.j2")
    return looks.parts().shown(made.render(visitor=visitor, **values), visitor.language)


def brief(desk: Desk, id: str) -> Brief:
    """A story for a frame."""
    line = stores.stories.get(desk.store, id)
    if line is None:
        raise missing("لا قصة بهذا الرقم.", "There is no story with this id.")
    found = desk.dossier(id)
    told = found[1].stories[0] if found and found[1].stories else None
    conflicts = _conflicts(found[1], told) if found and told else []
    shown = tuple(conflicts[:_CONFLICTS])
    if told is not None:
        told = msgspec.structs.replace(told, account=told.account[:_SENTENCES])
    return Brief(line, told, shown, len(conflicts) - len(shown))


def _conflicts(dossier: Dossier, told: Story) -> list[FindingOf]:
    """The disagreements, those with most origins behind their second answer first."""
    found = [f for f in told.findings if f.status == "conflict" and len(f.positions) > 1]

    def telling(origins: list[int], id: str) -> tuple[int, int, str]:
        return -sorted(origins)[-2], -sum(origins), id

    found.sort(key=lambda f: telling([p.independent for p in f.positions], f.id))
    return [findings.told(f, dossier) for f in found]
