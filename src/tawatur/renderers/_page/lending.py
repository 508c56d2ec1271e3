"""What the page lends to a door that shows pages of its own: so both look and speak alike.

``PARTS`` of ``renderers.html`` is this module's ``Parts``; ``roles.Parts`` says what may be used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from jinja2 import BaseLoader, Environment
from markupsafe import escape

from tawatur.model.dossier import Dossier
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import document, words
from tawatur.renderers._page.page import page_view

_WORDS = re.compile(r'data-en="([^"]*)"([^>]*)>([^<]*)<')
_LABEL = re.compile(r'aria-label="([^"]*)" data-en-label="([^"]*)"')


class Parts:
    """The page's components, styles, script, faces and words."""

    @staticmethod
    def environment(own: BaseLoader) -> Environment:
        """The page's templates with ``own`` before them; ``story.html.j2`` and ``reports.html.j2``
        want a ``page``, as ``view`` gives it."""
        return document.environment(own)

    @staticmethod
    def view(dossier: Dossier) -> object:
        """Everything the templates need of a dossier."""
        return page_view(dossier)

    @staticmethod
    def stylesheet() -> str:
        """The styles."""
        return document.stylesheet()

    @staticmethod
    def script() -> str:
        """The script: language, theme, jump and back, filters."""
        return document.static("page.js")

    @staticmethod
    def faces(address: Callable[[str], str]) -> str:
        """The rules for the faces; ``address`` says where a font file is to be had."""
        return document.faces(address)

    @staticmethod
    def font(name: str) -> bytes:
        """A font file."""
        return document.font(name)

    @staticmethod
    def shown(page: str, language: str) -> bytes:
        """A page as it is sent, its words in Arabic or English; the script can turn them back."""
        return document.shown(page if language == "ar" else _in_english(page))

    @staticmethod
    def when(iso: str) -> Bilingual:
        """A date in words."""
        return words.when(iso)

    @staticmethod
    def counted(n: int, noun: str) -> Bilingual:
        """A number with its noun."""
        return words.counted(n, noun)

    @staticmethod
    def label(kind: str, key: str) -> Bilingual:
        """The words for a key of the model."""
        return words.label(kind, key)

    @staticmethod
    def sort_key(name: str) -> str:
        """What Arabic lists are sorted by."""
        return words.sort_key(name)


def _in_english(page: str) -> str:
    """The page with the English of each bilingual word in its place, the Arabic kept beside it."""

    def word(found: re.Match[str]) -> str:
        en, rest, ar = found.groups()
        kept = escape(unescape(ar))
        return f'data-en="{en}" data-ar="{kept}"{rest}>{escape(unescape(en))}<'

    def label(found: re.Match[str]) -> str:
        ar, en = found.groups()
        return f'aria-label="{en}" data-ar-label="{ar}" data-en-label="{en}"'

    return _LABEL.sub(label, _WORDS.sub(word, page))
