"""The application: every page and action under its address."""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from urllib.parse import quote

import msgspec
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.web import asking, embedding, entrance, exporting, looks, openapi
from tawatur.web.desk import Desk
from tawatur.web.guard import HEADERS, LOOPBACK, Guard, demand
from tawatur.web.shapes import Elsewhere, Format, Refusal, Visitor

_IN_ADDRESS = ":/%#?=@[]!$&'()*+,;~"  # what an address keeps of itself when it is sent
log = logging.getLogger(__name__)
_HOUR = "public, max-age=3600"
_YEAR = "public, max-age=31536000, immutable"
AT_ONCE = 2  # pages made at a time: with 4 a new question takes 94 ms instead of 56, see benchmarks
_SUFFIXES: tuple[tuple[str, Format], ...] = ((".json", "json"), (".csv", "csv"), (".md", "md"))


@cache
def members(family: str) -> dict[str, ModuleType]:
    """The pages or the actions by name."""
    package = import_module(f"tawatur.web.{family}")
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name[0] != "_")
    return {name: import_module(f"tawatur.web.{family}.{name}") for name in names}


def navigation() -> list[tuple[str, str, Bilingual]]:
    """The links of the top bar: name of the page, address, words."""
    shown = [(p.NAV[0], n, p.PATH, p.NAV[1]) for n, p in members("pages").items() if hasattr(p, "NAV")]  # fmt: skip # noqa: E501
    return [(name, path, words) for _, name, path, words in sorted(shown)]


def build(desk: Desk, *, hosts: Sequence[str] = LOOPBACK, open_here: bool = True) -> Starlette:
    """The application over a desk. ``hosts`` are the names it answers to; with ``open_here`` no
    token is asked for, which is for loopback only."""
    looks.environment().globals["navigation"] = navigation()
    guard = Middleware(Guard, desk.store, hosts, open_here=open_here, refused=_refused)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = AT_ONCE
        desk.start()
        yield
        await run_in_threadpool(desk.close)

    app = Starlette(
        routes=_routes(desk),
        lifespan=life,
        middleware=[guard],
        exception_handlers={
            Refusal: _refused,
            HTTPException: _not_there,
            Elsewhere: _elsewhere,
            Exception: _failed,
        },
    )
    app.state.desk = desk
    return app


def _routes(desk: Desk) -> list[Route]:
    pages, actions = members("pages"), members("actions")
    files = {**exporting.described(), **embedding.described()}
    described = openapi.describe(pages, actions, files, version("tawatur"))
    routes = [
        Route("/", partial(_home, desk)),
        Route("/static/{name}", _static),
        Route("/openapi.json", partial(_described, described)),
        Route("/enter", entrance.show, methods=["GET"]),
        Route("/enter", partial(entrance.enter, desk), methods=["POST"]),
    ]
    routes += exporting.routes(desk) + embedding.routes(desk)
    routes += [Route(a.PATH, partial(_act, a, desk), methods=["POST"]) for a in actions.values()]
    for page in pages.values():
        forms = _SUFFIXES if hasattr(page, "rows") else _SUFFIXES[:1]
        for suffix, form in forms:
            routes.append(Route(page.PATH + suffix, partial(_page, page, desk, form)))
    return routes + [Route(p.PATH, partial(_page, p, desk, "html")) for p in pages.values()]


async def _page(page: ModuleType, desk: Desk, form: Format, request: Request) -> Response:
    demand(request, getattr(page, "ROLE", "read"))
    return await run_in_threadpool(asking.answered, page, desk, request, form)


async def _home(desk: Desk, request: Request) -> Response:
    """The newest day; where there is none, the page that takes reports in."""
    demand(request, "read")
    days = await run_in_threadpool(stores.stories.days, desk.store)
    return RedirectResponse(f"/days/{days[0].day}" if days else "/add", 303)


async def _act(action: ModuleType, desk: Desk, request: Request) -> Response:
    demand(request, getattr(action, "ROLE", "edit"))
    given = await _given(request)
    asked = asking.fields(given | dict(request.path_params), action.Form)
    done = await run_in_threadpool(action.act, desk, asked, request.state.visitor)
    wants, address = request.headers.get("accept", ""), quote(done.address, safe=_IN_ADDRESS)
    if "text/html" in wants and "hx-request" not in request.headers:
        return RedirectResponse(address, 303)
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": address})
    body = msgspec.json.encode(done.value)
    return Response(body, done.status, {"Location": address}, "application/json")


async def _given(request: Request) -> dict[str, object]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        try:
            found = msgspec.json.decode(await request.body())
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            why = Bilingual("ليس JSON صحيحا.", f"Not JSON: {error}")
            raise Refusal(400, why) from error
        return found if isinstance(found, dict) else {"items": found}
    if not kind and request.headers.get("content-length") == "0":
        return {}
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise Refusal(415, Bilingual("نوع لا يُقبل.", f"Not accepted: {kind or 'no type'}"))
    async with request.form(max_files=1000, max_fields=5000) as form:
        return {name: await _values(form.getlist(name), name) for name in form}


async def _values(values: Sequence[str | UploadFile], name: str) -> object:
    """The values of a form's field: texts, one by itself; files with their names."""
    texts = [v for v in values if isinstance(v, str)]
    files = [(v.filename or "", await v.read()) for v in values if isinstance(v, UploadFile)]
    if files or name == "files":
        return [f for f in files if f[0]]
    return texts if len(texts) > 1 else texts[0]


async def _static(request: Request) -> Response:
    try:
        body, kind = looks.static(request.path_params["name"])
    except KeyError:
        raise HTTPException(404) from None
    name = request.path_params["name"]
    headers = {"Cache-Control": _YEAR if "v" in request.query_params else _HOUR}
    if name in looks.LENT:
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return Response(body, media_type=kind, headers=headers)


async def _described(described: dict[str, object], request: Request) -> Response:
    return JSONResponse(described)


async def _elsewhere(request: Request, moved: Exception) -> Response:
    return RedirectResponse(str(moved), 303)


async def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    why = Bilingual("لا صفحة بهذا العنوان.", "There is no page at this address.")
    if status == 405:
        why = Bilingual("لا يُطلب هذا العنوان هكذا.", "This address is not asked for in this way.")
    response = await _refused(request, Refusal(status, why))
    response.headers.update(getattr(error, "headers", None) or {})
    return response


async def _failed(request: Request, error: Exception) -> Response:
    """What went wrong is for the log; who asked is told that it was not their doing."""
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    why = Bilingual("عطل في المكتب. سُجّل.", "The desk failed. It is in the log.")
    response = await _refused(request, Refusal(500, why))
    response.headers.update(HEADERS)
    return response


async def _refused(request: Request, error: Exception) -> Response:
    """A refusal as a page for who reads pages, as JSON for who does not."""
    refusal = error if isinstance(error, Refusal) else Refusal(500, Bilingual("خطأ", "Error"))
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    if "text/html" not in request.headers.get("accept", "") or visitor is None:
        body = {"status": refusal.status, "why": {"ar": refusal.why.ar, "en": refusal.why.en}}
        return JSONResponse(body, refusal.status)
    if refusal.status == 401:
        return RedirectResponse("/enter", 303)
    made = (
        looks.environment()
        .get_template("pages/refusal.html.j2")
        .render(refusal=refusal, visitor=visitor, page_name="")
    )
    body_ = looks.parts().shown(made, visitor.language)
    return Response(body_, refusal.status, media_type="text/html; charset=utf-8")
