"""Claims out of patterns: what a fact type that is only a lexicon needs to do its work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import msgspec

from tawatur.arabic.content import is_negation
from tawatur.facts._events import events
from tawatur.facts._lines import LETTER, Line, lines
from tawatur.facts._patterns import Found, find
from tawatur.facts._terms import terms
from tawatur.model.annotation import Mention, Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

_DENYING, _BEFORE = 3, 40  # words, and characters that hold them, in which a negation governs
_REFUSING = 10  # tokens before a claim in which what denies its verb stands
_BREAKS = frozenset("،؛.:؟!")
_NESTED = frozenset({"date", "members", "attitude"})  # keys of claims that stand inside others


def found(reading: Reading, slot: str) -> Iterator[Found]:
    """Everything the slot's patterns meet in the reading, in order of the lines."""
    return find(reading, slot, events(reading))


def claims(reading: Reading, slot: str, *, titles: bool = True) -> tuple[Claim, ...]:
    """One claim for each pattern met; where two overlap, the earlier row of the lexicon wins.

    ``titles`` False leaves headlines out: they announce what the body says in full."""
    out: list[Claim] = []
    taken: list[Span] = []
    for met in found(reading, slot):
        if not titles and met.line.sentence.region == "title":
            continue
        claim = stated(reading, met)
        if claim.key in _NESTED or not any(claim.overlaps(other) for other in taken[-8:]):
            if claim.key not in _NESTED:
                taken.append(claim)
            out.append(claim)
    return ordered(out)


def apart(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in order, of those that overlap the first."""
    out: list[Claim] = []
    for claim in ordered(claims):
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
    return tuple(out)


def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims as they stand in the text; what a claim leaves open has no order of its own."""
    return tuple(sorted(claims, key=lambda c: (c.start, c.end, c.slot, c.value, repr(c))))


def stated(reading: Reading, met: Found, value: str | None = None) -> Claim:
    """The claim a pattern makes; its value is the row's, else the words."""
    span = met.line.span(met.start, met.end)
    words = span.of(reading.report.text)
    pattern = met.pattern
    return Claim(
        start=span.start,
        end=span.end,
        slot=pattern.slot,
        value=value or pattern.value or " ".join(words.split()),
        key=pattern.key,
        polarity="-" if pattern.open and _is_denied(met) else pattern.polarity,
        modality=pattern.modality,
        part=met.line.sentence.part,
    )


def _is_denied(met: Found) -> bool:
    """True where a negation stands shortly before words that do not hold it themselves."""
    before = met.line.text[max(0, met.start - _BEFORE) : met.start].split()[-_DENYING:]
    first = met.line.text[met.start : met.end].split(maxsplit=1)[:1]
    return any(is_negation(word, after) for word, after in pairwise([*before, *first]))


def is_refused(reading: Reading, claim: Claim) -> bool:
    """True where a word of denying stands before a claim, in its clause."""
    text = reading.text
    first = text.tokens_in(claim).start
    before = text.words[max(0, first - _REFUSING) : first]
    cut = max((i for i, word in enumerate(before) if word in _BREAKS), default=-1)
    return any(_refusing().fullmatch(word) for word in before[cut + 1 :])


@cache
def _refusing() -> re.Pattern[str]:
    return re.compile(terms("refusing"))


def named(met: Found, types: str = "POL") -> list[Mention]:
    """The names inside what a pattern met, of the given letters."""
    return [m for m in met.line.mentions(met.start, met.end) if LETTER[m.type] in types]


def stated_by_name(reading: Reading, met: Found, types: str) -> Claim:
    """The claim a pattern makes; where the row gives no value, the first name of the given letters
    among the words is the value."""
    claim = stated(reading, met)
    names = named(met, types)
    if not names or met.pattern.value:
        return claim
    value = entity_or_words(names[0], reading.report.text)
    return msgspec.structs.replace(claim, value=value)


def entity_or_words(mention: Mention, text: str) -> str:
    """The id of a name's entity, else the name as written."""
    return mention.entity or mention.of(text)


def line_of(reading: Reading, span: Span) -> Line | None:
    """The line in which a span begins, or None."""
    for line in lines(reading):
        if line.pieces and line.pieces[0].start <= span.start < line.pieces[-1].end:
            return line
    return None
