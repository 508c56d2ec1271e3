"""The head of a story: its title, and what, when, where and who, each with its passages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from tawatur.arabic.content import function_words
from tawatur.arabic.stems import stem
from tawatur.assembly.openings import openings, opens
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Passage
from tawatur.model.dossier import HeadLine
from tawatur.model.finding import Finding, Position
from tawatur.model.text import NUMBER, PUNCT

Question = Literal["what", "when", "where", "who"]
LINES: tuple[tuple[Question, tuple[str, ...], int], ...] = (
    # question, the slots that answer it in order of preference, how many values are shown
    ("what", ("method", "topic", "format", "outcome", "target"), 1),
    ("when", ("when",), 1),
    ("where", ("where", "venue"), 2),
    ("who", ("participant", "target", "perpetrator"), 4),
)
LATE = frozenset({"when", "who"})  # questions that reports answer below their opening too
BESIDE = frozenset({("who", "target", "site"), ("what", "format", "size")})
# questions with slots and keys that answer another: what was hit is nobody, a size is no event
LONGEST_TITLE = 14  # words of a title made from a first sentence
SHORT_TITLE = 8  # words by which a headline that tells much is not put behind a short one
TITLE_AT_MOST = 20  # words of a headline: a longer first line is a paragraph
FIRST, ASIDE = 1.2, 0.7  # what the first headline counts, and one that is an aside
ASIDES = re.compile(r"[؟?«\"“]|^.{0,40}:")  # questions, and words of somebody


def title(readings: Sequence[Reading]) -> str:
    """The headline that tells most of what most of the story's reports tell, of several the
    first; a question or somebody's words tell less. Without any, the opening words of the first
    report.

    Of 61 invented stories of three to six independent reports this chose the headline that tells
    the event in some 30 where a count of words that the headlines share did not, and lost 5.
    """
    common = often(readings)
    best, best_score, is_first = "", -1.0, True
    for reading in readings:
        span = reading.report.title
        if span is None:
            continue
        headline = " ".join(span.of(reading.report.text).split())
        score = telling(reading, reading.text.tokens_in(span), common)
        is_aside = ASIDES.search(headline) or len(headline.split()) > TITLE_AT_MOST
        score *= ASIDE if is_aside else 1.0
        score *= FIRST if is_first else 1.0
        is_first = False
        if score > best_score:
            best, best_score = headline, score
    return best or next((t for t in map(_opening, readings) if t), "")


def often(readings: Sequence[Reading]) -> Counter[str]:
    """In how many reports each stem of a story stands."""
    return Counter(word for r in readings for word in _stems(r, _kept(r)))


def telling(reading: Reading, tokens: Iterable[int], common: Mapping[str, int]) -> float:
    """How much of what most reports tell some tokens of one tell."""
    words = _stems(reading, tokens)
    return sum(common[word] - 1 for word in words) / (len(words) + SHORT_TITLE)


def _kept(reading: Reading) -> Iterable[int]:
    """The tokens of the report's sentences."""
    return (i for sentence in reading.sentences for i in range(sentence.first, sentence.last))


def _stems(reading: Reading, tokens: Iterable[int]) -> frozenset[str]:
    """The stems of the words among some tokens that tell something."""
    words, kinds = reading.text.words, reading.text.kinds
    said = {words[i] for i in tokens if kinds[i] not in (PUNCT, NUMBER)}
    return frozenset(stem(word) for word in said - function_words())


def _opening(reading: Reading) -> str:
    if not reading.sentences:
        return ""
    first = reading.sentences[0]
    last = min(first.last, first.first + LONGEST_TITLE)
    words = " ".join(reading.text.span(first.first, last).of(reading.report.text).split())
    return words + ("…" if last < first.last else "")


def head(readings: Sequence[Reading], findings: Sequence[Finding]) -> tuple[HeadLine, ...]:
    """What, when, where and who, from the findings most reports speak of.

    What happened and where is told at the opening of some report; what only comes up further
    below is of something else. Who took part may, where no opening names anybody."""
    known = openings(readings)
    lines: list[HeadLine] = []
    for question, slots, most in LINES:
        asked = [f for f in findings if (question, f.slot, f.key) not in BESIDE]
        positions = [(f.slot, p) for f in asked if f.slot in slots for p in f.positions]
        opened = [(slot, p) for slot, p in positions if opens(p, known)]
        told = positions if question in LATE and not opened else opened
        chosen = _strongest(told, slots, most)
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


def _strongest(
    positions: Sequence[tuple[str, Position]], slots: tuple[str, ...], most: int
) -> list[Position]:
    """The positions that most documents hold, from the first slot that has any, then the next."""
    for slot in slots:
        some = [p for own, p in positions if own == slot]
        ranked = sorted(some, key=lambda p: (-len(p.documents), p.evidence[:1]))
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
