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

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option"
    " tr td th tbody thead path circle rect use".split()
)
_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--)>", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def parse(markup: str, location: str = "") -> HTMLTree:
    """The tree of a page; InputError where it is too long or too deep."""
    if len(markup) > MAX_CHARS:
        raise InputError(location, f"a page of more than {MAX_CHARS >> 20} million characters")
    if markup.count("<") > FEW_TAGS and _is_deep(markup) and _is_deep(_SCRIPT.sub("", markup)):
        raise InputError(location, f"elements nested more than {MAX_DEPTH} deep")
    return HTMLTree.parse(markup)


def text(fragment: str) -> str:
    """The words of a piece of HTML, paragraphs on lines of their own; plain text, with or
    without entities, keeps its lines."""
    if not _MARKUP.search(fragment):
        return _mojibake.mend(html.unescape(fragment).strip())
    try:
        tree = parse(f"<html><body>{fragment}</body></html>")
    except InputError:
        return html.unescape(_MARKUP.sub(" ", _SCRIPT.sub(" ", fragment))).strip()
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
