"""Conflict: what the verdicts on pairs of claims make of a question as a whole.

Each pair of positions is judged by the fact type on their claims. A clash counts where two
reports, or two speakers, hold it; what one speaker says twice in one report is no conflict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from tawatur.comparing.corroboration import is_figure
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Class, Position, Verdict
from tawatur.roles import Names

Compare = Callable[[ReportedClaim, ReportedClaim, Names], Verdict]

Explained = Callable[[Sequence[ReportedClaim], Sequence[ReportedClaim]], bool]


def never(one: Sequence[ReportedClaim], other: Sequence[ReportedClaim]) -> bool:
    """No report tells any two positions apart."""
    return False


_BOTH = Verdict(
    "complement",
    Bilingual(
        "التقرير نفسه يذكر الأمرين: قد يكونان أمرين", "one report tells both: perhaps two things"
    ),
    "scope",
)
_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d")
_TRIED = 6  # claims of a position that are held against those of another: more say the same again
REPEATABLE = frozenset({"outcome", "group-claiming"})  # what happens again and again in one story
PREVAILING = 0.45  # of the reports that give a toll: one value of a single event has this share
AMONG = 0.6  # the same for the toll among one group of people
_GRAVITY: tuple[Class, ...] = (
    "contradiction",
    "update",
    "scope",
    "rounding",
    "translation",
    "same-origin",
)


class Judgement(msgspec.Struct, frozen=True):
    """The outcome for a question: status, class, level and the reason given."""

    status: Literal["agree", "conflict", "complement"]
    kind: Class | None
    level: Literal["reports", "speakers"]
    reason: Bilingual


def judge(
    sides: Sequence[Sequence[ReportedClaim]],
    compare: Compare,
    names: Names,
    explained: Explained = never,
) -> Judgement | None:
    """The verdict on positions taken together; None where there is nothing to compare.

    ``explained`` says where a report tells two positions apart itself."""
    clashes: list[tuple[Verdict, bool]] = []
    softer: list[Verdict] = []
    for _, _, verdict, speakers in _pairs(sides, compare, names, explained):
        if verdict.status == "conflict":
            clashes.append((verdict, speakers))
        else:
            softer.append(verdict)
    if clashes:
        kinds = Counter(v.kind for v, _ in clashes if v.kind)
        kind = min(kinds, key=lambda k: (-kinds[k], _GRAVITY.index(k)), default=None)
        told = next(v for v, _ in clashes if v.kind == kind)
        level: Literal["reports", "speakers"] = (
            "speakers" if all(s for _, s in clashes) else "reports"
        )
        return Judgement("conflict", kind, level, told.reason)
    if softer:
        more = [v for v in softer if v.status == "complement"]
        told = (more or softer)[0]
        return Judgement("complement" if more else "agree", told.kind, "reports", told.reason)
    return None


def taking_part(
    sides: Sequence[Sequence[ReportedClaim]],
    compare: Compare,
    names: Names,
    explained: Explained = never,
) -> frozenset[int]:
    """The numbers of the positions that clash with another, or say the same as one that does."""
    pairs = list(_pairs(sides, compare, names, explained))
    clashing = {n for i, j, v, _ in pairs if v.status == "conflict" for n in (i, j)}
    same = [(i, j) for i, j, v, _ in pairs if v.status == "agree" or v.kind == "rounding"]
    with_them = {n for pair in same if not clashing.isdisjoint(pair) for n in pair}
    return frozenset(clashing | with_them)


def _pairs(
    sides: Sequence[Sequence[ReportedClaim]],
    compare: Compare,
    names: Names,
    explained: Explained,
) -> Iterator[tuple[int, int, Verdict, bool]]:
    """The verdict on every two positions, and whether it is between speakers."""
    for i, one in enumerate(sides):
        for j, other in enumerate(sides[i + 1 :], i + 1):
            verdict, speakers = between(one, other, compare, names)
            if verdict is None:
                continue
            known = not speakers and _is_known(one, other, sides)
            if verdict.status == "conflict" and (known or explained(one, other)):
                verdict = _BOTH
            yield i, j, verdict, speakers


def between(
    one: Sequence[ReportedClaim],
    other: Sequence[ReportedClaim],
    compare: Compare,
    names: Names,
) -> tuple[Verdict | None, bool]:
    """The gravest verdict on claims of two positions, and whether it is between speakers."""
    best: tuple[Verdict | None, bool] = (None, False)
    for a in one[:_TRIED]:
        for b in other[:_TRIED]:
            speakers = _two_speakers(a, b)
            if a.document == b.document and not speakers:
                continue
            verdict = compare(a, b, names)
            if verdict.status == "conflict":
                if not speakers:
                    return verdict, False
                best = (verdict, True)
            elif best[0] is None:
                best = (verdict, speakers)
    return best


def is_scattered(positions: Sequence[Position], key: str) -> bool:
    """True where reports give several figures and none of them prevails: a report of many fronts,
    each of which has a count of its own. A range («عشرات») prevails over nothing."""
    if len(positions) <= 2 or not all(is_figure(p.value) for p in positions):
        return False
    documents = {d for p in positions for d in p.documents}
    top = max((len(p.documents) for p in positions if "-" not in p.value), default=0)
    return top < (PREVAILING if key in ("", "toll") else AMONG) * len(documents)


def are_days(positions: Sequence[Position]) -> bool:
    """True where the positions are days: those of a story that goes on, unless the reports pin
    them to the event's own verb."""
    return all(_is_day(p.value) for p in positions)


def _is_known(
    one: Sequence[ReportedClaim],
    other: Sequence[ReportedClaim],
    sides: Sequence[Sequence[ReportedClaim]],
) -> bool:
    """True where every report that denies also affirms, or the other way, and no two speakers
    stand against each other: the reports tell of two things, an old failure and a new agreement."""
    if one[0].claim.slot not in REPEATABLE or is_figure(one[0].claim.value):
        return False
    polarities = (one[0].claim.polarity, other[0].claim.polarity)
    if polarities[0] == polarities[1] or any(_two_speakers(a, b) for a in one for b in other):
        return False
    a, b = (
        {r.document for side in sides if side[0].claim.polarity == p for r in side}
        for p in polarities
    )
    return a <= b or b <= a


def _is_day(value: str) -> bool:
    return _DAY.match(value) is not None


def _two_speakers(a: ReportedClaim, b: ReportedClaim) -> bool:
    one, two = a.claim.attributed_to, b.claim.attributed_to
    return one is not None and two is not None and one != two
