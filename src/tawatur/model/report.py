"""A report: one page as it was read, and the regions its text falls into."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model.ruling import Decided
from tawatur.model.span import Span

Label = Literal["masthead", "title", "body", "embedded", "related", "tags", "ui", "credit"]
KEPT: frozenset[str] = frozenset({"title", "body", "embedded"})  # what annotations may stand in


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader yields: decoded text and what the input itself says of it.

    ``location`` is the path, ``path#row`` or address it was read from;
    ``title`` is set only where ``text`` begins with it.
    """

    location: str
    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


class Rejection(msgspec.Struct, frozen=True):
    """An input that could not be read, with the reason."""

    location: str = msgspec.field(name="source")
    reason: str = ""


class Region(Span, frozen=True):
    """A stretch of the page with one label. Regions do not overlap. ``decided`` is what a person
    decided of it, where somebody did."""

    label: Label
    decided: Decided = msgspec.UNSET


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report: text that never changes, where it came from, and its regions.

    ``outlet`` is the publisher's name as the page or the input gives it,
    ``published`` an ISO 8601 date or time, ``language`` an ISO 639-1 code, ``decided`` what a
    person decided of the outlet.
    """

    id: str
    location: str
    text: str
    title: Span | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "ar"
    regions: tuple[Region, ...] = ()
    decided: Decided = msgspec.UNSET
