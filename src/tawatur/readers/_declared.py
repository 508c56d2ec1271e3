"""Declared: title, outlet, time and address as a page states them, the surest place first.

The order of trust is JSON-LD, OpenGraph, other meta elements, the elements of the page itself
(``<time>``, microdata, elements named after dates), then the words of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from resiliparse.parse.html import ElementNode, HTMLTree

from tawatur.readers import _jsonld, _visible
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
_STAMPS = (
    'time[datetime], time, [itemprop="datePublished"], [property*="date"], [property*="published"],'
    ' [class*="publish"], [class*="date"], [class*="Date"], [class*="time"], [id*="date"]'
)
MAX_STAMPS = 40  # elements named after dates that are looked at
_SEPARATOR = re.compile(r"\s+[-–—|:»«•·]+\s+|\s*[|»«]\s*")


class Declared(msgspec.Struct, frozen=True):
    """What a page says of itself; ``body`` is the text that its JSON-LD carries."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None
    is_free: bool = True


def read(tree: HTMLTree) -> Declared:
    """What the page declares."""
    stated = _jsonld.article(_scripts(tree))
    metas = _metas(tree)
    title = _title(tree, stated, metas)
    body = stated.get("articleBody")
    return Declared(
        title=title,
        outlet=_outlet(stated, metas) or _suffix(tree, title),
        published=_published(tree, stated, metas),
        url=_url(tree, stated, metas),
        body=body if isinstance(body, str) and body.strip() else None,
        is_free=str(stated.get("isAccessibleForFree", True)).lower() != "false",
    )


def _all(tree: HTMLTree, selector: str) -> Iterator[ElementNode]:
    if tree.document is not None:
        yield from tree.document.query_selector_all(selector)


def _scripts(tree: HTMLTree) -> list[str]:
    found = _all(tree, 'script[type="application/ld+json"]')
    return [script.text for script in found if script.text]


def _metas(tree: HTMLTree) -> dict[str, str]:
    """The contents of the meta elements by name, property or item, in lower case."""
    out: dict[str, str] = {}
    for meta in _all(tree, "meta[content]"):
        name = next((meta[a] for a in ("property", "name", "itemprop") if a in meta.attrs), None)
        content = words(meta["content"])
        if name and content:
            for each in name.lower().split():
                out.setdefault(each, content)
    return out


def _title(tree: HTMLTree, stated: Node, metas: dict[str, str]) -> str | None:
    """The headline: as declared, but whole as the page shows it where that is longer or shorter
    by the name of the outlet."""
    shown = [t for h1 in _all(tree, "h1") if (t := words(h1.text)) and len(t) <= MAX_TITLE]
    declared = words(stated.get("headline")) or next(
        (metas[name] for name in _TITLES if name in metas), None
    )
    declared = declared or words(tree.title)
    if declared is None:
        return shown[0] if len(shown) == 1 else None
    cut = declared.rstrip(".… ")
    for title in shown:
        if title.startswith(cut) or title == _head(declared):
            return title
    for title in shown:
        if len(title.split()) >= 3 and declared.startswith(title):
            return title
    if len(shown) == 1 and not stated.get("headline") and "og:title" not in metas:
        return shown[0]
    full = words(tree.title) or ""
    if not shown and declared == full:
        declared = _head(declared)
    return declared[:MAX_TITLE]


def _head(title: str) -> str:
    """A title without the last part that a separator sets off, which is the outlet's."""
    parts = list(_SEPARATOR.finditer(title))
    head = title[: parts[-1].start()] if parts else title
    return head if len(head.split()) >= 3 else title


def _outlet(stated: Node, metas: dict[str, str]) -> str | None:
    return words(stated.get("publisher")) or next(
        (metas[name] for name in _OUTLETS if name in metas), None
    )


def _suffix(tree: HTMLTree, title: str | None) -> str | None:
    """What the title element says after the headline: «headline - outlet»."""
    full = words(tree.title)
    if not full or not title or not full.startswith(title):
        return None
    parts = [part for part in _SEPARATOR.split(f" {full[len(title) :]} ") if part.strip()]
    return parts[-1].strip() if parts and len(parts[-1]) <= 60 else None


def _published(tree: HTMLTree, stated: Node, metas: dict[str, str]) -> str | None:
    values = [stated.get("datePublished"), stated.get("dateCreated")]
    values.extend(metas[name] for name in _DATES if name in metas)
    for value in values:
        if found := _visible.iso(words(value) if not isinstance(value, int | float) else value):
            return found
    return _stamp(tree)


def _stamp(tree: HTMLTree) -> str | None:
    """The first date that stands in an element named after dates: below the headline if one
    is there, for above it a page shows the day on which it was opened."""
    ordered = list(_all(tree, f"h1, {_STAMPS}"))[: MAX_STAMPS * 2]
    heads = [at for at, element in enumerate(ordered) if element.tag == "h1"]
    below = ordered[heads[-1] + 1 :] if heads else []
    for element in (*below[:MAX_STAMPS], *ordered[: heads[-1] if heads else MAX_STAMPS]):
        for attribute in ("datetime", "content", "title"):
            if attribute in element.attrs and (found := _visible.iso(element[attribute])):
                return found
        text = element.text or ""
        if len(text) <= 4 * _visible.MAX_CHARS and (found := _visible.iso(words(text))):
            return found
    return None


def _url(tree: HTMLTree, stated: Node, metas: dict[str, str]) -> str | None:
    links = (link["href"] for link in _all(tree, 'link[rel="canonical"][href]'))
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
