"""Sitemaps: the addresses of a site's pages; in a news sitemap an entry has its headline.

A sitemap holds no articles. The headline of an entry is read as a report of one line; the pages
behind the addresses are read where the sitemap is given by its own address (``--follow``).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding, _visible, _xml
from tawatur.readers._xml import Link

SUFFIXES = ()  # told by its content before the suffix, which is that of any XML
PARTIAL = True  # reads what stands before a break
MAX_LINKS = 50_000  # the protocol allows no more

recognises = _xml.is_sitemap


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each entry with a headline, located ``path#address``."""
    found = links(content, location)
    titled = [link for link in found if link.title]
    for link in titled:
        yield Page(
            location=f"{location}#{link.url}",
            text=link.title or "",
            title=link.title,
            outlet=link.outlet,
            published=link.published,
            url=link.url,
        )
    if not titled:
        raise InputError(
            location, f"a sitemap: it names {len(found)} addresses and holds no reports itself"
        )


def links(content: bytes, location: str) -> list[Link]:
    """The addresses that the sitemap names, in its order; of one that breaks off, the whole
    entries."""
    text = _xml.decoded(content, location)
    try:
        entries = [each for each in _xml.parsed(text).iter() if each.tag in ("url", "sitemap")]
    except ParseError:
        entries = list(_whole_entries(text))
    found = [_link(entry) for entry in entries]
    out = [link for link in found if link is not None][:MAX_LINKS]
    if not out:
        raise InputError(location, "the sitemap has no addresses")
    return out


def _whole_entries(text: str) -> Iterator[Element]:
    for entry in _xml.whole(text, ("url", "sitemap")):
        try:
            yield _xml.parsed(entry)
        except ParseError:
            continue


def _link(entry: Element) -> Link | None:
    values = {child.tag: (child.text or "").strip() for child in entry.iter()}
    url = values.get("loc", "")
    if not url.startswith(("http://", "https://")):
        return None
    title = _decoding.narrow(_decoding.resolved(values.get("title", "")))
    return Link(
        url=_decoding.whole(url),
        title=_decoding.whole(title) or None,
        outlet=_decoding.whole(" ".join(values.get("name", "").split())) or None,
        published=_visible.iso(values.get("publication_date"))
        or _visible.iso(values.get("lastmod")),
        changed=values.get("lastmod") or values.get("publication_date") or "",
        is_map=entry.tag == "sitemap",
    )
