"""Incidents: whether two counts count the same people of the same event.

A report of a war or of a series of attacks gives many counts. Two of them clash only where they
count the same side, where neither stands in a sentence that turns to another incident, and where
both are what their reports are about: both lead their reports, or the words around them are much
alike.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.arabic.content import content, likeness
from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import any_of, listed
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.text import Text

LEAD = 300  # characters from a report's first claim within which it tells what it is about
SAME_INCIDENT = 0.3  # likeness of the words around two counts from which they tell of one event;
# measured on two days of news, of which the clashes below it were of different incidents
SAME_PERSON = 0.4  # the same where one of them is a single person, of whom any report tells more
SAME_STORY = 0.05  # the same where both counts lead their reports
TIMES = 50  # the larger of two counts of one thing is at most so many times the smaller
CHANGING = frozenset({"money", "percentage"})  # slots of prices and rates, new every hour
SAME_HOUR = 0.8  # likeness from which two of them are of one hour: the eleven clashes below it that
# six days of news gave were of different sessions
SAME_FIGURES = 0.25  # of the fewer figures with which two reports open, the share they have in
# common where they tell of one day: of two sessions, months or seasons they share fewer
_FIGURES = 4  # figures a report opens with at least to be told by them
_FIGURE = re.compile(r"(?<![\d.,٫])(?:\d+(?:[.,٫]\d+)+|\d{2,})")
_AGE = re.compile(r"(?:العمر|عمره|عمرها|سنه|سنها)\D{0,8}(\d{1,3})|(\d{1,3})\s*(?:عام|سنه|ربيع)")
_JOINED = (1, 2)  # single persons joined to a count
_NEAR = 4  # words and marks beside a count in which such a person stands
_QUOTES = frozenset("\"'«»“”‘’()[]")
_OPENS = 500  # characters a report opens with
_COUNT = re.compile(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?:\s\D.*)?$")
_SENTENCE = re.compile(r"[\n.؟!؛]\s*")
_BACK = 240  # characters before a count in which its sentence begins
_OPENING = 60  # characters of a sentence in which a turn to another incident stands
_OTHERS = re.compile(r"\b(?:اخرين|اخرون|اخران|اخري|غيرهم)\b")
_PART = re.compile(r"\s*(?:[^\W\d_]+\s+)?من\s+((?:[«\"“”(]?[^\W\d_]+[»\"“”)]?\s*){1,4})")
_IN_RANKS = re.compile(r"(?:في صفوف|بين صفوف|في اوساط)\s+((?:[^\W\d_]+\s*){1,3})")
_PEOPLE = re.compile(r"\b(?:ال)?[^\W\d_]{2,}(?:يين|يون|ييين|يا|ية|يات)\b")
_AFTER = 60  # characters after a count in which whom it counts stands
_ALL = frozenset(
    fold(w)
    for w in "بين بينهم بينها خلال جراء قبل بعد أصل جانب شخص أشخاص جرحى قتلى مصابين ضحايا".split()
)


def is_count(value: str) -> bool:
    """True for numbers and ranges of numbers, with or without a unit; not for days or lengths."""
    return _COUNT.fullmatch(value) is not None


def are_same_people(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """False where two counts name people who have no word in common, or where one counts some
    of a group («17 من المسلحين») and the other everybody."""
    if _is_short_of(a, b, one) or _is_short_of(b, a, two):
        return False
    first, second = whom(a, one), whom(b, two)
    if bool(first.some) != bool(second.some):
        return False
    here, there = first.some or first.named, second.some or second.named
    return not here or not there or not here.isdisjoint(there)


def _is_short_of(a: ReportedClaim, b: ReportedClaim, text: Text) -> bool:
    """True where a count is joined to a single person («طفلان وفتاة») whom the other includes."""
    values = (a.claim.value, b.claim.value)
    if not all(v.isdecimal() for v in values) or int(values[1]) - int(values[0]) not in _JOINED:
        return False
    tokens = text.tokens_in(a.claim)
    after = [w for w in text.words[tokens.stop : tokens.stop + _NEAR] if w not in _QUOTES][:1]
    near = text.words[max(0, tokens.start - _NEAR) : tokens.start]
    before = [w for w in near if w not in _QUOTES and w != "و"][-1:]
    own = text.words[tokens.start] if tokens else ""
    is_joined = own.startswith("و") or near[-1:] == ("و",)
    joined = is_joined and not _persons().isdisjoint(before)
    return joined or any(w.startswith("و") and w[1:] in _persons() for w in after)


@cache
def _persons() -> frozenset[str]:
    """The singular nouns of people, and the ranks of soldiers."""
    people = (r for r in lexicons.rows("casualties") if r.get("kind") in ("person", "role"))
    return frozenset(fold(r["singular"]) for r in people) | listed("rank")


class Whom:
    """Whom a count counts: the stems of ``some`` of a group, and of the people it names."""

    def __init__(self, some: frozenset[str], named: frozenset[str]) -> None:
        self.some, self.named = some, named


@lru_cache(maxsize=20_000)
def _whom(words: str, before: str, after: str) -> Whom:
    if _OTHERS.search(words) or _OTHERS.match(after.strip()):
        after = before.rpartition("،")[0][-80:] or before[-80:]
        found = list(_PART.finditer(after))
        match = found[-1] if found else None
    else:
        match = _PART.match(after) or _PART.search(words) or _IN_RANKS.search(after)
    some = frozenset(content(match.group(1))) - _ALL if match else frozenset()
    some = some - _members() or some
    near = " ".join([words, *after.split()[:1]])
    named = frozenset(s for w in _PEOPLE.findall(near) for s in content(w))
    return Whom(some, named)


@cache
def _members() -> frozenset[str]:
    """The stems of «عناصر», «جماعة» and their like, which say nothing of whose they are."""
    return frozenset(map(stem, listed("member")))


def whom(reported: ReportedClaim, text: Text) -> Whom:
    """Whom a count counts, as the words in, after and (for «آخرين») before it say."""
    claim = reported.claim
    folded = fold(text.original[max(0, claim.start - _BACK) : claim.start])
    before = _SENTENCE.split(folded)[-1]
    after = re.split(r"[\n.،؛]", fold(text.original[claim.end : claim.end + _AFTER]))[0]
    return _whom(fold(claim.of(text.original)), before, after)


def is_elsewhere(reported: ReportedClaim, text: Text) -> bool:
    """True where the sentence of a claim turns to another incident or tells of several, or
    where the claim is an aim and no event («لكي لا يسقط ضحايا»)."""
    start = reported.claim.start
    before = _SENTENCE.split(fold(text.original[max(0, start - _BACK) : start]))[-1]
    end = reported.claim.end
    after = _SENTENCE.split(fold(text.original[end : end + _AFTER]))[0]
    return _phrases().match(before[:_OPENING].lstrip("« \"'()")) is not None or (
        _others().search(f"{before} {after}") is not None or _aims().search(before) is not None
    )


def are_one_incident(
    a: ReportedClaim, b: ReportedClaim, around: tuple[str, str], first: tuple[int, int]
) -> bool:
    """True where both counts lead their reports, whose first claims begin at ``first``, or where
    the words around them are much alike. That nobody was hurt must lead a report: elsewhere it is
    said of the house next door."""
    leads = a.claim.start - first[0] <= LEAD and b.claim.start - first[1] <= LEAD
    alike = likeness(content(around[0]), content(around[1]))
    if a.claim.slot in CHANGING:
        return alike >= SAME_HOUR
    if "1" in (a.claim.value, b.claim.value):
        return alike >= SAME_PERSON
    if "0" in (a.claim.value, b.claim.value):
        return leads and alike > SAME_STORY
    return alike >= SAME_INCIDENT or (leads and alike > SAME_STORY)


def are_rounded(a: Claim, b: Claim) -> bool:
    """True where one of two counts is about the other, to its first digit: «نحو 200» and 227."""
    for about, exact in ((a, b), (b, a)):
        known = about.value.isdecimal() and exact.value.isdecimal()
        if about.approx == "about" and known:
            return int(about.value) == round(int(exact.value), 1 - len(exact.value))
    return False


def may_count_attacker(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where two counts of dead differ by one, and an opening tells that an attacker died too:
    the one may count him and the other not."""
    values = (a.claim.value, b.claim.value)
    if a.claim.slot != "deaths" or not all(v.isdecimal() for v in values):
        return False
    if abs(int(values[0]) - int(values[1])) != 1:
        return False
    opening = (
        fold(text.original[r.claim.part and r.claim.start :][:_OPENS])
        for r, text in ((a, one), (b, two))
    )
    return any(_own_death().search(words) for words in opening)


