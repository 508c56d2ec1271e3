"""The entrance: where somebody beyond loopback gives a token, kept in a cookie no script reads."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur import stores
from tawatur.web import looks
from tawatur.web.desk import Desk

_MONTH = 30 * 24 * 3600


async def show(request: Request, *, wrong: bool = False) -> Response:
    """The form."""
    visitor = request.state.visitor
    template = looks.environment().get_template("pages/entrance.html.j2")
    made = template.render(visitor=visitor, page_name="", wrong=wrong)
    status = 401 if wrong else 200
    body = looks.parts().shown(made, visitor.language)
    return Response(body, status, media_type="text/html; charset=utf-8")


async def enter(desk: Desk, request: Request) -> Response:
    """Keep the token where it is somebody's."""
    token = str((await request.form()).get("token", "")).strip()
    if await run_in_threadpool(stores.tokens.holder, desk.store, token) is None:
        return await show(request, wrong=True)
    response = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        "token", token, max_age=_MONTH, httponly=True, samesite="strict", secure=secure
    )
    return response
