"""Every name, statement, claim and region as a W3C Web Annotation, for tools that mark up texts.

One AnnotationCollection with its single page. The target is the text as it was read
(``urn:tawatur:document:ID``, obtained ``via`` its address on the web); a TextPositionSelector
counts its code points, and a TextQuoteSelector finds the words again on a page that differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.claim import Claim
from tawatur.model.dossier import Document, DocumentMention, DocumentQuote, Dossier
from tawatur.model.span import Span
from tawatur.renderers._export.addresses import iri, web
from tawatur.renderers._export.contents import Contents, literal
from tawatur.renderers._export.writing import document as written
from tawatur.renderers._export.writing import without_gaps
from tawatur.renderers._page import words

SUFFIX = ".annotations.jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 32  # characters of a quote selector's prefix and suffix: what browsers' tools use
Node = dict[str, object]


def render(dossier: Dossier) -> bytes:
    """The annotations of all documents as one collection in UTF-8."""
    contents = Contents(dossier)
    items = [item for document in dossier.documents for item in _annotations(document, contents)]
    identity = [document.id for document in dossier.documents]
    page = {
        "id": iri("annotations", *identity[:1], len(items), "page"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    return written(
        {
            "@context": CONTEXT,
            "id": iri("annotations", *identity[:1], len(items)),
            "type": "AnnotationCollection",
            "label": "Tawatur",
            "total": len(items),
            "first": page,
        }
    )


def _annotations(document: Document, contents: Contents) -> Iterator[Node]:
    numbered: dict[str, int] = {}

    def annotation(kind: str, motivation: str, span: Span, body: list[Node]) -> Iterator[Node]:
        if 0 <= span.start < span.end:
            number = numbered[kind] = numbered.get(kind, -1) + 1
            yield {
                "id": iri("annotation", document.id, kind, number),
                "type": "Annotation",
                "motivation": motivation,
                "body": body,
                "target": _target(document, span),
            }

    for region in document.regions:
        yield from annotation("region", "classifying", region, [_tag(region.label, "classifying")])
    for mention in document.mentions:
        yield from annotation("mention", "identifying", mention, _named(mention, contents))
    for quote in document.quotes:
        yield from annotation("statement", "describing", quote, _said(quote, contents))
    for claim in document.claims:
        yield from annotation("claim", "describing", claim, _claimed(claim))


def _target(document: Document, span: Span) -> Node:
    source: Node = {
        "id": iri("document", document.id),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
        "via": web(document),
    }
    selectors: list[Node] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    exact = literal(document, span.start, span.end)
    if exact is not None and document.text is not None:
        quoted: Node = {
            "type": "TextQuoteSelector",
            "exact": exact,
            "prefix": document.text[max(0, span.start - BESIDE) : span.start],
            "suffix": document.text[span.end : span.end + BESIDE],
        }
        selectors.append(quoted)
    return {"source": without_gaps(source), "selector": selectors}


def _tag(value: str, purpose: str, language: str | None = None) -> Node:
    body = {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}
    return {**body, "language": language} if language else {**body}


def _entity(id: str, purpose: str) -> Node:
    return {"type": "SpecificResource", "source": iri("entity", id), "purpose": purpose}


def _named(mention: DocumentMention, contents: Contents) -> list[Node]:
    name = contents.name(mention.entity).ar
    return [
        _entity(mention.entity, "identifying"),
        _tag(name, "identifying", "ar"),
        _tag(mention.type, "tagging"),
    ]


def _said(quote: DocumentQuote, contents: Contents) -> list[Node]:
    act, kind = words.label("act", quote.act).ar, words.label("quote", quote.kind).ar
    speaker = contents.name(quote.speaker).ar if quote.speaker else "لم يُذكر المتحدث"
    chain = " ← ".join((speaker, *(contents.name(outlet).ar for outlet in quote.via)))
    body = [_tag(f"{act} ({kind}): {chain}", "describing", "ar")]
    body += [_tag(value, "tagging") for value in (quote.kind, quote.act, quote.status)]
    return body + ([_entity(quote.speaker, "identifying")] if quote.speaker else [])


def _claimed(claim: Claim) -> list[Node]:
    slot = f"{claim.slot}/{claim.key}" if claim.key else claim.slot
    return [_tag(claim.value, "describing"), _tag(slot, "tagging")]
