"""Finds a member of a family by its file name, and only then imports it.

A family is a package whose public modules have one of the shapes in ``roles``. Other packages may
add members through the entry-point group ``tawatur.<family>``.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType

from tawatur.errors import UsageError


@cache
def names(family: str) -> tuple[str, ...]:
    """The members of a family in alphabetical order."""
    package = import_module(f"tawatur.{family}")
    own = {m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_")}
    return tuple(sorted(own | {e.name for e in entry_points(group=f"tawatur.{family}")}))


@cache
def load(family: str, name: str) -> ModuleType:
    """The member's module; UsageError names the members there are."""
    if name not in names(family):
        raise UsageError(f"no {name!r} among {family}: there are {', '.join(names(family))}")
    for entry in entry_points(group=f"tawatur.{family}", name=name):
        found: ModuleType = entry.load()
        return found
    return import_module(f"tawatur.{family}.{name}")


def members(family: str) -> dict[str, ModuleType]:
    """Every member of a family, by name."""
    return {name: load(family, name) for name in names(family)}
