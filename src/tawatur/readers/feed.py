"""Feeds: RSS 2, RSS 1 (RDF) and Atom; an entry is one report.

The text is the entry's full content where the feed carries it, else its summary. An entry that
names the outlet it was taken from (``<source>``) keeps it, so that aggregators do not pass for
outlets. Feeds are read without any outer document: a declaration of entities is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError, tostring

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding, _fragment, _markup, _visible, _xml
from tawatur.readers._xml import Link

SUFFIXES = (".rss", ".atom", ".xml", ".rdf")
PARTIAL = True  # reads what stands before a break

_ENTRY = re.compile(r"<(/?)(?:\w+:)?(?:item|entry)(?=[\s>])[^>]*>")
_FULL = ("encoded", "content", "body", "full-text", "fulltext")
_SHORT = ("description", "summary", "subtitle")
_HTTP = ("http://", "https://")
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ADDRESS = re.compile(r"<link>\s*(https?://[^\s<]{1,2000})\s*</link>")
_DATES = ("pubDate", "published", "date", "issued", "created", "updated", "modified")

recognises = _markup.is_feed


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each entry, located ``path#number``; of a feed that breaks off, the entries that
    are whole."""
    sound = _xml.decoded(content, location)
    if not recognises(sound.encode("utf-8", "replace")):
        raise InputError(location, "XML, but no RSS or Atom feed")
    try:
        root = _xml.parsed(sound)
    except ParseError as error:
        yield from _whole_entries(sound, location, str(error))
        return
    outlet, base = _outlet(root), _base(root, location)
    number = 0
    for number, entry in enumerate(_entries(root), 1):
        yield _page(entry, outlet, base, f"{location}#{number}")
    if not number:
        raise InputError(location, "the feed has no entries")


def links(content: bytes, location: str) -> list[Link]:
    """The addresses that the feed's entries lead to, in its order."""
    out = []
    for page in read(content, location):
        if isinstance(page, Page) and page.url:
            changed = sha256(page.text.encode("utf-8", "replace")).hexdigest()[:16]
            out.append(Link(page.url, page.title, page.outlet, page.published, changed))
    return out


def _whole_entries(text: str, location: str, why: str) -> Iterator[Page | Rejection]:
    """The entries of a broken feed that can be read by themselves."""
    first = _ENTRY.search(text)
    head = text[: first.start() if first else len(text)]
    named = re.search(r"<title[^>]*>([^<]{1,200})</title>", head)
    outlet = _one_line(named.group(1)) if named else None
    linked = _ADDRESS.search(head)
    base = linked[1] if linked else _source(location)
    for number, entry in enumerate(_closed(text), 1):
        where = f"{location}#{number}"
        prefixes = sorted(set(re.findall(r"[<\s/](\w+):\w+[\s=>]", entry)) - {"xml", "xmlns"})
        names = " ".join(f'xmlns:{prefix}="x:{prefix}"' for prefix in prefixes)
        try:
            root = _xml.parsed(f"<feed {names}>{entry}</feed>")
        except ParseError as error:
            yield Rejection(where, f"not XML: {error}")
            continue
        yield _page(root[0], outlet, base, where)
    yield Rejection(location, f"the feed is broken, only its whole entries were read: {why}")


def _closed(text: str) -> Iterator[str]:
    """Every entry with a beginning and an end, as it stands."""
    begin: int | None = None
    for tag in _ENTRY.finditer(text):
        if not tag.group(1):
            begin = tag.start()
        elif begin is not None:
            yield text[begin : tag.end()]
            begin = None


def _entries(root: Element) -> Iterator[Element]:
    for element in root.iter():
        if element.tag in ("item", "entry"):
            yield element


def _outlet(root: Element) -> str | None:
    """The feed's own title."""
    channel = root.find("channel")
    return _words(root if channel is None else channel, ("title",))


def _source(location: str) -> str:
    """The address that the feed was read from, empty where it was read from a file."""
    return location if location.startswith(_HTTP) else ""


def _base(root: Element, location: str) -> str:
    """The address against which those in the feed count: its ``xml:base``, else its link, else
    where it was read from."""
    channel = root.find("channel")
    heads = [root] if channel is None else [channel, root]
    source = _source(location)
    for head in heads:
        if stated := _joined(source, head.get(_XML_BASE, "")):
            return stated
    links = (link for head in heads for link in head.findall("link"))
    return next((found for link in links if (found := _linked(link, source))), source)


def _joined(base: str, address: str) -> str:
    """An address as it counts at ``base``; empty where that is none of the web."""
    address = address.strip()
    if address.startswith(_HTTP):
        return address
    if not address or address.startswith("#"):
        return ""
    try:
        found = urljoin(base, address)
    except ValueError:
        return ""
    return found if found.startswith(_HTTP) else ""


def _linked(link: Element, base: str) -> str:
    """Where a link leads: in its words, or in Atom in an attribute; empty for an enclosure."""
    if link.get("rel", "alternate") != "alternate":
        return ""
    base = _joined(base, link.get(_XML_BASE, "")) or base
    return _joined(base, link.get("href") or link.text or "")


def _page(entry: Element, outlet: str | None, base: str, where: str) -> Page | Rejection:
    title = _words(entry, ("title",))
    body = _body(entry)
    if not body and not title:
        return Rejection(where, "the entry has no text")
    origin = entry.find("source")
    own = None
    if origin is not None:
        own = _words(origin, ("title",)) or _one_line("".join(origin.itertext()))
    text = f"{title}\n\n{body}" if title and body and body != title else body or title or ""
    return Page(
        location=where,
        text=_decoding.whole(text),
        id=_words(entry, ("guid", "id")),
        title=title,
        outlet=own or outlet,
        published=_date(entry),
        url=_link(entry, base),
    )


def _body(entry: Element) -> str:
    """The longest of the full contents, else of the summaries, as text."""
    for names in (_FULL, _SHORT):
        texts = [_inner(child) for child in entry if child.tag in names]
        if found := max(texts, key=len, default=""):
            return found
    return ""


def _inner(element: Element) -> str:
    """What an element holds as text: HTML in its words, or XHTML below it."""
    if len(element):
        inner = "".join(tostring(child, encoding="unicode", method="html") for child in element)
        return _fragment.text((element.text or "") + inner)
    return _fragment.text(element.text or "")


def _words(parent: Element, names: tuple[str, ...]) -> str | None:
    for child in parent:
        if child.tag in names and (found := _one_line("".join(child.itertext()))):
            return found
    return None


def _one_line(text: str) -> str | None:
    return _decoding.whole(_decoding.narrow(_decoding.resolved(_fragment.text(text)))) or None


def _date(entry: Element) -> str | None:
    for name in _DATES:
        if found := _visible.iso(_words(entry, (name,))):
            return found
    return None


def _link(entry: Element, base: str) -> str | None:
    """The entry's own address: the link of Atom that is no enclosure, or the link of RSS, which
    may be told from the feed's ``base`` on."""
    base = _joined(base, entry.get(_XML_BASE, "")) or base
    for link in entry.iter("link"):
        if found := _linked(link, base):
            return found
    for name in ("guid", "id"):
        value = _words(entry, (name,)) or ""
        if value.startswith(_HTTP):
            return value
    return None
