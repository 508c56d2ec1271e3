"""Reading an archive: a dossier for each story of two reports and more.

The pages are put aside on disk while they are signed; once the stories are known each is read by
itself and written at once, so memory holds the signatures and one story a worker.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from tawatur import grouping, pipeline
from tawatur.archive.listing import Told
from tawatur.archive.signing import Look, identity
from tawatur.keeping import Kept
from tawatur.model.report import Page
from tawatur.settings import Settings

Pile = tuple[tuple[str, Page], ...]
_PAGE = msgspec.msgpack.Decoder(Page)


class Aside:
    """Pages put aside in a file, by location."""

    def __init__(self, folder: Path) -> None:
        self.file: BinaryIO = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed below
        self.places: dict[str, tuple[int, int]] = {}

    def put(self, page: Page) -> Page:
        """Puts the page aside; gives it back."""
        content = msgspec.msgpack.encode(page)
        self.places[page.location] = (self.file.seek(0, 2), len(content))
        self.file.write(content)
        return page

    def take(self, location: str) -> Page:
        """The page that was read there."""
        start, length = self.places[location]
        self.file.seek(start)
        return _PAGE.decode(self.file.read(length))

    def close(self) -> None:
        """Throws the pages away."""
        self.file.close()


def tell_one(pile: Pile, *, settings: Settings) -> Told:
    """Map 2 of an archive: one story read, as a page."""
    alone = msgspec.structs.replace(settings, one_story=True, workers=1, engine="local", keep=None)
    dossier = pipeline.join(pile, alone, decisions=pipeline.decided(settings.names))
    story = dossier.stories[0]
    outlets = Counter(one.outlet for one in dossier.documents if one.outlet)
    return Told(
        story.id,
        story.title,
        story.counts.reports,
        story.counts.origins,
        story.counts.conflicts,
        tuple(sorted(one.published for one in dossier.documents if one.published)),
        tuple(name for name, _ in sorted(outlets.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted({one.title for one in dossier.documents if one.title})),
        pipeline.render(dossier, "html"),
    )


def telling(settings: Settings) -> Callable[[Pile], Told]:
    """The function that reads a story, its results kept where the settings say so."""
    function = partial(tell_one, settings=settings)
    if settings.keep is None:
        return function
    names = settings.names.read_bytes() if settings.names is not None else b""
    choices = (settings.tagger, settings.keep_text, settings.sure, names)
    return Kept(function, settings.keep, _identity, choices)


def _identity(pile: Pile) -> object:
    return [(id, identity(page)) for id, page in pile]


def piles(looks: Sequence[Look], stories: Sequence[Sequence[str]], aside: Aside) -> Iterator[Pile]:
    """The pages of each story of two reports and more, in the order they were published."""
    at = {one.signed.id: (one.signed.published or "~", n) for n, one in enumerate(looks)}
    location = {one.signed.id: one.location for one in looks}
    for story in stories:
        if len(story) > 1:
            ordered = sorted(story, key=at.__getitem__)
            yield tuple((id, aside.take(location[id])) for id in ordered)


def stories(looks: Sequence[Look], compare: grouping.Compare | None) -> Sequence[tuple[str, ...]]:
    """The stories of the Arabic reports."""
    signed = (one.signed for one in looks if one.row["language"] == "ar")
    return grouping.grouped(signed, compare=compare).stories
