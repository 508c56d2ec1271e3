"""Wishes and rumours: an outcome that is hoped for, tried or in doubt clashes with nothing that
came of it, two reports that both deny a thing do not deny each other, and what is asked or answered
(«متسائلا: هو بطل؟», «يبدد المخاوف») is not said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from tawatur import lexicons
from tawatur.arabic.content import content, is_negation, negated
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.comparing.kinds import any_of, forms
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import PUNCT, Text

OUTCOME = "outcome"
_AIM = re.compile(
    r"[وف]?(?:لل|لت|لإ|لا)[^\W\d_]{3,}"
)  # «للتوصل», «لتوقيع»: a verbal noun as an aim
_BEFORE = 6  # words from the word of hoping to what is hoped for: «تأمل التوصل سريعا إلى اتفاق»
_FAILING = 12  # words from a verb of failing to what failed: «أخفق وزراء الدول المعنية في التوصل»
_NEGATING = 5  # words from a particle to what it denies: «لا صحة لما يتداول عن تأجيل»
_KNOWN = re.compile(r"[وفبك]?(?:ال|لل)(?:اتفاق|اتفاقيه|معاهده|صفقه)")
_DENYING = 16  # words from a verb of denial to what it denies
_STOPS = frozenset(".؟!؛")
_LACK = "عدم"
_AFTER = 3  # words after a lack in which the verb of what it leads to stands
_ASKING = 5  # words from a word of asking to what is asked
_DISPELLED = 3  # words from a word of answering to the fear that is answered
DENIED = Verdict(
    "complement", Bilingual("كلاهما ينفي ما شاع", "both deny what was rumoured"), "scope"
)
ASKED = Verdict("complement", Bilingual("سؤال لا قول", "a question, not a statement"), "scope")
WISHED = Verdict(
    "complement",
    Bilingual("أحدهما أمل أو مسعى لا نتيجة", "one is a hope or an attempt and no outcome"),
    "scope",
)


def is_wished(reported: ReportedClaim, text: Text) -> bool:
    """True where the words right before an outcome, or its own first one, hope for it."""
    first = text.tokens_in(reported.claim).start
    before: list[str] = []
    for i in range(first, max(-1, first - _FAILING - 1), -1):
        if i < first and text.kinds[i] == PUNCT:
            break
        before.append(text.words[i])
    aim = _AIM.match(before[0]) if before else None
    near = before[: _BEFORE + 1]
    return (
        aim is not None
        or any(word in forms("wish") for word in near)
        or any(word in forms("fail") for word in before)
        or _is_supposed_lack(reported, text)
    )


def _is_supposed_lack(reported: ReportedClaim, text: Text) -> bool:
    """True in «عدم الاتفاق يعني الحرب»: what a lack would lead to does not say that it is there."""
    tokens = text.tokens_in(reported.claim)
    if not text.words[tokens.start].endswith(_LACK):
        return False
    return any(word in forms("would") for word in text.words[tokens.start : tokens.stop + _AFTER])


def names_known_deal(reported: ReportedClaim, text: Text) -> bool:
    """True where the words of an outcome name a deal that is known already: «الاتفاق النووي»,
    «الاتفاق سيجعل»; a deal just reached comes without its article."""
    words = [text.words[i] for i in text.tokens_in(reported.claim)]
    return any(_KNOWN.fullmatch(word) for word in words)


def is_asked(reported: ReportedClaim, text: Text) -> bool:
    """True where a word of asking stands before the claim, or a question mark ends its clause."""
    tokens = text.tokens_in(reported.claim)
    before = text.words[max(0, tokens.start - _ASKING) : tokens.start + 1]
    cut = max((i for i, word in enumerate(before[:-1]) if word in _STOPS), default=-1)
    if any(word in forms("ask") for word in before[cut + 1 :]):
        return True
    for i in range(tokens.start, min(len(text), tokens.stop + _ASKING)):
        if text.words[i] in _STOPS:
            return text.words[i] == "؟"
    return False


def is_aside(reported: ReportedClaim, text: Text) -> bool:
    """True for what only defines a thing, or is only to be spared."""
    return is_defining(reported, text) or is_prevented(reported, text)


def is_defining(reported: ReportedClaim, text: Text) -> bool:
    """True where a claim is denied of a thing to say which: «الأجهزة التي لا تعتمد على»."""
    first = text.tokens_in(reported.claim).start
    near = text.words[max(0, first - 2) : first + 2]
    return any(a in forms("relative") and is_negation(b, "") for a, b in pairwise(near))


def is_prevented(reported: ReportedClaim, text: Text) -> bool:
    """True where the words before a target say that it is to be spared: «لمنع تنفيذ غارات على»."""
    if reported.claim.slot != "target":
        return False
    first = text.tokens_in(reported.claim).start
    before = text.words[max(0, first - _ASKING) : first]
    cut = max((i for i, word in enumerate(before) if word in _STOPS), default=-1)
    return not forms("prevent").isdisjoint(before[cut + 1 :])


def both_deny(a: ReportedClaim, b: ReportedClaim, one: Text, two: Text) -> bool:
    """True where each claim stands after a verb of denial, or denies itself what both speak of."""
    denying = [is_denied(r, text) for r, text in ((a, one), (b, two))]
    if all(denying) or not any(denying):
        return all(denying)
    other, text = (b, two) if denying[0] else (a, one)
    words = other.claim.of(text.original)
    return _untrue().search(fold(words)) is not None or not negated(words).isdisjoint(
        content(" ".join(r.claim.of(t.original) for r, t in ((a, one), (b, two)) if r is not other))
    )


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:غير|لا|ليس|ليست|عار[يه]?|دون) (?:من |عن )?(?:ال)?(?:صح\w+|دقيق\w*|اساس)"
    )


def is_dispelled(reported: ReportedClaim, text: Text) -> bool:
    """True where the words right before a fear answer or deny it."""
    first = text.tokens_in(reported.claim).start
    before = " ".join(text.words[max(0, first - _DISPELLED) : first])
    return _dispelling().search(before) is not None


@cache
def _dispelling() -> re.Pattern[str]:
    return re.compile(rf"\b[وفل]?(?:{any_of('dispel')})\b")


def is_denied(reported: ReportedClaim, text: Text) -> bool:
    """True where a verb of denial stands before the claim in its sentence."""
    first = text.tokens_in(reported.claim).start
    for i in range(first - 1, max(-1, first - _DENYING - 1), -1):
        if text.words[i] in _STOPS:
            return False
        kind = _denials().get(text.words[i])
        if kind == "denial" or (kind and i >= first - _NEGATING):
            return True
    return False


@cache
def _denials() -> Mapping[str, str]:
    """The kind of each word that denies."""
    listed = ((fold(r["word"]), r["kind"]) for r in lexicons.rows("denying_words"))
    return {form: kind for word, kind in listed for _, form in clitic_forms(word)}
