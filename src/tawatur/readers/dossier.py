"""A dossier of ours, read again: its documents as pages, so that two dossiers make one.

The texts are read anew, beside whatever else is read; nothing that the old dossier found is taken
over. A document keeps its id and its location, so that a report that two dossiers hold, or that is
read beside its dossier, counts once.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.errors import InputError
from tawatur.model.dossier import SCHEMA
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates

SUFFIXES = ()  # told by its content: a .json file may be rows
_HEAD = 400  # bytes in which a dossier says what it is
_NO_TEXT = "the dossier keeps no texts: read the reports themselves"


class _Kept(msgspec.Struct):
    """What of a document makes it a page again."""

    id: str
    source: str
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class _Entity(msgspec.Struct):
    id: str
    name: str


class _Dossier(msgspec.Struct):
    documents: tuple[_Kept, ...] = ()
    entities: tuple[_Entity, ...] = ()
    rejected: tuple[Rejection, ...] = ()


_decoder = msgspec.json.Decoder(_Dossier)


def recognises(content: bytes) -> bool:
    """True where a JSON object opens with the name of a dossier's schema."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    family = SCHEMA.partition("/")[0].encode()
    return head[:1] == b"{" and b'"schema"' in head and b'"' + family + b"/" in head


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each document, under the location it was first read from; what the dossier
    could not read stays rejected."""
    try:
        told = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(location, f"not a dossier: {error}") from error
    names = {entity.id: entity.name for entity in told.entities}
    for kept in told.documents:
        if kept.text is None:
            yield Rejection(kept.source, _NO_TEXT)
            continue
        yield Page(
            location=kept.source,
            text=kept.text,
            id=kept.id or None,
            title=kept.title if kept.title and kept.text.startswith(kept.title) else None,
            outlet=names.get(kept.outlet or "", kept.outlet),
            published=_dates.iso(kept.published),
            url=kept.url,
        )
    yield from told.rejected
