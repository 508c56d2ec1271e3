"""Blocks: the lines a page shows, each with the element it stands in, from one walk of its markup.

The parsed page is written out again by the parser, so that every element is closed and every
attribute quoted; a single pattern then walks it. Nothing is asked of the tree a node at a time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec
from resiliparse.parse.html import HTMLTree

from tawatur import lexicons
from tawatur.readers import _mojibake

MAX_BLOCKS = 200_000  # lines of one page that are looked at

# What is never shown as words of the page, with all it holds.
_UNSHOWN = re.compile(
    r"<(?:(?=[acimnostv])(script|style|noscript|noframes|noembed|template|svg|iframe|select"
    r"|textarea|object|video|audio|canvas|math)(?=[\s/>])|!--)"
)
# Start and end tags with the words that follow; what is quoted in a tag may hold its closing mark.
_TOKEN = re.compile(r'<(/?[a-zA-Z][^>"]*+(?:"[^"]*+"[^>"]*+)*+)>([^<]*+)')
_NAME = re.compile(r"[^\s/]+")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s"
    " samp small span strike strong sub sup time tt u var wbr amp-img".split()
)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr".split()
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
_META = re.compile(r'<meta ([^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_SCRIPT = re.compile(r'<script ([^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_LINK = re.compile(r'<link ([^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_STATED = "application/ld+json"
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


_NO_DIGITS = str.maketrans("", "", "0123456789")

Written = list[tuple[str, str]]  # the attributes of a tag as written: name, value


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
    """The lines of a page in order; its elements, outer ones before inner ones, and what each
    stands in; the values of attributes that state a time, each with the number of lines above it;
    the attributes of its meta elements and links, and the scripts that state what it is."""

    blocks: list[Block]
    elements: list[Element]
    stamps: list[tuple[int, str]]
    parents: list[int]
    metas: list[dict[str, str]]
    links: list[dict[str, str]]
    scripts: list[str]

    def up(self, at: int) -> list[int]:
        """An element and all it stands in, inmost first."""
        out = []
        parents = self.parents
        while at >= 0:
            out.append(at)
            at = parents[at]
        return out


def walk(tree: HTMLTree) -> Shown:
    """The lines of the page's body."""
    body, head = tree.body, tree.head
    inner = body.html if body is not None else ""
    shown = _walked(_without_unshown(inner), mend=_mojibake.is_suspect(inner))
    elements = shown.elements
    for element in reversed(elements):
        if element.parent >= 0:
            above = elements[element.parent]
            above.chars += element.chars
            above.linked += element.linked
    for part in (head.html if head is not None else "", inner):
        shown.metas.extend(map(_attributes, _META.findall(part)))
        shown.links.extend(map(_attributes, _LINK.findall(part)))
        shown.scripts.extend(_stating(part))
    return shown


