"""The facts grid: a row a question, a column an article, a letter for what each one says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import UNNAMED, Article, Catalogue, Chip

MOST_COLUMNS = 12  # what fits a phone's width at 24 px a mark; more articles give a list a row
MOST_ROWS = 240  # questions of one story's grid: some 20 screens
MOST_SINGLE = 200  # folded questions that one report alone answers
MOST_CHIPS = 24  # citations beside one position; the count says how many more there are
LONGEST = 160  # characters of an answer: the passage itself is one step away
FORMS = ("m0", "m1", "m2", "m3")  # filled, outlined, dashed, dotted


class Answer(NamedTuple):
    """A position as the grid writes it: its letter (None where it is the only one), form, words
    and, where the grid has no columns, its citations and how many are left out."""

    letter: Bilingual | None
    form: str
    words: Bilingual
    chips: tuple[Chip, ...]
    left_out: int


class Mark(NamedTuple):
    """One letter in a cell, linked to the passage."""

    answer: Answer
    chip: Chip


class Row(NamedTuple):
    """A question with its answers and, for each column, the marks in its cell. ``quiet`` are the
    reports that do not answer what most origins do; ``decided`` says that a person decided."""

    finding: str
    status: str
    question: Bilingual
    anchor: str
    answers: tuple[Answer, ...]
    cells: tuple[tuple[Mark, ...], ...]
    silent: int
    quiet: tuple[Chip, ...]
    decided: bool


class Group(NamedTuple):
    """The rows of one subject."""

    caption: Bilingual
    rows: tuple[Row, ...]


class Column(NamedTuple):
    """The head of a column."""

    number: Bilingual
    outlet: Bilingual


class Grid(NamedTuple):
    """The whole grid; ``columns`` is empty where there are too many articles for columns."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    single: tuple[Row, ...]
    left_out: int
    single_left_out: int
    statuses: tuple[str, ...]


def grid(catalogue: Catalogue, story: Story, anchors: dict[str, str]) -> Grid:
    """The grid of a story; ``anchors`` gives the disagreement's anchor by finding."""
    articles = catalogue.articles(
        d for d in story.documents if d in catalogue.documents and catalogue.documents[d].compared
    )
    columns = articles if len(articles) <= MOST_COLUMNS else ()
    asked = [f for f in story.findings if f.status != "single" and f.positions]
    single = [f for f in story.findings if f.status == "single" and f.positions]
    rows = [(f, _row(catalogue, f, columns, len(articles), anchors)) for f in asked[:MOST_ROWS]]
    of_slot = words.labels("slot")
    groups = tuple(
        Group(caption, tuple(row for f, row in rows if _group(f, of_slot) == key))
        for key, caption in words.labels("group").items()
    )
    return Grid(
        columns=tuple(
            Column(catalogue.number(*a), catalogue.outlet(*a) or UNNAMED) for a in columns
        ),
        groups=tuple(group for group in groups if group.rows),
        single=tuple(_row(catalogue, f, (), 0, anchors) for f in single[:MOST_SINGLE]),
        left_out=max(0, len(asked) - MOST_ROWS),
        single_left_out=max(0, len(single) - MOST_SINGLE),
        statuses=tuple(
            s for s in ("conflict", "agree", "complement") if any(f.status == s for f in asked)
        ),
    )


def _group(finding: Finding, of_slot: dict[str, Bilingual]) -> str:
    found = of_slot.get(finding.slot)
    return found.ar if found else "other"


def form_of(index: int) -> str:
    """The form of the position with that index: after the fourth they are all dotted."""
    return FORMS[min(index, len(FORMS) - 1)]


def said(position: Position) -> Bilingual:
    """The position's words, or its value where it has none, in one line."""
    ar, en = position.label.ar or position.value, position.label.en or position.value
    return Bilingual(words.cut(ar, LONGEST), words.cut(en, LONGEST))


def cited(position: Position) -> tuple[Passage, ...]:
    """The position's evidence; a document without evidence is cited from its beginning."""
    shown = {p.document for p in position.evidence}
    silent = (Passage(d, 0, 0) for d in position.documents if d not in shown)
    return (*position.evidence, *silent)


def _row(
    catalogue: Catalogue,
    finding: Finding,
    columns: Sequence[Article],
    articles: int,
    anchors: dict[str, str],
) -> Row:
    alone = len(finding.positions) == 1
    answers: list[Answer] = []
    marks: dict[str, list[Mark]] = {}
    speaking = 0
    for i, position in enumerate(finding.positions):
        chips = catalogue.chips(cited(position))
        speaking += len(chips)
        kept = () if columns else chips[:MOST_CHIPS]
        letter = None if alone else words.letter(i)
        answer = Answer(letter, form_of(i), said(position), kept, len(chips) - MOST_CHIPS)
        answers.append(answer)
        for chip in chips if columns else ():
            marks.setdefault(chip.number.ar, []).append(Mark(answer, chip))
    return Row(
        finding=finding.id,
        status=finding.status,
        question=Bilingual(finding.question, finding.question_en),
        anchor=anchors.get(finding.id, ""),
        answers=tuple(answers),
        cells=tuple(tuple(marks.get(catalogue.number(*column).ar, ())) for column in columns),
        silent=max(0, articles - speaking),
        quiet=catalogue.chips(Passage(d, 0, 0) for d in finding.silent)[:MOST_CHIPS],
        decided=not isinstance(finding.decided, msgspec.UnsetType),
    )
