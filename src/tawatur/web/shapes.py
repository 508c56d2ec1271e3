"""What pages and actions give and take: errors that are answers, tables, who is asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tawatur.model.finding import Bilingual
from tawatur.stores import Holder

Format = Literal["html", "json", "csv", "md"]
FORMATS: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


class Visitor(NamedTuple):
    """Who is asking, in which language and light."""

    holder: Holder
    language: Literal["ar", "en"] = "ar"
    theme: str = ""
    partial: bool = False  # asked for by htmx: the changing part alone is wanted
    origin: str = ""  # the desk's own, as the visitor reached it

    @property
    def name(self) -> str:
        """The holder's name."""
        return self.holder.name


class Table(NamedTuple):
    """An answer in rows, for CSV and Markdown."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


class Refusal(Exception):  # noqa: N818 - an answer, not a fault
    """An answer that is no page: its status, and why in both languages."""

    def __init__(self, status: int, why: Bilingual) -> None:
        super().__init__(why.en)
        self.status = status
        self.why = why


class Elsewhere(Exception):  # noqa: N818 - an answer, not a fault
    """What was asked for stands at another address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def missing(ar: str, en: str) -> Refusal:
    """There is no such thing."""
    return Refusal(404, Bilingual(ar, en))


class Done(NamedTuple):
    """What an action did: the value for who asked in JSON, the page to go to for a reader."""

    value: object
    address: str
    status: int = 200