def is_revised(words: str) -> bool:
    """True where the words beside a count say that it is earlier than another, or disputed."""
    return _revised().search(fold(words)) is not None


@cache
def _revised() -> re.Pattern[str]:
    return re.compile(rf"\b[وفبل]?(?:{any_of('revised')})\b")


def are_other_persons(before: tuple[str, str]) -> bool:
    """True where the words that lead to two statements give their persons different ages."""
    one, two = ({m for found in _AGE.findall(fold(w)) for m in found if m} for w in before)
    return bool(one and two) and one.isdisjoint(two)


def are_far(one: str, other: str) -> bool:
    """True for two counts one of which is many times the other: of no one thing."""
    if not (one.isdecimal() and other.isdecimal()):
        return False
    low, high = sorted((int(one), int(other)))
    return low > 0 and high > TIMES * low


def are_other_days(one: str, other: str) -> bool:
    """True where both reports open with many figures and have hardly one of them in common."""
    a, b = (set(_FIGURE.findall(words[:_OPENS])) for words in (one, other))
    fewer = min(len(a), len(b))
    return fewer >= _FIGURES and len(a & b) < SAME_FIGURES * fewer


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"[وف]?(?:{any_of('phrase')})\b")


@cache
def _others() -> re.Pattern[str]:
    noun, other = any_of("noun"), any_of("other")
    return re.compile(rf"\b[وفبلك]{{0,2}}(?:ال)?(?:{noun})\s+(?:[^\W\d_]+\s+)?(?:ال)?(?:{other})\b")


@cache
def _own_death() -> re.Pattern[str]:
    return re.compile(rf"\b[وف]?(?:{any_of('own-death')})\b")


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(rf"\b[وف]?(?:{any_of('aim')})\s*$")
