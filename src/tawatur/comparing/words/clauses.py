"""Clauses: whether what clashes in two wordings is said of one matter, as their clauses say.

A pair of opposites clashes where both words are said of the same thing («ارتفاع الأسعار» and
«انخفاض الأسعار»), and where neither follows the other in time («وصل», «غادر»). A denial clashes
where the other wording affirms the very deed that is denied, and neither is refused by the words
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from tawatur.arabic.content import denied, function_words, is_negation, opposed
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import any_of, forms, listed
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text

SUBJECT = 2  # content words after an opposite in which that of which it is said stands
_REFUSED = 3  # words before a claim, or before a deed in it, in which its refusal stands
_TYPICAL = 2  # words of forecasts and prices in both wordings that make them bulletins
_WIDE = 200  # characters on either side of a claim in which the period of a bulletin stands
_HEADLINE, _OPENING = 60, 450  # characters of a headline, and of it with the first paragraph
_DAILY = 120  # the same in which the word of what comes back daily stands
_SENTENCE = re.compile(r"[\n.؟!]")
_LEST = re.compile(r"\bأل[ّ]?ا\b")  # «أن لا» in one word: folded it reads as «إلا»
_WORD = re.compile(r"[^\W\d_]+")

SUCCESSIVE = Verdict(
    "complement", Bilingual("أمران متتاليان يصحان معا", "one after the other: both hold"), "scope"
)
OTHER_MATTER = Verdict(
    "complement",
    Bilingual("ليس القولان في أمر واحد", "the two are not said of one matter"),
    "scope",
)
BULLETINS = Verdict(
    "complement",
    Bilingual("نشرتان ليومين أو فترتين", "bulletins of two days or periods"),
    "scope",
)


def unclashing(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> Verdict | None:
    """Why two wordings that hold opposites or a denial need not clash, or None."""
    first, second = a.claim.value, b.claim.value
    if _are_of_two_periods(a, b, one, two):
        return BULLETINS
    pair = opposed(first, second)
    if pair is not None:
        if _are_forecasts(first, second) and not _directions().isdisjoint(pair):
            return BULLETINS
        if are_stages(pair):
            return SUCCESSIVE
        return None if is_of_one_subject(first, second, pair) else OTHER_MATTER
    if denied(first, second) is None:
        return None
    if is_refused(a, one) or is_refused(b, two) or _are_both_denials(first, second):
        return OTHER_MATTER
    return None if denies_deed(first, second) else OTHER_MATTER


def are_stages(pair: tuple[str, str]) -> bool:
    """True for two stems of which one tells the end of what the other begins."""
    return all(word in _stages() for word in pair)


@cache
def _stages() -> frozenset[str]:
    return frozenset(map(stem, listed("stage")))


def is_of_one_subject(one: str, other: str, pair: tuple[str, str]) -> bool:
    """True where the words after two opposites share a stem, or one of them ends its wording."""
    here, there = (
        (_after(one, pair[0]), _after(other, pair[1]))
        if _holds(one, pair[0])
        else (_after(one, pair[1]), _after(other, pair[0]))
    )
    return not here or not there or not here.isdisjoint(there)


def _holds(words: str, word: str) -> bool:
    return word in {stem(w) for w in _WORD.findall(fold(words))}


def _after(words: str, head: str) -> frozenset[str]:
    """The stems of the content words after those with a stem, and of the one before it."""
    found = [w for w in _WORD.findall(fold(words)) if w not in function_words()]
    stems = [stem(w) for w in found]
    out: set[str] = set()
    for i, own in enumerate(stems):
        if own == head:
            out.update(stems[max(0, i - 1) : i] + stems[i + 1 : i + 1 + SUBJECT])
    return frozenset(out)


def denies_deed(one: str, other: str) -> bool:
    """True where the first word that one wording denies, its deed, stands in the other and is not
    refused there: «عدم التحرك في الوادي» does not deny «الابتعاد عن الوادي»."""
    for words, others in ((one, other), (other, one)):
        for deed in _deeds(words):
            if _affirms(others, deed):
                return True
    return False


@lru_cache(maxsize=20_000)
def _deeds(words: str) -> tuple[str, ...]:
    """The stems of the words right after the negations of a wording."""
    found = _WORD.findall(fold(words))
    out: list[str] = []
    for i, word in enumerate(found[:-1]):
        if is_negation(word, found[i + 1]):
            rest = [w for w in found[i + 1 :] if w not in function_words()]
            out += [stem(w) for w in rest[:1]]
    return tuple(out)


def _affirms(words: str, deed: str) -> bool:
    found = _WORD.findall(fold(words))
    return any(
        stem(word) == deed and _taking().isdisjoint(found[max(0, i - _REFUSED) : i])
        for i, word in enumerate(found)
    )


def is_refused(reported: ReportedClaim, text: Text) -> bool:
    """True where a word of refusing stands right before a claim that denies nothing itself:
    «رفضت بيع اللوحة»."""
    if _deeds(reported.claim.value):
        return False
    first = text.tokens_in(reported.claim).start
    near = text.words[max(0, first - _REFUSED) : first]
    return not _refusals().isdisjoint(near)


def _are_both_denials(one: str, other: str) -> bool:
    """True where one wording denies with «ألا», which folds to «إلا», and the other denies too."""
    return any(
        _LEST.search(words) is not None and bool(_deeds(others))
        for words, others in ((one, other), (other, one))
    )


@cache
def _taking() -> frozenset[str]:
    """What takes the assertion from a deed: refusals and suppositions («في حال تأكيد الخبر»)."""
    return _refusals() | forms("suppose")


@cache
def _refusals() -> frozenset[str]:
    return frozenset(form for word in listed("refuse") for _, form in clitic_forms(word))


@cache
def _directions() -> frozenset[str]:
    return frozenset(map(stem, listed("order")))


def _are_forecasts(one: str, other: str) -> bool:
    """True for two sentences of forecasts, which come back every day in other words."""
    return all(_bulletin_words(words) >= _TYPICAL for words in (one, other))


@lru_cache(maxsize=20_000)
def _bulletin_words(words: str) -> int:
    stems = {stem(word) for word in _WORD.findall(fold(words))}
    return len(stems & _bulletins())


@cache
def _bulletins() -> frozenset[str]:
    return frozenset(map(stem, listed("bulletin")))


def _are_of_two_periods(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True for two statements of different days one of which is of a bulletin's own period."""
    days = [(r.published or "")[:10] for r in (a, b)]
    if not all(days) or days[0] == days[1]:
        return False
    return in_period(a, one) and in_period(b, two)


