"""The account: one sentence a finding, each ending in the passages that carry it.

Only what several reports agree on or clash over is told; where there is no such thing, what the
single reports say. Named and numeric values stand plainly, every other value in the reports' own
words between guillemets, after whoever said them. The phrases are a lexicon,
``account_phrases``; a slot without a row is told as its question and answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from tawatur import lexicons
from tawatur.assembly.headline import one_each
from tawatur.model.annotation import Entity
from tawatur.model.dossier import AccountSentence
from tawatur.model.finding import Bilingual, Finding, Position

LONGEST = 12  # sentences of an account: what fits one screen
PER_SLOT = 2  # sentences one slot may take, so that no slot crowds out the rest
NAMED = 6  # participants one sentence names
ORDER = (
    "when where venue participant absent/not-invited format duration topic method target deaths "
    "injured damage perpetrator group-claiming arrests outcome agreed-point open-point "
    "condition/demand offer/proposal threat press-conference next-step official-statement reaction "
    "context statement"
).split()
_TYPED = re.compile(r"[\d.]+|\d{4}-[-\d:TW/X]+|P[\dT][\w.]+")
_MARKS = "«»\"“” '.,،؛:"  # a quotation mark left at an end would double ours
_RANK = {slot: i for i, slot in enumerate(ORDER)}


class Phrases(msgspec.Struct, frozen=True):
    """How one kind of finding is told."""

    told: Bilingual
    topic: Bilingual


@cache
def _table() -> dict[tuple[str, str], Phrases]:
    return {
        (row["slot"], row["key"]): Phrases(
            Bilingual(row["told_ar"], row["told_en"]), Bilingual(row["topic_ar"], row["topic_en"])
        )
        for row in lexicons.rows("account_phrases")
    }


def _phrases(finding: Finding) -> Phrases:
    kind = finding.key.partition(":")[0]
    found = _table().get((finding.slot, kind)) or _table().get((finding.slot, ""))
    asked = Bilingual(finding.question, finding.question_en)
    return found or Phrases(Bilingual("", ""), asked)


def account(
    findings: Sequence[Finding], names: Mapping[str, Entity]
) -> tuple[AccountSentence, ...]:
    """The sentences, in the order a reader asks: when, where, who, what came of it."""
    members = [f for f in findings if _is_participant(f)]
    rest = [f for f in findings if not _is_participant(f)]
    told = [(f.slot, -_reach(f), _sentence(f, names)) for f in _chosen(rest)]
    if members:
        told.append(("participant", 0, _participants(members)))
    told.sort(key=lambda one: (_RANK.get(one[0], len(ORDER)), one[1], one[2].ar))
    return tuple(sentence for _, _, sentence in told)


def _is_participant(finding: Finding) -> bool:
    return finding.slot == "participant" and finding.status == "agree" and _is_name(finding)


def _is_name(finding: Finding) -> bool:
    return all(p.label.ar != p.value for p in finding.positions) and len(finding.positions) == 1


def _participants(findings: Sequence[Finding]) -> AccountSentence:
    """All who took part, by those most reports name."""
    ranked = sorted(findings, key=lambda f: (-len(f.positions[0].documents), f.id))[:NAMED]
    labels = list(dict.fromkeys(f.positions[0].label for f in ranked))
    phrase = _table()["participant", ""].told
    english = [label.en for label in labels]
    either = ", ".join(english[:-1]) + " and " + english[-1] if len(english) > 1 else english[0]
    return AccountSentence(
        phrase.ar.replace("{}", " و".join(label.ar for label in labels)) + ".",
        phrase.en.replace("{}", either) + ".",
        one_each(e for f in ranked for e in f.positions[0].evidence),
        ranked[0].id,
    )


def _chosen(findings: Sequence[Finding]) -> list[Finding]:
    told = [f for f in findings if f.status in ("agree", "conflict")] or list(findings)
    told.sort(key=lambda f: (-_reach(f), f.id))
    taken: dict[str, int] = {}
    kept: list[Finding] = []
    for finding in told:
        if taken.get(finding.slot, 0) < PER_SLOT and len(kept) < LONGEST:
            taken[finding.slot] = taken.get(finding.slot, 0) + 1
            kept.append(finding)
    return kept


def _reach(finding: Finding) -> int:
    """How many origins speak of it; a conflict counts double, for the reader must see it."""
    origins = sum(position.independent for position in finding.positions)
    return origins * 2 if finding.status == "conflict" else origins


def _sentence(finding: Finding, names: Mapping[str, Entity]) -> AccountSentence:
    citations = one_each(e for p in finding.positions for e in p.evidence)
    phrases = _phrases(finding)
    said = list(dict.fromkeys(_said(position, names) for position in finding.positions))
    if finding.status == "conflict":
        ar = f"وتختلف التقارير في {phrases.topic.ar}: " + "، أو ".join(s.ar for s in said)
        en = f"Reports differ on {phrases.topic.en}: " + ", or ".join(s.en for s in said)
    elif phrases.told.ar and _is_plain(finding.positions[0], names):
        ar = phrases.told.ar.replace("{}", "؛ ".join(s.ar for s in said))
        en = phrases.told.en.replace("{}", "; ".join(s.en for s in said))
    elif finding.slot == "statement":
        ar, en = "؛ ".join(s.ar for s in said), "; ".join(s.en for s in said)
    else:
        ar = f"وفي {phrases.topic.ar}: " + "؛ ".join(s.ar for s in said)
        en = f"On {phrases.topic.en}: " + "; ".join(s.en for s in said)
    return AccountSentence(ar + ".", en + ".", citations, finding.id)


def _is_plain(position: Position, names: Mapping[str, Entity]) -> bool:
    """True for a name, a number, a date or a duration; all else is the report's own words."""
    return position.value in names or _TYPED.fullmatch(position.value) is not None


def _said(position: Position, names: Mapping[str, Entity]) -> Bilingual:
    """The position's words, after whoever said them where one speaker is quoted."""
    label = position.label
    if _is_plain(position, names):
        shown = label
    else:
        shown = Bilingual(f"«{_bare(label.ar)}»", f"«{_bare(label.en)}»")
    speakers = [names[id] for id in position.attributed_to if id in names]
    if len(speakers) != 1 or label.ar == speakers[0].name:
        return shown
    speaker = speakers[0]
    english = speaker.name_en or speaker.name
    return Bilingual(f"قال {speaker.name}: {shown.ar}", f"{english} said: {shown.en}")


def _bare(words: str) -> str:
    """The words without marks at their ends."""
    return words.strip(_MARKS)
