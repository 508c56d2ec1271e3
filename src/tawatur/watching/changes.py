"""Changes: what is told of a story now and was told otherwise before, one line each.

A finding is known by its question: the kind of fact, its key and its level. Its leading answer is
the one with most independent origins, and of equals the one told last; where the answers are
updates of one another it is the one told last. Answers that stand beside each other have no leader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual, Finding, Position

Kind = Literal["value", "position", "conflict", "settled"]


class Answer(msgspec.Struct, frozen=True):
    """One answer to a question: its value, its words, and the outlets that give it."""

    value: str
    label: Bilingual
    outlets: tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """What is told on one question: the answers, the leading one first."""

    question: Bilingual
    status: str
    answers: tuple[Answer, ...]


class State(msgspec.Struct, frozen=True):
    """What is told of a story: every question by its name."""

    told: dict[str, Told] = {}


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


def state(story: Story, outlets: Mapping[str, str]) -> State:
    """What a story tells; ``outlets`` are the names of the publishers by document."""
    found: dict[str, Told] = {}
    for finding in story.findings:
        weight = _time_first if finding.kind == "update" else _weight
        answers = sorted(finding.positions, key=weight, reverse=True)
        if answers:
            found[name(finding)] = Told(
                Bilingual(finding.question, finding.question_en),
                finding.status,
                tuple(_answer(position, outlets) for position in answers),
            )
    return State(found)


def name(finding: Finding) -> str:
    """The name of a question, the same whatever is answered."""
    return f"{finding.slot}/{finding.key}/{finding.level}"


def _weight(position: Position) -> tuple[int, str, str]:
    return position.independent, position.published or "", position.value


def _time_first(position: Position) -> tuple[str, int, str]:
    return position.published or "", position.independent, position.value


def _answer(position: Position, outlets: Mapping[str, str]) -> Answer:
    names = {outlets.get(document, document) for document in position.documents}
    label = position.label if position.label.ar else Bilingual(position.value, position.value)
    return Answer(position.value, label, tuple(sorted(names)))


def between(before: State, after: State, title: str) -> list[Change]:
    """The changes from one state of a story to the next, in the order of its questions."""
    return [
        change
        for key in sorted(before.told.keys() & after.told.keys())
        if (change := _change(key, before.told[key], after.told[key], title)) is not None
    ]


def _change(key: str, old: Told, new: Told, title: str) -> Change | None:
    kind: Kind
    known = {answer.value for answer in old.answers}
    fresh = [answer for answer in new.answers if answer.value not in known]
    shown: tuple[Answer, ...] = new.answers[:1]
    beside = new.status == old.status == "complement"
    if new.answers[0].value != old.answers[0].value and not beside:
        kind = "value"
    elif new.status == "conflict" != old.status:
        kind, shown = "conflict", new.answers
    elif old.status == "conflict" != new.status:
        kind = "settled"
    elif fresh:
        kind, shown = "position", tuple(fresh)
    else:
        return None
    return Change(
        kind=kind,
        finding=key,
        title=title,
        question=new.question,
        before=tuple(answer.label for answer in old.answers[:1]),
        after=tuple(answer.label for answer in shown),
        outlets=len({outlet for answer in shown for outlet in answer.outlets}),
    )
