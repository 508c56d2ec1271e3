"""Who copied or credited whom: the graph as geometry, and the same content as a list.

Reports stand in one column, credited outlets in the other, a curve as wide as the number of
statements between them. Arcs on the far side join reports that share text, render one utterance
in two wordings, or count as one origin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tawatur.model.cluster import Passage, Reuse
from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Bilingual
from tawatur.model.span import place
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import UNNAMED, Article, Catalogue, Chip
from tawatur.renderers._page.origins import together

MOST_ARTICLES = 24  # rows of the graph: what can be told apart on one screen
MOST_OUTLETS = 24
MOST_LISTED = 120  # articles in the list below
MOST_SHARED = 60  # shared passages in the list below
NAME_SHOWN = 20  # characters of a name in the graph
QUOTED = 160  # characters of a shared passage
LETTER = 7.6  # pixels of a letter at 15 px, Latin capitals included
ROW = {6: 72, 12: 54, MOST_ARTICLES: 42}  # pixels between rows, by the most rows that have it


class Credit(NamedTuple):
    """An outlet credited in one article: how often, and where first."""

    outlet: Bilingual
    times: int
    chip: Chip


class Entry(NamedTuple):
    """One article's credits."""

    number: Bilingual
    outlet: Bilingual
    credits: tuple[Credit, ...]


class Shared(NamedTuple):
    """A passage that stands in several places."""

    words: str
    language: str
    chips: tuple[Chip, ...]


class Node(NamedTuple):
    """A report or an outlet at a height of the drawing."""

    y: int
    words: Bilingual
    number: Bilingual | None = None
    shared: bool = False


class Curve(NamedTuple):
    """A path of the drawing with its class and width."""

    path: str
    form: str
    width: float


class Drawing(NamedTuple):
    """The graph at one size."""

    form: str
    width: int
    height: int
    reports_x: int
    outlets_x: int
    reports: tuple[Node, ...]
    outlets: tuple[Node, ...]
    curves: tuple[Curve, ...]


class Credits(NamedTuple):
    """The drawings (none where there is nothing to draw), the list and the shared passages."""

    drawings: tuple[Drawing, ...]
    arcs: frozenset[str]
    entries: tuple[Entry, ...]
    entries_left_out: int
    shared: tuple[Shared, ...]
    shared_left_out: int
    drawn_of: tuple[int, int]


Pair = tuple[Article, Article]
Wordings = Mapping[tuple[str, str], int]  # how many utterances two articles both render, by number


def credits(catalogue: Catalogue, dossier: Dossier, story: Story, wordings: Wordings) -> Credits:
    """The credits and shared text of a story."""
    articles = catalogue.articles(story.documents)
    outlets = _outlet_ids(dossier)
    found = {a: _credited(catalogue, a, outlets) for a in articles}
    reuse = [r for r in dossier.reuse if {r.a.document, r.b.document} <= set(story.documents)]
    arcs = {
        "same": _lineages(story, articles),
        "text": _reused(catalogue, reuse),
        "wording": _by_number(catalogue, articles, wordings),
    }
    drawn = together(_drawn(articles, found, arcs), story)
    names = Counter[str]()
    for article in drawn:
        names.update({id: c for id, (c, _) in found[article].items()})
    kept = sorted(names, key=lambda id: (-names[id], id))[:MOST_OUTLETS]
    worth = bool(kept) or any(arcs.values())
    sizes = (("wide", 860, 710, 195), ("slim", 350, 284, 122)) if worth else ()
    entries = [_entry(catalogue, a, found[a]) for a in articles if found[a]]
    shared = _shared(catalogue, reuse)
    return Credits(
        drawings=tuple(_drawing(catalogue, size, drawn, kept, (found, arcs)) for size in sizes),
        arcs=frozenset(kind for kind, pairs in arcs.items() if pairs),
        entries=tuple(entries[:MOST_LISTED]),
        entries_left_out=max(0, len(entries) - MOST_LISTED),
        shared=tuple(shared[:MOST_SHARED]),
        shared_left_out=max(0, len(shared) - MOST_SHARED),
        drawn_of=(len(drawn), len(articles)),
    )


