"""Worded: questions that reports answer in their own words: outcomes, demands, statements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tawatur.comparing.alignment import Group, title
from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.making import made
from tawatur.comparing.repeats import STATEMENT
from tawatur.comparing.withdrawal import revising
from tawatur.comparing.words.agreement import NAMING, agreeing
from tawatur.comparing.words.wording import asserted, central, sides, words_verdict
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Finding


def findings(group: Group, context: Context) -> list[Finding]:
    """The finding of claims that say much the same in words, split where some deny the others."""
    member = context.members.get(group.slot)
    verdict_of = partial(revising, member.compare if member else words_verdict)
    parts = sides(group.claims, verdict_of, context.names)
    if group.slot == STATEMENT and len({r.document for r in group.claims}) == 1:
        return []
    if len(parts) == 1 and group.slot not in NAMING:
        some = [Group(*title(own), tuple(own), False) for own in agreeing(parts[0])]
        return [_told(one, [one.claims], None, context) for one in some if _is_shown(one)]
    verdict = asserted(group, parts, context.judge(group.slot, parts)) if len(parts) > 1 else None
    return [_told(group, parts, verdict, context)]


def _is_shown(group: Group) -> bool:
    """False for statements of one report, which are no findings of their own."""
    return group.slot != STATEMENT or len({r.document for r in group.claims}) > 1


def _told(
    group: Group,
    parts: Sequence[Sequence[ReportedClaim]],
    verdict: Judgement | None,
    context: Context,
) -> Finding:
    positions = [
        context.position(central(_own(part, group.slot)), part, group.slot) for part in parts
    ]
    speakers = {r.claim.attributed_to for r in group.claims}
    speaker = min(speakers) if len(speakers) == 1 and None not in speakers else None  # type: ignore[type-var]
    speaker = speaker if group.slot == STATEMENT else None
    asked = context.question(group.slot, group.key, speaker)
    return made((group.slot, group.key), asked, positions, verdict)


def _own(part: Sequence[ReportedClaim], slot: str) -> Sequence[ReportedClaim]:
    return [r for r in part if r.claim.slot == slot] or part
