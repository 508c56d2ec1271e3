"""Heads: what the elements of a page state that show no words: its title, meta elements, links to
its own address and scripts, most of them in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from resiliparse.parse.html import HTMLTree

from tawatur.readers import _tags

META = re.compile(r'<((?:meta|link) [^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
SCRIPT = re.compile(r'<script ([^>"]*+(?:"[^"]*+"[^>"]*+)*+)>')
_STATED = "application/ld+json"
# A page up to its head, and from its head to its body, where no comment stands between.
_TOP = re.compile(r'(?:<!DOCTYPE[^>]*+>)?<html(?:[^>"]*+"[^"]*+")*+[^>"]*+>\s*+(?=<head[ >])')
_MIDDLE = re.compile(r"</head>\s*+(?=<body[ >])")
_BOTTOM = "</body></html>"


class Head(msgspec.Struct):
    """The title element's words, the attributes of the meta elements and of the links to the
    page's own address, and the scripts that state what it is, those of the head first."""

    title: str | None
    metas: list[Mapping[str, str]]
    links: list[Mapping[str, str]]
    scripts: list[str]

    def add(self, stated: Iterable[str], markup: str) -> None:
        """Add what these start tags of ``markup`` state, as the parser writes them."""
        is_scripted = False
        for written in stated:
            if written.startswith("meta"):
                self.metas.append(_tags.attributes(written))
            elif written.startswith("link"):
                if "canonical" in written:
                    self.links.append(_tags.attributes(written))
            else:
                is_scripted = is_scripted or "ld+json" in written
        if is_scripted:
            self.scripts.extend(_stating(markup))


def parsed(tree: HTMLTree) -> tuple[Head, str]:
    """What the head of a parsed page states, and its body as the parser writes it."""
    top, inner = _written(tree)
    head = Head(tree.title, [], [], list(_stating(top)))
    head.add(META.findall(top), top)
    return head, inner


def is_statement(attributes: Mapping[str, str]) -> bool:
    """True for a script that states what the page is."""
    return attributes.get("type", "").lower().startswith(_STATED)


def _stating(markup: str) -> Iterator[str]:
    """The scripts that state what the page is."""
    for found in SCRIPT.finditer(markup) if "ld+json" in markup else ():
        if is_statement(_tags.attributes(found[1])):
            yield markup[found.end() : markup.find("</script>", found.end())]


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
