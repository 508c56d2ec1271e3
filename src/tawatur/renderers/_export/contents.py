"""A dossier looked up by id, and the words that stand at a place of it."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model.annotation import Entity
from tawatur.model.dossier import Document, DocumentQuote, Dossier
from tawatur.model.finding import Bilingual


class Contents:
    """Documents and entities of a dossier; an id that is not listed stands for itself."""

    def __init__(self, dossier: Dossier) -> None:
        self.documents: dict[str, Document] = {d.id: d for d in dossier.documents}
        self.entities: dict[str, Entity] = {e.id: e for e in dossier.entities}

    def name(self, entity: str | None) -> Bilingual:
        """The names of an entity; the English one is empty where it has none."""
        if entity is None:
            return Bilingual("", "")
        known = self.entities.get(entity)
        return Bilingual(known.name, known.name_en or "") if known else Bilingual(entity, "")

    def words(self, document: str, start: int, end: int) -> str | None:
        """The characters of that range; None where the text is left out or does not reach."""
        found = self.documents.get(document)
        return literal(found, start, end) if found else None


def literal(document: Document, start: int, end: int) -> str | None:
    """The characters of that range of the document, or None."""
    text = document.text
    if text is None or not 0 <= start < end <= len(text):
        return None
    return text[start:end]


def speakers(quote: DocumentQuote) -> Iterator[str]:
    """Everybody in the chain of a statement: its speaker and the outlets it came through."""
    if quote.speaker is not None:
        yield quote.speaker
    yield from quote.via
