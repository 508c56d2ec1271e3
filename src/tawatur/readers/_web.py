"""The web: an address to the bytes behind it, within limits, or the reason why there are none.

Only http and https; no address of the machine's own network, checked at every redirect and every
look-up; bytes, unpacked bytes, time and redirects are limited; robots.txt is obeyed. No proxy of
the system is used, for a proxy would look names up where nobody checks them.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin, urlsplit, urlunsplit

import httpcore
import httpx
import msgspec

from tawatur.errors import InputError
from tawatur.readers import _addresses, _robots
from tawatur.readers._addresses import NotPublicError, Resolver, SlowError
from tawatur.readers._robots import Robots

USER_AGENT = "Tawatur/0.1"
SCHEMES = ("http", "https")
ROBOTS_LAST = 86400.0  # seconds a robots.txt counts; the standard asks for a day at most
FAILED_LASTS = 600.0  # seconds until a site that could not say is asked again
_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


class Visiting(msgspec.Struct, frozen=True, kw_only=True):
    """How the web is visited: what may be reached and how much one visit may cost."""

    allow_private: bool = False
    follow: int = 0  # pages of a feed or sitemap that are read behind its entries
    seconds: float = 30.0  # of one visit, redirects and all
    wait: float = 10.0  # for one answer of the network
    max_bytes: int = 16 << 20  # as sent
    max_unpacked: int = 64 << 20
    redirects: int = 5
    patience: float = 20.0  # seconds of a Retry-After that are waited for once
    obey_robots: bool = True
    resolve: Resolver = _addresses.looked_up
    sleep: Callable[[float], None] = time.sleep


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered in the end."""

    url: str  # where the answer stands, after redirects
    status: int
    headers: Mapping[str, str]  # names in lower case
    content: bytes
    moved_to: str | None = None  # where the address has moved for good

    @property
    def kind(self) -> str:
        """The media type that is declared, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def retry_after(self) -> float | None:
        """The seconds the server asks to be left alone."""
        value = self.headers.get("retry-after", "").strip()
        if value.isdigit() and len(value) < 9:
            return float(value)
        try:
            return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
        except (ValueError, TypeError, IndexError, OverflowError):
            return None


class Visitor:
    """Visits addresses, and remembers the robots.txt of each site."""

    def __init__(self, visiting: Visiting | None = None) -> None:
        self.visiting = visiting or Visiting()
        self._robots: dict[str, tuple[Robots, float]] = {}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer at ``url``; InputError says why there is none."""
        deadline = time.monotonic() + self.visiting.seconds
        at, permanent = _checked(url, url), True
        moved: str | None = None
        for _ in range(self.visiting.redirects + 1):
            self._ask(at, url)
            answer = self._one(url, at, deadline, headers or {})
            to = answer.headers.get("location")
            if answer.status not in _MOVED or to is None:
                return msgspec.structs.replace(answer, moved_to=moved)
            at = _checked(urljoin(at, to), url)
            permanent = permanent and answer.status in _FOR_GOOD
            moved = at if permanent else moved
        raise InputError(url, f"more than {self.visiting.redirects} redirects")

    def _ask(self, at: str, url: str) -> None:
        """InputError where robots.txt asks not to visit ``at``, or cannot be asked."""
        robots = self.robots(at) if self.visiting.obey_robots else _robots.ALL
        if not robots.allows(_path(at)):
            raise InputError(url, robots.why or "robots.txt asks not to read it")

    def robots(self, url: str) -> Robots:
        """The robots.txt of the site that ``url`` belongs to: all may be read where there is
        none, nothing where the site cannot say."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        found, until = self._robots.get(site, (_robots.ALL, 0.0))
        now = time.monotonic()
        if now >= until:
            found = self._asked(f"{site}/robots.txt")
            lasts = FAILED_LASTS if found.why else ROBOTS_LAST
            self._robots[site] = (found, now + lasts)
        return found

    def _asked(self, url: str) -> Robots:
        alone = msgspec.structs.replace(
            self.visiting, obey_robots=False, max_unpacked=_robots.MAX_BYTES * 4
        )
        try:
            answer = Visitor(alone).fetch(url)
        except InputError as error:
            if "private address" in error.reason:
                raise
            return _robots.nothing(error.reason)
        if answer.status >= 500 or answer.status == 429:
            return _robots.nothing(f"the server answered with status {answer.status}")
        if answer.status >= 300:
            return _robots.ALL
        return _robots.parse(answer.content[: _robots.MAX_BYTES].decode("utf-8", "replace"))

    def _one(self, url: str, at: str, deadline: float, headers: Mapping[str, str]) -> Answer:
        """One answer, no redirect followed."""
        backend = _addresses.Network(
            deadline, allow_private=self.visiting.allow_private, resolve=self.visiting.resolve
        )
        sent = {
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Language": "ar,*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            **headers,
        }
        wait = self.visiting.wait
        timeouts = {"connect": wait, "read": wait, "write": wait, "pool": wait}
        try:
            request = httpx.Request("GET", at, headers=sent)
            with httpcore.ConnectionPool(
                ssl_context=_tls(), network_backend=backend, http1=True, http2=False
            ) as pool, pool.stream(
                "GET", str(request.url), headers=request.headers.raw,
                extensions={"timeout": timeouts},
            ) as response:  # fmt: skip
                found = {
                    k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers
                }
                packed = found.get("content-encoding", "")
                content = b"".join(self._unpacked(response.iter_stream(), packed, url, deadline))
                return Answer(url=at, status=response.status, headers=found, content=content)
        except NotPublicError as error:
            raise InputError(url, _private(at, str(error))) from error
        except (SlowError, httpcore.TimeoutException) as error:
            raise InputError(url, f"the server took longer than {_limit(error, self)} s") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
            raise InputError(url, _why(error)) from error
        except (httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise InputError(url, f"not an address: {error}") from error

    def _unpacked(
        self, parts: Iterator[bytes], packing: str, url: str, deadline: float
    ) -> Iterator[bytes]:
        """The bytes of an answer; InputError beyond the limits or where it cannot be unpacked."""
        unpacker = _unpacker(packing, url)
        sent = made = 0
        for part in parts:
            sent += len(part)
            if sent > self.visiting.max_bytes:
                raise InputError(url, f"larger than {self.visiting.max_bytes >> 20} MB")
            if time.monotonic() > deadline:
                raise SlowError
            for piece in unpacker(part, self.visiting.max_unpacked - made + 1):
                made += len(piece)
                if made > self.visiting.max_unpacked:
                    limit = self.visiting.max_unpacked >> 20
                    raise InputError(url, f"larger than {limit} MB when unpacked")
                yield piece


def _unpacker(packing: str, url: str) -> Callable[[bytes, int], Iterator[bytes]]:
    """Unpacks part after part, never more than asked for."""
    name = packing.strip().lower()
    if name in ("", "identity"):
        return lambda part, _: iter((part,))
    if name not in ("gzip", "x-gzip", "deflate"):
        raise InputError(url, f"packed in a way that was not asked for: {name[:40]}")
    engine = zlib.decompressobj(47)  # gzip or zlib, told by its head

    def unpack(part: bytes, most: int) -> Iterator[bytes]:
        try:
            piece = engine.decompress(part, most)
        except zlib.error as error:
            raise InputError(url, f"the compressed answer is broken: {error}") from error
        yield piece

    return unpack


def _checked(url: str, asked: str) -> str:
    """The address without its fragment; InputError where it is none of the web's."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InputError(asked, f"not an address: {error}") from error
    if parts.scheme.lower() not in SCHEMES:
        raise InputError(asked, f"only http and https are read, not {parts.scheme or url[:40]}")
    if not parts.hostname or parts.username is not None or port == 0:
        raise InputError(asked, "not an address of the web")
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path or "/", parts.query, ""))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _private(at: str, address: str) -> str:
    host = urlsplit(at).hostname or ""
    named = f"{host} is {address}" if host != address else address
    return f"leads to a private address ({named}): --allow-private reads those"


def _limit(error: Exception, visitor: Visitor) -> str:
    visiting = visitor.visiting
    return f"{visiting.seconds if isinstance(error, SlowError) else visiting.wait:g}"


def _why(error: Exception) -> str:
    if isinstance(error, httpcore.RemoteProtocolError):
        return f"the answer is broken: {error}"
    return f"cannot be reached: {error or type(error).__name__}"


@cache
def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