def _stating(markup: str) -> Iterator[str]:
    """The scripts that state what the page is."""
    for found in _SCRIPT.finditer(markup) if "ld+json" in markup else ():
        if _attributes(found[1]).get("type", "").lower().startswith(_STATED):
            yield markup[found.end() : markup.find("</script>", found.end())]


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag, names in lower case."""
    found = _ATTRIBUTE.findall(written)
    return {key: html.unescape(value) if "&" in value else value for key, value in found}


class _Tag(NamedTuple):
    """What a start tag says: whether it opens an element of its own (``block``), is a link,
    leads to a notice, or names a time, with the values that state it."""

    name: str
    block: bool
    void: bool
    sign: str
    kind: str
    link: bool
    notice: bool
    stamps: tuple[str, ...]


def _walked(markup: str, *, mend: bool) -> Shown:
    """The lines of the markup, from one walk of its tags; every step of it counts."""
    shown = Shown([], [Element("body", "body", -1, "")], [], [-1], [], [], [])
    blocks, elements, parents = shown.blocks, shown.elements, shown.parents
    around: list[tuple[int, bool]] = []  # of each open element: what it stands in, if it is a link
    line = _Line(shown, mend=mend)
    parts, linked = line.parts, line.linked
    at = links = 0
    for written, words in _TOKEN.findall(markup):
        if written[0] == "/":
            if around:
                outer, is_link = around.pop()
                if outer != at:
                    if parts:
                        line.end(at)
                    at = outer
                links -= is_link
        else:
            tag = _described(written)
            if tag.stamps:
                here = len(blocks) + bool(parts)
                shown.stamps.extend((here, value) for value in tag.stamps)
            if tag.block and parts:
                line.end(at)
            if not tag.void:
                around.append((at, tag.link))
                links += tag.link
                line.notice |= tag.notice
                if tag.block:
                    elements.append(Element(tag.name, tag.sign, at, tag.kind))
                    parents.append(at)
                    at = len(elements) - 1
        if words and (parts or not words.isspace()):
            parts.append(words)
            if links:
                linked.append(words)
    line.end(at)
    del blocks[MAX_BLOCKS:]
    return shown


class _Line:
    """The line that is being read: its words, those of them in links, if it leads to a notice."""

    def __init__(self, shown: Shown, *, mend: bool) -> None:
        self.parts: list[str] = []
        self.linked: list[str] = []
        self.notice = False
        self._shown = shown
        self._mend = mend

    def end(self, at: int) -> None:
        """The line is read: it stands in element ``at``."""
        text = _plain(self.parts, mend=self._mend)
        if text:
            linked = 0
            if self.linked:
                is_whole = len(self.linked) == len(self.parts)
                linked = len(text if is_whole else _plain(self.linked, mend=self._mend))
            element = self._shown.elements[at]
            element.chars += len(text)
            element.linked += linked
            is_heading = element.tag in _HEADINGS
            self._shown.blocks.append(Block(text, at, linked, is_heading, self.notice))
            self.notice = False
        self.parts.clear()
        self.linked.clear()


def _without_unshown(markup: str) -> str:
    """The markup without scripts and the like, and without comments."""
    found, end, parts = _UNSHOWN.search(markup), 0, list[str]()
    while found is not None:
        parts.append(markup[end : found.start()])
        closing = f"</{found[1]}>" if found[1] else "-->"
        stop = markup.find(closing, found.end())
        end = stop + len(closing) if stop >= 0 else len(markup)
        found = _UNSHOWN.search(markup, end)
    return "".join((*parts, markup[end:])) if parts else markup


def _plain(parts: list[str], *, mend: bool) -> str:
    """The words of a line, white space narrowed."""
    words = parts[0] if len(parts) == 1 else "".join(parts)
    words = html.unescape(words) if "&" in words else words
    words = _mojibake.mend(words) if mend else words
    return " ".join(words.replace("\ufeff", "").split())


@lru_cache(8192)
def _described(written: str) -> _Tag:
    end = _NAME.match(written)
    name = end.group() if end else written
    attributes = written[len(name) :]
    found = _ATTRIBUTE.findall(attributes) if attributes else []
    stamps: tuple[str, ...] = ()
    if name == "meta":
        stamps = tuple(_dated(dict(found)))
    elif any(key in _STATING for key, _ in found):
        is_timed = name == "time" or _TIMED.search(attributes)
        stated = (html.unescape(value) for key, value in found if key in _STATING)
        stamps = tuple(stated) if is_timed else ()
    kind = _kind(name, found)
    if name in _VOID:
        return _Tag(name, name in ("br", "hr"), True, "", "", False, False, stamps)
    is_link = name == "a"
    is_notice = is_link and any(
        sign in value for key, value in found if key == "href" for sign in _notices()
    )
    is_block = name not in _INLINE or bool(kind)
    return _Tag(name, is_block, False, _sign(name, found), kind, is_link, is_notice, stamps)


def _sign(name: str, attributes: Written) -> str:
    """The name of an element with its classes: a number in them counts members of a list."""
    if not attributes:
        return name
    found = next((value for key, value in attributes if key == "class"), "")
    return f"{name}.{found.translate(_NO_DIGITS)}"


def _kind(name: str, attributes: Written) -> str:
    """What kind of box an element is by its name and attributes; empty where it is none."""
    elements, parts = _signs()
    for key, value in attributes:
        if key in parts:
            found = parts[key].search(_CAMEL.sub("-", value).lower())
            if found:
                return _kinds()[key, found.group(1)]
        elif (key == "style" and _HIDDEN.search(value)) or key == "hidden":
            return "hidden"
    if name == "figure" and any(_TABLE.search(f"{key} {value}") for key, value in attributes):
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
def _notices() -> tuple[str, ...]:
    return tuple(sign for where, sign in _kinds() if where == "link")


def _dated(found: dict[str, str]) -> list[str]:
    """What a meta element in the body states, where it is named after dates."""
    named = found.get("itemprop", "") + found.get("property", "")
    return [found["content"]] if "content" in found and "ublished" in named else []
