"""The dossier as schema.org JSON-LD: articles, who is in them, quotations, and claims side by side.

A finding is a Question; each answer to it is a Claim that appears in its articles, so a conflict
is two Claims under one Question. The claims of a conflict come with a ClaimReview that is an empty
template: it has no author and no rating, for Tawatur gives no verdict. The context is inline and
closed, so nothing is fetched to read it; schema.org terms are those of its own context. Offsets
are selectors of the W3C Web Annotation vocabulary; that a report has its text from an earlier one
is said with ``wasDerivedFrom`` of the W3C's PROV.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.model.annotation import Entity
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, DocumentQuote, Dossier, Story
from tawatur.model.finding import Finding, Position
from tawatur.renderers._export.addresses import iri, web
from tawatur.renderers._export.contents import literal
from tawatur.renderers._export.writing import document as written
from tawatur.renderers._export.writing import without_gaps

SUFFIX = ".jsonld"
CONTEXT = {
    "@vocab": "http://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "url": {"@type": "@id"},
    "selector": "oa:hasSelector",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
}
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "GROUP": "Person"}
UNNAMED = {"ar": "لم يُسمَّ", "en": "unnamed in the reports"}
Node = dict[str, object]


def render(dossier: Dossier) -> bytes:
    """The dossier as one JSON-LD graph in UTF-8."""
    graph = [_entity(entity) for entity in dossier.entities]
    known = {entity.id for entity in dossier.entities}
    graph += [_unlisted(id) for id in sorted(_named(dossier) - known)]
    origins = _origins(dossier)
    for document in dossier.documents:
        graph.append(_article(document, origins.get(document.id, ())))
        graph += [_quotation(document, quote, n) for n, quote in enumerate(document.quotes)]
    for story in dossier.stories:
        graph += _story(story)
    return written({"@context": CONTEXT, "@graph": graph})


def _bilingual(ar: str, en: str | None) -> list[Node]:
    words = {"ar": ar, "en": "" if en == ar else en}
    return [{"@language": code, "@value": text} for code, text in words.items() if text]


def _at(kind: str, *parts: object) -> Node:
    return {"@id": iri(kind, *parts)}


def _entity(entity: Entity) -> Node:
    place: Node | None = None
    if entity.latitude is not None and entity.longitude is not None:
        place = {"latitude": entity.latitude, "longitude": entity.longitude}
        place = {"@type": "GeoCoordinates", **place}
    return without_gaps(
        {
            **_at("entity", entity.id),
            "@type": TYPES[entity.type],
            "name": _bilingual(entity.name, entity.name_en),
            "alternateName": [name for name in entity.names if name != entity.name],
            "disambiguatingDescription": _bilingual(UNNAMED["ar"], UNNAMED["en"])
            if entity.type == "GROUP"
            else None,
            "address": {"@type": "PostalAddress", "addressCountry": entity.country}
            if entity.country
            else None,
            "geo": place,
        }
    )


def _unlisted(id: str) -> Node:
    return {**_at("entity", id), "@type": "Thing", "name": id}


def _named(dossier: Dossier) -> set[str]:
    found: set[str | None] = set()
    for document in dossier.documents:
        found.add(document.outlet)
        found.update(mention.entity for mention in document.mentions)
        for quote in document.quotes:
            found.update((quote.speaker, *quote.via))
    for story in dossier.stories:
        found.update(id for f in story.findings for p in f.positions for id in p.attributed_to)
    return {id for id in found if id is not None}


def _origins(dossier: Dossier) -> dict[str, list[str]]:
    """The earlier reports that each has its text from, where that is known."""
    found: dict[str, list[str]] = {}
    for one in (one for story in dossier.stories for one in story.directions):
        if one.reason != "unknown":
            found.setdefault(one.later, []).append(iri("document", one.earlier))
    return found


def _article(document: Document, origins: Sequence[str]) -> Node:
    mentioned = dict.fromkeys(mention.entity for mention in document.mentions)
    hashed = {"@type": "PropertyValue", "propertyID": "sha256", "value": document.sha256}
    return without_gaps(
        {
            **_at("document", document.id),
            "@type": "NewsArticle",
            "headline": document.title,
            "inLanguage": document.language,
            "datePublished": document.published,
            "url": web(document),
            "publisher": _at("entity", document.outlet) if document.outlet else None,
            "identifier": hashed if document.sha256 else None,
            "wasDerivedFrom": list(dict.fromkeys(origins)),
            "mentions": [_at("entity", id) for id in mentioned],
            "articleBody": document.text,
        }
    )


def _selector(document: str, start: int, end: int) -> Node | None:
    """Where the words stand, or None for a place that cannot be."""
    if not 0 <= start < end:
        return None
    return {"@type": "oa:TextPositionSelector", "start": start, "end": end}


def _quotation(document: Document, quote: DocumentQuote, number: int) -> Node:
    through = [
        {"@type": "CreativeWork", "publisher": _at("entity", outlet)} for outlet in quote.via
    ]
    return without_gaps(
        {
            **_at("quotation", document.id, number),
            "@type": "Quotation",
            "text": literal(document, quote.start, quote.end),
            "inLanguage": document.language,
            "spokenByCharacter": _at("entity", quote.speaker) if quote.speaker else None,
            "isPartOf": _at("document", document.id),
            "citation": through,
            "keywords": [quote.kind, quote.act, quote.status],
            "selector": _selector(document.id, quote.start, quote.end),
        }
    )


def _story(story: Story) -> Iterator[Node]:
    questions = [iri("finding", story.id, finding.id) for finding in story.findings]
    parts = [iri("document", id) for id in story.documents] + questions
    yield without_gaps(
        {
            **_at("story", story.id),
            "@type": "Collection",
            "name": story.title,
            "abstract": [
                *_bilingual(" ".join(s.ar for s in story.account), None),
                *_bilingual("", " ".join(s.en for s in story.account)),
            ],
            "hasPart": [{"@id": part} for part in parts],
        }
    )
    for finding in story.findings:
        yield from _question(story, finding)


def _question(story: Story, finding: Finding) -> Iterator[Node]:
    claims = [
        iri("claim", story.id, finding.id, number) for number, _ in enumerate(finding.positions)
    ]
    asked = iri("finding", story.id, finding.id)
    yield without_gaps(
        {
            "@id": asked,
            "@type": "Question",
            "name": _bilingual(finding.question, finding.question_en),
            "abstract": _bilingual(finding.reason.ar, finding.reason.en),
            "keywords": [k for k in (finding.slot, finding.status, finding.kind) if k],
            "hasPart": [{"@id": claim} for claim in claims],
        }
    )
    for claim, position in zip(claims, finding.positions, strict=True):
        yield _claim(claim, asked, position)
    if finding.status == "conflict":
        for claim, position in zip(claims, finding.positions, strict=True):
            yield _template(claim, position)


def _text(position: Position) -> list[Node]:
    return _bilingual(position.label.ar or position.value, position.label.en)


def _claim(claim: str, asked: str, position: Position) -> Node:
    return without_gaps(
        {
            "@id": claim,
            "@type": "Claim",
            "text": _text(position),
            "isPartOf": {"@id": asked},
            "creator": [_at("entity", id) for id in position.attributed_to],
            "appearance": [_at("document", id) for id in dict.fromkeys(_appears(position))],
            "citation": _passages(position.evidence),
        }
    )


def _appears(position: Position) -> Iterable[str]:
    yield from position.documents
    yield from (passage.document for passage in position.evidence)


def _passages(evidence: Sequence[Passage]) -> list[Node]:
    """The passages that carry a claim, each a place of its article."""
    return [
        {
            "@type": ["CreativeWork", "oa:SpecificResource"],
            "source": iri("document", p.document),
            "selector": where,
        }
        for p in evidence
        if (where := _selector(p.document, p.start, p.end)) is not None
    ]


def _template(claim: str, position: Position) -> Node:
    """A review for somebody else to write: it names the claim and rates nothing."""
    return {
        "@id": claim + ":review",
        "@type": "ClaimReview",
        "claimReviewed": _text(position),
        "itemReviewed": {"@id": claim},
        "creativeWorkStatus": "Draft",
    }
