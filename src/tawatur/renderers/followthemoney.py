"""The dossier as FollowTheMoney entities, one a line: for Aleph, OpenAleph, yente and their kin.

| in the dossier | there |
|---|---|
| report | Article: text, outlet, time, address |
| person, organisation, place | Person, Organization, Address, with every spelling |
| unnamed speaker | LegalEntity, which is a person or a body |
| name in a report | Mention; for a place a Documentation link, as Mention knows no places |
| statement | Note about its speaker with the words; its proof is the report |
| story | Event whose proof are its reports |

The model has no statement that conflicts with another; findings are not written. Ids are hashes of
the dossier's own ids: the same dossier gives the same ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from tawatur.model.annotation import Entity, NameType
from tawatur.model.dossier import Document, DocumentQuote, Dossier, Story
from tawatur.renderers._export.addresses import key, web
from tawatur.renderers._export.contents import Contents, literal
from tawatur.renderers._export.writing import lines
from tawatur.renderers._page import words

SUFFIX = ".ftm.json"
SCHEMATA = {"PER": "Person", "ORG": "Organization", "LOC": "Address", "GROUP": "LegalEntity"}
LONGEST_NAME = 384  # characters: what the type «name» of the model takes
# ISO 639-1 to 639-3, which the model writes; a language that is missing is left out.
LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "ru": "rus",
    "tr": "tur",
    "ur": "urd",
}
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*", re.ASCII)
_UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
Line = dict[str, object]


def render(dossier: Dossier) -> bytes:
    """One entity a line, as JSON Lines in UTF-8."""
    return lines(_entities(dossier))


def _entities(dossier: Dossier) -> Iterator[Line]:
    contents = Contents(dossier)
    for entity in dossier.entities:
        yield _named(entity)
    types: dict[str, NameType] = {m.entity: m.type for d in dossier.documents for m in d.mentions}
    for id in sorted(_referred(dossier) - contents.entities.keys()):
        yield _named(Entity(id, types.get(id, "GROUP"), id, (id,)))
    for document in dossier.documents:
        yield _article(document, contents)
        yield from _mentions(document, contents)
        for number, quote in enumerate(document.quotes):
            yield _note(document, quote, number, contents)
    for story in dossier.stories:
        yield _event(story, contents)


def _line(id: str, schema: str, **properties: Iterable[str | None]) -> Line:
    """An entity with the properties that hold something, each value once."""
    held: dict[str, list[str]] = {}
    for name, values in properties.items():
        clean = (_UNPRINTED.sub("\ufffd", value).strip() for value in values if value)
        found = list(dict.fromkeys(value for value in clean if value))
        if found:
            held[name] = found
    return {"id": id, "schema": schema, "properties": held}


def _referred(dossier: Dossier) -> set[str]:
    found: set[str | None] = set()
    for document in dossier.documents:
        found.add(document.outlet)
        found.update(mention.entity for mention in document.mentions)
        found.update(quote.speaker for quote in document.quotes)
    return {id for id in found if id is not None}


def _named(entity: Entity) -> Line:
    schema = SCHEMATA[entity.type]
    names = [words.cut(name, LONGEST_NAME) for name in (entity.name, *entity.names) if name]
    english = words.cut(entity.name_en, LONGEST_NAME) if entity.name_en else None
    shown = names[:1] or [entity.id]
    country = (entity.country or "").lower()
    place: dict[str, list[str | None]] = {}
    if entity.type == "LOC":
        place["full"] = [shown[0]]
        if entity.latitude is not None and entity.longitude is not None:
            place["latitude"] = [str(entity.latitude)]
            place["longitude"] = [str(entity.longitude)]
    return _line(
        key("entity", entity.id),
        schema,
        name=shown,
        alias=[*(name for name in names if name != shown[0]), english],
        country=[country if re.fullmatch("[a-z]{2}", country) else None],
        summary=["لم يُسمَّ في التقارير (unnamed in the reports)"] if entity.type == "GROUP" else [],
        **place,
    )


def _article(document: Document, contents: Contents) -> Line:
    entities = {m.entity: m.type for m in document.mentions}
    of_type = {
        type: [contents.name(id).ar for id, held in entities.items() if held == type]
        for type in ("PER", "ORG", "LOC")
    }
    return _line(
        key("document", document.id),
        "Article",
        title=[document.title],
        fileName=[document.location],
        bodyText=[document.text],
        language=[LANGUAGES.get(document.language)],
        publishedAt=[_date(document.published)],
        publisher=[contents.name(document.outlet).ar],
        sourceUrl=[web(document)],
        peopleMentioned=of_type["PER"],
        companiesMentioned=of_type["ORG"],
        locationMentioned=of_type["LOC"],
    )


def _date(iso: str | None) -> str | None:
    """The date or time as the model writes it, in UTC where the zone is given."""
    iso = (iso or "").strip()
    try:
        if _TIME.fullmatch(iso):
            at = datetime.fromisoformat(iso)
            at = at.astimezone(UTC) if at.tzinfo else at
            return at.replace(tzinfo=None).isoformat(timespec="seconds")
        if _DATE.fullmatch(iso):
            datetime.fromisoformat((iso + "-01-01")[:10])
            return iso
    except (ValueError, OverflowError):
        return None
    return None


def _mentions(document: Document, contents: Contents) -> Iterator[Line]:
    """One line an entity of the report; the outlet is linked as its publisher."""
    article = key("document", document.id)
    spellings: dict[str, list[str | None]] = {}
    types: dict[str, str] = {}
    for mention in document.mentions:
        written = literal(document, mention.start, mention.end)
        name = words.cut(written or contents.name(mention.entity).ar, LONGEST_NAME)
        spellings.setdefault(mention.entity, []).append(name)
        types.setdefault(mention.entity, mention.type)
    for id, names in spellings.items():
        entity, known = key("entity", id), contents.entities.get(id)
        schema = SCHEMATA[known.type if known else types[id]]
        if schema == "Address":
            link = key("documentation", document.id, id)
            yield _line(
                link, "Documentation", document=[article], entity=[entity], role=["mentioned"]
            )
            continue
        yield _line(
            key("mention", document.id, id),
            "Mention",
            document=[article],
            resolved=[entity],
            name=names if any(names) else [contents.name(id).ar or id],
            detectedSchema=[schema],
        )
    if document.outlet:
        yield _line(
            key("publisher", document.id),
            "Documentation",
            document=[article],
            entity=[key("entity", document.outlet)],
            role=["publisher"],
        )


def _note(document: Document, quote: DocumentQuote, number: int, contents: Contents) -> Line:
    speaker = contents.name(quote.speaker).ar if quote.speaker else "لم يُذكر المتحدث"
    act = words.label("act", quote.act).ar
    through = "، ".join(contents.name(outlet).ar for outlet in quote.via)
    said = f"{act}: {speaker}" + (f" ({through})" if through else "")
    return _line(
        key("statement", document.id, number),
        "Note",
        name=[words.cut(said, LONGEST_NAME)],
        description=[literal(document, quote.start, quote.end)],
        entity=[key("entity", quote.speaker) if quote.speaker else None],
        proof=[key("document", document.id)],
        publisher=[None if quote.part else contents.name(document.outlet).ar],
        sourceUrl=[web(document)],
        keywords=[quote.kind, quote.act, quote.status],
    )


def _event(story: Story, contents: Contents) -> Line:
    told = " ".join(sentence.ar for sentence in story.account)
    documents = [id for id in story.documents if id in contents.documents]
    return _line(
        key("story", story.id),
        "Event",
        name=[words.cut(story.title, LONGEST_NAME) or story.id],
        summary=[told],
        proof=[key("document", id) for id in documents],
    )
