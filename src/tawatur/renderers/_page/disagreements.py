"""The disagreements side by side: each position's passage in context and its origins."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.ruling import CONFIRM
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.grid import MOST_CHIPS, cited, form_of, said
from tawatur.renderers._page.revised import Revised, revised

ORDER = ("contradiction", "speakers", "update", "scope", "translation", "rounding", "same-origin")
SHARP = frozenset({"contradiction", "speakers"})  # these two stand in brick
WEAK = frozenset({"rounding", "same-origin"})  # these fold
MOST_OPEN = 14  # disagreements told in full: some eight screens; the rest fold
MOST_FOLDED = 120
MOST_SIDES = 6  # positions side by side: two rows of three columns
MOST_POSITIONS = 20  # the others of these stand in a list below them
CONTEXT = 170  # characters of context on each side of a value: about two lines in a column
_CONFIRMED = Bilingual("أكده قارئ.", "Confirmed by a reader.")
_CLASSED = Bilingual("صنفه قارئ.", "Classed by a reader.")
_BEFORE = re.compile(r"[.!?؟؛]\s+|\n")
_AFTER = re.compile(r"[.!?؟؛](?=\s|$)|\n")


class Quoted(NamedTuple):
    """A passage in its context: what stands before it, the passage, what stands after it."""

    before: str
    words: str
    after: str
    language: str


class Side(NamedTuple):
    """One position of a disagreement."""

    letter: Bilingual
    form: str
    words: Bilingual
    quoted: Quoted | None
    chips: tuple[Chip, ...]
    left_out: int
    origins: Bilingual
    speakers: Bilingual | None
    check: Bilingual | None


class Disagreement(NamedTuple):
    """A finding that is a conflict, ready to be read."""

    finding: str
    anchor: str
    question: Bilingual
    kind: Bilingual
    sharp: bool
    sides: tuple[Side, ...]
    others: tuple[Side, ...]
    sides_left_out: int
    reading: Bilingual
    decided: Bilingual | None
    quiet: tuple[Chip, ...]
    revised: Revised | None


class Disagreements(NamedTuple):
    """The most telling ones in full, the rest folded."""

    told: tuple[Disagreement, ...]
    folded: tuple[Disagreement, ...]
    left_out: int
    asked: int


def kind_of(finding: Finding) -> str:
    """The class of a conflict, where a clash between speakers is one of its own."""
    if finding.level == "speakers" and finding.kind in (None, "contradiction"):
        return "speakers"
    return finding.kind or "contradiction"


def ordered(story: Story) -> list[Finding]:
    """The conflicts, most telling first: by class, then by the origins on either side."""
    conflicts = [f for f in story.findings if f.status == "conflict" and f.positions]

    def telling(finding: Finding) -> tuple[int, int, int, str]:
        origins = sorted((p.independent for p in finding.positions), reverse=True)
        second = origins[1] if len(origins) > 1 else 0
        return ORDER.index(kind_of(finding)), -second, -sum(origins), finding.id

    return sorted(conflicts, key=telling)


def anchors(story: Story, prefix: str) -> dict[str, str]:
    """The anchor of each disagreement on the page, by finding."""
    shown = ordered(story)[: MOST_OPEN + MOST_FOLDED]
    return {finding.id: f"{prefix}d{i}" for i, finding in enumerate(shown, 1)}


def disagreements(catalogue: Catalogue, story: Story, anchor: dict[str, str]) -> Disagreements:
    """A story's disagreements."""
    found = ordered(story)
    strong = [f for f in found if kind_of(f) not in WEAK][:MOST_OPEN] or found[:2]
    kept = {f.id for f in strong}
    rest = [f for f in found if f.id not in kept and f.id in anchor]
    return Disagreements(
        told=tuple(_disagreement(catalogue, f, anchor[f.id]) for f in strong),
        folded=tuple(_disagreement(catalogue, f, anchor[f.id]) for f in rest),
        left_out=len(found) - len(strong) - len(rest),
        asked=sum(f.status != "single" for f in story.findings),
    )


def _disagreement(catalogue: Catalogue, finding: Finding, anchor: str) -> Disagreement:
    kind = kind_of(finding)
    shown = finding.positions[:MOST_POSITIONS]
    sides = tuple(_side(catalogue, p, i) for i, p in enumerate(shown))
    general = words.label("reading", kind)
    return Disagreement(
        finding=finding.id,
        anchor=anchor,
        question=Bilingual(finding.question, finding.question_en),
        kind=words.label("class", kind),
        sharp=kind in SHARP,
        sides=sides[:MOST_SIDES],
        others=sides[MOST_SIDES:],
        sides_left_out=len(finding.positions) - len(sides),
        reading=Bilingual(finding.reason.ar or general.ar, finding.reason.en or general.en),
        decided=_decided(finding),
        quiet=catalogue.chips(Passage(d, 0, 0) for d in finding.silent)[:MOST_CHIPS],
        revised=revised(catalogue, finding),
    )


def _decided(finding: Finding) -> Bilingual | None:
    """Word of what a person decided of a finding, where somebody did."""
    if isinstance(finding.decided, msgspec.UnsetType):
        return None
    confirmed = finding.decided == CONFIRM
    return _CONFIRMED if confirmed else _CLASSED


def _side(catalogue: Catalogue, position: Position, index: int) -> Side:
    chips = catalogue.chips(cited(position))
    speakers = [catalogue.name(id) for id in position.attributed_to]
    return Side(
        letter=words.letter(index),
        form=form_of(index),
        words=said(position),
        quoted=quoted(catalogue, position.evidence[0]) if position.evidence else None,
        chips=chips[:MOST_CHIPS],
        left_out=len(chips) - MOST_CHIPS,
        origins=words.counted(position.independent, "origin"),
        speakers=words.listed(speakers) if speakers else None,
        check=None if isinstance(position.check, msgspec.UnsetType) else position.check,
    )


def quoted(catalogue: Catalogue, passage: Passage) -> Quoted | None:
    """A passage with the rest of its sentence, or CONTEXT characters of it, on either side."""
    text = catalogue.text(passage.document)
    start, end = catalogue.landing(passage), min(passage.end, len(text))
    if start >= end:
        return None
    return Quoted(
        _lead(text, start),
        text[start:end],
        _tail(text, end),
        catalogue.documents[passage.document].language,
    )


def _lead(text: str, start: int) -> str:
    floor = max(0, start - CONTEXT)
    begin = next((m.end() for m in reversed(list(_BEFORE.finditer(text, floor, start)))), None)
    if begin is not None or floor == 0:
        return text[begin or 0 : start].lstrip()
    space = text.find(" ", floor, start)
    return "… " + text[(space + 1 if space >= 0 else floor) : start]


def _tail(text: str, end: int) -> str:
    roof = min(len(text), end + CONTEXT)
    found = _AFTER.search(text, end, roof)
    if found is not None:
        return text[end : found.end()].rstrip()
    if roof == len(text):
        return text[end:].rstrip()
    space = text.rfind(" ", end, roof)
    return text[end : space if space > end else roof] + " …"
