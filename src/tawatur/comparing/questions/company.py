"""Company: which parties meet, where reports give one joint meeting different ones.

«اجتماع ثلاثي مع نظيريه الدانماركي والبرتغالي» and «اجتماع مع الوزير الدانماركي بحضور اليوناني»
share a party, and each names one that the other lacks: a changed plan, two meetings, or a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.making import made
from tawatur.comparing.words._contradiction.wording import wording
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Finding

MEETINGS = frozenset({"next-step", "participant", "format", "context"})  # slots that tell of them
_CODE = 2  # letters of a country's code: other places are no parties
_ASKED = Bilingual("من أطراف اللقاء؟", "Which parties meet?")
_REASON = Bilingual(
    "أطراف مختلفة: خطة تغيرت أو لقاءان أو سهو",
    "different parties: a changed plan, two meetings, or a slip",
)
SLOT, KEY = "next-step", "parties"
_VERDICT = Judgement("conflict", "contradiction", "reports", _REASON)


def companies(claims: Sequence[ReportedClaim]) -> list[list[ReportedClaim]]:
    """The claims on joint meetings by parties, where reports disagree on them; else nothing.

    Claims whose parties are some of another's stand with it."""
    told = [(parties(r.claim.value), r) for r in claims if r.claim.slot in MEETINGS]
    told = [(some, r) for some, r in told if some]
    told.sort(key=lambda one: (-len(one[0]), one[1].document, one[1].claim.start))
    groups: list[tuple[frozenset[str], list[ReportedClaim]]] = []
    for some, reported in told:
        for whole, members in groups:
            if some <= whole:
                members.append(reported)
                break
        else:
            groups.append((some, [reported]))
    disputed = [
        (a, b)
        for i, (a, _) in enumerate(groups)
        for b, _ in groups[i + 1 :]
        if a & b and a - b and b - a
    ]
    found = {side for pair in disputed for side in pair}
    sides = [members for whole, members in groups if whole in found]
    several = len({r.document for side in sides for r in side}) > 1
    return sides if len(sides) > 1 and several else []


@lru_cache(maxsize=20_000)
def parties(words: str) -> frozenset[str]:
    """The countries whose people some words bring together in one joint meeting."""
    folded = fold(words)
    if not (_meeting().search(folded) and _joint().search(folded)):
        return frozenset()
    found = frozenset(w.place for w in wording(words).words if len(w.place) == _CODE)
    return found if len(found) > 1 else frozenset()


@cache
def _meeting() -> re.Pattern[str]:
    listed = {fold(r["word"]) for r in lexicons.rows("fact_terms") if r["list"] == "meeting"}
    return re.compile(rf"\b[وفبلك]?(?:ال)?(?:{'|'.join(sorted(listed))})ا?\b")


@cache
def _joint() -> re.Pattern[str]:
    listed = {fold(r["word"]) for r in lexicons.rows("joint_meetings")}
    ordered = sorted(listed, key=lambda w: (-len(w), w))
    return re.compile(rf"\b[وف]?(?:ال)?(?:{'|'.join(ordered)})ا?\b")


def findings(claims: Sequence[ReportedClaim], context: Context) -> Iterator[Finding]:
    """The finding of a joint meeting whose parties the reports do not agree on, if there is one."""
    some = [context.position(side[0].claim.value, side) for side in companies(claims)]
    if some:
        yield made((SLOT, KEY), _ASKED, some, _VERDICT)
