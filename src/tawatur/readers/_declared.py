"""Declared: title, outlet, time and address as a page states them, the surest place first.

The order of trust is JSON-LD, OpenGraph, other meta elements, the elements of the page itself
(headings), then the words of the page. Elements named after dates are looked at by the article,
around its headline.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tawatur.readers import _decoding, _jsonld, _visible
from tawatur.readers._blocks import Shown
from tawatur.readers._jsonld import Node, words

MAX_TITLE = 400  # characters; what is longer is no headline

_DATES = (
    "article:published_time og:article:published_time article:published og:published_time"
    " datepublished date.issued dc.date.issued dcterms.date dcterms.created dc.date dc.date.created"
    " parsely-pub-date sailthru.date publish-date publish_date publishdate published pubdate"
    " article.published published_time_telegram date creation_date originalpublicationdate"
    " cxenseparse:recs:publishtime article_date_original"
).split()
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "headline")
_ASKED = frozenset((*_DATES, *_OUTLETS, *_TITLES, "og:url"))
_NAMED = ("property", "name", "itemprop")  # the attributes that name a meta element
MAX_NAME = 100  # characters of such names that are remembered
MAX_OUTLET = 60  # characters of an outlet's name in a title
_MARKS = " -–—|:«»•·"
_SEPARATOR = re.compile(r"\s+[-–—|:•·]+\s+|\s*\|\s*|\s+[»«]\s+")


class Declared(msgspec.Struct, frozen=True):
    """What a page says of itself; ``body`` is the text that its JSON-LD carries."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None
    is_free: bool = True


def read(shown: Shown) -> Declared:
    """What the page declares; ``shown`` are the lines it shows."""
    stated = _jsonld.article(shown.head.scripts)
    metas = _metas(shown)
    full = words(shown.head.title)
    title = _title(full, stated, metas, shown)
    body = stated.get("articleBody")
    return Declared(
        title=title,
        outlet=_outlet(stated, metas) or _suffix(full, title),
        published=_published(stated, metas),
        url=_url(shown, stated, metas),
        body=body if isinstance(body, str) and body.strip() else None,
        is_free=str(stated.get("isAccessibleForFree", True)).lower() != "false",
    )


def _metas(page: Shown) -> dict[str, str]:
    """The contents of the meta elements that are asked for, by name, property or item, in lower
    case; the first of each counts."""
    out: dict[str, str] = {}
    for meta in page.head.metas:
        name = next((meta[each] for each in _NAMED if each in meta), "")
        asked = _asked(name) if len(name) <= MAX_NAME else _asked.__wrapped__(name)
        wanted = [each for each in asked if each not in out]
        if wanted and (content := words(meta.get("content"))):
            out |= dict.fromkeys(wanted, content)
    return out


@lru_cache(1024)
def _asked(name: str) -> tuple[str, ...]:
    """What is asked for of the names of a meta element."""
    return tuple(each for each in name.lower().split() if each in _ASKED)


def _title(full: str | None, stated: Node, metas: dict[str, str], page: Shown) -> str | None:
    """The headline: as declared, but whole as the page shows it where that is longer or shorter
    by the name of the outlet."""
    shown = [t for t in _first_headings(page) if len(t) <= MAX_TITLE]
    declared = words(stated.get("headline")) or next(
        (metas[name] for name in _TITLES if name in metas), None
    )
    declared = declared or full
    if declared is None:
        return shown[0] if len(shown) == 1 else None
    cut = declared.rstrip(".… ")
    for title in shown:
        if title.startswith(cut) or title in _parts(declared):
            return title
    for title in shown:
        if len(title.split()) >= 3 and declared.startswith(title):
            return title
    if declared == full:
        if found := _part_shown(declared, page):
            return found
        if len(shown) == 1:
            return shown[0]
    elif len(shown) == 1 and not stated.get("headline") and "og:title" not in metas:
        return shown[0]
    if not shown and declared == full:
        declared = _head(declared)
    return declared[:MAX_TITLE]


def _first_headings(page: Shown) -> list[str]:
    """The words of each element of the first rank."""
    out: dict[int, str] = {}
    for block in page.blocks:
        if block.heading and page.tags[block.at].name == "h1":
            out[block.at] = f"{out[block.at]} {block.text}" if block.at in out else block.text
    return [_decoding.resolved(words) for words in out.values()]


def _parts(title: str) -> set[str]:
    """A title and what is left of it before and after each of its separators."""
    cuts = list(_SEPARATOR.finditer(title))
    before = {title[: cut.start()].strip() for cut in cuts}
    return {title} | before | {title[cut.end() :].strip() for cut in cuts}


def _part_shown(title: str, page: Shown) -> str | None:
    """The longest part of a title that the page shows as a line of its own that is no link."""
    parts = {part for part in _parts(title) if len(part.split()) >= 3}
    found = {block.text for block in page.blocks if block.text in parts and not block.linked}
    return max(sorted(found), key=len, default=None)


def _head(title: str) -> str:
    """A title without the last part that a separator sets off, which is the outlet's."""
    parts = list(_SEPARATOR.finditer(title))
    head = title[: parts[-1].start()] if parts else title
    return head if len(head.split()) >= 3 else title


def _outlet(stated: Node, metas: dict[str, str]) -> str | None:
    return words(stated.get("publisher")) or next(
        (metas[name] for name in _OUTLETS if name in metas), None
    )


def _suffix(full: str | None, title: str | None) -> str | None:
    """What the title element says after the headline, or before it: «headline - outlet»."""
    if not full or not title or title not in full:
        return None
    before, _, after = full.partition(title)
    for rest, at in ((after, -1), (before, 0)):
        parts = [part for part in _SEPARATOR.split(f" {rest} ") if part.strip(_MARKS)]
        if parts and len(parts[at]) <= MAX_OUTLET:
            return parts[at].strip(_MARKS)
    return None


def _published(stated: Node, metas: dict[str, str]) -> str | None:
    values = [stated.get("datePublished"), stated.get("dateCreated")]
    values.extend(metas[name] for name in _DATES if name in metas)
    for value in values:
        if found := _visible.iso(words(value) if not isinstance(value, int | float) else value):
            return found
    return None


def _url(page: Shown, stated: Node, metas: dict[str, str]) -> str | None:
    links = (link.get("href") for link in page.head.links if link.get("rel") == "canonical")
    for value in (
        *links,
        metas.get("og:url"),
        stated.get("url"),
        _id(stated.get("mainEntityOfPage")),
    ):
        found = words(value)
        if found and found.startswith(("http://", "https://")):
            return found
    return None


def _id(value: object) -> object:
    return value.get("@id") if isinstance(value, dict) else value
