"""The account: one sentence a finding, each ending in the passages that carry it.

Only what two reports agree on or clash over is told; a single report's word is told as its own
only where nothing else is known. The words of a sentence belong to the fact type (``SENTENCE``
and ``TOPIC``, Arabic and English); a fact type without them is told as its question and answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType

from tawatur.assembly.headline import one_each
from tawatur.model.annotation import Entity
from tawatur.model.dossier import AccountSentence
from tawatur.model.finding import Bilingual, Finding, Position

LONGEST = 14  # sentences of an account: what fits one screen
ORDER = (
    "when where venue participant format duration topic method target deaths injured damage "
    "perpetrator group-claiming arrests outcome agreed-point open-point condition/demand "
    "offer/proposal threat press-conference next-step official-statement reaction context"
).split()
PER_SLOT = 2  # sentences one slot may take, so that no slot crowds out the rest


def account(
    findings: Sequence[Finding],
    fact_types: Mapping[str, ModuleType],
    names: Mapping[str, Entity],
) -> tuple[AccountSentence, ...]:
    """The sentences, in the order a reader asks: when, where, who, what came of it."""
    members = {member.SLOT: member for member in fact_types.values()}
    chosen = _chosen(findings)
    return tuple(_sentence(finding, members.get(finding.slot), names) for finding in chosen)


def _chosen(findings: Sequence[Finding]) -> list[Finding]:
    told = [f for f in findings if f.status in ("agree", "conflict")] or list(findings)
    told.sort(key=lambda f: (-_reach(f), f.id))
    taken: dict[str, int] = {}
    kept: list[Finding] = []
    for finding in told:
        if taken.get(finding.slot, 0) < PER_SLOT and len(kept) < LONGEST:
            taken[finding.slot] = taken.get(finding.slot, 0) + 1
            kept.append(finding)
    rank = {slot: i for i, slot in enumerate(ORDER)}
    return sorted(kept, key=lambda f: (rank.get(f.slot, len(ORDER)), -_reach(f), f.id))


def _reach(finding: Finding) -> int:
    return sum(position.independent for position in finding.positions)


def _sentence(
    finding: Finding, member: ModuleType | None, names: Mapping[str, Entity]
) -> AccountSentence:
    citations = one_each(e for p in finding.positions for e in p.evidence)
    said = [_said(position, names) for position in finding.positions]
    asked = Bilingual(finding.question, finding.question_en)
    if finding.status == "conflict":
        topic = getattr(member, "TOPIC", None)
        either = Bilingual("، أو ".join(s.ar for s in said), ", or ".join(s.en for s in said))
        ar = f"وتختلف التقارير في {topic.ar}: " if topic else f"{asked.ar} تختلف التقارير: "
        en = f"Reports differ on {topic.en}: " if topic else f"{asked.en} Reports differ: "
        return AccountSentence(ar + either.ar + ".", en + either.en + ".", citations, finding.id)
    form = getattr(member, "SENTENCE", None) or Bilingual(
        asked.ar + " {value}", asked.en + " {value}"
    )
    joined = Bilingual("؛ ".join(s.ar for s in said), "; ".join(s.en for s in said))
    return AccountSentence(
        form.ar.replace("{value}", joined.ar) + ".",
        form.en.replace("{value}", joined.en) + ".",
        citations,
        finding.id,
    )


def _said(position: Position, names: Mapping[str, Entity]) -> Bilingual:
    """The position's words, with who said them where the reports only pass them on."""
    speakers = [names[id] for id in position.attributed_to if id in names]
    if len(speakers) != 1 or position.label.ar == speakers[0].name:
        return position.label
    speaker = speakers[0]
    english = speaker.name_en or speaker.name
    return Bilingual(
        f"{position.label.ar} (بحسب {speaker.name})",
        f"{position.label.en} (according to {english})",
    )
