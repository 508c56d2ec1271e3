"""Reports as they are handed in: files, pasted text, addresses; and what is understood of each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tawatur import pipeline, readers
from tawatur.model.report import Page, Rejection

SHOWN = 100  # pages whose understanding is shown, and can be corrected, before they are taken in
_OPENING = 160  # characters of a page's text that are shown


class Draft(msgspec.Struct, frozen=True):
    """Pages that wait for a reader's word, and what was refused."""

    pages: tuple[Page, ...]
    refused: tuple[Rejection, ...]


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """What is understood of a page."""

    location: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    language: str
    words: int
    left_out: int  # characters taken for what is not the report
    opening: str


def received(files: Iterable[tuple[str, bytes]], text: str, links: str) -> Draft:
    """What was handed in as pages."""
    found: list[Page | Rejection] = []
    with tempfile.TemporaryDirectory() as room:
        paths = list(_put(Path(room), files))
        for each in readers.read(paths):
            short = each.location.removeprefix(f"{room}/").partition("/")[2]
            found.append(msgspec.structs.replace(each, location=short or each.location))
    if links.split():
        found.extend(readers.read(links.split()))
    if text.strip():
        first = text.strip().splitlines()[0]
        found.append(Page(location=f"pasted: {first[:60]}", text=text.strip()))
    return Draft(
        tuple(f for f in found if isinstance(f, Page)),
        tuple(f for f in found if isinstance(f, Rejection)),
    )


def _put(room: Path, files: Iterable[tuple[str, bytes]]) -> Iterable[Path]:
    """The files on disk under their own names, each in a folder of its own."""
    for number, (name, content) in enumerate(files):
        folder = room / str(number)
        folder.mkdir()
        path = folder / (Path(name.replace("\\", "/")).name or "file")
        path.write_bytes(content)
        yield path


def understood(page: Page) -> Understood:
    """What cleaning makes of a page."""
    reading = pipeline.glance(("", page))
    report = reading.report
    kept = [r for r in report.regions if r.label in ("title", "body", "embedded")]
    body = next((r for r in report.regions if r.label == "body"), None)
    title = report.title.of(report.text) if report.title else page.title
    return Understood(
        location=page.location,
        title=title or "",
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        language=report.language,
        words=len(reading.text),
        left_out=len(report.text.strip()) - sum(r.length for r in kept) if kept else 0,
        opening=(body.of(report.text) if body else report.text).strip()[:_OPENING],
    )
