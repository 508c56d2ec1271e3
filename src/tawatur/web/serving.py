"""Opening the desk: where it listens, and what that asks for."""

from __future__ import annotations

import gc
import re
import socket
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import msgspec
import uvicorn

from tawatur import stores
from tawatur.arabic import searchwords, vocabulary
from tawatur.errors import UsageError
from tawatur.settings import Settings
from tawatur.stores import Store
from tawatur.web import app
from tawatur.web.desk import Desk
from tawatur.web.guard import LOOPBACK, is_loopback
from tawatur.web.importing import Order

_SITE = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)
STORE = "tawatur.db"  # the store's file in a folder
_COLLECTED = (5_000, 20, 50)  # new objects, and rounds, between collections of what is over
_KEEP_ALIVE = 75  # seconds an idle reader's connection stays open: longer than proxies' own


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the desk listens, what it answers to, and the sites that may hold what is embedded."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True where only this machine can reach the desk."""
        return is_loopback(self.host)


def store_for(target: Path, address: str | None = None) -> tuple[Store, Path | None]:
    """The store of a folder or a file, or at an address, and the folder whose reports are to be
    taken in."""
    folder = target if target.is_dir() else None
    if address is None:
        address = str(target / STORE) if folder else str(target)
    return stores.open_store(address), folder


def door(location: str) -> tuple[Store, ModuleType]:
    """The store at a location, and its shelf of tokens."""
    return stores.open_store(location), stores.tokens


def check(place: Place, store: Store) -> None:
    """UsageError where the desk would be open to the world without a token, or where what may
    frame it is no site."""
    for frame in place.frames:
        if not _SITE.fullmatch(frame):
            raise UsageError(f"{frame}: not a site: write https://news.example, without a path")
    if not place.is_open and not stores.tokens.holders(store):
        raise UsageError(
            f"{place.host} can be reached by others, and the store knows nobody: make a token first"
            " (tawatur token STORE NAME --role admin), or listen on 127.0.0.1"
        )


def free_port(place: Place) -> int:
    """The port asked for; UsageError where it is taken."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((place.host, place.port))
        except OSError as error:
            raise UsageError(f"{place.host}:{place.port}: {error.strerror}") from error
        return int(probe.getsockname()[1])


def names_of(place: Place) -> Sequence[str]:
    """The names the desk answers to."""
    return (*LOOPBACK, *place.names) if place.is_open else (*place.names, place.host, *LOOPBACK)


def serve(
    store: Store, folder: Path | None, place: Place, *, settings: Settings, read_ahead: bool
) -> None:
    """Open the desk and stay until it is stopped."""
    check(place, store)
    desk = Desk(store, settings, read_ahead=read_ahead, frames=place.frames)
    if folder is not None:
        inside = sorted(p for p in folder.iterdir() if _is_report(p))
        if inside:
            desk.importer.take(Order(paths=tuple(map(str, inside))), "local")
    made = app.build(desk, hosts=names_of(place), open_here=place.is_open)
    _settle()
    uvicorn.run(
        made,
        host=place.host,
        port=place.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
    )


def _settle() -> None:
    """Before the first reader: the words of the news with what each is looked up by (a third of a
    second, which questions would take in parts), and all that stays where no collection of what is
    over looks again: each that did held every page up for 50 to 150 ms."""
    for word in vocabulary.counted_words():
        searchwords.base(word)
    gc.set_threshold(*_COLLECTED)
    gc.collect()
    gc.freeze()


def _is_report(path: Path) -> bool:
    """True for what lies in the folder to be read, not for the store's own files."""
    return not path.name.startswith((".", STORE))
