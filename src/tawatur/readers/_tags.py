"""Tags: what a start tag says of the element that it begins, by its name and attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

import msgspec

from tawatur import lexicons

MAX_TAGS = 16_384  # tags as written that are remembered from page to page
MAX_REMEMBERED = 2000  # characters of one of them
MAX_SITES = 160  # characters of a tag whose attributes are the site's rather than the page's

_BEGIN = re.compile("/?[a-zA-Z]")
_NAME = re.compile(r"[^\s/]+")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s"
    " samp small span strike strong sub sup time tt u var wbr amp-img".split()
)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source"
    " track wbr".split()
)
_PLAIN = _VOID - {"br", "hr", "link", "meta"}  # those that change nothing but by a time
# What is never shown as words of the page, with all it holds.
_HIDING = frozenset(
    "script style noscript noframes noembed template svg iframe select textarea object video audio"
    " canvas math".split()
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
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
# Elements before which the parser closes an open paragraph, and those it has further rules for.
_FLOW = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer header hgroup hr main menu nav ol pre search section summary ul".split()
)
_RULED = _HEADINGS | frozenset("body li dt dd form button".split())
HREF = re.compile(r' href="([^"]*+)"')
_STATES = re.compile(r" (?:datetime|content|title|data-[a-z]+)=")

_NO_DIGITS = str.maketrans("", "", "0123456789")

Attributes = Mapping[str, str]
Written = list[tuple[str, str]]  # the attributes of a tag as written: name, value


# What a tag does to the line of words and to the elements around it.
IDLE, END, INLINE, LINK, BLOCK, OTHER, COMMENT, UNSHOWN = range(8)
# Where it may stand without the parser changing anything: anywhere, not in a paragraph, there as a
# paragraph itself, or where more is asked.
ANYWHERE, FLOW, PARAGRAPH, RULED = range(4)


class Tag(msgspec.Struct, frozen=True, gc=False):
    """What a tag says: its ``name``; its ``sign``, name and classes, which elements of one list
    share; the kind of ``box`` its names make it, if any; whether it opens an element of its own
    (``block``), holds no words (``void``), is a link or leads to a notice; the values in which it
    states a time; whether it ``states`` something of the page or begins a ``heading``; its
    ``closing`` tag and the ``rule`` for where it may stand. The ``step`` is what the walk does
    about it, OTHER where that is more than one of these says."""

    name: str
    step: int
    sign: str = ""
    box: str = ""
    block: bool = False
    void: bool = False
    link: bool = False
    notice: bool = False
    stamps: tuple[str, ...] = ()
    states: bool = False
    heading: bool = False
    closing: Tag | None = None
    rule: int = ANYWHERE


class QuotedError(Exception):
    """A tag that was cut at a mark in its quotes."""


class Remembering(dict[str, Tag]):
    """Tags as written, described when they are first met; a look-up of one known is what the
    walk does most."""

    def __missing__(self, written: str) -> Tag:
        tag = self._new(written)
        if len(written) <= MAX_REMEMBERED and tag is not _COMMENT:
            if len(self) >= MAX_TAGS:
                self.clear()
            self[written] = tag
        return tag

    def _new(self, written: str) -> Tag:
        raise NotImplementedError


class _Tags(Remembering):
    """Tags as the parser writes them."""

    def _new(self, written: str) -> Tag:
        if written.startswith("!--"):
            return _COMMENT
        if written.count('"') % 2 or not _BEGIN.match(written):
            raise QuotedError
        if written[0] == "/":
            return Tag(written, END)
        link = HREF.search(written) if written.startswith("a ") else None
        if link is None or _STATES.search(written):
            return _described(written)
        tag = self[written[: link.start()] + written[link.end() :]]
        is_notice = any(sign in link[1] for sign in _notices())
        return msgspec.structs.replace(tag, notice=True) if is_notice else tag


_COMMENT = Tag("", COMMENT)
known = _Tags()


def remembering(read: Callable[[str], Attributes]) -> Callable[[str], Attributes]:
    """A reader of attributes that keeps those of tags short enough to be the site's own."""
    kept = lru_cache(2048)(read)
    return lambda written: kept(written) if len(written) <= MAX_SITES else read(written)


@remembering
def attributes(written: str) -> Attributes:
    """The attributes of a start tag, names in lower case."""
    found = _ATTRIBUTE.findall(written)
    if "&" not in written:
        return dict(found)
    return {key: html.unescape(value) if "&" in value else value for key, value in found}


def _described(written: str) -> Tag:
    end = _NAME.match(written)
    name = end.group() if end else written
    if name in _PLAIN and not _STATES.search(written):
        return Tag(name, IDLE, void=True)
    attributes = written[len(name) :]
    found = _ATTRIBUTE.findall(attributes) if attributes else []
    stamps: tuple[str, ...] = ()
    if name == "meta":
        stamps = tuple(_dated(dict(found)))
    elif any(key in _STATING for key, _ in found):
        is_timed = name == "time" or _TIMED.search(attributes)
        stated = (html.unescape(value) for key, value in found if key in _STATING)
        stamps = tuple(stated) if is_timed else ()
    states = name in ("meta", "link", "script")
    if name in _HIDING:
        return Tag(name, UNSHOWN, states=states, closing=known[f"/{name}"])
    if name in _VOID:
        is_break = name in ("br", "hr")
        step = OTHER if is_break or states or stamps else IDLE
        rule = FLOW if name == "hr" else ANYWHERE
        return Tag(name, step, block=is_break, void=True, stamps=stamps, states=states, rule=rule)
    kind = _kind(name, found)
    is_link = name == "a"
    is_notice = is_link and any(
        sign in value for key, value in found if key == "href" for sign in _notices()
    )
    is_block = name not in _INLINE or bool(kind)
    step = BLOCK if is_block else LINK if is_link else INLINE
    return Tag(
        name,
        OTHER if stamps or (is_block and is_link) else step,
        sign=_sign(name, found),
        box=kind,
        block=is_block,
        link=is_link,
        notice=is_notice,
        stamps=stamps,
        heading=name in _HEADINGS,
        closing=known[f"/{name}"],
        rule=_rule(name),
    )


def _rule(name: str) -> int:
    if name == "p":
        return PARAGRAPH
    return FLOW if name in _FLOW else RULED if name in _RULED else ANYWHERE


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
            named = _named if len(value) <= MAX_SITES else _named.__wrapped__
            if found := named(key, value):
                return found
        elif (key == "style" and _HIDDEN.search(value)) or key == "hidden":
            return "hidden"
    if name == "figure" and any(_TABLE.search(f"{key} {value}") for key, value in attributes):
        return ""
    return elements.get(name, "")


@lru_cache(4096)
def _named(key: str, value: str) -> str:
    """The kind of box that a value of an attribute names; empty where it names none."""
    found = _signs()[1][key].search(_CAMEL.sub("-", value).lower())
    return _kinds()[key, found.group(1)] if found else ""


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
