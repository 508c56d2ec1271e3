"""One story of the page, all its parts."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Dossier, Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.commitments import Commitments, commitments
from tawatur.renderers._page.credits import Credits, credits, wordings
from tawatur.renderers._page.directions import Ways, ways
from tawatur.renderers._page.disagreements import Disagreements, anchors, disagreements, ordered
from tawatur.renderers._page.grid import MOST_CHIPS, Grid, grid
from tawatur.renderers._page.names import Names, names
from tawatur.renderers._page.origins import Strip, strip
from tawatur.renderers._page.places import Places, places
from tawatur.renderers._page.statements import Statements, statements
from tawatur.renderers._page.timeline import Timeline, timeline

HEAD_LINE = 120  # characters of an answer in the head: four lines of its column
FORETOLD = 3  # disagreements the standfirst names


class Said(NamedTuple):
    """A sentence with its citations; ``question`` is a head line's label, ``disputed`` the anchor
    of the disagreement it states."""

    words: Bilingual
    chips: tuple[Chip, ...]
    left_out: int
    question: Bilingual | None = None
    disputed: str = ""


SILENT = Said(Bilingual("لم يذكره أي تقرير", "No report says"), (), 0)


class Entry(NamedTuple):
    """A report's number and the anchor of its entry."""

    number: Bilingual
    anchor: str


class Figure(NamedTuple):
    """A number of the head with the noun below it, and the sign before it."""

    n: int
    noun: Bilingual
    sign: str = ""


class StoryPage(NamedTuple):
    """Everything the page says of one story; ``prefix`` begins its anchors."""

    prefix: str
    title: str
    standfirst: Bilingual
    strip: Strip
    head: tuple[Said, ...]
    figures: tuple[Figure, ...]
    account: tuple[Said, ...]
    grid: Grid
    disagreements: Disagreements
    statements: Statements
    timeline: Timeline
    commitments: Commitments
    credits: Credits
    ways: Ways
    names: Names
    places: Places | None
    not_compared: tuple[Entry, ...]


def story_page(catalogue: Catalogue, dossier: Dossier, story: Story, prefix: str) -> StoryPage:
    """The story with its parts in the order of the page."""
    anchor = anchors(story, prefix)
    said = statements(catalogue, story)
    groups = [[s.chip.number.ar for s in r.statements] for sp in said.speakers for r in sp.rendered]
    conflicts = {f.id for f in story.findings if f.status == "conflict"}
    account = tuple(
        _said(catalogue, Bilingual(s.ar, s.en), s.citations)._replace(
            disputed=anchor.get(s.finding or "", "") if s.finding in conflicts else ""
        )
        for s in story.account
    )
    return StoryPage(
        prefix=prefix,
        title=story.title,
        standfirst=_standfirst(story),
        strip=strip(catalogue, story),
        head=_head(catalogue, story),
        figures=figures(story),
        account=account,
        grid=grid(catalogue, story, anchor),
        disagreements=disagreements(catalogue, story, anchor),
        statements=said,
        timeline=timeline(catalogue, story),
        commitments=commitments(catalogue, story),
        credits=credits(catalogue, dossier, story, wordings(groups)),
        ways=ways(catalogue, story),
        names=names(catalogue, story),
        places=places(catalogue, story),
        not_compared=tuple(
            Entry(catalogue.number(d), catalogue.entry(d))
            for d in story.documents
            if d in catalogue.documents and not catalogue.documents[d].compared
        ),
    )


def _head(catalogue: Catalogue, story: Story) -> tuple[Said, ...]:
    """What, when, where and who; a question no report answers says so."""
    answered = {line.question: line for line in story.head}
    out: list[Said] = []
    for key, asked in words.labels("question").items():
        line = next((line for q, line in answered.items() if q == key), None)
        if line is None:
            out.append(SILENT._replace(question=asked))
            continue
        short = Bilingual(words.cut(line.ar, HEAD_LINE), words.cut(line.en, HEAD_LINE))
        out.append(_said(catalogue, short, line.citations)._replace(question=asked))
    return tuple(out)


def _said(catalogue: Catalogue, said: Bilingual, citations: tuple[Passage, ...]) -> Said:
    chips = catalogue.chips(citations)
    return Said(said, chips[:MOST_CHIPS], max(0, len(chips) - MOST_CHIPS))


def figures(story: Story) -> tuple[Figure, ...]:
    """The counts of a story in one line."""
    c = story.counts
    plain = [
        (c.reports, "report"),
        (c.articles, "article"),
        (c.outlets, "outlet"),
        (c.origins, "origin"),
        (c.credited, "credited"),
    ]
    signed = [
        (c.agreements, "agreement", "eq"),
        (c.conflicts, "conflict", "ne"),
        (c.complements, "complement", "plus"),
    ]
    return tuple(Figure(n, words.noun_after(n, noun)) for n, noun in plain) + tuple(
        Figure(n, words.noun_after(n, noun), sign) for n, noun, sign in signed
    )


def _standfirst(story: Story) -> Bilingual:
    """How many reports and origins there are, and what they differ on most."""
    c = story.counts
    reports, origins = words.counted(c.reports, "report"), words.counted(c.origins, "origin")
    conflicts = ordered(story)[:FORETOLD]
    if not conflicts:
        asked = words.counted(c.agreements + c.complements, "question")
        ar = f"{reports.ar} وراءها {origins.ar}. لا تعارض في {asked.ar}."
        return Bilingual(ar, f"{reports.en}, {origins.en}. No conflict in {asked.en}.")
    named = words.listed(Bilingual(f.question, f.question_en) for f in conflicts)
    ar = f"{reports.ar} وراءها {origins.ar}. أبرز ما تختلف فيه: {named.ar.replace('؟،', '؟')}"
    en = f"{reports.en}, {origins.en}. What they differ on most: {named.en.replace('?,', '?')}"
    return Bilingual(ar, en)
