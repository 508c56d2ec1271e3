"""Blocks: the lines a page shows, each with the element it stands in, from one walk of its markup.

The parsed page is written out again by the parser, so that every element is closed and every
attribute quoted; a single pattern then walks it. Nothing is asked of the tree a node at a time.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import repeat
from typing import NamedTuple

import msgspec
from resiliparse.parse.html import HTMLTree

from tawatur.readers import _decoding, _mojibake, _tags
from tawatur.readers._tags import BLOCK, COMMENT, END, INLINE, LINK, OTHER, QuotedError, Tag

MAX_BLOCKS = 200_000  # lines of one page that are looked at

# What is never shown as words of the page, with all it holds.
_UNSHOWN = re.compile(
    r"<(?:(?=[acimnostv])(script|style|noscript|noframes|noembed|template|svg|iframe|select"
    r"|textarea|object|video|audio|canvas|math)(?=[\s/>])|!--)"
)
# Start and end tags with the words that follow; what is quoted in a tag may hold its closing mark.
_TOKEN = re.compile(r'<(/?[a-zA-Z][^>"]*+(?:"[^"]*+"[^>"]*+)*+)>([^<]*+)')
_META = re.compile(r'<((?:meta|link) [^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_SCRIPT = re.compile(r'<script ([^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_STATED = "application/ld+json"
# A page up to its head, and from its head to its body, where no comment stands between.
_TOP = re.compile(r'(?:<!DOCTYPE[^>]*+>)?<html(?:[^>"]*+"[^"]*+")*+[^>"]*+>\s*+(?=<head[ >])')
_MIDDLE = re.compile(r"</head>\s*+(?=<body[ >])")
_BOTTOM = "</body></html>"

Mend = Callable[[str], str]


class Block(msgspec.Struct, gc=False):
    """One line: the element it stands in, the number of its words, how many of its characters are
    links, whether it is a heading and whether it leads to a notice."""

    text: str
    at: int
    words: int
    linked: int
    heading: bool
    notice: bool


class Shown(msgspec.Struct):
    """The lines of a page in order; its elements, outer ones before inner ones: the tag of each,
    what it stands in, its characters and how many of them are links; the values of attributes
    that state a time, each with the number of lines above it; the attributes of its meta elements
    and of the links to its own address, and the scripts that state what it is."""

    blocks: list[Block]
    tags: list[Tag]
    parents: list[int]
    chars: list[int]
    linked: list[int]
    stamps: list[tuple[int, str]]
    metas: list[Mapping[str, str]]
    links: list[Mapping[str, str]]
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
    top, inner = _written(tree)
    walked = _walked(inner)
    shown = _shown(walked, _mender(inner))
    scripts = list(_stating(top))
    for written in (*_META.findall(top), *walked.stated):
        if written.startswith("meta"):
            shown.metas.append(_tags.attributes(written))
        elif written.startswith("link"):
            if "canonical" in written:
                shown.links.append(_tags.attributes(written))
        elif "ld+json" in written and not shown.scripts:
            shown.scripts.extend(_stating(inner))
    shown.scripts[:0] = scripts
    return shown


def _written(tree: HTMLTree) -> tuple[str, str]:
    """The head and the body as the parser writes them: at once where no other «</head>» makes it
    doubtful where the one ends; to ask the tree for either costs a third of that again."""
    whole = str(tree)
    top, at = _TOP.match(whole), whole.find("</head>")
    middle = _MIDDLE.match(whole, at) if at > 0 else None
    if top and middle and whole.endswith(_BOTTOM) and whole.find("</head>", middle.end()) < 0:
        return whole[top.end() : at], whole[middle.end() : -len(_BOTTOM)]
    body, head = tree.body, tree.head
    return head.html if head is not None else "", body.html if body is not None else ""


def _stating(markup: str) -> Iterator[str]:
    """The scripts that state what the page is."""
    for found in _SCRIPT.finditer(markup) if "ld+json" in markup else ():
        if _tags.attributes(found[1]).get("type", "").lower().startswith(_STATED):
            yield markup[found.end() : markup.find("</script>", found.end())]


Stretch = tuple[list[str], list[str] | None, int, bool]


class _Walked(NamedTuple):
    """What the walk of the tags leaves: each stretch of words between elements (its words, those
    of them in links, where it stands, whether it leads to a notice); the elements; the values
    that state a time, each with the stretches that have ended and been begun above it; the tags
    that state something of the page."""

    stretches: list[Stretch]
    tags: list[Tag]
    parents: list[int]
    stamps: list[tuple[int, bool, str]]
    stated: list[str]


def _walked(markup: str) -> _Walked:
    """The walk of the tags in the markup, cut at their marks; where a mark stands in quotes, which
    is rare, by the pattern, which takes twice as long to find them."""
    try:
        return _along(map(str.partition, markup.split("<")[1:], repeat(">")))
    except QuotedError:
        found = _TOKEN.findall(_without_unshown(markup))
        walked = _along((written, ">", words) for written, words in found)
        scripts = (f"script {hit[1]}" for hit in _SCRIPT.finditer(markup))
        return walked._replace(stated=[*_META.findall(markup), *scripts])


def _along(  # noqa: PLR0912, PLR0915 - a call would cost as much as the step it takes
    pieces: Iterator[tuple[str, str, str]],
) -> _Walked:
    """One walk along tags as written, each with the words after it; every step of it counts."""
    walked = _Walked([], [Tag("body", BLOCK, "body")], [-1], [], [])
    stretches, tags, parents = walked.stretches, walked.tags, walked.parents
    known = _tags.known
    around: list[int] = []  # of each open element: what it stands in, turned round for a link
    parts, linked = list[str](), list[str]()
    at = links = 0
    notice = False
    for written, mark, words in pieces:
        if not mark:
            raise QuotedError
        tag = known[written]
        step, outer = tag.step, at
        if step == END:
            if around:
                at = around.pop()
                if at < 0:
                    links -= 1
                    at = ~at
        elif step == LINK:
            around.append(~at)
            links += 1
            notice = notice or tag.notice
        elif step == BLOCK:
            around.append(at)
            parents.append(at)
            at = len(tags)
            tags.append(tag)
        elif step == INLINE:
            around.append(at)
        elif step >= COMMENT:
            words = _after(tag, f"{written}>{words}", pieces, walked.stated)  # noqa: PLW2901
        if step >= OTHER:
            _note(walked, tag, written, begun=bool(parts))
            if tag.block and parts:
                stretches.append((parts, linked, at, notice))
                parts, linked, notice = [], [], False
            if step == OTHER and not tag.void:
                around.append(~at if tag.link else at)
                links += tag.link
                notice = notice or tag.notice
                if tag.block:
                    parents.append(at)
                    at = len(tags)
                    tags.append(tag)
        elif at != outer and parts:
            stretches.append((parts, linked, outer, notice))
            parts, linked, notice = [], [], False
        if words and (parts or not words.isspace()):
            parts.append(words)
            if links:
                linked.append(words)
    stretches.append((parts, linked, at, notice))
    return walked


def _note(walked: _Walked, tag: Tag, written: str, *, begun: bool) -> None:
    """Note what a tag states."""
    walked.stamps.extend((len(walked.stretches), begun, value) for value in tag.stamps)
    if tag.states:
        walked.stated.append(written)


def _after(tag: Tag, piece: str, pieces: Iterator[tuple[str, str, str]], stated: list[str]) -> str:
    """The words after a comment, or after an element that is not shown, from its first piece;
    what it states all the same joins what is ``stated``."""
    closing = f"/{tag.name}>" if tag.name else "-->"
    if not tag.name and closing in piece[3:]:
        return piece[3:].partition(closing)[2]
    for written, mark, words in pieces:
        following = f"{written}{mark}{words}"
        if following.startswith(closing) if tag.name else closing in following:
            return following.partition(closing)[2]
        if not tag.states and written.startswith(("meta ", "link ", "script ")):
            stated.append(written)
    return ""


def _shown(walked: _Walked, mend: Mend | None) -> Shown:
    """The lines of the stretches that hold words."""
    stretches, tags, parents, stamps, _ = walked
    blocks = list[Block]()
    empty = list[int]()  # the stretches that make no line
    chars, linked = [0] * len(tags), [0] * len(tags)
    notice = False
    for number, (parts, links, at, leads) in enumerate(stretches):
        notice = notice or leads
        text = (parts[0] if len(parts) == 1 else "".join(parts)).strip()
        if "&" in text or mend or "  " in text or not text.isprintable():
            text = _line(text, mend)
        if not text:
            empty.append(number)
            continue
        size = len(text)
        inside = 0
        if links:
            inside = size if len(links) == len(parts) else len(_line("".join(links), mend))
            linked[at] += inside
        chars[at] += size
        words = text.count(" ") + 1
        blocks.append(Block(text, at, words, inside, tags[at].heading, notice))
        notice = False
    for at in range(len(tags) - 1, 0, -1):
        if size := chars[at]:
            outer = parents[at]
            chars[outer] += size
            linked[outer] += linked[at]
    stated = [(k - bisect_left(empty, k) + begun, value) for k, begun, value in stamps]
    del blocks[MAX_BLOCKS:]
    return Shown(blocks, tags, parents, chars, linked, stated, [], [], [])


def _line(text: str, mend: Mend | None) -> str:
    """The words of a stretch, white space narrowed."""
    if "&" in text:
        text = html.unescape(text)
    if mend:
        text = mend(text)
    return _decoding.narrow(text)


def _mender(markup: str) -> Mend | None:
    """What sets the words of a page right, where some may be wrong."""
    is_suspect = _mojibake.is_suspect(markup)
    if "\ufeff" in markup:
        return lambda text: (_mojibake.mend(text) if is_suspect else text).replace("\ufeff", "")
    return _mojibake.mend if is_suspect else None


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
