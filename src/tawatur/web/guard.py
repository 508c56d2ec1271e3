"""Who may ask, and from where.

On loopback nobody needs a token: whoever can open the page sits at the machine. But a page of
another site open in the same browser must not reach the desk: the Host header must be one of ours
(against names that were re-bound to 127.0.0.1), and what changes something must come from our own
pages (Origin, Sec-Fetch-Site). Beyond loopback every request needs a token, as ``Authorization:
Bearer`` or as the cookie that the entrance sets.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Holder, Role, Store
from tawatur.web.shapes import Refusal, Visitor

Refused = Callable[[Request, Exception], Awaitable[Response]]
LOOPBACK = ("localhost", "127.0.0.1", "::1")
MOST_SENT = 64 * 1024 * 1024  # bytes of one request: some 20,000 articles as JSON Lines
SAFE = ("GET", "HEAD", "OPTIONS")
_LOCAL = Holder("local", "admin")


def policy(frames: Sequence[str]) -> str:
    """The content security policy of a page that ``frames`` may hold in a frame."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline';"
        " font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
        f" base-uri 'none'; frame-ancestors {' '.join(frames)}"
    )


HEADERS = {
    "Content-Security-Policy": policy(("'none'",)),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser names no origin for a form
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """True where only this machine can reach a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Stands before the application: lets a request in, or has it refused. ``hosts`` are the names
    the desk answers to; with ``open_here`` no token is asked for."""

    def __init__(
        self, app: ASGIApp, store: Store, hosts: Sequence[str], *, open_here: bool, refused: Refused
    ) -> None:
        self._app, self._store, self._open, self._refused = app, store, open_here, refused
        self._hosts = frozenset(h.lower() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, with the headers that keep a page to itself where it has not its own."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def keeping(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope, receive)
        try:
            await self._admit(request)
        except Refusal as refusal:
            await (await self._refused(request, refusal))(scope, receive, keeping)
            return
        await self._app(scope, receive, keeping)

    async def _admit(self, request: Request) -> None:
        self._known(request)
        _own(request)
        _small(request)
        request.state.visitor = await self._visitor(request)

    def _known(self, request: Request) -> None:
        name = _split("//" + request.headers.get("host", ""))[0]
        if name not in self._hosts:
            raise Refusal(421, Bilingual("لا يجيب المكتب بهذا الاسم.", "The desk does not answer to this name."))  # fmt: skip # noqa: E501

    async def _visitor(self, request: Request) -> Visitor:
        language = request.query_params.get("lang") or request.cookies.get("lang")
        theme = request.query_params.get("theme") or request.cookies.get("theme", "")
        return Visitor(
            await self._holder(request),
            "en" if language == "en" else "ar",
            theme if theme in ("light", "dark") else "",
            "hx-request" in request.headers and "hx-boosted" not in request.headers,
            f"{request.url.scheme}://{request.url.netloc}",
        )

    async def _holder(self, request: Request) -> Holder:
        if self._open:
            return _LOCAL
        sort, _, token = request.headers.get("authorization", "").partition(" ")
        if sort.lower() != "bearer":
            token = request.cookies.get("token", "")
        if not token:
            return NOBODY
        return await run_in_threadpool(stores.tokens.holder, self._store, token.strip()) or NOBODY


NOBODY = Holder("", "read")


def demand(request: Request, role: Role) -> None:
    """401 for a visitor without a token, 403 for one whose role does not reach."""
    holder: Holder = request.state.visitor.holder
    if holder is NOBODY:
        raise Refusal(401, Bilingual("يلزم رمز دخول.", "A token is needed."))
    if not holder.may(role):
        raise Refusal(403, Bilingual("دورك لا يسمح بهذا.", "Your role does not allow this."))


def _split(address: str) -> tuple[str, str]:
    """The host of an address, and the host with its port; empty where it is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").lower(), parts.netloc
    except ValueError:
        return "", ""


def _own(request: Request) -> None:
    """What changes something must not come from another site's page."""
    if request.method in SAFE:
        return
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    foreign = origin is not None and _split(origin)[1] != request.headers.get("host")
    if foreign or site not in ("same-origin", "none"):
        raise Refusal(403, Bilingual("طلب من موقع آخر.", "The request comes from another site."))


def _small(request: Request) -> None:
    """No more than MOST_SENT, and its length said beforehand."""
    if request.method in SAFE:
        return
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise Refusal(411, Bilingual("طول الطلب غير معلن.", "The request does not say its length."))
    if int(length) > MOST_SENT:
        why = f"The request is larger than {MOST_SENT // 1024 // 1024} MiB."
        raise Refusal(413, Bilingual(f"الطلب أكبر من {MOST_SENT // 1024 // 1024} ميغابايت.", why))