def are_of_periods(
    ones: Iterable[ReportedClaim], others: Iterable[ReportedClaim], texts: Mapping[str, Text]
) -> bool:
    """True for two counts, each as often as its report gives it, of which one alone is of a day's
    period («خلال 24 ساعة»), or both are and were told on two days."""
    here, there = list(ones), list(others)
    periods = [any(_is_of_period(r, texts) for r in some) for some in (here, there)]
    days = {(r.published or "")[:10] for r in (*here, *there)}
    return any(periods) and (not all(periods) or len(days) > 1)


def _is_of_period(reported: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True for a count whose sentence names the period of a bulletin."""
    text = texts[reported.document]
    claim = reported.claim
    before = _SENTENCE.split(text.original[max(0, claim.start - _WIDE) : claim.start])[-1]
    after = _SENTENCE.split(text.original[claim.end : claim.end + _WIDE])[0]
    return _period().search(fold(f"{before} {after}")) is not None


def in_period(reported: ReportedClaim, text: Text) -> bool:
    """True for a claim among words for a bulletin's period («خلال 24 ساعة»), or in the headline
    over them."""
    claim = reported.claim
    end = claim.end + _WIDE
    if claim.start < _HEADLINE and not claim.part:
        end = max(end, _OPENING)
    around = fold(text.original[max(0, claim.start - _WIDE) : end])
    return _period().search(around) is not None


def is_daily(reported: ReportedClaim, text: Text) -> bool:
    """True for a claim among words for what comes back daily: a training, a session, a prayer."""
    claim = reported.claim
    near = text.original[max(0, claim.start - _DAILY) : claim.end + _DAILY]
    return not forms("daily").isdisjoint(_WORD.findall(fold(near)))


@cache
def _period() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('period')})\b")
