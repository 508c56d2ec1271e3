"""The dossier as JSON, in the published shape."""

from __future__ import annotations

from tawatur.model import codec
from tawatur.model.dossier import Dossier

SUFFIX = ".json"


def render(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON."""
    return codec.encode(dossier)
