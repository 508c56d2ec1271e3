"""Articles: from the markup of a page to its report, or the reason why there is none.

The page is parsed once and its lines walked once: what it declares, which lines are the article's
and the day that stands by its headline are all read off that. Lines of furniture that stay are
told apart by the cleaning, as in any text.
"""

from __future__ import annotations

from tawatur.errors import InputError
from tawatur.model.report import Page
from tawatur.readers import _blocks, _body, _declared, _decoding, _empty, _fragment
from tawatur.readers._declared import Declared

STATED = 0.5  # a body stated in JSON-LD is read where the page shows less than this share of it


def page(markup: str, location: str) -> Page:
    """The report on an HTML page; InputError says why there is none."""
    shown = _blocks.walk(markup, location)
    stated = _declared.read(shown)
    found = _body.find(shown, stated.title)
    lines = found.lines()
    body = _stated_body(stated, lines)
    text = (body if body is not None else "\n".join(lines)).strip()
    if reason := _empty.reason(markup, text, is_free=stated.is_free):
        raise InputError(location, reason)
    title = stated.title
    text = _decoding.whole(f"{title}\n\n{text}" if title else text)
    return Page(
        location=location,
        text=text,
        title=title and text[: len(title)],
        outlet=stated.outlet,
        published=stated.published or found.day(),
        url=stated.url,
    )


def _stated_body(stated: Declared, lines: list[str]) -> str | None:
    """The body that the page's JSON-LD carries, where the page shows much less of it."""
    if stated.body is None:
        return None
    body = _fragment.text(stated.body)
    shown = sum(len(line.split()) for line in lines)
    return body if shown < STATED * len(body.split()) else None
