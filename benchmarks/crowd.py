"""Readers who ask a server for pages: each waits, asks again, and the time of each answer is kept.

One connection a reader, HTTP/1.1 by hand: a client library would take the core that is measured.
"""

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

Asking = Callable[[random.Random], str]  # the next address a reader asks for


class Times(NamedTuple):
    """How long answers took, in milliseconds, how many there were in a second and at all."""

    median: float
    p95: float
    rate: float
    answers: int


def address(path: str, **query: str) -> str:
    """An address as it is sent."""
    return quote(path) + ("?" + urlencode(query) if query else "")


def answered(port: int, asking: Asking, *, readers: int, pause: float, seconds: float) -> Times:
    """What ``readers`` at once are answered, each waiting about ``pause`` seconds in between."""
    return asyncio.run(_answered(port, asking, readers, pause, seconds))


def alone(port: int, paths: Sequence[str]) -> Times:
    """What one reader is answered who asks for each of the paths once."""
    return asyncio.run(_alone(port, paths))


async def _alone(port: int, paths: Sequence[str]) -> Times:
    coming, going = await asyncio.open_connection("127.0.0.1", port)
    times: list[float] = []
    for path in paths:
        begun = time.perf_counter()
        await _ask(coming, going, path)
        times.append((time.perf_counter() - begun) * 1000)
    going.close()
    return _summed(times, sum(times) / 1000)


def _summed(times: Sequence[float], took: float) -> Times:
    found = sorted(times)
    p95 = found[int(len(found) * 0.95)]
    return Times(statistics.median(found), p95, len(found) / took, len(found))


async def _answered(port: int, asking: Asking, readers: int, pause: float, seconds: float) -> Times:
    times: list[float] = []
    begun = time.perf_counter()
    crowd = [_reader(port, asking, pause, begun + seconds, times, n) for n in range(readers)]
    await asyncio.gather(*crowd)
    return _summed(times, time.perf_counter() - begun)


async def _reader(
    port: int, asking: Asking, pause: float, until: float, times: list[float], n: int
) -> None:
    chance = random.Random(n)
    coming, going = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(chance.random() * max(pause, 0.05))
    while time.perf_counter() < until:
        path = asking(chance)
        begun = time.perf_counter()
        await _ask(coming, going, path)
        times.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(pause * (0.5 + chance.random()))
    going.close()


async def _ask(coming: asyncio.StreamReader, going: asyncio.StreamWriter, path: str) -> None:
    going.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n".encode("ascii"))
    head = (await coming.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head[:16]:
        raise RuntimeError(f"{path}: {head[:16].decode('ascii', 'replace')}")
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
    await coming.readexactly(length)