Found = Mapping[Article, Mapping[str, tuple[int, Passage]]]
Arcs = Mapping[str, Mapping[Pair, int]]


def _outlet_ids(dossier: Dossier) -> frozenset[str]:
    """Every entity that some report credits or that publishes a report."""
    credited = {id for d in dossier.documents for q in d.quotes for id in q.via}
    return frozenset(credited | {d.outlet for d in dossier.documents if d.outlet})


def _credited(
    catalogue: Catalogue, article: Article, outlets: frozenset[str]
) -> dict[str, tuple[int, Passage]]:
    """The outlets an article credits or quotes as speakers: how often, and where first."""
    document = catalogue.documents[article.document]
    out: dict[str, tuple[int, Passage]] = {}
    for q in sorted(document.quotes, key=place):
        part = q.part or catalogue.part_at(document.id, q.start)
        speaking = {q.speaker} if q.speaker and q.speaker in outlets else set()
        here = {*q.via, *speaking} - {document.outlet} if part == article.part else set()
        for id in sorted(here):
            count, first = out.get(id, (0, Passage(document.id, q.start, q.end, part)))
            out[id] = (count + 1, first)
    return out


def _lineages(story: Story, articles: Sequence[Article]) -> dict[Pair, int]:
    out: dict[Pair, int] = {}
    for lineage in story.lineages:
        members = set(lineage.documents)
        order = [a for a in articles if a.document in members and not a.part]
        out.update(dict.fromkeys(pairwise(order), 1))
    return out


def _reused(catalogue: Catalogue, reuse: Sequence[Reuse]) -> dict[Pair, int]:
    pairs: Counter[Pair] = Counter()
    for r in reuse:
        a = Article(r.a.document, catalogue.part(r.a))
        b = Article(r.b.document, catalogue.part(r.b))
        if a != b:
            pairs[min(a, b), max(a, b)] += 1
    return dict(pairs)


def _by_number(
    catalogue: Catalogue, articles: Sequence[Article], wordings: Wordings
) -> dict[Pair, int]:
    of = {catalogue.number(*a).ar: a for a in articles}
    return {(of[a], of[b]): n for (a, b), n in wordings.items() if a in of and b in of}


def _drawn(articles: Sequence[Article], found: Found, arcs: Arcs) -> tuple[Article, ...]:
    """The articles that stand in most relations, in report order."""
    degree = Counter({a: sum(n for n, _ in found[a].values()) for a in articles})
    for pairs in arcs.values():
        for pair in pairs:
            degree.update(pair)
    rank = {a: i for i, a in enumerate(articles)}
    most = sorted(articles, key=lambda a: (-degree[a], rank[a]))[:MOST_ARTICLES]
    return tuple(sorted(most, key=rank.__getitem__))


