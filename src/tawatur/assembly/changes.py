"""Changes: what a later dossier adds, revises and withdraws, from documents to single positions.

Documents and names keep their ids from run to run. Stories are matched by the documents they share,
findings by their question and then by the passages they share, positions by their value and then by
their passages. A watch, which tells one story again and again, matches its findings here too
(``matched``, ``positions``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from tawatur.model.annotation import Entity
from tawatur.model.change import Act, Change
from tawatur.model.dossier import Document, Dossier, Story
from tawatur.model.finding import Bilingual, Finding, Position

Thing = TypeVar("Thing")
_SIGNS = {"agree": "=", "conflict": "≠", "complement": "+", "single": "·"}


def changes(old: Dossier, new: Dossier) -> tuple[Change, ...]:
    """Every change in the order a reader asks: documents, stories with their findings and
    positions, statements, names. The same dossier twice gives nothing."""
    return (
        *_documents(old, new),
        *_stories(old, new),
        *_statements(old, new),
        *_names(old, new),
    )


def paired(
    old: Sequence[Thing],
    new: Sequence[Thing],
    marks: Callable[[Thing], frozenset[Hashable]],
) -> list[tuple[Thing | None, Thing | None]]:
    """The things of both sides two by two, those that share most marks first, each in at most one
    pair; what has no counterpart stands alone."""
    ours, theirs = [marks(one) for one in old], [marks(one) for one in new]
    by_mark: dict[Hashable, list[int]] = {}
    for i, some in enumerate(ours):
        for mark in some:
            by_mark.setdefault(mark, []).append(i)
    shared: dict[tuple[int, int], int] = {}
    for j, some in enumerate(theirs):
        for mark in some:
            for i in by_mark.get(mark, ()):
                shared[i, j] = shared.get((i, j), 0) + 1
    met: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in sorted(shared, key=lambda p: (-shared[p], p)):
        if j not in met and i not in taken:
            met[j] = i
            taken.add(i)
    left: list[tuple[Thing | None, Thing | None]] = [
        (old[met[j]] if j in met else None, one) for j, one in enumerate(new)
    ]
    return left + [(one, None) for i, one in enumerate(old) if i not in taken]


def _documents(old: Dossier, new: Dossier) -> Iterator[Change]:
    names = {e.id: e for e in (*old.entities, *new.entities)}
    before, after = {d.id: d for d in old.documents}, {d.id: d for d in new.documents}
    for id in [*after, *(i for i in before if i not in after)]:
        one, two = before.get(id), after.get(id)
        shown = two or one
        if shown is None:
            continue
        words = _report(shown, names)
        if one is None:
            yield Change(act="added", thing="document", id=id, words=words)
        elif two is None:
            yield Change(act="withdrawn", thing="document", id=id, words=words)
        elif one.sha256 != two.sha256:
            yield Change(act="revised", thing="document", id=id, words=words)


def _report(document: Document, names: dict[str, Entity]) -> Bilingual:
    outlet = names.get(document.outlet or "")
    title = document.title or document.location
    if outlet is None:
        return Bilingual(title, title)
    return Bilingual(f"{outlet.name}: {title}", f"{outlet.name_en or outlet.name}: {title}")


def _stories(old: Dossier, new: Dossier) -> Iterator[Change]:
    pairs = paired(old.stories, new.stories, lambda s: frozenset(s.documents))
    for one, two in pairs:
        shown = two or one
        if shown is None:
            continue
        words = Bilingual(shown.title, shown.title)
        if one is None or two is None:
            act: Act = "added" if one is None else "withdrawn"
            yield Change(act=act, thing="story", id=shown.id, words=words, story=shown.id)
        yield from _findings(one, two, shown.id)


def _findings(old: Story | None, new: Story | None, story: str) -> Iterator[Change]:
    for a, b in matched(old.findings if old else (), new.findings if new else ()):
        if a is None and b is not None:
            yield Change(act="added", thing="finding", id=b.id, words=_told(b), story=story)
        elif b is None and a is not None:
            yield Change(act="withdrawn", thing="finding", id=a.id, words=_told(a), story=story)
        elif a is not None and b is not None:
            yield from _finding(a, b, story)


def matched(
    old: Sequence[Finding], new: Sequence[Finding]
) -> list[tuple[Finding | None, Finding | None]]:
    """The findings of two tellings of a story two by two, in the order of the new ones; what has
    no counterpart stands alone."""
    counts = [Counter(map(_asked, some)) for some in (old, new)]
    shared = {asked for asked in counts[0] if max(c[asked] for c in counts) > 1}
    alike = paired(old, new, lambda finding: _question(finding, shared))
    met = [(a, b) for a, b in alike if a and b]
    rest = paired([a for a, b in alike if a and not b], [b for a, b in alike if b and not a], _seen)
    order = {id(f): n for n, f in reversed(list(enumerate((*new, *old))))}
    return sorted([*met, *rest], key=lambda pair: order[id(pair[1] or pair[0])])


def _asked(finding: Finding) -> tuple[str, ...]:
    return finding.slot, finding.key, finding.level, finding.question


def _question(finding: Finding, shared: set[tuple[str, ...]]) -> frozenset[Hashable]:
    """What marks a finding from run to run: its question with the values and passages of its
    positions, which alone tell apart the several findings of a ``shared`` question in words."""
    asked = _asked(finding)
    values = {(asked, p.value) for p in finding.positions}
    passages = {(asked, e) for p in finding.positions for e in p.evidence}
    return frozenset(values | passages | (set() if asked in shared else {(asked, "")}))


def _seen(finding: Finding) -> frozenset[Hashable]:
    return frozenset((finding.slot, e) for p in finding.positions for e in p.evidence)


def _finding(old: Finding, new: Finding, story: str) -> Iterator[Change]:
    if (old.status, old.kind) != (new.status, new.kind):
        yield Change(
            act="revised",
            thing="finding",
            id=new.id,
            words=Bilingual(new.question, new.question_en),
            story=story,
            before=_standing(old),
            after=_standing(new),
        )
    for one, two in positions(old, new):
        yield from _position(one, two, new, story)


def positions(old: Finding, new: Finding) -> list[tuple[Position | None, Position | None]]:
    """The positions of two tellings of a finding two by two."""
    values = {p.value for p in old.positions} & {p.value for p in new.positions}
    return paired(old.positions, new.positions, lambda p: _marks(p, values))


def _marks(position: Position, values: set[str]) -> frozenset[Hashable]:
    """A position by its value where both findings have it, else by its passages."""
    return frozenset({position.value} if position.value in values else position.evidence)


def _position(
    old: Position | None, new: Position | None, finding: Finding, story: str
) -> Iterator[Change]:
    shown = new or old
    if shown is None:
        return
    words = Bilingual(
        f"{finding.question} {shown.label.ar or shown.value}",
        f"{finding.question_en} {shown.label.en or shown.value}",
    )
    if old is None or new is None:
        act: Act = "added" if old is None else "withdrawn"
        yield Change(act=act, thing="position", id=finding.id, words=words, story=story)
    elif (old.documents, old.independent) != (new.documents, new.independent):
        yield Change(
            act="revised",
            thing="position",
            id=finding.id,
            words=words,
            story=story,
            before=_support(old),
            after=_support(new),
        )


def _told(finding: Finding) -> Bilingual:
    sign = _SIGNS[finding.status]
    ar = " / ".join(p.label.ar or p.value for p in finding.positions)
    en = " / ".join(p.label.en or p.value for p in finding.positions)
    return Bilingual(f"{sign} {finding.question} {ar}", f"{sign} {finding.question_en} {en}")


def _standing(finding: Finding) -> Bilingual:
    sign = _SIGNS[finding.status]
    return Bilingual(f"{sign} {finding.reason.ar}", f"{sign} {finding.reason.en}")


def _support(position: Position) -> Bilingual:
    reports, origins = len(position.documents), position.independent
    return Bilingual(
        f"التقارير {reports}، الأصول {origins}", f"reports {reports}, origins {origins}"
    )


def _statements(old: Dossier, new: Dossier) -> Iterator[Change]:
    """Statements by document and passage; those of documents that came or went go with these."""
    names = {e.id: e for e in (*old.entities, *new.entities)}
    before = {d.id: d for d in old.documents}
    for document in new.documents:
        known = before.get(document.id)
        if known is None:
            continue
        ours = {(q.start, q.end): q for q in known.quotes}
        theirs = {(q.start, q.end): q for q in document.quotes}
        for at in sorted(ours.keys() | theirs.keys()):
            one, two = ours.get(at), theirs.get(at)
            shown = two or one
            if shown is None or (one and two and one.speaker == two.speaker):
                continue
            holder = document if two else known
            said = " ".join((holder.text or "")[at[0] : at[1]].split())
            ar, en = _speaker(shown.speaker, names)
            yield Change(
                act="added" if one is None else "withdrawn" if two is None else "revised",
                thing="statement",
                id=f"{document.id}:{at[0]}-{at[1]}",
                words=Bilingual(f"{ar}: {said}", f"{en}: {said}"),
                before=_speaker(one.speaker, names) if one and two else None,
                after=_speaker(two.speaker, names) if one and two else None,
            )


def _speaker(id: str | None, names: dict[str, Entity]) -> Bilingual:
    entity = names.get(id or "")
    if entity is None:
        return Bilingual(id or "بلا قائل", id or "nobody named")
    return Bilingual(entity.name, entity.name_en or entity.name)


def _names(old: Dossier, new: Dossier) -> Iterator[Change]:
    before, after = {e.id: e for e in old.entities}, {e.id: e for e in new.entities}
    for id in sorted(before.keys() | after.keys()):
        one, two = before.get(id), after.get(id)
        shown = two or one
        if shown is None or (one and two and _shown(one) == _shown(two)):
            continue
        both = one is not None and two is not None
        yield Change(
            act="revised" if both else "added" if one is None else "withdrawn",
            thing="name",
            id=id,
            words=Bilingual(shown.name, shown.name_en or shown.name),
            before=_shown(one) if one and both else None,
            after=_shown(two) if two and both else None,
        )


def _shown(entity: Entity) -> Bilingual:
    spellings = "، ".join(entity.names)
    return Bilingual(f"{entity.type} {spellings}", f"{entity.type} {entity.name_en or spellings}")
