"""Straight markup: pages that the parser would leave as they are, which need no parsing.

A page is straight where every element that it opens it closes in turn, none stands where the
parser would close another for it or move it, and tags, entities and the head are plain. Such a page
reads the same with and without the parser; whatever is in doubt raises ``CrookedError`` and goes
through it. The rules are those of tree construction in the HTML standard (13.2.6), taken narrowly.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from tawatur.readers import _heads, _tags
from tawatur.readers._heads import Head
from tawatur.readers._tags import PARAGRAPH, RULED, Attributes, Tag

Pieces = Iterator[tuple[str, str, str]]  # what a tag says, its closing mark, the words after it

_SPACE = r"[ \t\n\f]"
_VALUE = r'(?:"[^"]*+"|\'[^\'"]*+\'|[^\s"\'=<>`/]++)'
_TAG = re.compile(
    rf"[a-zA-Z][a-zA-Z0-9:-]*+(?:{_SPACE}++[a-zA-Z@][\w.:@-]*+(?:={_VALUE})?+)*+{_SPACE}*+/?",
    re.ASCII,
)
_ATTRIBUTE = re.compile(rf"{_SPACE}([a-zA-Z@][\w.:@-]*+)(?:=({_VALUE}))?", re.ASCII)
_PLAIN = re.compile(r'[a-z][a-z0-9:-]*+(?: [a-z@][a-z0-9_.:@-]*+="[^"&\xa0]*+")*+ ?/?')
_ANY = r"""(?:[ \n][^<>"']*+(?:"[^"]*+"[^<>"']*+)*+)?+>"""  # the rest of a tag that is not asked
_TOP = re.compile(
    rf"(?:<!(?:DOCTYPE|doctype)[ ][^<>]*+>{_SPACE}*+)?<html{_ANY}{_SPACE}*+<head{_ANY}"
)
_MIDDLE = re.compile(rf"</head>{_SPACE}*+(?=<body[ >])")
_BOTTOM = re.compile(rf"</body>{_SPACE}*+(?:</html>{_SPACE}*+)?\Z")
_TAIL = 200  # characters in which a page ends
# Entities that do not mean the same to the parser and to the reader of its lines; those in tags are
# looked at with the tags.
_STRANGE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|nbsp|laquo|raquo|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|bull|middot"
    r"|copy|reg|trade|times|\#0?39|\#8[12]\d\d);)"
)
_STRANGE_WORDS = re.compile(rf">[^<>]*?{_STRANGE.pattern}")
_REFUSING = ("<table", "\0", "--!>")
# Attributes that are asked for as they are written, and those whose value is never taken apart.
_ASKED = frozenset("class id rel role style itemprop property name".split())
_ADDRESSES = frozenset("href src srcset action data-src".split())

_NOTHING = ("", "", "")
_LISTS = frozenset(("ul", "ol", "menu"))
# What the parser has rules for that are not told here.
_REFUSED = frozenset(
    "html head title frameset frame image plaintext xmp listing nobr option optgroup rb rt rp rtc"
    " table caption colgroup col tbody thead tfoot tr td th template math isindex".split()
)
_RAW_TEXT = frozenset("script style iframe noembed noframes textarea title".split())
_MEDIA = frozenset("img source track param embed iframe style".split())
_SHAPES = frozenset("path g use circle rect line polygon polyline ellipse defs symbol".split())
_INERT = {"svg": _SHAPES, "select": frozenset({"option"})}  # by what holds them, else _MEDIA


class CrookedError(Exception):
    """Markup of which only the parser can tell what it means."""


def cut(markup: str) -> Pieces:
    """What each tag says, its closing mark, if it has one, and the words after it."""
    return map(str.partition, markup.split("<")[1:], repeat(">"))


def parts(markup: str) -> tuple[Head, str]:
    """What the straight head of a page states, and its body with its tag, which is looked at when
    it is walked."""
    top, bottom = _TOP.match(markup), _BOTTOM.search(markup, max(0, len(markup) - _TAIL))
    end = markup.find("</head>", top.end()) if top else -1
    middle = _MIDDLE.match(markup, end) if end >= 0 else None
    if not (top and middle and bottom) or any(sign in markup for sign in _REFUSING):
        raise CrookedError
    inner = _settled(markup[middle.end() : bottom.start()])
    head = _settled(markup[top.end() : end])
    if "&" in inner and _STRANGE_WORDS.search(inner):
        raise CrookedError
    return _headed(head), inner


def _settled(markup: str) -> str:
    """The markup with the ends of lines and the fixed spaces that the parser writes."""
    if "\r" in markup:
        markup = markup.replace("\r\n", "\n").replace("\r", "\n")
    return markup.replace("\xa0", "&nbsp;")


def _headed(markup: str) -> Head:
    """What a head states, looked at tag by tag."""
    head = Head(None, [], [], [])
    pieces = cut(markup)
    for written, mark, after in pieces:
        words, name = after, written.partition(" ")[0].rstrip("/")
        if name in ("meta", "link", "base"):
            _note(head, name, written)
        elif name in ("script", "style", "title"):
            attributes = _attributes(written)
            held, words = _raw(f"/{name}", after, pieces)
            if name == "title" and head.title is None:
                head.title = html.unescape(held)
            elif name == "script" and _heads.is_statement(attributes):
                head.scripts.append(held)
        elif name == "noscript":
            words = _after_inert(name, pieces)
        elif name.startswith("!--"):
            words = _after_comment(f"{written}{mark}{after}", pieces)
        else:
            raise CrookedError
        if not mark or (words and not words.isspace()):
            raise CrookedError
    before = markup.partition("<")[0]
    if before and not before.isspace():
        raise CrookedError
    return head


def _note(head: Head, name: str, written: str) -> None:
    """Note what a tag without words states."""
    if name == "meta":
        head.metas.append(_attributes(written))
    elif name == "link" and "canonical" in written:
        head.links.append(_attributes(written))
    else:
        known[written]


@_tags.remembering
def _attributes(written: str) -> Attributes:
    """The attributes of a start tag as a page has it, names in lower case."""
    if not _TAG.fullmatch(written) or _STRANGE.search(written):
        raise CrookedError
    found = _ATTRIBUTE.findall(written)
    stated = {key.lower(): html.unescape(_unquoted(value)) for key, value in found}
    if len(stated) < len(found):
        raise CrookedError
    return stated


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value


class _Straight(_tags.Remembering):
    """Tags as a page has them, described as the parser would write them."""

    def _new(self, written: str) -> Tag:
        if written.startswith(("/", "!--")):
            if written in ("!--", "!---"):
                raise CrookedError
            return _tags.known[written]
        link = _tags.HREF.search(written) if written.startswith("a ") else None
        if link is None:
            tag = _tags.known[_canonical(written)]
            if tag.name in _REFUSED:
                raise CrookedError
            return tag
        self[written[: link.start()] + written[link.end() :]]  # the rest of it is straight
        return _tags.known[written]


known = _Straight()


def _canonical(written: str) -> str:
    """A start tag as the parser writes it."""
    if not _TAG.fullmatch(written):
        raise CrookedError
    name = written.split(maxsplit=1)[0].rstrip("/").lower()
    found = _ATTRIBUTE.findall(written, len(name))
    is_drawn = name == "svg" and written[-1] == "/"  # it ends where it begins, as no other does
    if is_drawn or len({key.lower() for key, _ in found}) < len(found):
        raise CrookedError
    if _PLAIN.fullmatch(written):
        return written
    if "\xa0" in written or ("&" in written and any(_is_strange(*each) for each in found)):
        raise CrookedError
    stated = (f' {key.lower()}="{_unquoted(value)}"' for key, value in found)
    return name + "".join(stated)


def _is_strange(name: str, value: str) -> bool:
    """True where what an attribute is asked for may hang on how the parser writes it."""
    if "&" not in value or name in _ADDRESSES:
        return False
    return name in _ASKED or _STRANGE.search(value) is not None


def fits(tag: Tag, around: Sequence[Tag]) -> bool:
    """True where the parser leaves an element in those that are open."""
    name, inmost = tag.name, around[-1] if around else None
    if name == "body" or inmost is None:
        return inmost is None
    if name == "li":
        return inmost.name in _LISTS
    if name in ("dt", "dd"):
        return inmost.name == "dl"
    if tag.heading:
        return not inmost.heading
    return tag.rule != RULED or all(each.name != name for each in around)


def begun(tag: Tag, around: Sequence[Tag], is_inside: bool) -> bool:
    """Whether a tag that begins something begins a paragraph; ``is_inside`` says that it stands in
    a paragraph or link."""
    if is_inside or not fits(tag, around):
        raise CrookedError
    return tag.rule == PARAGRAPH


def check_end(around: Sequence[Tag]) -> None:
    """Nothing but the body may be open where it ends."""
    if [tag.name for tag in around] != ["body"]:
        raise CrookedError


def after(tag: Tag, piece: str, pieces: Pieces, stated: Sequence[str]) -> str:
    """The words after a comment, or after an element that is not shown, from its first piece.
    Where it states something all the same, the page is not straight, so nothing is ``stated``."""
    if not tag.name:
        return _after_comment(piece, pieces)
    if tag.name in _RAW_TEXT:
        return _raw(f"/{tag.name}", "", pieces)[1]
    return _after_inert(tag.name, pieces)


def _raw(closing: str, begun: str, pieces: Pieces) -> tuple[str, str]:
    """What an element holds that knows no tags, and the words after it."""
    held = [begun]
    for written, mark, words in pieces:
        if written == closing and mark:
            return "".join(held), words
        if written[:1] in ("/", "!") and written[:8].lower().startswith((closing[:8], "!--")):
            break
        if closing != "/script" and written.startswith(("meta ", "link ", "script ")):
            break
        held.append(f"<{written}{mark}{words}")
    raise CrookedError


def _after_comment(piece: str, pieces: Pieces) -> str:
    """The words after a comment that states nothing."""
    _, end, words = piece.partition("-->")
    while not end:
        written, mark, after = next(pieces, _NOTHING)
        if not written or written.startswith(("meta", "link", "script")):
            raise CrookedError
        _, end, words = f"{written}{mark}{after}".partition("-->")
    return words


def _after_inert(name: str, pieces: Pieces) -> str:
    """The words after an element of nothing but pictures, shapes or options."""
    inert = _INERT.get(name, _MEDIA)
    closing = [f"/{name}"]
    for written, mark, words in pieces:
        if written.startswith("/") and mark:
            if written != closing.pop():
                break
            if not closing:
                return words
            continue
        is_label = name == "svg" and written in ("title", "desc")
        held = written if is_label else _canonical(written).partition(" ")[0]
        if not mark or not (is_label or held.rstrip("/") in inert):
            break
        if not _tags.known[held.rstrip("/")].void and not (name == "svg" and written[-1] == "/"):
            closing.append(f"/{held}")
    raise CrookedError
