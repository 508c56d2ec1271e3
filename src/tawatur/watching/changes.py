"""Changes: what is told of a story now and was told otherwise before, one line each.

What is announced is a change of the set of answers to a question: another one leads, there is a
further one, the reports have come to disagree, or do so no more. A line begins where the last one
on its question ended: remembered is not what a telling found but what was announced. Findings and
answers are matched from telling to telling as ``tawatur diff`` matches those of two dossiers.

The leading answer has most independent origins; where the answers are updates of one another it is
the one told last. It leads until another has more, and among answers that stand beside each other
for as long as it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import msgspec

from tawatur.assembly.changes import matched, positions
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual, Finding, Position

CARRIED = 300  # questions of a story that are remembered though they are not asked now

Kind = Literal["value", "position", "conflict", "settled"]
# How a conflict may be read without anybody being wrong.
_PEACEFUL = frozenset(("update", "rounding", "scope", "translation"))


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What was announced on one question: the answer that leads, its words, every value that was
    told; and the finding as it was when last looked at."""

    name: str
    finding: Finding
    leading: str
    label: Bilingual
    values: tuple[str, ...]


class State(msgspec.Struct, frozen=True):
    """What was announced of a story, question by question."""

    told: tuple[Told, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a finding: ``value`` the leading answer is another, ``position`` there is a
    further answer, ``conflict`` the reports have come to disagree, ``settled`` they do no more."""

    kind: Kind
    finding: str
    title: str
    question: Bilingual
    before: tuple[Bilingual, ...]
    after: tuple[Bilingual, ...]
    outlets: int

    @property
    def line(self) -> str:
        """The change in one line of English; values stand as they are told."""
        old, new = (" / ".join(_words(b) for b in some) for some in (self.before, self.after))
        who = f"{self.outlets} outlet{'s' if self.outlets != 1 else ''}"
        verb = {"value": f"{old} → {new}", "position": f"also {new}", "settled": f"now {new}"}
        return f"{self.question.en} {verb.get(self.kind, f'disputed: {new}')}, {who}"

    @property
    def line_ar(self) -> str:
        """The change in one line of Arabic."""
        old, new = (" / ".join(b.ar for b in some) for some in (self.before, self.after))
        verb = {
            "value": f"من {old} إلى {new}",
            "position": f"وأيضا {new}",
            "settled": f"الآن {new}",
        }
        return f"{self.question.ar} {verb.get(self.kind, f'خلاف: {new}')} (المصادر: {self.outlets})"


def _words(label: Bilingual) -> str:
    return label.en or label.ar


def tell(
    before: State,
    story: Story,
    outlets: Mapping[str, str],
    *,
    edited: Collection[str] = (),
) -> tuple[State, list[Change]]:
    """What is announced once the story was told anew, and the changes that this makes.

    ``outlets`` are the names of the publishers by document; ``edited`` are the documents whose
    words changed since: that they hold a passage at the same place as before says nothing.
    """
    old = [_without(told.finding, edited) for told in before.told]
    known = {id(finding): told for finding, told in zip(old, before.told, strict=True)}
    names = {told.name for told in before.told}
    now: list[Told] = []
    gone: list[Told] = []
    changes: list[Change] = []
    for one, two in matched(old, [f for f in story.findings if f.positions]):
        if two is None and one is not None:
            gone.append(known[id(one)])
        elif one is None and two is not None:
            now.append(_first(two, names))
            names.add(now[-1].name)
        elif one is not None and two is not None:
            step = _Step(known[id(one)], one, two)
            now.append(step.told())
            changes += step.changes(story.title, outlets)
    return State((*now, *gone[:CARRIED])), changes


def _without(finding: Finding, edited: Collection[str]) -> Finding:
    """A finding without the passages of documents that say something else now."""
    if not edited:
        return finding
    return msgspec.structs.replace(
        finding,
        positions=tuple(
            msgspec.structs.replace(
                p, evidence=tuple(e for e in p.evidence if e.document not in edited)
            )
            for p in finding.positions
        ),
    )


def _first(finding: Finding, taken: Collection[str]) -> Told:
    """A question that is asked for the first time: no change. Several of one kind are counted."""
    plain = f"{finding.slot}/{finding.key}/{finding.level}"
    number = next(n for n in range(1, len(taken) + 2) if _numbered(plain, n) not in taken)
    leader = _best(finding)
    return Told(
        name=_numbered(plain, number),
        finding=finding,
        leading=leader.value,
        label=_label(leader),
        values=tuple(p.value for p in finding.positions),
    )


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}/{number}"


def _best(finding: Finding) -> Position:
    return max(finding.positions, key=lambda p: (*_weight(finding, p), p.value))


def _weight(finding: Finding, position: Position) -> tuple[str, int]:
    """What an answer leads by: its origins, after its time where answers update one another."""
    return position.published or "" if finding.kind == "update" else "", position.independent


def _label(position: Position) -> Bilingual:
    return position.label if position.label.ar else Bilingual(position.value, position.value)


def _is_dispute(finding: Finding) -> bool:
    return finding.status == "conflict" and finding.kind not in _PEACEFUL


class _Step:
    """One question from its last telling to this one."""

    def __init__(self, told: Told, old: Finding, new: Finding) -> None:
        self._told = told
        self._old = old
        self._new = new
        self._was = {
            id(two): one.value for one, two in positions(old, new) if one is not None and two
        }
        self._begins = _is_dispute(new) and not _is_dispute(old)
        self._ends = _is_dispute(old) and not _is_dispute(new)
        self._held = self._found()
        self._leader = self._leading()

    def _found(self) -> Position | None:
        """The answer that led, as it is given now: by its value, its words or its passages."""
        value, label = self._told.leading, self._told.label
        some = self._new.positions
        said = next((p for p in some if p.value == value or _label(p) == label), None)
        return said or next((p for p in some if self._was.get(id(p)) == value), None)

    def _leading(self) -> Position | None:
        """The answer that leads now: the one that led, until another weighs more. None where
        answers stand beside each other and the one that led is not given now."""
        held, best = self._held, _best(self._new)
        if self._new.status == "complement" and not self._ends:
            return held
        if held is not None and _weight(self._new, best) <= _weight(self._new, held):
            return held
        return best

    def _fresh(self) -> list[Position]:
        """The further answers that were never told."""
        labels = {_label(p) for p in self._old.positions}
        return [
            p
            for p in self._new.positions
            if p is not self._leader
            and p.value not in self._told.values
            and id(p) not in self._was
            and _label(p) not in labels
        ]

    @property
    def _label(self) -> Bilingual:
        """The words of what leads: those that were announced, while it is the same answer."""
        same = self._leader is None or self._leader is self._held
        return self._told.label if same or self._leader is None else _label(self._leader)

    def told(self) -> Told:
        """What has been announced once the changes are."""
        told = self._told
        values = dict.fromkeys((*told.values, *(p.value for p in self._new.positions)))
        return Told(
            name=told.name,
            finding=self._new,
            leading=told.leading if self._leader is None else self._leader.value,
            label=self._label,
            values=tuple(values),
        )

    def changes(self, title: str, outlets: Mapping[str, str]) -> list[Change]:
        """The lines that this makes, each beginning where the last one ended."""
        lines: list[tuple[Kind, Bilingual, Sequence[Position]]] = []
        leader, at, fresh = self._leader, self._told.label, self._fresh()
        if leader is not None and (self._ends or leader is not self._held):
            lines.append(("settled" if self._ends else "value", at, [leader]))
            at = self._label
        if self._begins and leader is not None:
            others = [p for p in self._new.positions if p is not leader]
            lines.append(("conflict", at, [leader, *others]))
        elif fresh:
            lines.append(("position", at, fresh))
        return [
            Change(
                kind=kind,
                finding=self._told.name,
                title=title,
                question=Bilingual(self._new.question, self._new.question_en),
                before=(before,),
                after=tuple(self._label if p is leader else _label(p) for p in shown),
                outlets=len({outlets.get(d, d) for p in shown for d in p.documents}),
            )
            for kind, before, shown in lines
        ]
