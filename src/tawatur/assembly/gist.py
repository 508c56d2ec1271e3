"""The gist: the first sentence of the report that opens with most of what all of them tell.

Where no fact says what happened, a reader still learns it: in a report's own words, beside its
outlet's name (lead sentences as summaries: Brandow, Mitze and Rau 1995).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.arabic import spoken
from tawatur.assembly.headline import often, telling
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Passage
from tawatur.model.dossier import AccountSentence
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.text import Sentence

SHORTEST, LONGEST = 8, 36  # words of a sentence that tells an event and can be taken in at once
DISPUTED = 0.5  # what a sentence with a disputed value counts
_DATELINE = re.compile(r"[^.؛«»\n]{2,70}?\s[-–—ـ]+\s")  # «مدينة كذا (وكالة) - »

_ASIDE = re.compile(r"[؟?]|^.{0,60}:")  # a question, or words of somebody


def gist(readings: Sequence[Reading], findings: Sequence[Finding]) -> AccountSentence | None:
    """The opening sentence of most worth, quoted, None where no report has one of fit length.

    One that holds a value which others dispute, or have brought up to date, is worth less."""
    common = often(readings)
    disputed = {(e.document, e.start) for f in findings for p in _shaken(f) for e in p.evidence}
    best: tuple[float, AccountSentence] | None = None
    for reading in readings:
        first = next((s for s in reading.sentences if s.region == "body"), None)
        told = _told(reading, first) if first is not None and first.part == 0 else None
        if first is None or told is None:
            continue
        score = telling(reading, range(first.first, first.last), common)
        (cited,) = told.citations
        if any(cited.document == d and cited.start <= at < cited.end for d, at in disputed):
            score *= DISPUTED
        if best is None or score > best[0]:
            best = score, told
    return best[1] if best else None


def _shaken(finding: Finding) -> tuple[Position, ...]:
    """The positions of a conflict, of an update all but the last."""
    if finding.status != "conflict":
        return ()
    return finding.positions[:-1] if finding.kind == "update" else finding.positions


def _told(reading: Reading, first: Sentence) -> AccountSentence | None:
    """The sentence without its dateline; None for one that is somebody's words or unfit."""
    span = reading.text.span(first.first, first.last)
    words = span.of(reading.report.text)
    dateline = _DATELINE.match(words)
    start = span.start + (dateline.end() if dateline else 0)
    shown = " ".join(reading.report.text[start : span.end].split()).strip(" .،")
    size = len(shown.split())
    if not SHORTEST <= size <= LONGEST or _ASIDE.search(shown):
        return None
    shown = shown.replace("«", '"').replace("»", '"')
    quoted = Bilingual(f"«{shown}»", f"«{shown}»")
    outlet = reading.report.outlet
    told = (
        spoken.filled("by", quoted, Bilingual(outlet, outlet))
        if outlet
        else spoken.filled("in-reports", quoted, spoken.count("reports", 1))
    )
    cited = Passage(reading.report.id, start, span.end, first.part)
    return AccountSentence(f"{told.ar}.", f"{told.en}.", (cited,))
