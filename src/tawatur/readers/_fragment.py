"""Fragments: HTML as text, one paragraph a line, and the limits within which it is parsed."""

from __future__ import annotations

import html
import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tawatur.errors import InputError
from tawatur.readers import _mojibake

MAX_CHARS = 32 << 20  # the longest saved pages with all their scripts have some 10 million
# Elements within one another: extraction takes quadratic time in the depth, 15 ms for 1,000 and
# 11 s for 20,000; real pages stay below 100.
MAX_DEPTH = 1000
FEW_TAGS = 2 * MAX_DEPTH  # a page of fewer tags is not worth the counting

# Attributes of one element: parsing takes quadratic time in them, .02 s for 2,000 and minutes for
# 200,000; real ones have some dozens.
MAX_ATTRIBUTES = 2000
# Options: parsing takes quadratic time in them, .01 s for 2,000 and minutes for 200,000.
MAX_OPTIONS = 2000
LONG = 100_000  # characters of a page, and a tenth of them of a tag, that are worth that counting

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option"
    " tr td th tbody thead path circle rect use".split()
)
_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*>|!--.*?(?:-->|\Z))", re.DOTALL)
_OPTION = re.compile(r"</?option\b[^<>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
# A start tag up to its closing mark or the end of the page, so that none is looked at twice.
_START = re.compile(r"""<[a-zA-Z][^>"']*+(?:(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))[^>"']*+)*+""")
_QUOTED = re.compile(r""""[^"]*+"?|'[^']*+'?""")


def parse(markup: str, location: str = "") -> HTMLTree:
    """The tree of a page; InputError where it is too long or too deep."""
    check(markup, location)
    return tree(markup)


def tree(markup: str) -> HTMLTree:
    """The tree of a page within the limits; the options of a form, which no reader sees, are left
    out where there are too many."""
    if markup.count("ption") > MAX_OPTIONS or markup.count("PTION") > MAX_OPTIONS:
        markup = _OPTION.sub("", markup)
    return HTMLTree.parse(markup)


def check(markup: str, location: str = "") -> None:
    """InputError where a page is too long or too deep to be parsed."""
    if len(markup) > MAX_CHARS:
        raise InputError(location, f"a page of more than {MAX_CHARS >> 20} million characters")
    if markup.count("<") > FEW_TAGS and _is_deep(markup) and _is_deep(_without_scripts(markup)):
        raise InputError(location, f"elements nested more than {MAX_DEPTH} deep")
    if len(markup) > LONG and _is_crowded(markup) and _is_crowded(_without_scripts(markup)):
        raise InputError(location, f"an element with more than {MAX_ATTRIBUTES} attributes")


def _is_crowded(markup: str) -> bool:
    """True where an element has more attributes than a parser can take."""
    return any(
        len(_QUOTED.sub("= ", tag.group()).split()) > MAX_ATTRIBUTES
        for tag in _START.finditer(markup)
        if tag.end() - tag.start() > LONG // 10
    )


def _without_scripts(markup: str) -> str:
    """The markup without scripts and styles; one that does not end takes all the rest with it."""
    parts, end = list[str](), 0
    while found := _SCRIPT.search(markup, end):
        parts.append(markup[end : found.start()])
        stop = _ENDS[found[1].lower()].search(markup, found.end())
        end = stop.end() if stop else len(markup)
    return " ".join((*parts, markup[end:]))


def text(fragment: str) -> str:
    """The words of a piece of HTML, paragraphs on lines of their own; plain text, with or
    without entities, keeps its lines."""
    if not _MARKUP.search(fragment):
        return _mojibake.mend(html.unescape(fragment).strip())
    try:
        tree = parse(f"<html><body>{fragment}</body></html>")
    except InputError:
        return html.unescape(_MARKUP.sub(" ", _without_scripts(fragment))).strip()
    shown = extract_plain_text(
        tree, main_content=False, preserve_formatting=True, alt_texts=False, list_bullets=False
    )
    return _mojibake.mend(re.sub(r"\n{3,}", "\n\n", shown).strip())


def _is_deep(markup: str) -> bool:
    depth = 0
    for close, name in _TAG.findall(markup):
        if close:
            depth = max(0, depth - 1)
        elif name.lower() not in _OPEN:
            depth += 1
            if depth > MAX_DEPTH:
                return True
    return False
