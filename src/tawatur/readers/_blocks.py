"""Blocks: the lines a page shows, each with the element it stands in, from one walk of its markup.

The parsed page is written out again by the parser, so that every element is closed and every
attribute quoted; a single pattern then walks it. Nothing is asked of the tree a node at a time.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from tawatur.readers import _decoding, _fragment, _heads, _mojibake, _straight, _tags
from tawatur.readers._heads import Head
from tawatur.readers._straight import CrookedError, Pieces
from tawatur.readers._tags import (
    BLOCK,
    COMMENT,
    END,
    INLINE,
    LINK,
    OTHER,
    PARAGRAPH,
    RULED,
    QuotedError,
    Tag,
)

MAX_BLOCKS = 200_000  # lines of one page that are looked at

# What is never shown as words of the page, with all it holds.
_UNSHOWN = re.compile(
    r"<(?:(?=[acimnostv])(script|style|noscript|noframes|noembed|template|svg|iframe|select"
    r"|textarea|object|video|audio|canvas|math)(?=[\s/>])|!--)"
)
# Start and end tags with the words that follow; what is quoted in a tag may hold its closing mark.
_TOKEN = re.compile(r'<(/?[a-zA-Z][^>"]*+(?:"[^"]*+"[^>"]*+)*+)>([^<]*+)')

_NONE = Tag("", END)  # what an end tag closes where nothing is open

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
    that state a time, each with the number of lines above it; what it states beside its words."""

    blocks: list[Block]
    tags: list[Tag]
    parents: list[int]
    chars: list[int]
    linked: list[int]
    stamps: list[tuple[int, str]]
    head: Head

    def up(self, at: int) -> list[int]:
        """An element and all it stands in, inmost first."""
        out = []
        parents = self.parents
        while at >= 0:
            out.append(at)
            at = parents[at]
        return out


def walk(markup: str, location: str) -> Shown:
    """The lines of the page's body; InputError where it is too long or too deep."""
    _fragment.check(markup, location)
    try:
        head, inner = _straight.parts(markup)
        walked = _along(_straight.cut(inner), _straight.known)
        _straight.check_end(walked.around)
    except (CrookedError, QuotedError):
        head, inner = _heads.parsed(_fragment.tree(markup))
        walked = _walked(inner)
    head.add(walked.stated, inner)
    return _shown(walked, _mender(inner), head)


Stretch = tuple[list[str], list[str] | None, int, bool]


class _Walked(NamedTuple):
    """What the walk of the tags leaves: each stretch of words between elements (its words, those
    of them in links, where it stands, whether it leads to a notice); the elements; the values
    that state a time, each with the stretches that have ended and been begun above it; the tags
    that state something of the page; the elements that nothing has closed."""

    stretches: list[Stretch]
    tags: list[Tag]
    parents: list[int]
    stamps: list[tuple[int, bool, str]]
    stated: list[str]
    around: list[Tag]


def _walked(markup: str) -> _Walked:
    """The walk of the tags in the markup, cut at their marks; where a mark stands in quotes, which
    is rare, by the pattern, which takes twice as long to find them."""
    try:
        return _along(_straight.cut(markup), _tags.known)
    except QuotedError:
        found = _TOKEN.findall(_without_unshown(markup))
        walked = _along(((written, ">", words) for written, words in found), _tags.known)
        scripts = (f"script {hit[1]}" for hit in _heads.SCRIPT.finditer(markup))
        return walked._replace(stated=[*_heads.META.findall(markup), *scripts])


def _along(pieces: Pieces, known: dict[str, Tag]) -> _Walked:  # noqa: PLR0912, PLR0915
    """One walk along tags as written, each with the words after it; every step of it counts, so it
    is one function. Markup that was not parsed is checked, which may raise CrookedError."""
    walked = _Walked([], [Tag("body", BLOCK, "body")], [-1], [], [], [])
    stretches, tags, parents, _, stated, around = walked
    checked, skip = (True, _straight.after) if known is _straight.known else (False, _after)
    parts, linked = list[str](), list[str]()
    at = links = 0
    notice = in_paragraph = False
    for written, mark, words in pieces:
        if not mark:
            raise QuotedError
        tag = known[written]
        step, outer = tag.step, at
        if step == END:
            opened = around.pop() if around else _NONE
            at = parents[at] if opened.block else at
            links -= opened.link
            in_paragraph = in_paragraph and opened.rule != PARAGRAPH
            if checked and opened.closing is not tag and opened.closing != tag:
                raise CrookedError
        elif step == LINK:
            if links and checked:
                raise CrookedError
            around.append(tag)
            links += 1
            notice = notice or tag.notice
        elif step == BLOCK:
            if checked and (rule := tag.rule):
                if in_paragraph or (rule == RULED and not _straight.fits(tag, around)):
                    raise CrookedError
                in_paragraph = rule == PARAGRAPH
            around.append(tag)
            parents.append(at)
            at = len(tags)
            tags.append(tag)
        elif step == INLINE:
            around.append(tag)
        elif step >= COMMENT:
            words = skip(tag, f"{written}>{words}", pieces, stated)  # noqa: PLW2901
        if step >= OTHER:
            if checked and (tag.rule or (tag.link and links)):
                in_paragraph = _straight.begun(tag, around, in_paragraph or links > 0)
            _note(walked, tag, written, begun=bool(parts))
            if tag.block and parts:
                stretches.append((parts, linked, at, notice))
                parts, linked, notice = [], [], False
            if step == OTHER and not tag.void:
                at = _opened(walked, tag, at)
                links += tag.link
                notice = notice or tag.notice
        elif at != outer and parts:
            stretches.append((parts, linked, outer, notice))
            parts, linked, notice = [], [], False
        if words and (parts or not words.isspace()):
            parts.append(words)
            if links:
                linked.append(words)
    stretches.append((parts, linked, at, notice))
    return walked


def _opened(walked: _Walked, tag: Tag, at: int) -> int:
    """Open an element in another; where the walk then stands."""
    walked.around.append(tag)
    if not tag.block:
        return at
    walked.parents.append(at)
    walked.tags.append(tag)
    return len(walked.tags) - 1


def _note(walked: _Walked, tag: Tag, written: str, *, begun: bool) -> None:
    """Note what a tag states."""
    walked.stamps.extend((len(walked.stretches), begun, value) for value in tag.stamps)
    if tag.states:
        walked.stated.append(written)


def _after(tag: Tag, piece: str, pieces: Pieces, stated: list[str]) -> str:
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


def _shown(walked: _Walked, mend: Mend | None, head: Head) -> Shown:
    """The lines of the stretches that hold words."""
    stretches, tags, parents, stamps, *_ = walked
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
    return Shown(blocks, tags, parents, chars, linked, stated, head)


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
