"""Duration: how long the event lasted.

A length of time is the event's where a verb of lasting governs it (استمر ثلاث ساعات), a word for
length names it (مدة القمة 3 ساعات) or the event follows it (بعد 3 ساعات من المحادثات).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from tawatur.arabic import spoken
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import PhraseIndex
from tawatur.arabic.sentences import sentence_at
from tawatur.facts import _phrases
from tawatur.facts._claims import ordered
from tawatur.facts._events import events
from tawatur.facts._near_events import GATHERINGS, NOUNS
from tawatur.facts._terms import is_term
from tawatur.lexicons import rows
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Sentence, Text
from tawatur.roles import Names

SLOT = "duration"
question = partial(_phrases.question, SLOT)

ROUND = 0.1  # of the longer: «نحو ثلاث ساعات» and 2 h 50 min are one length rounded
UNITS = 0.2  # the same for lengths in two units of the calendar: «شهر» and «خمسة أسابيع»
_BEFORE = 6  # tokens back to the verb of lasting
_EVENT = 14  # tokens around in which the event's noun stands
_AFTER = 4  # tokens on to the noun of «بعد 3 ساعات من المحادثات»
_LENGTH = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_SECONDS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)
_FROM = frozenset({"من"})
_AFTER_WORDS = frozenset({"بعد", "وبعد", "فبعد", "عقب", "نحو", "حوالي"})
_YEARS = 31_536_000  # a length of years is a war's or a sentence's, not the event's


@cache
def _lasting() -> PhraseIndex[str]:
    listed = [r for r in rows("time_words") if r["role"] == "length"]
    return PhraseIndex((r["words"], r["value"]) for r in listed)


@cache
def _press() -> frozenset[str]:
    listed = [r for r in rows("fact_terms") if r["list"] == "press"]
    return frozenset(fold(r["word"]).split()[-1] for r in listed if " " in r["word"])


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The lengths of time that the report gives the event."""
    return ordered(_claims(reading))


def _claims(reading: Reading) -> Iterator[Claim]:
    text = reading.text
    for time in reading.times:
        if time.kind != "duration" or seconds(time.value) >= _YEARS:
            continue
        tokens = text.tokens_in(time)
        at = sentence_at(reading.sentences, tokens.start) if tokens else None
        if at is None:
            continue
        sentence = reading.sentences[at]
        key = _key(reading, sentence, tokens, is_clock=time.value.startswith("PT"))
        if key is not None:
            yield _claim(time, key, sentence.part)


def _claim(time: TimeExpression, key: str, part: int) -> Claim:
    return Claim(
        start=time.start,
        end=time.end,
        slot=SLOT,
        value=time.value,
        key=key,
        approx=time.approx,
        part=part,
    )


def _key(reading: Reading, sentence: Sentence, tokens: range, *, is_clock: bool) -> str | None:
    """length or press where the time is the event's or the press conference's length."""
    text, first, last = reading.text, tokens.start, tokens.stop
    governed = False
    for at in range(first - 1, max(sentence.first, first - _BEFORE) - 1, -1):
        if _lasting().at(text.words, at, sentence.last) is not None:
            governed = True
            break
    nouns = [
        at
        for at in range(max(sentence.first, first - _EVENT), min(sentence.last, last + _AFTER))
        if is_term(text.words[at], NOUNS)
    ]
    if governed and nouns:
        return "press" if _is_press(text, nouns, first) else "length"
    if governed and any(is_term(text.words[at], GATHERINGS) for at in _back(sentence, first)):
        return "length"
    if governed and is_clock and _lasting_at(text, first - 1, sentence) and _talks(reading):
        return "length"
    return "length" if _follows(text, sentence, tokens, is_clock=is_clock) else None


def _lasting_at(text: Text, at: int, sentence: Sentence) -> bool:
    return at > sentence.first and _lasting().at(text.words, at, sentence.last) is not None


def _talks(reading: Reading) -> bool:
    return "talks" in events(reading)


def _follows(text: Text, sentence: Sentence, tokens: range, *, is_clock: bool) -> bool:
    """«بعد 3 ساعات من المحادثات» is a length, «بعد يومين من الهجوم» a distance; a headline says
    «أربعة أيام من التفاوض» by itself."""
    first, last = tokens.start, tokens.stop
    on = range(last, min(sentence.last, last + _AFTER))
    is_title = sentence.region == "title"
    after = first > sentence.first and text.words[first - 1] in _AFTER_WORDS
    if not (after or is_title) or last >= sentence.last or text.words[last] not in _FROM:
        return after and _is_quelled(text, sentence, first)
    lists = "meeting+process" if is_clock else "process"
    return any(is_term(text.words[at], lists) for at in on)


def _is_quelled(text: Text, sentence: Sentence, first: int) -> bool:
    """True of «تمت السيطرة عليه بعد خمس ساعات»."""
    before = text.words[max(sentence.first, first - _BEFORE) : first]
    return any(is_term(word, "quell") for word in before)


def _back(sentence: Sentence, first: int) -> range:
    return range(sentence.first, first)


def _is_press(text: Text, nouns: list[int], first: int) -> bool:
    nearest = min(nouns, key=lambda at: (abs(at - first), at))
    return nearest + 1 < len(text) and text.words[nearest + 1] in _press()


def seconds(value: str) -> int:
    """The length of an ISO 8601 duration in seconds, months of 30 and years of 365 days; 0 for
    what is none."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return 0
    return sum(int(part or 0) * size for part, size in zip(found.groups(), _SECONDS, strict=True))


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The length in words, and how exact it is: «نحو ثلاث ساعات»."""
    plain = spoken.length(claim.value)
    if plain is None:
        return _phrases.caption(claim, words, names)
    return spoken.worded(claim.approx, plain.ar, plain.en) if claim.approx else plain


_SAME = Verdict("agree", Bilingual("المدة نفسها", "the same length"))


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Equal lengths agree, an approximate one with any within a tenth, others clash."""
    one, two = seconds(a.claim.value), seconds(b.claim.value)
    if one == two:
        return _SAME
    x, y = caption(a.claim, a.claim.value, names), caption(b.claim, b.claim.value, names)
    values = Bilingual(f"{x.ar} / {y.ar}", f"{x.en} / {y.en}")
    units = {a.claim.value[-1:], b.claim.value[-1:]}
    room = ROUND if len(units) == 1 or "T" in a.claim.value + b.claim.value else UNITS
    if abs(one - two) <= room * max(one, two):
        reason = Bilingual(f"تقريب: {values.ar}", f"rounded: {values.en}")
        return Verdict("complement", reason, "rounding")
    for bound, low, high in ((a, one, two), (b, two, one)):
        if bound.claim.approx in ("at-least", "more-than") and high >= low:
            reason = Bilingual(
                f"حد أدنى لا ينفي الآخر: {values.ar}",
                f"a lower bound that allows both: {values.en}",
            )
            return Verdict("complement", reason, "rounding")
    reason = Bilingual(f"مدتان مختلفتان: {values.ar}", f"different lengths: {values.en}")
    return Verdict("conflict", reason, "contradiction")
