"""Verification: is every value of a dossier literally in its document?"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier, Story
from tawatur.model.report import KEPT, Region
from tawatur.model.span import Span


def verify(dossier: Dossier) -> tuple[str, ...]:
    """What does not hold, a line each; nothing where every value can be found.

    A document's text has the hash the dossier gives; every mention, statement and claim lies in
    its kept regions; every piece of evidence lies in a document of its story; every entity named
    is listed, and its mentions are among its spellings. A dossier without texts is checked as far
    as it goes.
    """
    return tuple(_faults(dossier))


def _faults(dossier: Dossier) -> Iterator[str]:
    documents = {d.id: d for d in dossier.documents}
    entities = {e.id for e in dossier.entities}
    if len(documents) < len(dossier.documents):
        yield "two documents have one id"
    for document in dossier.documents:
        yield from _document(document, entities)
    for story in dossier.stories:
        yield from _story(story, documents)
    for reuse in dossier.reuse:
        for passage in (reuse.a, reuse.b):
            yield from _passage(passage, documents, "reuse")


def _document(document: Document, entities: set[str]) -> Iterator[str]:
    name = document.location
    if document.text is not None:
        found = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if found != document.sha256:
            yield f"{name}: the text is not the one that was read"
    kept = [region for region in document.regions if region.label in KEPT]
    for span in (*document.mentions, *document.quotes, *document.claims):
        if not _is_within(span, document, kept):
            yield f"{name}: nothing of the article stands at {span.start}-{span.end}"
    named = {m.entity for m in document.mentions} | {q.speaker for q in document.quotes}
    named |= {v for q in document.quotes for v in q.via} | {q.addressee for q in document.quotes}
    named |= {document.outlet}
    for missing in sorted(named - entities - {None}, key=str):
        yield f"{name}: the entity {missing} is not listed"


def _is_within(span: Span, document: Document, kept: list[Region]) -> bool:
    if not span.start < span.end or not any(region.contains(span) for region in kept):
        return False
    return document.text is None or span.of(document.text).strip() != ""


def _story(story: Story, documents: dict[str, Document]) -> Iterator[str]:
    for missing in sorted(set(story.documents) - documents.keys()):
        yield f"story {story.id}: there is no document {missing}"
    for finding in story.findings:
        for position in finding.positions:
            if not position.evidence:
                yield f"finding {finding.id}: no evidence for {position.value}"
            for passage in position.evidence:
                if passage.document not in position.documents:
                    yield f"finding {finding.id}: evidence outside its documents"
                yield from _passage(passage, documents, f"finding {finding.id}")
    for sentence in story.account:
        for passage in sentence.citations:
            yield from _passage(passage, documents, f"account of story {story.id}")
    for commitment in story.commitments:
        for passage in (p for turn in commitment.turns for p in turn.evidence):
            yield from _passage(passage, documents, f"commitment {commitment.id}")


def _passage(passage: Passage, documents: dict[str, Document], where: str) -> Iterator[str]:
    document = documents.get(passage.document)
    if document is None:
        yield f"{where}: there is no document {passage.document}"
    elif not _is_within(Span(passage.start, passage.end), document, list(document.regions)):
        yield f"{where}: nothing stands at {passage.start}-{passage.end} of {document.location}"
