"""Blocks: the lines a page shows, each with the element it stands in, from one walk of its markup.

The parsed page is written out again by the parser, so that every element is closed and every
attribute quoted; a single pattern then walks it. Nothing is asked of the tree a node at a time.
"""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec
from resiliparse.parse.html import HTMLTree

from tawatur import lexicons
from tawatur.readers import _mojibake

MAX_BLOCKS = 200_000  # lines of one page that are looked at

# What is never shown as words of the page, with all it holds.
_UNSHOWN = tuple(
    "script style noscript template svg iframe select textarea object video audio canvas"
    " math".split()
)
_TOKEN = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)>([^<]*)")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s"
    " samp small span strike strong sub sup time tt u var wbr amp-img".split()
)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr".split()
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_META = re.compile(r"<meta ([^>]*)>")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TABLE = re.compile("table|quote")  # figures that hold words of the article
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Names of elements that hold a time, and the attributes in which they state it.
_TIMED = re.compile(r"(?i)date|time|publish|\bago\b|created")
_STATING = frozenset(
    "datetime content title data-timestamp data-time data-date data-datetime data-utime"
    " data-published data-created".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


class Element(msgspec.Struct):
    """An element that holds lines: where it stands, and how much of it is links."""

    tag: str
    sign: str  # tag and classes: elements of one list share it
    parent: int
    box: str  # what kind of box its names make it, if any
    chars: int = 0
    linked: int = 0


class Block(msgspec.Struct):
    """One line of words: the element it stands in, and how many of its characters are links."""

    text: str
    at: int
    linked: int
    heading: bool
    notice: bool

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


class Shown(msgspec.Struct):
    """The lines of a page in order, its elements, outer ones before inner ones, and the values
    of attributes that state a time, each with the number of lines above it, and the attributes of
    its meta elements."""

    blocks: list[Block]
    elements: list[Element]
    stamps: list[tuple[int, str]]
    metas: list[dict[str, str]]

    def up(self, at: int) -> list[int]:
        """An element and all it stands in, inmost first."""
        out = []
        while at >= 0:
            out.append(at)
            at = self.elements[at].parent
        return out


def walk(tree: HTMLTree) -> Shown:
    """The lines of the page's body."""
    body, head = tree.body, tree.head
    walker = _Walker()
    inner = body.html if body is not None else ""
    walker.run(inner)
    for element in reversed(walker.elements):
        if element.parent >= 0:
            above = walker.elements[element.parent]
            above.chars += element.chars
            above.linked += element.linked
    metas = _META.findall((head.html if head is not None else "") + inner)
    return Shown(walker.blocks, walker.elements, walker.stamps, [_attributes(m) for m in metas])


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag, names in lower case."""
    found = _ATTRIBUTE.findall(written)
    return {key: html.unescape(value) if "&" in value else value for key, value in found}


class _Tag(NamedTuple):
    """What a start tag says: whether it opens an element of its own (``block``), is a link,
    leads to a notice, or names a time, with the values that state it."""

    block: bool
    void: bool
    sign: str
    kind: str
    link: bool
    notice: bool
    stamps: tuple[str, ...]


class _Walker:
    def __init__(self) -> None:
        self.elements = [Element("body", "body", -1, "")]
        self.blocks: list[Block] = []
        self.stamps: list[tuple[int, str]] = []
        self._open: list[tuple[int, bool]] = [(0, False)]  # of each open element: around it, link
        self._parts: list[str] = []
        self._linked: list[str] = []
        self._links = 0
        self._notice = False
        self._is_broken = False
        self._at = 0

    def run(self, markup: str) -> None:
        self._is_broken = _mojibake.is_suspect(markup)
        for close, name, attributes, words in _TOKEN.findall(_without_unshown(markup)):
            if close:
                self._close()
            else:
                self._enter(name, attributes)
            if words:
                self._parts.append(words)
                if self._links:
                    self._linked.append(words)
            if len(self.blocks) > MAX_BLOCKS:
                break
        self._flush()

    def _enter(self, name: str, attributes: str) -> None:
        tag = _described(name, attributes)
        if tag.stamps:
            here = len(self.blocks) + bool(self._parts)
            self.stamps += ((here, value) for value in tag.stamps)
        if tag.void:
            if tag.block:
                self._flush()
            return
        self._open.append((self._at, tag.link))
        if tag.link:
            self._links += 1
            self._notice = self._notice or tag.notice
        if tag.block:
            self._flush()
            self.elements.append(Element(name, tag.sign, self._at, tag.kind))
            self._at = len(self.elements) - 1

    def _close(self) -> None:
        if len(self._open) < 2:
            return
        outer, is_link = self._open.pop()
        if outer != self._at:
            self._flush()
            self._at = outer
        self._links -= is_link

    def _flush(self) -> None:
        if not self._parts:
            return
        text = _plain(self._parts, mend=self._is_broken)
        if text:
            linked = len(_plain(self._linked, mend=self._is_broken)) if self._linked else 0
            element = self.elements[self._at]
            element.chars += len(text)
            element.linked += linked
            is_heading = element.tag in _HEADINGS
            self.blocks.append(Block(text, self._at, linked, is_heading, self._notice))
            self._notice = False
        self._parts.clear()
        self._linked.clear()


def _without_unshown(markup: str) -> str:
    """The markup without scripts and the like, and without comments."""
    for name in _UNSHOWN:
        markup = _without(markup, f"<{name}", f"</{name}>")
    return _without(markup, "<!--", "-->")


def _without(markup: str, opening: str, closing: str) -> str:
    begin, end, parts = markup.find(opening), 0, list[str]()
    while begin >= 0:
        parts.append(markup[end:begin])
        stop = markup.find(closing, begin)
        end = stop + len(closing) if stop >= 0 else len(markup)
        begin = markup.find(opening, end)
    return "".join((*parts, markup[end:])) if parts else markup


def _plain(parts: list[str], *, mend: bool) -> str:
    """The words of a line, white space narrowed."""
    words = "".join(parts)
    words = html.unescape(words) if "&" in words else words
    words = _mojibake.mend(words) if mend else words
    return " ".join(words.replace("\ufeff", "").split())


@lru_cache(8192)
def _described(name: str, attributes: str) -> _Tag:
    stamps: tuple[str, ...] = ()
    if name == "meta":
        stamps = tuple(_dated(attributes))
    elif attributes and (name == "time" or _TIMED.search(attributes)):
        found = _ATTRIBUTE.findall(attributes)
        stamps = tuple(html.unescape(value) for key, value in found if key in _STATING)
    kind = _kind(name, attributes)
    if name in _VOID:
        return _Tag(name in ("br", "hr"), True, "", "", False, False, stamps)
    is_link = name == "a"
    is_notice = is_link and bool(_notices().search(attributes))
    is_block = name not in _INLINE or bool(kind)
    sign = _sign(name, attributes) if attributes else name
    return _Tag(is_block, False, sign, kind, is_link, is_notice, stamps)


def _sign(name: str, attributes: str) -> str:
    """The name of an element with its classes: a number in them counts members of a list."""
    found = next((v for k, v in _ATTRIBUTE.findall(attributes) if k == "class"), "")
    return f"{name}.{re.sub(r'[0-9]+', '', found)}"


def _kind(name: str, attributes: str) -> str:
    """What kind of box an element is by its name and attributes; empty where it is none."""
    elements, parts = _signs()
    if not attributes:
        return elements.get(name, "")
    for key, value in _ATTRIBUTE.findall(attributes):
        if key in parts:
            found = parts[key].search(_CAMEL.sub("-", value).lower())
            if found:
                return _kinds()[key, found.group(1)]
        elif (key == "style" and _HIDDEN.search(value)) or key == "hidden":
            return "hidden"
    if name == "figure" and _TABLE.search(attributes):
        return ""
    return elements.get(name, "")


@cache
def _kinds() -> dict[tuple[str, str], str]:
    return {(row["place"], row["sign"]): row["kind"] for row in lexicons.rows("page_boxes")}


@cache
def _signs() -> tuple[dict[str, str], dict[str, re.Pattern[str]]]:
    """The kinds of box by name of element, and for each attribute the signs in its value."""
    kinds = _kinds()
    elements = {sign: kind for (place, sign), kind in kinds.items() if place == "element"}
    parts = {
        place: re.compile(rf"(?<![a-z])({'|'.join(_alternatives(place))})")
        for place in ("class", "id", "rel", "role")
    }
    return elements, parts


def _alternatives(place: str) -> list[str]:
    found = [sign for where, sign in _kinds() if where == place]
    return [re.escape(sign) for sign in sorted(found, key=len, reverse=True)]


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(rf'href="[^"]*(?:{"|".join(_alternatives("link"))})')


def _dated(attributes: str) -> list[str]:
    """What a meta element in the body states, where it is named after dates."""
    found = dict(_ATTRIBUTE.findall(attributes))
    named = found.get("itemprop", "") + found.get("property", "")
    return [found["content"]] if "content" in found and "ublished" in named else []
