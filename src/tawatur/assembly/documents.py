"""A finished reading -> the document of the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from tawatur.arabic.sentences import sentence_at
from tawatur.model.annotation import Entity, Quotation, Reading, Reference
from tawatur.model.claim import Claim
from tawatur.model.dossier import Document, DocumentMention, DocumentQuote
from tawatur.model.span import Span


def document(
    reading: Reading,
    claims: tuple[Claim, ...],
    *,
    outlets: Mapping[str, Entity],
    keep_text: bool,
) -> Document:
    """The document with all its annotations in the contract's shape."""
    report = reading.report
    outlet = outlets.get(report.outlet or "")
    return Document(
        id=report.id,
        location=report.location,
        text=report.text if keep_text else None,
        sha256=sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=report.title.of(report.text) if report.title else None,
        outlet=outlet.id if outlet else None,
        published=report.published,
        url=report.url,
        language=report.language,
        compared=report.language == "ar",
        regions=report.regions,
        mentions=tuple(
            DocumentMention(m.start, m.end, m.type, m.entity)
            for m in reading.mentions
            if m.entity is not None
        ),
        quotes=tuple(_quote(reading, quotation) for quotation in reading.quotations),
        claims=claims,
        decided=report.decided,
    )


def _quote(reading: Reading, quotation: Quotation) -> DocumentQuote:
    speaker, addressee = quotation.speaker, quotation.addressee
    at = reading.text.tokens_in(quotation)
    sentence = sentence_at(reading.sentences, at.start) if at else None
    return DocumentQuote(
        quotation.start,
        quotation.end,
        kind=quotation.kind,
        cue=quotation.cue,
        speaker=speaker.entity if speaker else None,
        via=tuple(sorted({v.entity for v in quotation.via if v.entity})),
        addressee=addressee.entity if addressee else None,
        speaker_words=_bare(speaker),
        when=quotation.when,
        act=quotation.act,
        status=quotation.status,
        confidence=round(quotation.confidence, 3),
        speaker_confidence=round(quotation.speaker_confidence, 3),
        chain_confidence=round(quotation.chain_confidence, 3),
        part=reading.sentences[sentence].part if sentence is not None else 0,
        decided=quotation.decided,
    )


def _bare(reference: Reference | None) -> Span | None:
    return Span(reference.start, reference.end) if reference else None
