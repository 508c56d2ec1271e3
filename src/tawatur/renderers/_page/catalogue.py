"""The reports of a dossier, numbered, and the citations that lead to their passages.

A report's number is its place in the dossier as shown: the reports of the first story, then of
the next. ``1ب`` is the second article on page 1. A passage's address is ``p4-6391``: report 4,
character 6391.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur.model.annotation import Entity
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier, Story
from tawatur.model.finding import Bilingual
from tawatur.model.span import place
from tawatur.renderers._page.words import LETTERS_AR, cut

QUOTED = 64  # characters of the passage in a citation's label: two spoken lines
MOST_REPORTS = 2000  # reports with an entry of their own on the page
NO_OUTLET = Bilingual("منفذ لم يُسمّ", "outlet not named")
UNNAMED = Bilingual("بلا اسم", "unnamed")


class Article(NamedTuple):
    """An article: a document, and which of the articles on its page (0 is the main one)."""

    document: str
    part: int


class Chip(NamedTuple):
    """A citation: the report's number, the address of the first passage, where it and the other
    passages end, and what is said of it aloud."""

    number: Bilingual
    address: str
    end: int
    also: str
    spoken: str


class Catalogue:
    """Numbers, names and texts of a dossier's documents, looked up by id.

    ``shown`` holds the documents whose text the page has room for; a citation of another one
    leads to the report's entry.
    """

    def __init__(self, dossier: Dossier, stories: Sequence[Story], budget: int) -> None:
        self.documents: dict[str, Document] = {d.id: d for d in dossier.documents}
        self.entities: dict[str, Entity] = {e.id: e for e in dossier.entities}
        ordered = [i for story in stories for i in story.documents if i in self.documents]
        ordered += [d.id for d in dossier.documents]
        self.order: tuple[str, ...] = tuple(dict.fromkeys(ordered))
        self.numbers: dict[str, int] = {id: i for i, id in enumerate(self.order, 1)}
        self.shown: frozenset[str] = self._within(budget)
        self._parts = {d.id: _part_starts(d) for d in dossier.documents}

    def _within(self, budget: int) -> frozenset[str]:
        """The documents, in report order, whose texts fit ``budget`` characters together."""
        shown: list[str] = []
        for id in self.order:
            budget -= len(self.documents[id].text or "")
            if budget < 0:
                break
            shown.append(id)
        return frozenset(id for id in shown[:MOST_REPORTS] if self.documents[id].text)

    def text(self, id: str) -> str:
        """The text of a document; empty where the dossier leaves it out."""
        document = self.documents.get(id)
        return (document.text or "") if document else ""

    def name(self, entity: str) -> Bilingual:
        """The names of an entity in Arabic and English."""
        known = self.entities.get(entity)
        if known is None:
            return Bilingual(entity, entity)
        return Bilingual(known.name, known.name_en or known.name)

    def outlet(self, document: str, part: int = 0) -> Bilingual | None:
        """The name of an article's outlet, or None: whose an embedded article is, its page does
        not say."""
        found = self.documents.get(document)
        return self.name(found.outlet) if found and found.outlet and not part else None

    def part_at(self, document: str, offset: int) -> int:
        """Which article of its page an offset stands in."""
        return bisect_right(self._parts.get(document, ()), offset)

    def part(self, passage: Passage) -> int:
        """Which article of its page a passage stands in."""
        return passage.part or self.part_at(passage.document, passage.start)

    def articles(self, documents: Iterable[str]) -> tuple[Article, ...]:
        """The articles of the documents, in report order."""
        known = sorted((d for d in documents if d in self.numbers), key=self.numbers.__getitem__)
        return tuple(
            Article(d, part) for d in known for part in range(len(self._parts.get(d, ())) + 1)
        )

    def number(self, document: str, part: int = 0) -> Bilingual:
        """4, or 1ب and 1b for the second article on page 1."""
        n = str(self.numbers.get(document, 0))
        if not part:
            return Bilingual(n, n)
        return Bilingual(n + LETTERS_AR[min(part, 19)], n + chr(ord("a") + min(part, 25)))

    def landing(self, passage: Passage) -> int:
        """The first character of a passage that is not white space."""
        text, start = self.text(passage.document), max(0, passage.start)
        while start < min(passage.end, len(text)) and text[start].isspace():
            start += 1
        return start

    def chips(self, passages: Iterable[Passage]) -> tuple[Chip, ...]:
        """One citation an article, in report order, the first passage leading."""
        by_article: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
        for p in passages:
            if p.document in self.numbers:
                key = (self.numbers[p.document], self.part(p))
                found = (self.landing(p), p.end, p.document)
                by_article.setdefault(key, []).append(found)
        return tuple(
            self._chip(n, part, sorted(set(found)))
            for (n, part), found in sorted(by_article.items())
        )

    def chip(self, document: str, start: int, end: int, part: int = 0) -> Chip:
        """The citation of a single passage."""
        return self.chips([Passage(document, start, end, part)])[0]

    def _chip(self, n: int, part: int, found: list[tuple[int, int, str]]) -> Chip:
        start, end, document = found[0]
        number = self.number(document, part)
        outlet = self.outlet(document, part) or NO_OUTLET
        words = cut(self.text(document)[start:end], QUOTED)
        spoken = f"التقرير {number.ar}، {outlet.ar}" + (f": «{words}»" if words else "")
        also = " ".join(f"{a}-{b}" for a, b, _ in found[1:])
        address = f"p{n}-{start}" if document in self.shown and words else self.entry(document)
        return Chip(number, address, end, also, spoken)

    def entry(self, document: str) -> str:
        """The anchor of a report's entry, or of the list of reports where it has none."""
        n = self.numbers[document]
        return f"r{n}" if n <= MOST_REPORTS else "reports"


def _part_starts(document: Document) -> tuple[int, ...]:
    """Where the second, third ... article of the page begins: at the headline before each run of
    embedded text, or at the run itself."""
    starts: list[int] = []
    headline: int | None = None
    running = False
    for region in sorted(document.regions, key=place):
        if region.label == "title":
            headline, running = region.start, False
        elif region.label == "body":
            headline, running = None, False
        elif region.label == "embedded" and not running:
            starts.append(region.start if headline is None else headline)
            headline, running = None, True
    return tuple(starts)


def ranked(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories by number of independent origins, then of reports; ties by id."""
    return tuple(sorted(stories, key=lambda s: (-s.counts.origins, -len(s.documents), s.id)))
