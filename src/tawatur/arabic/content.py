"""What words speak of: content stems with weights, how alike two wordings are, and opposites.

Weights are inverse document frequencies of the news; two wordings are alike by the weighted share
of stems they have in common, measured against the shorter one so that a short wording can match
a long one. Opposites come from ``lexicons/opposites``: two wordings oppose each other where they
are alike but for a negation, or hold the two sides of a pair of opposites.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from tawatur import lexicons
from tawatur.arabic.folding import fold, fold_word
from tawatur.arabic.stems import stem
from tawatur.arabic.vocabulary import DOCUMENTS, document_frequency

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_COMMON = 0.06  # of all articles: a word in more of them says little of any one
_NEGATIONS = frozenset(
    p + fold_word(w)
    for w in "لا لم لن ليس ليست دون بدون عدم بعدم بلا نفى نفت ينفي تنفي نافيا نفي".split()
    for p in ("", "و", "ف")
) | frozenset(p + fold_word("عدم") for p in ("ل", "ول", "فل", "وب", "فب", "ك"))
_SIMPLE = 10  # content stems beyond which a wording holds several statements and negations
_AFFIRMED = frozenset(
    fold_word(w)
    for w in (
        "بد سيما يزال تزال يزالون نزال زال زالت زالوا شك ريب فقط سوى محالة غنى أدنى مقابل رد يقل"
        " تقل يزيد تزيد يتجاوز تتجاوز يتعدى تتعدى يعدو تعدو يتخطى تتخطى"
    ).split()
)
_LEST, _PRESENT = fold_word("ألا"), frozenset("يتن")
_DEFINITE = re.compile(r"(?:[وفبك]?ال|لل)[^\W\d_]{3}")
_WITHOUT = frozenset(fold_word(w) for w in "دون بدون بلا".split())  # govern one noun
_EXCEPT = frozenset(fold_word(w) for w in "سوى إلا غير".split())
_EXCEPTED = 3  # words from a negation to the exception that takes it back
_GOVERNED = 2  # content words after a negation that it denies: the verb and what goes with it
_COMPARABLE = 0.5  # of the longer wording's content stems that the shorter one has at least


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a folded word says, 0 to about 1: rare words say more."""
    share = document_frequency(word) / DOCUMENTS
    if share > _COMMON and len(word) < 4:
        return 0.0
    return max(0.0, math.log(1 / max(share, 1 / DOCUMENTS)) / math.log(DOCUMENTS))


@lru_cache(maxsize=50_000)
def content(words: str) -> Mapping[str, float]:
    """The content stems of some words (as written) with their weights."""
    out: dict[str, float] = {}
    for found in _WORD.finditer(fold(words)):
        word = found.group()
        if word in function_words():
            continue
        rest = stem(word)
        heavy = 1.0 if word[0].isdigit() else weight(word)
        if heavy > 0.0 and (len(rest) > 1 or word[0].isdigit()):
            out[rest] = max(out.get(rest, 0.0), heavy)
    return MappingProxyType(out)


def likeness(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The share of weight two contents have in common, 0 to 1: the mean of the share of the
    shorter one and of both together."""
    common = sum(min(a[s], b[s]) for s in a if s in b)
    if common <= 0.0:
        return 0.0
    one, two = sum(a.values()), sum(b.values())
    return 0.5 * (common / min(one, two)) + 0.5 * (common / (one + two - common))


@lru_cache(maxsize=50_000)
def negated(words: str) -> frozenset[str]:
    """The stems that stand under a negation in the words.

    «لا بد», «لا يزال» and «لم يبق سوى» deny nothing; «ألا» denies before a verb, where «إلا»
    cannot stand. What the words also affirm («لا حل عسكريا بل حل سياسي») is not denied."""
    out: set[str] = set()
    outside: set[str] = set()
    left = 0
    found = _WORD.findall(fold(words))
    for i, (word, after) in enumerate(zip(found, [*found[1:], ""], strict=False)):
        if is_negation(word, after) and _EXCEPT.isdisjoint(found[i + 1 : i + 1 + _EXCEPTED]):
            left = 1 if word.removeprefix("و") in _WITHOUT else _GOVERNED
        elif left and word not in function_words():
            out.add(stem(word))
            left -= 1
        else:
            outside.add(stem(word))
    return frozenset(out - outside)


def is_negation(word: str, after: str) -> bool:
    """True where a folded word denies what follows it."""
    if word.removeprefix("و") == _LEST:
        return after[:1] in _PRESENT
    return word in _NEGATIONS and after not in _AFFIRMED


def holds_negation(words: str) -> bool:
    """True where some words deny something themselves."""
    return bool(negated(words))


def holds(a: str, b: str) -> bool:
    """True where one of two wordings repeats the other whole, and says more before or after it."""
    one, two = sorted((_WORD.findall(fold(a)), _WORD.findall(fold(b))), key=len)
    if not one:
        return False
    for i in range(len(two) - len(one) + 1):
        if two[i : i + len(one)] == one:
            near = [*two[max(0, i - _GOVERNED) : i], one[0]]
            return not any(is_negation(w, after) for w, after in pairwise(near))
    return False


def denied(a: str, b: str) -> str | None:
    """A stem that one of two wordings denies and the other affirms, or None.

    Wordings of very different length are not held against each other: the longer one says more
    than one thing, and the negation may belong to the other."""
    short, long = sorted((len(content(a)), len(content(b))))
    if short < _COMPARABLE * long or long > _SIMPLE:
        return None
    one, two = (frozenset[str]() if _lets(words) else negated(words) for words in (a, b))
    if one and two:
        return None  # both deny something: «لا نشك» and «لا تشك» say the same
    for s in sorted(one | two):
        if s in content(a) and s in content(b):
            return s
    return None


def _lets(words: str) -> bool:
    """True where what is denied is a preventing: «لن يمنع» affirms."""
    return not negated(words).isdisjoint(_preventing())


@cache
def _preventing() -> frozenset[str]:
    listed = (
        "منع يمنع تمنع مانع يمانع تمانع عارض يعارض تعارض اعتراض رفض يرفض ترفض يستبعد تستبعد ينفي"
        " تنفي ينكر تنكر يحول تحول يعيق يعرقل يتردد يغفل ينسى يخفى يعدو يتجاهل"
    )
    return frozenset(stem(fold_word(word)) for word in listed.split())


def opposed(a: str, b: str) -> tuple[str, str] | None:
    """The pair of opposites that two wordings hold between them, or None.

    An adjective that tells which thing is meant («القناة القديمة») asserts nothing."""
    labels = _labels(a) | _labels(b)
    one, two = ({s: w for s, w in content(words).items() if s not in labels} for words in (a, b))
    for left, right in _pairs():
        if (left in one and right in two and left not in two and right not in one) or (
            right in one and left in two and right not in two and left not in one
        ):
            return left, right
    return None


@lru_cache(maxsize=50_000)
def _labels(words: str) -> frozenset[str]:
    """The stems of definite adjectives right after a definite noun."""
    found = _WORD.findall(fold(words))
    return frozenset(
        stem(after)
        for word, after in pairwise(found)
        if after.startswith("ال") and _DEFINITE.match(word) and after not in function_words()
    )


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    rows = lexicons.rows("opposites")
    return tuple((stem(fold_word(r["one"])), stem(fold_word(r["other"]))) for r in rows)


@cache
def function_words() -> frozenset[str]:
    """Words that hold a sentence together and say nothing by themselves, folded."""
    bare = {fold_word(w) for w in lexicons.words("function_words")}
    return frozenset(bare | {p + w for w in bare for p in ("و", "ف")})
