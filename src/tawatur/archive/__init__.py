"""The journey of an archive: many reports into tables of copies, shared passages and stories.

No report is kept in memory longer than it takes to sign it. The days follow one another through
the index; a folder of tables that is there already is added to. What a step changes is written
under the day it began, so a new day leaves the tables of all days before its window alone, and
day after day gives the bytes that all days at once give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from tawatur import grouping, readers, registry
from tawatur.archive.keeper import Keeper
from tawatur.archive.listing import Told, listing
from tawatur.archive.reading import Aside, piles, stories, telling
from tawatur.archive.signing import Look, batches, identity, look, named_apart
from tawatur.archive.tables import Folder
from tawatur.keeping import KeptEach, clear_drafts
from tawatur.model.report import Page, Rejection
from tawatur.settings import Settings

LARGEST = 5  # stories named in a summary
Progress = Callable[[str, int, int], None]  # stage, done, of how many (0: not known)


class Summary(NamedTuple):
    """What a folder of tables holds: how many reports are new and how many of those read were
    there already; the groups of copies, the passages, the stories of two reports and more, and
    the largest of these by size."""

    added: int
    known: int
    reports: int
    copies: int
    passages: int
    stories: int
    largest: tuple[tuple[int, str], ...]
    rejected: tuple[Rejection, ...]


def group(
    paths: Iterable[str | Path],
    folder: Path,
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Groups everything found at the paths into the tables of the folder, adding to those that
    are there. The same input gives the same bytes, however many workers or steps it comes in."""
    chosen = settings or Settings()
    report = progress or (lambda *_: None)
    engine = registry.load("engines", chosen.engine)
    engine.start(chosen.address)
    rejected: list[Rejection] = []
    looks: list[Look] = []
    pages = _pages(paths, chosen, stdin, rejected)
    for some in engine.map(_looking(chosen), batches(pages), chosen.workers):
        looks.extend(some)
        report("reports", len(looks), 0)
    tables = Folder(folder)
    keeper = Keeper(tables)
    fresh, known = keeper.unknown(named_apart(looks))
    del looks
    if fresh:
        bundles = keeper.steps(fresh)
        for done, found in enumerate(engine.map(grouping.passages, bundles, chosen.workers), 1):
            keeper.shared(found)
            report("passages", done, 0)
        keeper.close()
    refused = tuple(sorted(set(rejected), key=lambda one: (one.location, one.reason)))
    return _summary(tables, len(fresh), known, refused)


class Reading(NamedTuple):
    """What reading an archive gave: reports read, stories written, and what was refused."""

    reports: int
    stories: int
    rejected: tuple[Rejection, ...]


def read(
    paths: Iterable[str | Path],
    folder: Path,
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Reading:
    """Reads everything found at the paths into the folder: a page for each story of two reports
    and more, and ``index.html``, which lists them by topic. Memory is bounded by the signatures of
    the reports."""
    chosen = settings or Settings()
    if chosen.tagger == "auto":  # an archive is a large pile
        chosen = msgspec.structs.replace(chosen, tagger="fast")
    report = progress or (lambda *_: None)
    engine = registry.load("engines", chosen.engine)
    engine.start(chosen.address)
    folder.mkdir(parents=True, exist_ok=True)
    rejected: list[Rejection] = []
    aside = Aside(folder)
    pages = map(aside.put, _pages(paths, chosen, stdin, rejected))
    looks: list[Look] = []
    for some in engine.map(_looking(chosen), batches(pages), chosen.workers):
        looks.extend(some)
        report("reports", len(looks), 0)
    looks = named_apart(looks)
    found = stories(looks, lambda bundles: engine.map(grouping.passages, bundles, chosen.workers))
    several = [story for story in found if len(story) > 1]
    told: list[Told] = []
    for one_told in engine.map(telling(chosen), piles(looks, found, aside), chosen.workers):
        (folder / f"{one_told.id}.html").write_bytes(one_told.page)
        told.append(one_told._replace(page=b""))
        report("stories", len(told), len(several))
    aside.close()
    topics = grouping.topics((one.signed for one in looks), several)
    (folder / "index.html").write_bytes(listing(told, topics, len(looks)))
    refused = tuple(sorted(set(rejected), key=lambda one: (one.location, one.reason)))
    return Reading(len(looks), len(told), refused)


def _looking(settings: Settings) -> Callable[[Sequence[Page]], list[Look]]:
    if settings.keep is None:
        return look
    clear_drafts(settings.keep)
    return KeptEach(look, settings.keep, identity)


def _pages(
    paths: Iterable[str | Path],
    settings: Settings,
    stdin: BinaryIO | None,
    rejected: list[Rejection],
) -> Iterator[Page]:
    visiting = readers.Visiting(follow=settings.follow, allow_private=settings.allow_private)
    for found in readers.read(
        paths,
        meta=settings.meta,
        leave_out=settings.leave_out,
        stdin=stdin,
        columns=settings.columns,
        visiting=visiting,
    ):
        if isinstance(found, Page):
            yield found
        else:
            rejected.append(found)


def _summary(tables: Folder, added: int, known: int, rejected: tuple[Rejection, ...]) -> Summary:
    several = [
        (size, title)
        for size, title in tables.column_pairs("stories", "reports", "title")
        if size > 1
    ]
    several.sort(key=lambda story: (-story[0], story[1]))
    return Summary(
        added,
        known,
        tables.count("documents"),
        tables.count("duplicates"),
        tables.count("reuse"),
        len(several),
        tuple(several[:LARGEST]),
        rejected,
    )
