"""Standing: how a finding stands among all reports of its story: who is silent on its question,
and which answer stands alone against many.

Neither is a verdict. Silence is told where most origins speak; an answer that stands alone is
marked to be checked, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur import lexicons
from tawatur.comparing.corroboration import Origins
from tawatur.model.cluster import Lineage
from tawatur.model.finding import Bilingual, Finding, Position

MOST = 3  # origins that make silence worth telling, and an answer that differs worth checking
SINGLE_VALUED = frozenset({"where", "when", "venue", "format"})  # one event has one of these
_FEW, _MANY, _HUNDRED = 3, 11, 100  # from here the noun is in another form


def standing(
    findings: Sequence[Finding], documents: Sequence[str], lineages: Sequence[Lineage]
) -> tuple[Finding, ...]:
    """The findings with the ``documents`` that are silent on a question most origins answer, and
    with ``check`` on the answer of one origin that three others, agreed, leave no room for."""
    origins = Origins(lineages)
    spoken: dict[tuple[str, str], set[str]] = {}
    for finding in findings:
        told = spoken.setdefault((finding.slot, finding.key), set())
        told.update(d for p in finding.positions for d in p.documents)
    out: list[Finding] = []
    for finding in findings:
        told = spoken[finding.slot, finding.key]
        out.append(
            msgspec.structs.replace(
                finding,
                silent=_silent(finding, told, documents, origins),
                positions=_checked(finding),
            )
        )
    return tuple(out)


def _silent(
    finding: Finding, told: set[str], documents: Sequence[str], origins: Origins
) -> tuple[str, ...]:
    """The documents that do not speak, where three origins and two thirds of all of them do."""
    speaking = origins.count(told)
    if finding.status == "single" or finding.level == "speakers" or speaking < MOST:
        return ()
    if 3 * speaking < 2 * origins.count(documents):
        return ()
    answered = {d for p in finding.positions for d in p.documents}
    most = 2 * len(answered) > len(told)  # the chief finding of several on one question
    return tuple(d for d in documents if d not in told) if most else ()


def _checked(finding: Finding) -> tuple[Position, ...]:
    """The positions, the one that stands alone with the reason to check it."""
    positions = finding.positions
    if finding.kind != "contradiction" or finding.slot not in SINGLE_VALUED or len(positions) != 2:
        return positions
    one, other = sorted(positions, key=lambda p: (p.independent, p.documents))
    if one.independent != 1 or other.independent < MOST:
        return positions
    if not set(one.documents).isdisjoint(other.documents):
        return positions
    alone = msgspec.structs.replace(one, check=_reason(other))
    return tuple(alone if p is one else p for p in positions)


def _reason(other: Position) -> Bilingual:
    n = other.independent
    row = next(r for r in lexicons.rows("counted_nouns") if r["key"] == "origin")
    rest = n % _HUNDRED
    noun = row["few"] if _FEW <= rest < _MANY else row["many"] if rest else row["hundred"]
    label = Bilingual(other.label.ar or other.value, other.label.en or other.value)
    return Bilingual(
        f"تحقّق من هذا: {n} {noun} تذكر «{label.ar}»",
        f"check this: {n} {row['en_many']} say “{label.en}”",
    )
