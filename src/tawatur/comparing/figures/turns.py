"""What the words beside a figure make of it: a change («ارتفع إلى 22»), a part («منهم ثلاثة»), a
wish, a figure of another time, or one more of those counted before («مشتبه به ثالث»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from tawatur import lexicons
from tawatur.arabic import approximations
from tawatur.arabic.content import is_negation
from tawatur.arabic.folding import fold
from tawatur.arabic.numerals import numeral, ordinal
from tawatur.arabic.phrases import EndingIndex
from tawatur.comparing.figures.units import LABEL, STOPS, Kind, day_of, said, things_of
from tawatur.comparing.kinds import forms, listed
from tawatur.model.annotation import Reading, TimeExpression
from tawatur.model.text import Sentence, Text

Turn = Literal["", "raise", "lower", "became", "putoff"]

FATES = {"deaths": "dead", "injured": "injured", "arrests": "arrested"}  # by slot of a toll
_WISHING = 16  # words before a figure in which it is wished for
_NEAR = 10  # words before a figure in which a word of change or of wishing stands
_TO = 3  # words before a changed figure in which «إلى» stands
_AFTER = 4  # words after a figure in which it is marked as a part or as of another time
_DATED = 12  # words between a figure and the old day it belongs to
_LIFE = 60  # years back: what is older is no year
_SPAN_OF_YEARS = ("عامي", "سنتي", "اعوام", "سنوات")  # «بين عامي 2023 و2028»
_OLD = 20  # days before publication: a sentence that names an earlier day tells of another time
_OF_HIM = frozenset({"به", "بها", "فيه", "فيها"})
_OF_THEM = frozenset("منهم منها منهن بينهم بينها بينهن اصل اخر".split())
_AMONG = frozenset("بينهم بينها بينهن اصل".split())  # after a whole: «عشرة بينهم طفل», «من أصل»
_PERSONS = frozenset({"person", "arrested", "injured", "dead", "child", "woman", "worker"})
_TOWARDS = frozenset({fold("إلى"), fold("الى"), fold("حتى")})
_AGAINST = ("مقابل",)
_UP_TO = (("حتي",), ("بين",))
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def turn_of(text: Text, sentence: Sentence, first: int, kind: Kind) -> Turn:
    """What the words before a figure say of its change."""
    back = range(first - 1, max(sentence.first, first - _NEAR) - 1, -1)
    near = text.words[max(sentence.first, first - _TO) : first]
    is_to = any(w in _TOWARDS for w in near)
    turns: tuple[Turn, ...] = ("putoff",) if kind == "day" else ("raise", "lower", "became")
    if kind == "day" and is_wished(text, sentence, first, "seeking"):
        return ""
    for i in back:
        if text.words[i] in STOPS:
            break
        if kind == "amount" and said("latest", text, i, first):
            return "raise"
        if kind == "day" and said("rescheduled", text, i, first):
            return "putoff"
        for turn in turns:
            if said(turn, text, i, first) and (is_to or turn == "became"):
                return turn
    return ""


def is_whole(text: Text, sentence: Sentence, first: int) -> bool:
    """True where a noun of a whole count stands before a figure."""
    back = text.words[max(sentence.first, first - LABEL) : first]
    return any(w in forms("tally") for w in back)


def is_aside(text: Text, sentence: Sentence, first: int, last: int) -> bool:
    """True for a part, a figure of another time, and one that is denied."""
    before = text.words[max(sentence.first, first - 3) : first]
    after = text.words[last : min(sentence.last, last + _AFTER)]
    if (
        any(w.removeprefix("و") in _shares() for w in before)
        or any(w.removeprefix("و") in _shares() - _AMONG for w in after[:2])
        or before[-1:] in _UP_TO
    ):
        return True
    if any(w == "منذ" for w in after):
        return True
    far = range(max(sentence.first, first - _NEAR), min(sentence.last, last + _NEAR))
    if any(said("yearly", text, i, sentence.last) for i in far):
        return True
    ahead = approximations.before(text.words, first, sentence.first)
    pairs = pairwise([*before, ""])
    return ahead is None and any(is_negation(w, n) for w, n in pairs)


@cache
def _shares() -> frozenset[str]:
    return frozenset(listed("share")) | _OF_THEM


def is_wished(text: Text, sentence: Sentence, first: int, by: str = "asked") -> bool:
    """True where a word of wishing, planning or supposing stands beside a figure."""
    for i in range(first - 1, max(sentence.first, first - _WISHING) - 1, -1):
        if text.words[i] in STOPS:
            break
        if text.words[i] in forms(by):
            return True
    after = text.words[first : min(sentence.last, first + _NEAR)]
    return any(w in forms("supposed") for w in after)


def is_rest(text: Text, sentence: Sentence, last: int) -> bool:
    """True where a word after a figure leaves out those named before it."""
    after = text.words[last : min(sentence.last, last + 2)]
    return any(w in listed("rest") or w == "اخري" or w.startswith("اضافي") for w in after)


def nth_person(text: Text, sentence: Sentence, i: int) -> tuple[int, str, int] | None:
    """How many there are, of what fate, where an ordinal tells of one more («توقيف مشتبه به
    ثالث»), and the token of the person."""
    found = ordinal(text, i, sentence.last)
    if found is None or found.cut or found.payload <= 1 or text.words[i].startswith("ال"):
        return None
    first = i - 2 if text.words[i - 1] in _OF_HIM else i - 1
    if first <= sentence.first or things_of(text.words[first]) not in _PERSONS:
        return None
    cue = _deeds().before(text.words, first, sentence.first)
    fate = FATES[cue.payload] if cue is not None else ""
    is_of_fate = fate == "arrested" or things_of(text.words[first]) == fate
    return (found.payload, fate, first) if fate and is_of_fate else None


@cache
def _deeds() -> EndingIndex[str]:
    listed_cues = [r for r in lexicons.rows("casualties") if r.get("place") == "before"]
    return EndingIndex((r["words"], r["slot"]) for r in listed_cues if r["slot"] in FATES)


def old_days(reading: Reading, sentence: Sentence, inside: Sequence[TimeExpression]) -> list[int]:
    """The tokens of a sentence that name a year or a day well before publication."""
    told = day_of((reading.report.published or "")[:10])
    if told is None:
        return []
    text = reading.text
    out = [
        i
        for i in range(sentence.first, sentence.last)
        if _YEAR.fullmatch(text.words[i]) and told.year - _LIFE < int(text.words[i]) < told.year
        if not any(w.endswith(_SPAN_OF_YEARS) for w in text.words[max(0, i - 3) : i])
    ]
    for time in inside:
        known = day_of(time.value[:10])
        old = known is not None and (told - known).days > _OLD
        month = len(time.value) == 7 and time.value[:4].isdigit() and time.value < f"{told:%Y-%m}"
        if time.kind == "date" and (old or month):
            out += text.tokens_in(time)
    return sorted(out)


def margin(text: Text, sentence: Sentence, span: tuple[int, int], votes: float) -> float | None:
    """By how many votes one side has more: «بفارق 36 صوتا», «178 صوتا مقابل 151»."""
    first, last = span
    if any(w in forms("margin") for w in text.words[max(sentence.first, first - _TO) : first]):
        return votes
    if text.words[last : last + 1] != _AGAINST:
        return None
    other = numeral(text, last + 1, sentence.last)
    return abs(votes - other.value) if other is not None else None


def is_dated(text: Text, old: Sequence[int], span: tuple[int, int]) -> bool:
    """True where an old day stands near a figure in its clause."""
    for at in old:
        low, high = (at + 1, span[0]) if at < span[0] else (span[1], at)
        between = text.words[low:high]
        if len(between) <= _DATED and STOPS.isdisjoint(between) and "،" not in between[-3:]:
            return True
    return False


def is_turning(word: str) -> bool:
    """True for a word of change or of a whole count, which says nothing of what is counted."""
    return any(word in forms(k) for k in ("raise", "lower", "became", "tally"))