def _drawing(
    catalogue: Catalogue,
    size: tuple[str, int, int, int],
    drawn: Sequence[Article],
    outlets: Sequence[str],
    relations: tuple[Found, Arcs],
) -> Drawing:
    form, width, reports_x, outlets_x = size
    found, arcs = relations
    rows = max(len(drawn), len(outlets) * 4 // 5, 1)
    height = rows * next((px for most, px in ROW.items() if rows <= most), 42) + 8
    at = {a: _height(i, len(drawn), height) for i, a in enumerate(drawn)}
    mean = {id: _mean([at[a] for a in drawn if id in found[a]]) for id in outlets}
    order = sorted(outlets, key=lambda id: (mean[id], id))
    level = {id: _height(i, len(order), height) for i, id in enumerate(order)}
    total = {id: sum(found[a][id][0] for a in drawn if id in found[a]) for id in order}
    reports = tuple(_report(catalogue, a, at[a], arcs) for a in drawn)
    curves = [
        _arc((at[a], at[b]), reports_x + 17, kind, n)
        for kind, pairs in arcs.items()
        for (a, b), n in sorted(pairs.items())
        if a in at and b in at
    ]
    curves += [
        _credit(reports_x - _room(node, form), node.y, outlets_x + 8, level[id], found[a][id][0])
        for a, node in zip(drawn, reports, strict=True)
        for id in order
        if id in found[a]
    ]
    return Drawing(
        form=form,
        width=width,
        height=height,
        reports_x=reports_x,
        outlets_x=outlets_x,
        reports=reports,
        outlets=tuple(Node(level[id], _counted(catalogue, id, total[id])) for id in order),
        curves=tuple(curves),
    )


def _height(i: int, n: int, height: int) -> int:
    return round((i + 0.5) * height / n)


def _mean(values: Sequence[int]) -> float:
    return sum(values) / max(1, len(values))


def _report(catalogue: Catalogue, article: Article, y: int, arcs: Arcs) -> Node:
    outlet = catalogue.outlet(*article) or UNNAMED
    same = any(article in pair for pair in arcs["same"])
    return Node(y, _short(outlet), catalogue.number(*article), same)


def _counted(catalogue: Catalogue, id: str, n: int) -> Bilingual:
    name = _short(catalogue.name(id))
    return Bilingual(f"{name.ar} {n}", f"{name.en} {n}")


def _short(name: Bilingual) -> Bilingual:
    return Bilingual(words.cut(name.ar, NAME_SHOWN), words.cut(name.en, NAME_SHOWN))


def _room(node: Node, form: str) -> int:
    """Pixels from a report's middle to the end of its name: a curve begins after it."""
    longest = max(len(node.words.ar), len(node.words.en))
    return 40 + round(longest * LETTER) if form == "wide" else 20


def _arc(ends: tuple[int, int], x: int, kind: str, n: int) -> Curve:
    top, bottom = sorted(ends)
    reach = {"same": 1.0, "text": 0.86, "wording": 0.7}[kind]
    bulge = round(min(24 + (bottom - top) * 0.3, 128 if x > 400 else 46) * reach)
    width = 3.5 if kind == "same" else min(1.2 + 0.5 * n, 4.0)
    path = f"M{x} {top}C{x + bulge} {top} {x + bulge} {bottom} {x} {bottom}"
    return Curve(path, kind, round(width, 1))


def _credit(x: int, y: int, to_x: int, to_y: int, n: int) -> Curve:
    middle = (x + to_x) // 2
    path = f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"
    return Curve(path, "credit", min(1.0 + 1.1 * n, 9.0))


def _entry(
    catalogue: Catalogue, article: Article, found: Mapping[str, tuple[int, Passage]]
) -> Entry:
    ordered = sorted(
        found.items(), key=lambda i: (-i[1][0], words.sort_key(catalogue.name(i[0]).ar), i[0])
    )
    return Entry(
        catalogue.number(*article),
        catalogue.outlet(*article) or UNNAMED,
        tuple(Credit(catalogue.name(id), n, catalogue.chips([p])[0]) for id, (n, p) in ordered),
    )


def _shared(catalogue: Catalogue, reuse: Sequence[Reuse]) -> list[Shared]:
    """The shared passages in report order; one that many share is listed once."""
    places: dict[str, list[Passage]] = {}
    for r in sorted(reuse):
        text = catalogue.text(r.a.document)[r.a.start : r.a.end]
        places.setdefault(words.cut(text, QUOTED), []).extend((r.a, r.b))
    return [
        Shared(said, catalogue.documents[found[0].document].language, catalogue.chips(found))
        for said, found in places.items()
        if said
    ]


def wordings(groups: Sequence[Sequence[str]]) -> Counter[tuple[str, str]]:
    """How many utterances each two articles both render, from the articles' numbers."""
    out: Counter[tuple[str, str]] = Counter()
    for numbers in groups:
        out.update(combinations(sorted(set(numbers)), 2))
    return out
