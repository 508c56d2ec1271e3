"""The network of a dossier: outlets, reports and speakers, and what ties them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.model.dossier import Dossier
from tawatur.renderers._export.contents import Contents, speakers
from tawatur.renderers._page.reading import title


class Node(NamedTuple):
    """An outlet, a report or a speaker. ``label`` is Arabic where the dossier has Arabic."""

    id: str
    label: str
    label_en: str
    kind: str
    type: str
    published: str


class Edge(NamedTuple):
    """A tie between two nodes; ``weight`` counts what ties them."""

    start: str
    end: str
    tie: str
    weight: int


class Network(NamedTuple):
    """Nodes and edges, sorted by id.

    Ties: ``publishes`` outlet to report, ``states`` speaker to report (weight: statements),
    ``credits`` report to outlet (weight: statements taken from it), ``shares`` report to report
    (weight: characters of shared text), ``copies`` report to report, ``follows`` later report to
    the earlier one that it has its text from. ``shares`` and ``copies`` say nothing of who was
    first; they are written from the smaller id to the larger.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


# What a node and an edge say besides their ends and label: the columns of both formats.
NODE_FIELDS = ("label_en", "kind", "type", "published")
EDGE_FIELDS = ("tie",)


def network(dossier: Dossier) -> Network:
    """Everybody and everything that is tied, reports without ties included."""
    contents = Contents(dossier)
    weights: Counter[tuple[str, str, str]] = Counter()
    for start, end, tie, weight in _ties(dossier, contents):
        weights[start, end, tie] += weight
    outlets = {d.outlet for d in dossier.documents if d.outlet}
    outlets |= {outlet for d in dossier.documents for q in d.quotes for outlet in q.via}
    everybody = {id for d in dossier.documents for q in d.quotes for id in speakers(q)} | outlets
    nodes = [_entity(id, contents, id in outlets) for id in everybody]
    nodes += [
        Node(_report(d.id), title(d), "", "report", d.language, d.published or "")
        for d in contents.documents.values()
    ]
    edges = tuple(Edge(*ends, weight) for ends, weight in sorted(weights.items()))
    return Network(tuple(sorted(nodes)), edges)


def _report(id: str) -> str:
    return f"report:{id}"


def _entity(id: str, contents: Contents, outlet: bool) -> Node:
    known = contents.entities.get(id)
    name = contents.name(id)
    kind = "outlet" if outlet else "speaker"
    return Node(f"entity:{id}", name.ar, name.en, kind, known.type if known else "", "")


def _ties(dossier: Dossier, contents: Contents) -> Iterator[tuple[str, str, str, int]]:
    for document in dossier.documents:
        here = _report(document.id)
        if document.outlet:
            yield f"entity:{document.outlet}", here, "publishes", 1
        for quote in document.quotes:
            if quote.speaker is not None:
                yield f"entity:{quote.speaker}", here, "states", 1
            for outlet in dict.fromkeys(quote.via):
                yield here, f"entity:{outlet}", "credits", 1
    known = contents.documents
    for reuse in dossier.reuse:
        a, b = sorted((reuse.a, reuse.b), key=lambda passage: passage.document)
        if a.document != b.document and a.document in known and b.document in known:
            shared = max(1, min(a.end - a.start, b.end - b.start))
            yield _report(a.document), _report(b.document), "shares", shared
    for group in dossier.duplicates:
        first, *others = sorted({id for id in group if id in known}) or [""]
        for other in others:
            yield _report(first), _report(other), "copies", 1
    for one in (one for story in dossier.stories for one in story.directions):
        if one.reason != "unknown" and one.earlier in known and one.later in known:
            yield _report(one.later), _report(one.earlier), "follows", 1
