"""The head of a story: its title, and what, when, where and who, each with its passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from tawatur.model.annotation import Reading
from tawatur.model.cluster import Passage
from tawatur.model.dossier import HeadLine
from tawatur.model.finding import Finding, Position
from tawatur.model.text import PUNCT

Question = Literal["what", "when", "where", "who"]
LINES: tuple[tuple[Question, tuple[str, ...], int], ...] = (
    # question, the slots that answer it in order of preference, how many values are shown
    ("what", ("method", "topic", "format", "outcome", "target"), 1),
    ("when", ("when",), 1),
    ("where", ("where", "venue"), 2),
    ("who", ("participant", "target", "perpetrator"), 4),
)
NOBODY = frozenset({"site"})  # keys of findings that answer what was hit, not who
LONGEST_TITLE = 14  # words of a title made from a first sentence


def title(readings: Sequence[Reading]) -> str:
    """The headline whose words most of the story's headlines share; without any, the opening
    words of the first report."""
    titles = [(r, r.report.title) for r in readings if r.report.title is not None]
    words = [set(_words(r, t.start, t.end)) for r, t in titles if t is not None]
    often = Counter(word for each in words for word in each)
    best, best_score = "", -1.0
    for (reading, span), each in zip(titles, words, strict=True):
        score = sum(often[w] - 1 for w in each) / (len(each) + 4)
        if span is not None and score > best_score:
            best, best_score = " ".join(span.of(reading.report.text).split()), score
    return best or next((t for t in map(_opening, readings) if t), "")


def _words(reading: Reading, start: int, end: int) -> Iterable[str]:
    text = reading.text
    for i, at in enumerate(text.starts):
        if start <= at < end and text.kinds[i] != PUNCT:
            yield text.words[i]


def _opening(reading: Reading) -> str:
    if not reading.sentences:
        return ""
    first = reading.sentences[0]
    last = min(first.last, first.first + LONGEST_TITLE)
    words = " ".join(reading.text.span(first.first, last).of(reading.report.text).split())
    return words + ("…" if last < first.last else "")


def head(readings: Sequence[Reading], findings: Sequence[Finding]) -> tuple[HeadLine, ...]:
    """What, when, where and who, from the findings most reports speak of."""
    lines: list[HeadLine] = []
    for question, slots, most in LINES:
        asked = [f for f in findings if question != "who" or f.key not in NOBODY]
        chosen = _strongest(asked, slots, most)
        if chosen:
            lines.append(
                HeadLine(
                    question,
                    "، ".join(dict.fromkeys(p.label.ar for p in chosen)),
                    ", ".join(dict.fromkeys(p.label.en for p in chosen)),
                    one_each(e for p in chosen for e in p.evidence),
                )
            )
    return tuple(lines)


def _strongest(findings: Sequence[Finding], slots: tuple[str, ...], most: int) -> list[Position]:
    """The positions that most documents hold, from the first slot that has any, then the next."""
    for slot in slots:
        positions = [p for f in findings if f.slot == slot for p in f.positions]
        ranked = sorted(positions, key=lambda p: (-len(p.documents), p.evidence[:1]))
        if ranked:
            least = max(1, len(ranked[0].documents) // 2)
            return [p for p in ranked if len(p.documents) >= least][:most]
    return []


def one_each(evidence: Iterable[Passage]) -> tuple[Passage, ...]:
    """The first passage of each document, in document order as found."""
    first: dict[tuple[str, int], Passage] = {}
    for passage in sorted(evidence):
        first.setdefault((passage.document, passage.part), passage)
    return tuple(first.values())
