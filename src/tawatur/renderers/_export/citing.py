"""A passage cited: its words and, for the note, whose report it stands in and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.errors import UsageError
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier
from tawatur.model.span import Span
from tawatur.renderers._export.addresses import web
from tawatur.renderers._export.contents import Contents, literal
from tawatur.renderers._page import words
from tawatur.renderers._page.reading import title

NO_OUTLET = "منفذ لم يُسمّ"
ELSEWHERE = "مقال آخر في صفحة"
NO_TEXT = "نص التقرير ليس في الملف"


class Citation(NamedTuple):
    """What is quoted and what the note says; ``words`` is None where the dossier has no texts.

    ``address`` is where the report can be found, kept apart because it runs from the left.
    """

    words: str | None
    told: str
    address: str


def cited(dossier: Dossier, passages: Iterable[Passage]) -> list[tuple[Passage, Citation]]:
    """The passages in the order given, each with its citation; one given twice stands once.

    UsageError where the dossier has no such document or the document no such place.
    """
    contents = Contents(dossier)
    found: list[tuple[Passage, Citation]] = []
    for passage in dict.fromkeys(passages):
        document = contents.documents.get(passage.document)
        if document is None:
            raise UsageError(f"no document {passage.document!r} in this dossier")
        place = f"{passage.start}-{passage.end}"
        if not 0 <= passage.start < passage.end:
            raise UsageError(f"{passage.document}: {place} is no place in a text")
        if document.text is not None and passage.end > len(document.text):
            raise UsageError(f"{passage.document}: {place} is beyond the end of its text")
        found.append((passage, citation(contents, document, passage)))
    return found


def citation(contents: Contents, document: Document, passage: Passage) -> Citation:
    """The citation of one passage of a document, complete in itself."""
    dated = [words.when(document.published).ar] if document.published else []
    facts = [_outlet(contents, document, passage), f"«{title(document)}»", *dated]
    quoted = literal(document, passage.start, passage.end)
    address = web(document) or document.location
    return Citation(quoted, "، ".join([*facts, _place(passage)]), address)


def short(contents: Contents, document: Document, passage: Passage, number: int) -> str:
    """The citation of one passage where a list gives the report with that number in full."""
    facts = [f"التقرير {number}", _outlet(contents, document, passage)]
    facts += [words.when(document.published[:10], weekday=False).ar] if document.published else []
    return "، ".join([*facts, _place(passage)])


def _outlet(contents: Contents, document: Document, passage: Passage) -> str:
    outlet = contents.name(document.outlet).ar or NO_OUTLET
    place = Span(passage.start, passage.end)
    within = any(r.label == "embedded" and r.overlaps(place) for r in document.regions)
    # whose an article within a page is, the page does not say
    return f"{ELSEWHERE} {outlet}" if passage.part or within else outlet


def _place(passage: Passage) -> str:
    return f"الأحرف {passage.start}–{passage.end}"
