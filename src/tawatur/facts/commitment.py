"""Commitment: who promised or announced to do what, and by when.

The value is the deed in the report's words, the subject who is to do it, ``due`` the day by which
where the report gives one. The key holds the stems of the deed that say most, so that later
reports can be asked what became of it; what is put off or kept has that modality.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

import msgspec

from tawatur.arabic.content import content
from tawatur.arabic.future import is_future_word
from tawatur.arabic.skeletons import skeleton
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._near_events import is_term
from tawatur.facts._patterns import Found
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

SLOT = "commitment"
question = partial(_phrases.question, SLOT)
compare = _verdicts.words
caption = _phrases.caption

_DEED = 3  # stems of the deed in the key
_FEWEST = 2  # words a deed has at least: «بذلك» names none
_BEFORE = 5  # words before the cue in which who is to do it stands
_NEAR = 3  # the same for an institution, which many sentences hold
_INSIDE = 4  # words of the deed in which he may stand: «ستطلق الوزارة حملة»
_DAY = 10  # characters of YYYY-MM-DD
_DENIAL = frozenset({"لن", "لم", "لا"})


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The commitments of the reading whose maker it names."""
    out: list[Claim] = []
    for met in _claims.found(reading, SLOT):
        if met.line.sentence.region == "title":
            continue
        claim = _made(reading, met)
        if claim is None or any(claim.overlaps(c) or _repeats(claim, c) for c in out):
            continue
        out.append(claim)
    return _claims.ordered(out)


def _repeats(claim: Claim, known: Claim) -> bool:
    return claim.part == known.part and claim.value == known.value


def _made(reading: Reading, met: Found) -> Claim | None:
    claim = _claims.stated(reading, met)
    deed = met.line.text[met.start : met.end].split()
    if len(deed) < _FEWEST or not _is_meant(reading, met, claim, deed):
        return None
    stems = _telling(claim.value[1:] if met.pattern.prefixed else claim.value)
    if not stems:
        return None
    subject = _doer(reading, met)
    if subject is None and not _is_spoken(reading, claim):
        return None
    return msgspec.structs.replace(
        claim,
        key=":".join(["deed", *stems]),
        subject=subject,
        due=_due(reading, met, claim),
        attributed_to=subject if subject in reading.entities and _says(met) else None,
    )


def _is_meant(reading: Reading, met: Found, claim: Claim, deed: list[str]) -> bool:
    """True where a future is one, and not a noun that begins like it."""
    before = met.line.text[: met.cue].split()[-1:]
    if before and before[0].removeprefix("و") in _DENIAL:
        return False
    if met.pattern.key == "own":
        return _is_spoken(reading, claim)
    if is_term(deed[0], "being") or is_term(deed[0].removeprefix("و"), "being"):
        return False
    return met.pattern.key != "schedule" or "مقرر" in _cue(met) or is_future_word(deed[0])


def _cue(met: Found) -> str:
    return met.line.text[met.cue : met.start].replace("مزمع", "مقرر")


def _says(met: Found) -> bool:
    """True where the maker himself promises: a promise or an intention, not a schedule."""
    return met.pattern.key in ("promise", "intent")


def _telling(words: str) -> list[str]:
    """What says most in a deed, in alphabetical order: skeletons, so that «بإعادة فتح» and «تعيد
    فتح» are one."""
    some = content(words)
    heavy = sorted(some, key=lambda s: (-some[s], s))[:_DEED]
    return sorted({skeleton(one) for one in heavy})


def _doer(reading: Reading, met: Found) -> str | None:
    """Who is to do it: the name or institution by the cue, between cue and deed, or in it."""
    line = met.line
    between = list(line.mentions(met.cue, met.start))[-1:]
    inside_end = _after(line.text, met.start, _INSIDE)
    inside = list(line.mentions(met.start, inside_end))[:1]
    start = _back(line.text, met.cue, _BEFORE)
    before = list(line.mentions(start, met.cue))[-1:]
    for some in (between, inside if met.pattern.key == "schedule" else [], before):
        for mention in some:
            if mention.type != "LOC":
                return _claims.entity_or_words(mention, reading.report.text)
    near = _back(line.text, met.cue, _NEAR)
    for first, last in ((met.cue, met.start), (met.start, inside_end), (near, met.cue)):
        words = _institution(reading, met, first, last)
        if words is not None:
            return words
    return None


def _institution(reading: Reading, met: Found, first: int, last: int) -> str | None:
    """The words of an institution between two characters of the line, or None."""
    at = first
    while at < last:
        after = met.line.text.find(" ", at)
        after = len(met.line.text) if after < 0 else after
        word = met.line.text[at:after]
        if word and is_term(word, "institution"):
            more = met.line.text[after + 1 :].split(maxsplit=1)[:1]
            if more and (more[0].startswith("ال") or not word.startswith("ال")) and after < last:
                after += 1 + len(more[0])
            span = met.line.span(at, after)
            return " ".join(span.of(reading.report.text).split())
        at = after + 1
    return None


def _back(line: str, at: int, words: int) -> int:
    """The character of a line so many words before another."""
    for _ in range(words):
        before = line.rfind(" ", 0, max(0, at - 1))
        if before <= 0:
            return 1
        at = before + 1
    return at


def _after(line: str, at: int, words: int) -> int:
    for _ in range(words):
        after = line.find(" ", at)
        if after < 0:
            return len(line)
        at = after + 1
    return at


def _is_spoken(reading: Reading, span: Span) -> bool:
    """True inside a statement whose speaker is known."""
    return any(q.speaker is not None and q.start <= span.start < q.end for q in reading.quotations)


def _due(reading: Reading, met: Found, claim: Claim) -> str | None:
    """The day by which: the first day to come that the sentence names after the deed begins."""
    times, end = reading.times, met.line.pieces[-1].end
    published = (reading.report.published or "")[:_DAY]
    for i in range(bisect_left(times, claim.start, key=lambda t: t.start), len(times)):
        time = times[i]
        if time.start >= end:
            return None
        if time.kind == "date" and time.value[:1].isdigit():
            day = time.value.partition("/")[2] or time.value
            if day[:_DAY] >= published[: len(day)]:
                return day
    return None
