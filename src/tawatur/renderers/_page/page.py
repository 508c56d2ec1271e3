"""The whole page: its stories, the index of them, the reports, and what is left out.

The limits below keep a page usable and its making bounded, whatever the size of the dossier:
what they leave out is counted in words on the page, and stands in the dossier as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Bilingual
from tawatur.model.report import Rejection
from tawatur.model.span import Span
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import MOST_REPORTS, Catalogue, ranked
from tawatur.renderers._page.disagreements import SHARP, anchors, kind_of, ordered
from tawatur.renderers._page.reading import Flag, Report, addresses, listing, report, title
from tawatur.renderers._page.story import StoryPage, story_page

MOST_STORIES = 40  # stories told in full: some 400 screens
MOST_INDEXED = 600  # stories in the index
MOST_SINGLES = 2000  # reports without a story of their own, by headline
MOST_REJECTED = 500
TEXT_BUDGET = 1_500_000  # characters of report text: 700 reports of 350 words, a page of 15 MB


class Indexed(NamedTuple):
    """A story in the index; ``anchor`` is empty where the page does not tell it in full."""

    anchor: str
    title: str
    counts: Bilingual
    conflicts: Bilingual | None


class Single(NamedTuple):
    """A report that shares its story with none."""

    number: int
    entry: str
    title: str
    outlet: Bilingual | None


class PageView(NamedTuple):
    """Everything the templates need."""

    title: str
    heading: Bilingual
    standfirst: Bilingual
    stories: tuple[StoryPage, ...]
    indexed: tuple[Indexed, ...]
    index_left_out: int
    singles: tuple[Single, ...]
    singles_left_out: int
    reports: tuple[Report, ...]
    reports_left_out: int
    options: Markup
    rejected: tuple[Rejection, ...]
    rejected_left_out: int


def page_view(dossier: Dossier) -> PageView:
    """The page of a dossier. A dossier of one story is that story; of several, an index first."""
    stories = ranked(dossier.stories)
    several = stories if len(stories) == 1 else [s for s in stories if len(s.documents) > 1]
    told = several[:MOST_STORIES]
    catalogue = Catalogue(dossier, several, TEXT_BUDGET)
    prefixes = [""] if len(several) == 1 else [f"s{i}-" for i in range(1, len(told) + 1)]
    held = {d for s in several for d in s.documents}
    singles = [d for d in catalogue.order if d not in held] if len(stories) != 1 else []
    entries = catalogue.order[:MOST_REPORTS]
    reports = _reports(dossier, catalogue, told, prefixes)
    return PageView(
        title=told[0].title if len(several) == 1 else _heading(dossier, several).ar,
        heading=_heading(dossier, several),
        standfirst=_standfirst(dossier, len(singles)),
        stories=tuple(
            story_page(catalogue, dossier, s, prefix)
            for s, prefix in zip(told, prefixes, strict=True)
        ),
        indexed=_index(several, prefixes),
        index_left_out=max(0, len(several) - MOST_INDEXED),
        singles=tuple(_single(catalogue, d) for d in singles[:MOST_SINGLES]),
        singles_left_out=max(0, len(singles) - MOST_SINGLES),
        reports=reports,
        reports_left_out=len(catalogue.order) - len(entries),
        options=listing(reports),
        rejected=dossier.rejected[:MOST_REJECTED],
        rejected_left_out=max(0, len(dossier.rejected) - MOST_REJECTED),
    )


def _reports(
    dossier: Dossier, catalogue: Catalogue, told: Sequence[Story], prefixes: Sequence[str]
) -> tuple[Report, ...]:
    starts = addresses(dossier, catalogue)
    flags = _flags(told, prefixes)
    copies = {id: group for group in dossier.duplicates for id in group}
    return tuple(
        report(
            catalogue,
            catalogue.documents[id],
            starts[id],
            flags.get(id, ()),
            copies.get(id, ()),
        )
        for id in catalogue.order[:MOST_REPORTS]
    )


def _flags(told: Sequence[Story], prefixes: Sequence[str]) -> dict[str, list[Flag]]:
    """The passages on either side of a contradiction, by document."""
    out: dict[str, list[Flag]] = {}
    for story, prefix in zip(told, prefixes, strict=True):
        anchor = anchors(story, prefix)
        for finding in ordered(story):
            if kind_of(finding) in SHARP and finding.id in anchor:
                asked = Bilingual(finding.question, finding.question_en)
                for position in finding.positions:
                    check = position.check
                    said = asked if isinstance(check, msgspec.UnsetType) else check
                    for p in position.evidence:
                        flag = Flag(Span(p.start, p.end), said, anchor[finding.id])
                        out.setdefault(p.document, []).append(flag)
    return out


def _heading(dossier: Dossier, several: Sequence[Story]) -> Bilingual:
    reports = words.counted(len(dossier.documents), "report")
    stories = words.counted(len(several), "story")
    return Bilingual(f"{stories.ar} في {reports.ar}", f"{stories.en} in {reports.en}")


def _standfirst(dossier: Dossier, singles: int) -> Bilingual:
    alone = words.counted(singles, "report")
    refused = words.counted(len(dossier.rejected), "file")
    out = [Bilingual(f"لا يشاركها غيرها: {alone.ar}.", f"Standing alone: {alone.en}.")]
    if dossier.rejected:
        out.append(Bilingual(f"تعذرت قراءته: {refused.ar}.", f"Could not be read: {refused.en}."))
    return Bilingual(" ".join(b.ar for b in out), " ".join(b.en for b in out))


def _index(several: Sequence[Story], prefixes: Sequence[str]) -> tuple[Indexed, ...]:
    out: list[Indexed] = []
    for i, story in enumerate(several[:MOST_INDEXED]):
        c = story.counts
        counts = words.listed(
            words.counted(n, noun)
            for n, noun in ((c.reports, "report"), (c.outlets, "outlet"), (c.origins, "origin"))
            if n
        )
        conflicts = words.counted(c.conflicts, "conflict") if c.conflicts else None
        anchor = f"{prefixes[i]}story" if i < len(prefixes) else ""
        out.append(Indexed(anchor, story.title, counts, conflicts))
    return tuple(out)


def _single(catalogue: Catalogue, id: str) -> Single:
    document = catalogue.documents[id]
    return Single(catalogue.numbers[id], catalogue.entry(id), title(document), catalogue.outlet(id))
