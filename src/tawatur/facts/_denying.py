"""Denying: the deeds that a sentence says were not done or are not so, and states that last.

A denial stands at a particle or a verb of denying («لم يوقع», «دون دفع», «نفت الشركة انقطاع»); the
deed it denies is the verb, verbal noun or participle that it governs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tawatur.arabic.deverbal import NOUN, PAST, PRESENT, STATE, Form, ordered, said_of
from tawatur.facts._deed_words import (
    SHORT,
    STOPS,
    THAT,
    deeds_at,
    is_doubtful,
    is_of_some,
    noun,
    words,
)
from tawatur.model.text import Sentence, Text

_REACH = 12  # tokens from a verb of denying to what it denies: the speaker stands between
_NEAR = 4  # tokens from a particle to what it denies
_EXCEPTED = 8  # tokens after a denial in which an exception takes it back, or all of it is denied
_SO_FAR = 7  # tokens after a denial in which «حتى الآن» limits it
_CAUSE = 8  # tokens after a denied deed in which its cause stands, which is then what is denied
_THAN = frozenset({"عن", "من"})
_IN = frozenset({"في", "وفي"})
_ABOUT = frozenset({"عن", "حول", "بشان", "من"})
_SUBJECT = 7  # tokens from a verb of refusing to what is refused
_RUMOUR = 16  # tokens from a rumour to what calls it untrue
_BARE_UNTRUE = frozenset({"عا", "كا", "مف", "مل", "با"})  # words of falsehood that need no negation
_PREPOSITIONS = frozenset({"في", "من", "علي", "عن", "الي"})
_ASIDE = frozenset("،,()-")  # marks inside the name of who denies


class Met(NamedTuple):
    """A deed met: its token, the token where its telling begins, and how it is meant."""

    form: Form
    at: int
    first: int
    denied: bool
    every: bool = False
    lasting: bool = False


@cache
def _opening() -> frozenset[str]:
    kinds = ("past negation", "present negation", "state negation", "lack", "denial", "still")
    more = ("refusal", "rumour", "was")
    return frozenset().union(*map(words, kinds + more))


def denied(text: Text, sentence: Sentence) -> Iterator[Met]:
    """The deeds a sentence denies, and the states it says still hold."""
    opening, row = _opening(), text.words
    for i in range(sentence.first, sentence.last - 1):
        if row[i] in opening and not _is_none(text, i, sentence):
            for met in _at(text, i, sentence):
                after = row[met.at + 1 : min(sentence.last, met.at + _CAUSE)]
                if words("cause").isdisjoint(after) and not is_of_some(text, i, sentence.first):
                    yield met


def _is_none(text: Text, i: int, sentence: Sentence) -> bool:
    """True where a word of denying denies no deed: «الذين لم», «لم يعد», «لم يقبل سوى»."""
    row, last = text.words, sentence.last
    if i > sentence.first and row[i - 1] in words("rest") and row[i] not in words("lack"):
        return True
    if row[i + 1] in words("less"):
        return not _THAN.isdisjoint(row[i + 2 : min(last, i + 1 + _NEAR)])
    if row[i + 1] in words("idiom"):
        return True
    return not words("except").isdisjoint(row[i + 1 : min(last, i + _EXCEPTED)])


def _at(text: Text, i: int, sentence: Sentence) -> Iterator[Met]:
    word, last = text.words[i], sentence.last
    near = range(i + 1, min(last, i + _NEAR))
    if word in words("past negation"):
        yield from _after_past(text, i, last)
    elif word in words("present negation"):
        is_still = text.words[i + 1] in words("still")
        yield from _lasting(text, i, i + 2, last) if is_still else _after_present(text, i, last)
    elif word in words("still") and (i == sentence.first or text.words[i - 1] not in _IN):
        yield from _lasting(text, i, i + 1, last)  # not after «في ظل»
    elif word in words("was"):
        yield from _lasting(text, i, i + 1, last)
    elif word in words("state negation"):
        yield from _first(text, i, near, STATE, lasting=True)
    elif word in words("rumour"):
        yield from _rumoured(text, i, last)
    elif not is_doubtful(text, i, sentence.first):
        yield from _by_noun(text, i, last)


def _by_noun(text: Text, i: int, last: int) -> Iterator[Met]:
    word = text.words[i]
    if word in words("refusal"):
        yield from _refused(text, i, last)
    elif word in words("lack"):
        yield from (met for met in _lacking(text, i, last) if met.form.side > 0)
    elif word in words("denial"):
        yield from _refuted(text, i, last)


def _after_present(text: Text, i: int, last: int) -> Iterator[Met]:
    """What «لا» denies: a listed verb, for any other may be a habit or a forecast."""
    for form in deeds_at(text, i + 1, PRESENT):
        if form.listed and form.side > 0 and len(text.words[i + 1]) > SHORT:
            yield Met(form, i + 1, i, True, _is_every(text.words, i, last), True)


def _first(
    text: Text, i: int, places: Sequence[int], shape: str, *, lasting: bool = False
) -> Iterator[Met]:
    """The first word in some places that may tell of a deed in a shape, as denied."""
    last = places[-1] + 1 if places else i
    for k in places:
        if text.words[k] in STOPS or text.words[k] in _PREPOSITIONS:
            return
        for form in deeds_at(text, k, shape):
            yield Met(form, k, i, True, _is_every(text.words, i, last + _NEAR), lasting)
            return


def _after_past(text: Text, i: int, last: int) -> Iterator[Met]:
    row, j = text.words, i + 1
    near = range(j + 1, min(last, j + _NEAR))
    if row[j] in words("be"):
        yield from _first(text, i, near, STATE, lasting=True)
        return
    if row[j] in words("before"):
        yield from _first(text, i, [k + 1 for k in near[:-1] if row[k] in THAT][:1], PAST)
        return
    found = list(_first(text, i, near, NOUN)) if row[j] in words("light") else []
    for form in deeds_at(text, j, PRESENT) if not found else ():
        found.append(Met(form, j, i, True, _is_every(row, i, last)))
    yield from found


def _lasting(text: Text, i: int, first: int, last: int) -> Iterator[Met]:
    for j in range(first, min(last, first + _NEAR)):
        if text.words[j] in STOPS:
            return
        for form in deeds_at(text, j, STATE, PRESENT):
            if form.bare and form.deed in ordered("seq"):
                yield Met(form, j, i, False, False, True)
                return


def _refused(text: Text, i: int, last: int) -> Iterator[Met]:
    """The verbal noun after a verb of refusing, the subject between them: «رفض الوفد توقيع»."""
    for j in range(i + 1, min(last, i + _SUBJECT)):
        if text.words[j] in STOPS or text.words[j] in words("clause"):
            return
        for form in deeds_at(text, j, NOUN):
            if form.deed in said_of("own") and form.side > 0:
                yield Met(form, j, i, True)
            return


def _rumoured(text: Text, i: int, last: int) -> Iterator[Met]:
    """The verbal noun of a rumour that its own sentence calls untrue: «لا صحة لأنباء عن إغلاق»."""
    row = text.words
    first = max(0, i - _NEAR)
    if not _is_untrue(row, range(first, i)) and not _is_untrue(
        row, range(i, min(last, i + _RUMOUR))
    ):
        return
    for j in range(i + 1, min(last, i + _NEAR + 2)):
        if row[j] in STOPS:
            return
        for form in deeds_at(text, j, NOUN):
            if row[j - 1] in _ABOUT or form.bare:
                yield Met(form, j, i, True)
                return


def _is_untrue(row: Sequence[str], places: range) -> bool:
    denying = words("present negation") | words("state negation")
    return any(
        row[k] in words("untrue") and (row[k - 1] in denying or row[k][:2] in _BARE_UNTRUE)
        for k in places
        if k
    )


def _lacking(text: Text, i: int, last: int) -> Iterator[Met]:
    """What a word of lack denies; «عدم تقديم» of any verb says as often what should not be."""
    row, j = text.words, i + 1
    if row[j] in THAT:
        yield from _first(text, i, range(j + 1, min(last, j + 2)), PRESENT)
        return
    passed = words("every") | words("light")
    near = [k for k in range(j, min(last, j + _NEAR)) if row[k] not in passed]
    yield from (met for met in _first(text, i, near[:1], NOUN) if met.form.listed)


def _refuted(text: Text, i: int, last: int) -> Iterator[Met]:
    """What a verb of denying denies: the first verbal noun after it, or the verb of its clause."""
    row, is_rumour = text.words, False
    for j in range(i + 1, min(last, i + _REACH)):
        word = row[j]
        if (word in STOPS and word not in _ASIDE) or word in words("involved"):
            return
        if word in words("clause"):
            yield from _in_clause(text, i, range(j + 1, min(last, j + _REACH)), last)
            return
        is_rumour = is_rumour or word in words("rumour")
        for form in deeds_at(text, j, NOUN):
            if form.bare or (is_rumour and row[j - 1] in _ABOUT):
                yield Met(form, j, i, True, _is_every(row, j, last))
                return


def _in_clause(text: Text, i: int, places: range, last: int) -> Iterator[Met]:
    for k in places:
        if text.words[k] in STOPS:
            return
        for form in deeds_at(text, k, PAST, PRESENT):
            if text.words[k] not in words("be"):
                yield Met(form, k, i, True, _is_every(text.words, i, last))
                return


def is_so_far(row: Sequence[str], met: Met, last: int) -> bool:
    """True for what is denied for the time being alone: «لم يعلن حتى الآن»."""
    near = row[met.first + 2 : min(last, met.first + _SO_FAR)]
    return met.denied and not words("yet").isdisjoint(near)


def all_of(row: Sequence[str], met: Met, last: int) -> str:
    """The noun after «أي», of which all is denied."""
    for j in range(met.first + 1, min(last - 1, met.at + _EXCEPTED)) if met.every else ():
        if row[j] in words("any"):
            return noun(row[j + 2 if row[j + 1] == "من" and j + 2 < len(row) else j + 1])
    return ""


def _is_every(row: Sequence[str], i: int, last: int) -> bool:
    return not words("every").isdisjoint(row[i + 1 : min(last, i + _EXCEPTED)])
