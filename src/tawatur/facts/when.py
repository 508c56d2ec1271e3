"""When: the day the event took place, and the hour where the report gives one.

Of all dates in a report the event's are those near the event's words in the title and the lead;
further below only a date that repeats the same day close to such a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from tawatur.arabic import spoken
from tawatur.arabic.future import is_coming
from tawatur.arabic.sentences import sentence_at
from tawatur.facts import _phrases
from tawatur.facts._claims import ordered
from tawatur.facts._events import events
from tawatur.facts._near_events import HAPPENINGS, HARM, OF_KIND, distance
from tawatur.facts._terms import is_term
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Sentence, Text
from tawatur.roles import Names

SLOT = "when"
question = partial(_phrases.question, SLOT)

_LEAD = 4  # sentences of a part whose dates may be the event's wherever they stand in it
_WIDE = 16  # the greatest distance from the event's word in the lead
_CLOSE = 5  # the same further below
_HEAD = 12  # sentences of a part that may hold it right beside the event's word
_BESIDE = 3
_SAID = 4  # what it counts that a verb of saying, not the event, governs the date
_BACK = 5  # tokens back to the verb of saying
_HARMFUL = frozenset({"attack", "accident", "disaster"})
_MOST = 3  # dates of the event claimed in one part
_LONG = 14  # days from an event to the reports of it: the day of an older one is background
_SHORT = 10  # days of the longest interval that dates an event
_DAY = 10  # characters of YYYY-MM-DD


class _Candidate(NamedTuple):
    time: TimeExpression
    part: int
    number: int  # of the sentence in its part, the title not counted
    distance: int
    happened: bool


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The event's day by every expression that states it, and its hour by the clock."""
    out: list[Claim] = []
    by_part: dict[int, list[_Candidate]] = {}
    for candidate in _candidates(reading):
        by_part.setdefault(candidate.part, []).append(candidate)
    for part in sorted(by_part):
        out.extend(_of_part(reading, part, by_part[part]))
    if events(reading) & _HARMFUL:
        out.extend(_hours(reading, {claim.part for claim in out if claim.key == "hour"}))
    return ordered(out)


def _hours(reading: Reading, told: set[int]) -> Iterator[Claim]:
    """The first hour of a part by itself right beside the word of what happened."""
    text, numbers = reading.text, _numbers(reading)
    for time in reading.times:
        tokens = text.tokens_in(time) if time.kind == "date" and time.value[:1] == "T" else None
        at = sentence_at(reading.sentences, tokens.start) if tokens else None
        if tokens is None or at is None:
            continue
        sentence = reading.sentences[at]
        if sentence.part in told or not 0 < numbers[at] <= _HEAD:
            continue
        away = distance(text, sentence, tokens.start, tokens.stop, f"{HARM}+begin")
        if away <= _CLOSE and not is_coming(text, tokens.start, sentence.first):
            told.add(sentence.part)
            yield Claim(
                start=time.start,
                end=time.end,
                slot=SLOT,
                value=time.value,
                key="hour",
                approx=time.approx,
                part=sentence.part,
            )


def _candidates(reading: Reading) -> Iterator[_Candidate]:
    text, numbers = reading.text, _numbers(reading)
    kinds = events(reading)
    lists = HARM if kinds & _HARMFUL else HAPPENINGS
    lists = "+".join([lists, *(OF_KIND[kind] for kind in sorted(kinds & OF_KIND.keys()))])
    for time in reading.times:
        if time.kind != "date" or not _is_day(time.value):
            continue
        tokens = text.tokens_in(time)
        at = sentence_at(reading.sentences, tokens.start) if tokens else None
        if at is None:
            continue
        sentence = reading.sentences[at]
        away = distance(text, sentence, tokens.start, tokens.stop, lists)
        away += _SAID * _is_said(text, sentence, tokens.start)
        published = (reading.report.published or "9999")[:_DAY]
        if _is_outside(text, tokens.start, time.value, reading.report.published):
            continue
        past = time.value[:_DAY] <= published or time.value.startswith("X")
        past = past and not is_coming(text, tokens.start, sentence.first)
        yield _Candidate(time, sentence.part, numbers[at], away, past)


def _is_outside(text: Text, first: int, value: str, published: str | None) -> bool:
    """True for a day up to which something lasts, and for one long gone when the report came."""
    until = first > 0 and is_term(text.words[first - 1], "until")
    return until or bool(published and _days_between(value, published) > _LONG)


