"""Keeping reports and what was found in them, and finding it again: one module a backend.

``open_store`` opens any of them. What is kept stands on shelves, one module each: ``shelves``
says which. Every shelf is plain functions over a ``Store``, the same for all backends; only the
full text is a backend's own.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

from tawatur.errors import StoreError
from tawatur.stores._shelves import (
    answers,
    desk,
    entities,
    findings,
    jobs,
    outlets,
    reports,
    shares,
    stories,
    tokens,
    told,
    visits,
)
from tawatur.stores._shelves.answers import Fact, Hit, Query, Said
from tawatur.stores._shelves.desk import Decision, Held, Note
from tawatur.stores._shelves.entities import Doubt, Named
from tawatur.stores._shelves.findings import Standing
from tawatur.stores._shelves.jobs import Job
from tawatur.stores._shelves.outlets import Credit, Own, Record, Tied
from tawatur.stores._shelves.reports import Kept, OutletCount
from tawatur.stores._shelves.shares import Kind as ShareKind
from tawatur.stores._shelves.stories import Day, Line
from tawatur.stores._shelves.tokens import Holder, Role
from tawatur.stores._shelves.visits import Seen, Visit
from tawatur.stores._store import Backend, Store

__all__ = [
    "Credit",
    "Day",
    "Decision",
    "Doubt",
    "Fact",
    "Held",
    "Hit",
    "Holder",
    "Job",
    "Kept",
    "Line",
    "Named",
    "Note",
    "OutletCount",
    "Own",
    "Query",
    "Record",
    "Role",
    "Said",
    "Seen",
    "ShareKind",
    "Standing",
    "Store",
    "Tied",
    "Visit",
    "answers",
    "desk",
    "entities",
    "findings",
    "jobs",
    "members",
    "open_store",
    "outlets",
    "reports",
    "shares",
    "stories",
    "tokens",
    "told",
    "visits",
]


@cache
def members() -> dict[str, ModuleType]:
    """Every backend by name, in name order."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name[0] != "_")
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def open_store(location: str | Path) -> Store:
    """The store at a path (a SQLite file, made where there is none) or at an address such as
    postgresql://USER@HOST/NAME. StoreError where it cannot be opened."""
    url = str(location)
    if "://" not in url:
        path = Path(url)
        if not path.parent.is_dir():
            raise StoreError(f"{url}: there is no folder {path.parent}")
        url = f"sqlite:///{path}"
    scheme = url.partition("://")[0].partition("+")[0]
    for backend in members().values():
        if scheme in backend.SCHEMES:
            return _opened(backend, url, str(location))
    known = ", ".join(s for b in members().values() for s in b.SCHEMES)
    raise StoreError(f"{location}: no store is kept at {scheme}:// (there are {known})")


def _opened(backend: ModuleType, url: str, location: str) -> Store:
    engine = backend.engine(url)
    try:
        return Store(cast(Backend, backend), engine, location)
    except Exception as error:
        engine.dispose()
        if isinstance(error, StoreError):
            raise
        said = str(getattr(error, "orig", None) or error).strip() or type(error).__name__
        reason = said.splitlines()[0]
        shown = location.rpartition("@")[2]
        raise StoreError(f"{shown}: the store cannot be opened: {reason}") from error
