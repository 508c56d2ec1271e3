"""Addresses on the net: which ones may be visited, and a connection to the very one checked.

A name is looked up once for each connection; every address in the answer must be public, and the
connection is made to one of them, so that an answer that changes afterwards leads nowhere. The
system's look-up knows no time limit: it is waited for in a thread of its own, no longer than the
visit may last.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import Any

import httpcore

Resolver = Callable[[str, int], list[str]]
Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]

MOST_LOOKUPS = 32  # that may be under way at once; those given up end when the system gives up

_lookups = threading.BoundedSemaphore(MOST_LOOKUPS)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHARED = ipaddress.ip_network("100.64.0.0/10")  # between providers and their customers


class NotPublicError(Exception):
    """An address that only machines nearby can mean."""


class SlowError(Exception):
    """A server that has used up the time for one visit."""


def is_public(address: str) -> bool:
    """True for an address that may be visited from anywhere: not private, loopback, link-local,
    multicast, reserved or unspecified, also where it is wrapped in a newer kind of address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.is_site_local:
            return False
    elif found in _SHARED:
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def looked_up(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system answers."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def bounded(resolve: Resolver, host: str, port: int, seconds: float) -> list[str]:
    """What ``resolve`` answers within ``seconds``; ConnectTimeout where it takes longer."""
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()
    until = time.monotonic() + seconds
    slots = _lookups
    if not slots.acquire(timeout=seconds):
        raise httpcore.ConnectTimeout(f"too many look-ups are under way for {host}")

    def look_up() -> None:
        try:
            answers.put(resolve(host, port))
        except Exception as error:  # raised again where it is waited for
            answers.put(error)
        finally:
            slots.release()

    threading.Thread(target=look_up, name=f"look-up of {host}", daemon=True).start()
    try:
        found = answers.get(timeout=max(0.0, until - time.monotonic()))
    except Empty as error:
        raise httpcore.ConnectTimeout(f"the look-up of {host} takes too long") from error
    if isinstance(found, Exception):
        raise found
    return found


class Network(httpcore.NetworkBackend):
    """Connections to checked addresses that end when the time of the visit does."""

    def __init__(self, deadline: float, *, allow_private: bool, resolve: Resolver) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = bounded(self._resolve, host, port, _left(self._deadline, timeout))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no such host: {host}") from error
        if not self._allow_private and (bad := next((a for a in found if not is_public(a)), None)):
            raise NotPublicError(bad)
        for address in found:
            try:
                stream = self._plain.connect_tcp(
                    address, port, _left(self._deadline, timeout), local_address, socket_options
                )
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last: Exception = error
        raise last if found else httpcore.ConnectError(f"no address for {host}")


class _Timed(httpcore.NetworkStream):
    """A stream whose every wait ends with the time of the visit."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._stream.read(max_bytes, _left(self._deadline, timeout))
        except httpcore.ReadTimeout:
            _left(self._deadline, timeout)
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - what the library asks for
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise SlowError
    return left if timeout is None else min(left, timeout)
