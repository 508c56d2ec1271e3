"""Wording: claims in the reports' own words, split into those that affirm and those that deny."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from tawatur import lexicons
from tawatur.arabic.content import content, denied, holds, likeness, negated, opposed
from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.comparing.alignment import Group
from tawatur.comparing.conflict import Compare, Judgement
from tawatur.comparing.words._contradiction.judging import contradicts
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

CLASHING = 0.55  # likeness from which a negation or an opposite makes two wordings clash

_ACCUSATIVE = 3  # letters beyond which an ending ا is one of the accusative
_WORD = re.compile(r"[^\W\d_]+")

# The judge's reasons that hold between statements of reports. A denial in one of two long
# statements often denies something else: on a day of news the one it added was wrong.
NAMED = "opposites"
TOGETHER = Bilingual(
    "القائل نفسه يقول الأمرين في تقرير واحد", "one speaker says both in one report"
)


def words_verdict(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """The verdict on two wordings of which no fact type is the owner, such as statements."""
    one, two = a.claim.value, b.claim.value
    if likeness(content(one), content(two)) >= CLASHING and not holds(one, two):
        pair = opposed(one, two)
        if pair is not None:
            reason = Bilingual(f"ضدان: {pair[0]} / {pair[1]}", f"opposites: {pair[0]} / {pair[1]}")
            return Verdict("conflict", reason, "contradiction")
        if a.claim.polarity == b.claim.polarity and denied(one, two) and not is_of_else(one, two):
            reason = Bilingual("أحدهما ينفي الآخر", "one denies the other")
            return Verdict("conflict", reason, "contradiction")
    judged = contradicts(one, two)
    if judged.clashes and judged.kind == NAMED and opposed(one, two) and not _differ_in_time(a, b):
        return Verdict("conflict", judged.reason(), "contradiction")
    return Verdict("agree", Bilingual("المعنى نفسه", "the same in other words"))


def is_of_else(one: str, two: str) -> bool:
    """True where what one wording denies of its matter is the adjective of something else in the
    other: «الخبر ليس جديدا», «عينت مديرا جديدا»."""
    denied_stem = denied(one, two)
    if denied_stem is None:
        return False
    affirming, denying = (one, two) if denied_stem in negated(two) else (two, one)
    found = _WORD.findall(fold(affirming))
    labelled = [
        noun for noun, word in pairwise(found) if stem(word) == denied_stem and _agree(noun, word)
    ]
    held = sum(stem(word) == denied_stem for word in found)
    known = {stem(word) for word in _WORD.findall(fold(denying))}
    return len(labelled) == held > 0 and all(stem(noun) not in known for noun in labelled)


def _agree(noun: str, adjective: str) -> bool:
    """True for two words both indefinite and in the accusative, or both with the article."""
    both = (noun, adjective)
    return all(w.startswith("ال") for w in both) or all(
        w.endswith("ا") and not w.startswith("ال") and len(w) > _ACCUSATIVE for w in both
    )


def _differ_in_time(a: ReportedClaim, b: ReportedClaim) -> bool:
    """True where one wording alone tells of a time gone, or one alone of a time to come."""
    return _times(a.claim.value) != _times(b.claim.value)


@lru_cache(maxsize=20_000)
def _times(words: str) -> frozenset[str]:
    bare = {w for word in fold(words).split() for w in (word, word.lstrip("وف"))}
    return frozenset(time for word, time in _tenses() if word in bare)


@cache
def _tenses() -> tuple[tuple[str, str], ...]:
    return tuple((fold(row["word"]), row["time"]) for row in lexicons.rows("tense_words"))


def asserted(
    group: Group, parts: Sequence[Sequence[ReportedClaim]], verdict: Judgement | None
) -> Judgement | None:
    """The verdict, softened where the words only name a matter («تأجيل الدراسة»), or a win or a
    loss without saying whose, or where one speaker says both in one report."""
    named = group.slot == "topic" or (group.slot, group.key) == ("outcome", "score")
    if verdict is None or verdict.status != "conflict":
        return verdict
    if verdict.kind == "contradiction" and _are_told_together(parts):
        return Judgement("complement", "scope", verdict.level, TOGETHER)
    if not named:
        return verdict
    reason = Bilingual("أمر يُذكر ولا يُثبت", "a matter named, not asserted")
    return Judgement("complement", "scope", verdict.level, reason)


def _are_told_together(parts: Sequence[Sequence[ReportedClaim]]) -> bool:
    told = [{(r.document, r.claim.attributed_to) for r in part} for part in parts]
    return any(one & other for i, one in enumerate(told) for other in told[i + 1 :])


def sides(
    claims: Sequence[ReportedClaim], compare: Compare, names: Names
) -> list[list[ReportedClaim]]:
    """The claims in parts none of which holds a clash: one part where nobody denies anything."""
    parts: list[list[ReportedClaim]] = []
    for reported in claims:
        for part in parts:
            if all(compare(reported, other, names).status != "conflict" for other in part):
                part.append(reported)
                break
        else:
            parts.append([reported])
    return parts


def central(claims: Sequence[ReportedClaim]) -> str:
    """The wording most like all the others; of equals the first."""
    values = [r.claim.value for r in claims]
    if len(values) < 3:
        return values[0]
    senses = [content(v) for v in values]
    scores = [sum(likeness(a, b) for b in senses) for a in senses]
    return values[scores.index(max(scores))]
