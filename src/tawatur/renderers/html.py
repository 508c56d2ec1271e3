"""One self-contained HTML page: Arabic first, English at a switch, every value one step from its
passage."""

from __future__ import annotations

from tawatur.model.dossier import Dossier
from tawatur.renderers._page.document import html
from tawatur.renderers._page.lending import Parts

SUFFIX = ".html"
PARTS = Parts


def render(dossier: Dossier) -> bytes:
    """The dossier as one HTML file that needs no network and no script to be read."""
    return html(dossier)