def _is_said(text: Text, sentence: Sentence, first: int) -> bool:
    """True where a verb of saying stands shortly before the date: the statement's day."""
    before = text.words[max(sentence.first, first - _BACK) : first]
    return any(is_term(word, "say") for word in before)


def _numbers(reading: Reading) -> list[int]:
    """The place of every sentence in its part, titles 0."""
    counts: dict[int, int] = {}
    out = []
    for sentence in reading.sentences:
        is_title = sentence.region == "title"
        counts[sentence.part] = counts.get(sentence.part, 0) + (not is_title)
        out.append(0 if is_title else counts[sentence.part])
    return out


def _is_day(value: str) -> bool:
    """True for a day, known or not, an hour of it, or an interval of a few days."""
    first, _, last = value.partition("/")
    if len(first) < _DAY or not (first[:4].isdigit() or first.startswith("XXXX-")):
        return False
    return not last or _days_between(first, last) <= _SHORT


def _days_between(first: str, last: str) -> int:
    try:
        return (date.fromisoformat(last[:_DAY]) - date.fromisoformat(first[:_DAY])).days
    except ValueError:
        return 0


def _of_part(reading: Reading, part: int, found: list[_Candidate]) -> Iterator[Claim]:
    lead = [c for c in found if _is_eligible(c)] or [c for c in found if c.number <= _LEAD][:1]
    if not lead:
        return
    main = min(lead, key=lambda c: (not c.happened, c.number + 2 * c.distance, c.time.start))
    day = main.time.value[:_DAY]
    said: set[str] = set()
    for candidate in found:
        words = candidate.time.of(reading.report.text)
        in_lead = candidate.number <= _LEAD and candidate.distance <= _WIDE
        again = in_lead or (candidate.distance <= _CLOSE and words not in said)
        same = candidate.time.value[:_DAY] == day and candidate.happened == main.happened
        if candidate is main or (same and again and len(said) < _MOST):
            said.add(words)
            yield from _claims(candidate.time, part, happened=main.happened)


def _is_eligible(candidate: _Candidate) -> bool:
    """True for dates of the lead near the event's word, and further below right beside it."""
    if candidate.number <= _LEAD:
        return candidate.distance <= _WIDE
    return candidate.number <= _HEAD and candidate.distance <= _BESIDE


def _claims(time: TimeExpression, part: int, *, happened: bool) -> Iterator[Claim]:
    day, _, clock = time.value.partition("T")
    modality = "happened" if happened else "planned"
    interval = "/" in time.value
    yield Claim(
        start=time.start,
        end=time.end,
        slot=SLOT,
        value=time.value if interval else day,
        key="day",
        modality=modality,
        approx=time.approx,
        part=part,
    )
    if clock and not interval:
        yield Claim(
            start=time.start,
            end=time.end,
            slot=SLOT,
            value=f"T{clock}",
            key="hour",
            modality=modality,
            part=part,
        )


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The day as a reader writes it: «الجمعة 14 مارس 2031»."""
    return spoken.day(claim.value) or _phrases.caption(claim, words, names)


_SAME = Verdict("agree", Bilingual("اليوم نفسه", "the same day"))
_OPEN = Verdict(
    "complement",
    Bilingual("أحدهما لا يحدد التاريخ", "one of them leaves the date open"),
    "rounding",
)


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Equal days agree; an interval agrees with its ends; two different days clash."""
    one, two = a.claim.value, b.claim.value
    if one == two:
        return _SAME
    if one.startswith("X") or two.startswith("X"):
        return _OPEN
    first, second = one.split("/"), two.split("/")
    if a.claim.key == "day" and first[0] <= second[-1] and second[0] <= first[-1]:
        reason = Bilingual("المدتان تلتقيان", "the two overlap")
        return Verdict("complement", reason, "rounding")
    if one.endswith("Z") != two.endswith("Z"):
        reason = Bilingual("ساعتان بتوقيتين", "hours of two clocks")
        return Verdict("complement", reason, "scope")
    if {a.claim.modality, b.claim.modality} == {"planned", "happened"}:
        reason = Bilingual("موعد مقرر وموعد وقع", "one was planned, the other happened")
        return Verdict("complement", reason)
    x, y = caption(a.claim, one, names), caption(b.claim, two, names)
    reason = Bilingual(f"موعدان مختلفان: {x.ar} / {y.ar}", f"different times: {x.en} / {y.en}")
    return Verdict("conflict", reason, "contradiction")
