"""Units: what a figure of a report measures: the noun after it or the label before it, a currency,
a share, a length of time, the sentence of a court.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from tawatur import lexicons
from tawatur.arabic import approximations
from tawatur.arabic.content import function_words
from tawatur.arabic.folding import fold
from tawatur.arabic.numerals import lookup
from tawatur.arabic.phrases import PhraseIndex, clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.figures.lengths import seconds
from tawatur.comparing.kinds import forms, listed
from tawatur.model.annotation import TimeExpression
from tawatur.model.text import ARABIC, NUMBER, Sentence, Text

Kind = Literal["amount", "share", "sum", "length", "sentence", "day"]

LABEL = 8  # words from «عدد» to its figure
PRISON = 4  # words from a sentence's length to «السجن»
STOPS = frozenset(".؟!؛\n")
_PER_CENT = "%"
_OF = (fold("من"),)
_CLOSING = frozenset(")]»")


Found = tuple[Kind, frozenset[str], int]  # what a number counts, and the token after its words


def unit_of(text: Text, sentence: Sentence, tokens: range) -> Found | None:
    """What a number counts, as the words after it or the label before it say."""
    first, last = tokens.start, tokens.stop
    before = text.words[first - 1] if first else ""
    if before in _CLOSING or text.words[first].startswith("ال"):
        return None  # «(1.7) مليون» is one number in two pieces, «الخمس» those told of before
    if before == _PER_CENT or any(_is_share(word) for word in text.words[first:last]):
        return "share", frozenset({_PER_CENT}), last
    if last - first == 1 and text.kinds[first] == ARABIC and text.words[first] not in lookup():
        dual = things_of(text.words[first].removeprefix("و").removeprefix("ف"))
        return ("amount", frozenset({dual}), last) if dual else None
    at = last + 1 if text.words[last : last + 1] == _OF else last
    word = text.words[at] if at < sentence.last and text.kinds[at] == ARABIC else ""
    if word in _currencies():
        again = before == "("  # the same sum in another currency
        return None if again else ("sum", frozenset({_currencies()[word]}), at + 1)
    thing = things_of(word) or _unlisted(word) if word not in _no_things() else None
    if thing and (at == last) != word.startswith("ال"):
        return "amount", frozenset({thing}), at + 1
    label = _label(text, sentence, first) if at == last and word not in _no_things() else None
    return ("amount", label, last) if label else None


def _is_share(word: str) -> bool:
    return word.endswith(_PER_CENT) or "المي" in word or "الماي" in word


def _label(text: Text, sentence: Sentence, first: int) -> frozenset[str]:
    """The things a label names: «عدد الضحايا ثلاثة», «ارتفاع حالات التسمم إلى 91»."""
    hedge = approximations.before(text.words, first, sentence.first)
    stop = hedge.first if hedge is not None else first
    for i in range(stop - 1, max(sentence.first, stop - LABEL) - 1, -1):
        if text.words[i] in STOPS or text.kinds[i] == NUMBER:
            return frozenset()
        is_head = text.words[i] in forms("tally")
        if is_head or said("raise", text, i, stop) or said("lower", text, i, stop):
            between = text.words[i + 1 : stop]
            named = frozenset(t for w in between if (t := things_of(w) or _thing_of(w)))
            if named or is_head:  # «عدد الموقوفين ارتفع إلى»: the verb of change names nothing
                return named
    return frozenset()


def time_kind(text: Text, sentence: Sentence, tokens: range, time: TimeExpression) -> Kind | None:
    """Whether a time is a day, a length, or the length of a sentence; None where it lies back."""
    if time.kind == "date":
        return (
            "day"
            if len(time.value) >= 10 and "/" not in time.value and day_of(time.value)
            else None
        )
    first, last = tokens.start, tokens.stop
    if seconds(time.value) <= 0 or _is_age(text, sentence, first, last):
        return None
    before = text.words[max(sentence.first, first - 1) : first]
    if text.words[first].startswith("ال") or any(w in forms("ago") for w in before):
        return "length" if text.words[last : last + 1] == (fold("في"),) else None
    low, high = max(sentence.first, first - PRISON), min(sentence.last, last + 2)
    around = text.words[low:high]
    return "sentence" if any(w in forms("prison") for w in around) else "length"


def _is_age(text: Text, sentence: Sentence, first: int, last: int) -> bool:
    """True in «تبلغ من العمر 12 عاما» and «(34 سنة)»."""
    before = text.words[max(sentence.first, first - PRISON) : first]
    is_bare = text.words[first - 1 : first] == ("(",) and text.words[last : last + 1] == (")",)
    return is_bare or any(w in forms("age") for w in before)


def day_of(value: str) -> date | None:
    """The day of an ISO 8601 date, None where it has none."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def said(kind: str, text: Text, i: int, last: int) -> bool:
    """True where words of a kind begin at a token."""
    return _phrases(kind).at(text.words, i, last) is not None


@cache
def _phrases(kind: str) -> PhraseIndex[str]:
    return PhraseIndex((word, kind) for word in sorted(listed(kind)))


def things_of(word: str) -> str | None:
    """The thing that a form of a listed noun counts."""
    return _things().get(word)


def _thing_of(word: str) -> str | None:
    return _things().get(word.removeprefix("لل")) if word.startswith("لل") else None


def _unlisted(word: str) -> str | None:
    is_noun = len(word) > 3 and word not in function_words() and word not in lookup()
    return stem(word) if is_noun and not word.startswith(("وال", "لل", "بال", "ول", "وب")) else None


@cache
def things() -> frozenset[str]:
    """All things that are known to be counted."""
    return frozenset(_things().values())


@cache
def _things() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in lexicons.rows("same_things"):
        for word in row["words"].split():
            for form in _inflected(fold(word)):
                found.setdefault(form, row["thing"])
    for kind in ("counted_things", "casualties"):
        for row in lexicons.rows(kind):
            if row.get("singular") and " " not in row["singular"]:
                name = found.get(fold(row["singular"]), fold(row["singular"]))
                for word in (row["singular"], *row["plural"].split()):
                    for form in _inflected(fold(word)):
                        found.setdefault(form, name)
    return found


@cache
def _no_things() -> frozenset[str]:
    """The forms of nouns that measure or order, and count nothing."""
    rows = [r for r in lexicons.rows("counted_things") if r["kind"] != "thing"]
    words = [w for r in rows for w in (r["singular"], *r["plural"].split())]
    return frozenset(form for word in words for form in _inflected(fold(word)))


def _inflected(word: str) -> list[str]:
    base = word[:-1] + "ت" if word.endswith("ه") else word
    forms_of = [word, base + "ان", base + "ين", *([] if word.endswith("ه") else [word + "ا"])]
    return [*forms_of, *(f"ال{form}" for form in forms_of)]


@cache
def _currencies() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in lexicons.rows("currencies"):
        word = row.get("word")
        if word:
            for form in (word, *(row.get("forms") or "").split()):
                for _, spelt in clitic_forms(fold(form)):
                    found.setdefault(spelt, fold(word))
    return found
