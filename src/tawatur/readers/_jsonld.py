"""JSON-LD: what a page states of its article in schema.org terms.

Pages break the format in every way: comments around it, trailing commas, raw line ends, entities
inside strings. What cannot be parsed is searched for its plain properties.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tawatur.readers import _decoding, _mojibake

MAX_NODES = 5000  # objects looked at on one page; a real one has some dozens
MENDED = 200_000  # characters of a script that cannot be parsed in which a fault is looked for
_ARTICLES = ("Article", "Posting", "Report")  # how the types of schema.org for articles end
_COMMENTS = re.compile(
    r"<!\[CDATA\[|\]\]>|<!--|-->|^\s*//.*$|/\*.{0,1000}?\*/", re.MULTILINE | re.DOTALL
)
_TRAILING = re.compile(r",(\s*[}\]])")
_PROPERTY = re.compile(
    r'"(headline|datePublished|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*)"', re.DOTALL
)

Node = dict[str, Any]

_HOLDING = (dict, list)  # what may hold objects in turn
_decoder = json.JSONDecoder(strict=False)


def article(scripts: list[str]) -> Node:
    """The properties of the page's article; empty where the scripts state none."""
    nodes: list[Node] = []
    for script in scripts:
        parsed = _parsed(script)
        nodes.extend(_nodes(parsed) if parsed is not None else _searched(script))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    found = next((node for node in nodes if _is_article(node)), None)
    if found is None:
        found = next((node for node in nodes if node.get("datePublished")), None)
    if found is None:
        return {}
    publisher = found.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    if isinstance(publisher, dict) and not publisher.get("name"):
        publisher = known.get(str(publisher.get("@id")), publisher)
    return {**found, "publisher": publisher}


def words(value: object) -> str | None:
    """A property as one line of words: entities resolved, white space narrowed."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url")
    if isinstance(value, list) and value:
        return words(value[0])
    if not isinstance(value, str):
        return None
    return _mojibake.mend(_decoding.narrow(_decoding.resolved(value))) or None


def _parsed(script: str) -> object | None:
    try:
        found: object = _decoder.decode(script)
        return found
    except (ValueError, RecursionError):
        pass
    try:
        mended = _TRAILING.sub(r"\1", _COMMENTS.sub("", script[:MENDED]))
        found = _decoder.decode(mended)
        return found
    except (ValueError, RecursionError):
        return None


def _searched(script: str) -> list[Node]:
    found: Node = {}
    for name, value in _PROPERTY.findall(script):
        found.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
    return [{"@type": "Article", **found}] if found else []


def _nodes(parsed: object) -> Iterator[Node]:
    """Every object in the document, the outer ones first."""
    queue = [parsed]
    for seen, value in enumerate(queue):
        if seen >= MAX_NODES:
            return
        if isinstance(value, dict):
            yield value
            queue.extend(child for child in value.values() if isinstance(child, _HOLDING))
        elif isinstance(value, list):
            queue.extend(child for child in value if isinstance(child, _HOLDING))


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_ARTICLES)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )
