"""Map 1 of an archive: a page signed, with the row it has in the table of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from tawatur import grouping
from tawatur.model.annotation import Reading
from tawatur.model.report import Page
from tawatur.pipeline import glance, told_apart, wanted_id

_TOGETHER = 64  # pages: 128 and more are no faster


class Look(NamedTuple):
    """A signed report, where it was read, and its row in the table of documents."""

    location: str
    signed: grouping.Signed
    row: dict[str, str | int | None]

    @property
    def named(self) -> str:
        """The headline, as far as there is one."""
        return str(self.row["title"] or "")


def look(pages: Sequence[Page]) -> list[Look]:
    """The pages signed, each under the id it asks for."""
    readings = [glance((wanted_id(page), page)) for page in pages]
    signed = grouping.sign_together(readings)
    return [
        Look(page.location, one, _row(page, reading))
        for page, reading, one in zip(pages, readings, signed, strict=True)
    ]


def _row(page: Page, reading: Reading) -> dict[str, str | int | None]:
    report = reading.report
    title = " ".join(report.title.of(report.text).split()) if report.title else page.title
    return {
        "id": report.id,
        "source": page.location,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "title": title,
        "language": report.language,
        "sha256": sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "words": sum(len(s) for s in reading.text.kinds.split("p")),
    }


def batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    """The pages as many at a time as are signed together."""
    waiting = iter(pages)
    while some := list(islice(waiting, _TOGETHER)):
        yield some


def identity(page: Page) -> object:
    """All that a look depends on."""
    return page


def named_apart(looks: Iterable[Look]) -> list[Look]:
    """The looks in the natural order of their locations, each under its final id."""
    unique = {one.location: one for one in looks}
    out = []
    for id, location in told_apart([(one.signed.id, one.location) for one in unique.values()]):
        one = unique[location]
        out.append(one if one.signed.id == id else under(one, id))
    return out


def under(one: Look, id: str) -> Look:
    """The look under another id."""
    return Look(one.location, grouping.renamed(one.signed, id), {**one.row, "id": id})
