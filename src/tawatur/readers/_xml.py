"""XML: feeds and sitemaps as trees, read without any outer document.

What breaks XML and no browser minds is set right first; a declaration of entities is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

import msgspec

from tawatur.errors import InputError
from tawatur.readers import _markup

MAX_DEPTH = 200  # elements within one another

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITIES = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_CHARACTER = re.compile(
    r"&#(?:x0*(?:[0-8bcBC]|1[0-9a-fA-F]|[eEfF]|[dD][89a-fA-F]..)|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_SITEMAP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<[!?](?:--.{0,2000}?--|[^>]*)>\s*)*"
    rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)


class Link(msgspec.Struct, frozen=True):
    """An address that a feed or sitemap names, and what it says of the page behind it; ``changed``
    differs where the page does, ``is_map`` says that it is a sitemap itself."""

    url: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    changed: str = ""
    is_map: bool = False


def is_sitemap(content: bytes) -> bool:
    """True where the content begins like a sitemap or an index of sitemaps."""
    return _SITEMAP.match(content[:4096].removeprefix(b"\xef\xbb\xbf")) is not None


def decoded(content: bytes, location: str) -> str:
    """The document as text that can be parsed; InputError where it declares entities."""
    text = _markup.decode(content, location)
    if _ENTITIES.search(text):
        raise InputError(location, "XML that declares entities of its own, which is not safe")
    return _sound(text)


def _sound(text: str) -> str:
    """The feed with what breaks XML and no browser minds set right."""
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text))
    return _BARE_AMPERSAND.sub("&amp;", _NO_CHARACTER.sub("", _NO_XML.sub("", text))).strip()


class _Limited:
    """Builds the tree as ElementTree does, no deeper than MAX_DEPTH."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._last: Element | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(_local(tag), attributes)
        if len(self._open) >= MAX_DEPTH:
            raise ParseError(f"elements nested more than {MAX_DEPTH} deep")
        if self._open:
            self._open[-1].append(element)
        else:
            self.root = element
        self._open.append(element)
        self._last = None

    def end(self, tag: str) -> None:
        self._last = self._open.pop()

    def data(self, words: str) -> None:
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + words
        elif self._open:
            self._open[-1].text = (self._open[-1].text or "") + words

    def close(self) -> Element | None:
        return self.root


def parsed(text: str) -> Element:
    """The root of the document, its tags without namespaces; ParseError where it is broken."""
    parser = XMLParser(target=_Limited())
    parser.feed(text)
    root: Element = parser.close()
    return root


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def whole(text: str, tags: tuple[str, ...]) -> Iterator[str]:
    """Every element with one of the tags, and a beginning and an end, as it stands."""
    begin: int | None = None
    for tag in re.finditer(rf"<(/?)(?:\w+:)?(?:{'|'.join(tags)})(?=[\s>])[^>]*>", text):
        if not tag.group(1):
            begin = tag.start()
        elif begin is not None:
            element = text[begin : tag.end()]
            yield re.sub(r"(</?)\w+:", r"\1", element)
            begin = None
