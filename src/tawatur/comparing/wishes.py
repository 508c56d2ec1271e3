"""Wishes: an outcome that is hoped for, tried or in doubt clashes with nothing that came of it."""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import PUNCT, Text

OUTCOME = "outcome"
_AIM = re.compile(
    r"[وف]?(?:لل|لت|لإ|لا)[^\W\d_]{3,}"
)  # «للتوصل», «لتوقيع»: a verbal noun as an aim
_BEFORE = 6  # words from the word of hoping to what is hoped for: «تأمل التوصل سريعا إلى اتفاق»
_FAILING = 12  # words from a verb of failing to what failed: «أخفق وزراء الدول المعنية في التوصل»
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
        or any(word in _words("wish") for word in near)
        or any(word in _words("fail") for word in before)
    )


@cache
def _words(kind: str) -> frozenset[str]:
    listed = (r["word"] for r in lexicons.rows("other_incidents") if r["kind"] == kind)
    return frozenset(form for word in listed for _, form in clitic_forms(fold(word)))
