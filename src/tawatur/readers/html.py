"""HTML: a saved page is one report: its article, with what the page declares of it."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.report import Page, Rejection
from tawatur.readers import _article, _markup

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")

recognises = _markup.is_page


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """The one page; where it has no article, InputError says what it is instead."""
    yield _article.page(_markup.decode(content, location), location)
