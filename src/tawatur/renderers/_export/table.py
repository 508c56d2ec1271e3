"""The long table of a dossier: a row a statement, a claim, or a passage that carries a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_type_hints

import msgspec

from tawatur.model.claim import Claim
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, DocumentQuote, Dossier, Story
from tawatur.model.finding import Finding, Position
from tawatur.renderers._export.contents import Contents

BETWEEN = "; "  # what joins several ids or names in one cell


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row. Its fields are the columns, in this order; what does not apply is empty.

    ``row`` says what it is: statement, claim or evidence.
    """

    row: str
    document: str
    location: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    published: str | None = None
    part: int | None = None
    start: int | None = None
    end: int | None = None
    words: str | None = None
    speaker: str | None = None
    speaker_name: str | None = None
    via: str | None = None
    via_name: str | None = None
    addressee: str | None = None
    addressee_name: str | None = None
    quote_kind: str | None = None
    act: str | None = None
    standing: str | None = None
    confidence: float | None = None
    slot: str | None = None
    key: str | None = None
    value: str | None = None
    polarity: str | None = None
    modality: str | None = None
    approx: str | None = None
    unit: str | None = None
    subject: str | None = None
    story: str | None = None
    finding: str | None = None
    question: str | None = None
    question_en: str | None = None
    status: str | None = None
    conflict_class: str | None = None
    level: str | None = None
    position: int | None = None
    independent: int | None = None
    label: str | None = None
    label_en: str | None = None


COLUMNS: tuple[str, ...] = Row.__struct_fields__
KINDS: dict[str, str] = {
    name: "int" if int in _kinds else "float" if float in _kinds else "text"
    for name, hint in get_type_hints(Row).items()
    if (_kinds := getattr(hint, "__args__", (hint,)))
}


def rows(dossier: Dossier) -> Iterator[Row]:
    """Statements and claims document by document, then the findings story by story."""
    contents = Contents(dossier)
    for document in dossier.documents:
        for quote in document.quotes:
            yield _statement(document, quote, contents)
        for claim in document.claims:
            yield _claim(document, claim, contents)
    for story in dossier.stories:
        for finding in story.findings:
            for number, position in enumerate(finding.positions, 1):
                for passage in _places(position):
                    yield _evidence(passage, (story, finding, position), number, contents)


def _where(passage: Passage, contents: Contents) -> dict[str, object]:
    """The columns that say where a row comes from."""
    document = contents.documents.get(passage.document)
    placed = passage.start < passage.end
    where: dict[str, object] = {
        "document": passage.document,
        "part": passage.part,
        "start": passage.start if placed else None,
        "end": passage.end if placed else None,
        "words": contents.words(passage.document, passage.start, passage.end),
    }
    if document is None:
        return where
    return {
        **where,
        "location": document.location,
        "url": document.url,
        "outlet": document.outlet,
        "outlet_name": contents.name(document.outlet).ar or None,
        "published": document.published,
    }


def _who(column: str, ids: Iterable[str | None], contents: Contents) -> dict[str, object]:
    """A column of ids and one of their names."""
    known = [id for id in ids if id is not None]
    return {
        column: BETWEEN.join(known) or None,
        f"{column}_name": BETWEEN.join(contents.name(id).ar for id in known) or None,
    }


def _statement(document: Document, quote: DocumentQuote, contents: Contents) -> Row:
    fields = {
        **_where(Passage(document.id, quote.start, quote.end, quote.part), contents),
        **_who("speaker", [quote.speaker], contents),
        **_who("via", quote.via, contents),
        **_who("addressee", [quote.addressee], contents),
        "quote_kind": quote.kind,
        "act": quote.act,
        "standing": quote.status,
        "confidence": quote.confidence,
    }
    return msgspec.convert({"row": "statement", **fields}, Row)


def _claim(document: Document, claim: Claim, contents: Contents) -> Row:
    fields = {
        **_where(Passage(document.id, claim.start, claim.end, claim.part), contents),
        **_who("speaker", [claim.attributed_to], contents),
        **_who("via", claim.via, contents),
        "slot": claim.slot,
        "key": claim.key or None,
        "value": claim.value,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "approx": claim.approx,
        "unit": claim.unit,
        "subject": claim.subject,
    }
    return msgspec.convert({"row": "claim", **fields}, Row)


def _places(position: Position) -> Iterator[Passage]:
    """The passages of a position; a document without one stands with an empty place."""
    yield from position.evidence
    shown = {passage.document for passage in position.evidence}
    yield from (Passage(id, 0, 0) for id in position.documents if id not in shown)


def _evidence(
    passage: Passage, of: tuple[Story, Finding, Position], number: int, contents: Contents
) -> Row:
    story, finding, position = of
    fields = {
        **_where(passage, contents),
        **_who("speaker", position.attributed_to, contents),
        "slot": finding.slot,
        "key": finding.key or None,
        "value": position.value,
        "story": story.id,
        "finding": finding.id,
        "question": finding.question,
        "question_en": finding.question_en,
        "status": finding.status,
        "conflict_class": finding.kind,
        "level": finding.level,
        "position": number,
        "independent": position.independent,
        "label": position.label.ar or None,
        "label_en": position.label.en or None,
    }
    return msgspec.convert({"row": "evidence", **fields}, Row)
