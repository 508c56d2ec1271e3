"""Tawatur reads a pile of Arabic reports and gives back one sourced dossier.

>>> import tawatur
>>> dossier = tawatur.read(["reports/"])
>>> dossier.stories[0].findings

Names are imported when first used, so that ``tawatur --help`` answers at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur import archive as archive
    from tawatur import linking as linking
    from tawatur.assembly.changes import changes as changes
    from tawatur.assembly.verification import verify
    from tawatur.errors import TawaturError
    from tawatur.model.annotation import Entity
    from tawatur.model.claim import Claim
    from tawatur.model.codec import decode, encode
    from tawatur.model.dossier import Document, Dossier, Story
    from tawatur.model.finding import Finding, Position
    from tawatur.pipeline import extracts as extracts
    from tawatur.pipeline import read, render
    from tawatur.pipeline import unmet as unmet
    from tawatur.scoring import evaluate
    from tawatur.settings import Settings
    from tawatur.web import serving as serving

__all__ = [
    "Claim",
    "Document",
    "Dossier",
    "Entity",
    "Finding",
    "Position",
    "Settings",
    "Story",
    "TawaturError",
    "decode",
    "encode",
    "evaluate",
    "read",
    "render",
    "verify",
]

_HOME = {
    "assembly.changes": ("changes",),
    "assembly.verification": ("verify",),
    "errors": ("TawaturError",),
    "model.annotation": ("Entity",),
    "model.claim": ("Claim",),
    "model.codec": ("decode", "encode"),
    "model.dossier": ("Document", "Dossier", "Story"),
    "model.finding": ("Finding", "Position"),
    "pipeline": ("extracts", "read", "render", "unmet"),
    "scoring": ("evaluate",),
    "settings": ("Settings",),
}
_MODULES = {  # what the command line reaches: an archive's tables, decisions on names, the desk
    "archive": "tawatur.archive",
    "linking": "tawatur.linking",
    "serving": "tawatur.web.serving",
}


def __getattr__(name: str) -> object:
    for module, public in _HOME.items():
        if name in public:
            return getattr(import_module(f"tawatur.{module}"), name)
    if name in _MODULES:
        return import_module(_MODULES[name])
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
