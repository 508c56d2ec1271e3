"""What reading a story gave: its dossier, and the same flattened for search."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from sqlalchemy import Connection, delete, select, update

from tawatur.arabic.searchwords import forms
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Entity
from tawatur.model.dossier import Document, Dossier, Story
from tawatur.model.finding import Bilingual, Finding
from tawatur.stores import _fulltext, _ties
from tawatur.stores._fulltext import FACTS, STATEMENTS, Row
from tawatur.stores._schema import (
    entities,
    facts,
    reports,
    statement_names,
    statements,
    stories,
    ties,
)
from tawatur.stores._shelves import findings
from tawatur.stores._shelves.reports import outlet_mark
from tawatur.stores._shelves.stories import Side, Summary
from tawatur.stores._store import Store

_AROUND = 60  # characters on each side of a fact that it is also found by
_MOST_SIDES = 3
# How telling a kind of conflict is in a list, the most telling first.
_SHARPNESS = ("contradiction", "speakers", "update", "scope", "rounding", "translation")

_Numbers = Mapping[str, tuple[int, str | None, str | None]]  # report, published, outlet


def keep(store: Store, id: str, version: int, dossier: Dossier) -> None:
    """Keep the dossier of a story as it was in ``version``; a newer one on the shelf stays."""
    packed = zlib.compress(msgspec.json.encode(dossier), 6)
    story = dossier.stories[0] if dossier.stories else None
    with store.writing() as c:
        held = c.execute(select(stories.c.told_version).where(stories.c.id == id)).scalar()
        if held is None or held > version:
            return
        values: dict[str, object] = {"told_version": version, "dossier": packed}
        if story is not None:
            summary = summarise(story, dossier)
            values |= {
                "title": story.title,
                "origins": story.counts.origins,
                "conflicts": summary.conflicts,
                "summary": msgspec.json.encode(summary),
            }
        c.execute(update(stories).where(stories.c.id == id).values(**values))
        before = findings.known(c, id)
        _forget(c, store, id)
        numbers = _numbers(c, dossier)
        _flatten(c, store, id, dossier, numbers)
        findings.follow(c, id, before, list(_followed(dossier, numbers)))


def get(store: Store, id: str) -> tuple[int, Dossier] | None:
    """The version and the dossier kept last of a story; None where it was never read."""
    asked = select(stories.c.told_version, stories.c.dossier).where(stories.c.id == id)
    with store.reading() as c:
        row = c.execute(asked).first()
    if row is None or row.dossier is None:
        return None
    return row.told_version, msgspec.json.decode(zlib.decompress(row.dossier), type=Dossier)


def summarise(story: Story, dossier: Dossier) -> Summary:
    """What a list shows of the story."""
    sharpest = min((f for f in story.findings if f.status == "conflict"), key=_rank, default=None)
    opening = story.account[0] if story.account else None
    return Summary(
        agreements=story.counts.agreements,
        conflicts=story.counts.conflicts,
        complements=story.counts.complements,
        statements=sum(len(d.quotes) for d in dossier.documents),
        question=Bilingual(sharpest.question, sharpest.question_en) if sharpest else None,
        kind=_kind(sharpest) if sharpest else "",
        sides=_sides(sharpest) if sharpest else (),
        opening=Bilingual(opening.ar, opening.en) if opening else None,
    )


def _kind(finding: Finding) -> str:
    if finding.kind == "contradiction" and finding.level == "speakers":
        return "speakers"
    return finding.kind or ""


def _rank(finding: Finding) -> tuple[int, int, str]:
    kind = _kind(finding)
    order = _SHARPNESS.index(kind) if kind in _SHARPNESS else len(_SHARPNESS)
    return order, -sum(p.independent for p in finding.positions), finding.id


def _sides(finding: Finding) -> tuple[Side, ...]:
    return tuple(
        Side(p.label if p.label.ar else Bilingual(p.value, p.value), p.independent)
        for p in finding.positions[:_MOST_SIDES]
    )


def _forget(c: Connection, store: Store, story: str) -> None:
    for table, index in ((statements, STATEMENTS), (facts, FACTS)):
        keys = list(c.execute(select(table.c.n).where(table.c.story == story)).scalars())
        key = store.fulltext.key(index)
        for at in range(0, len(keys), 500):
            some = keys[at : at + 500]
            c.execute(delete(_fulltext.of(index)).where(key.in_(some)))
            if table is statements:
                c.execute(delete(statement_names).where(statement_names.c.statement.in_(some)))
        c.execute(delete(table).where(table.c.story == story))
    for table in (entities, ties):
        c.execute(delete(table).where(table.c.story == story))


def _numbers(c: Connection, dossier: Dossier) -> _Numbers:
    asked = select(reports.c.id, reports.c.n, reports.c.published, reports.c.outlet)
    found = c.execute(asked.where(reports.c.id.in_([d.id for d in dossier.documents])))
    return {row.id: (row.n, row.published, row.outlet) for row in found}


def _followed(dossier: Dossier, numbers: _Numbers) -> Iterator[findings.Told]:
    for f in (f for s in dossier.stories for f in s.findings):
        places = {
            (numbers[e.document][0], e.start)
            for p in f.positions
            for e in p.evidence
            if e.document in numbers
        }
        asked = (f.question, f.question_en)
        yield findings.Told(f.id, f.slot, f.key, *asked, frozenset(places))


def _flatten(c: Connection, store: Store, story: str, dossier: Dossier, numbers: _Numbers) -> None:
    names = {e.id: e for e in dossier.entities}
    said = list(_statements(story, dossier.documents, numbers, names))
    held = {row["n"] for row, _, _ in said}
    taken = set(c.execute(select(statements.c.n).where(statements.c.n.in_(held))).scalars())
    said = [row for row in said if row[0]["n"] not in taken]  # a report that tells two stories
    if said:
        c.execute(statements.insert(), [row for row, _, _ in said])
        naming = [{"statement": r["n"], "entity": e} for r, _, named in said for e in named]
        if naming:
            c.execute(statement_names.insert(), naming)
        store.fulltext.add(c, STATEMENTS, [words for _, words, _ in said])
    stated = list(_facts(story, dossier, numbers))
    taken = set(
        c.execute(select(facts.c.n).where(facts.c.n.in_([r["n"] for r, _ in stated]))).scalars()
    )
    stated = [row for row in stated if row[0]["n"] not in taken]
    if stated:
        c.execute(facts.insert(), [row for row, _ in stated])
        store.fulltext.add(c, FACTS, [words for _, words in stated])
    listed = list(_entities(story, dossier))
    if listed:
        c.execute(entities.insert(), listed)
    tied = _ties.of(dossier, {id: (at, outlet) for id, (_, at, outlet) in numbers.items()})
    rows = [{"story": story, **tie._asdict()} for tie in tied]
    if rows:
        c.execute(ties.insert(), rows)


def _statements(
    story: str, documents: Iterable[Document], numbers: _Numbers, names: Mapping[str, Entity]
) -> Iterator[tuple[dict[str, object], Row, list[str]]]:
    for d in documents:
        if d.id not in numbers or not d.text:
            continue
        n, published, outlet = numbers[d.id]
        for place, q in enumerate(d.quotes):
            key = _fulltext.key(published, n, place)
            words = q.speaker_words.of(d.text) if q.speaker_words else ""
            speaker = names.get(q.speaker or "")
            who = [words, *(speaker.names if speaker else ())]
            bare, base = _forms(q.of(d.text))
            mark = outlet_mark(outlet) if outlet else ""
            inside = {m.entity for m in d.mentions if q.contains(m)} - {q.speaker or ""}
            row: dict[str, object] = {
                "n": key,
                "story": story,
                "report": n,
                "start": q.start,
                "end": q.end,
                "part": q.part,
                "kind": q.kind,
                "act": q.act,
                "status": q.status,
                "speaker": q.speaker,
                "speaker_words": words or None,
                "via": msgspec.json.encode(q.via).decode(),
            }
            spoken = " ".join(_forms(w)[1] for w in who)
            yield row, Row(key, bare, base, spoken, mark), sorted(inside)


def _facts(
    story: str, dossier: Dossier, numbers: _Numbers
) -> Iterator[tuple[dict[str, object], Row]]:
    texts = {d.id: d.text or "" for d in dossier.documents}
    places: Counter[int] = Counter()
    for finding in (f for s in dossier.stories for f in s.findings):
        for position in finding.positions:
            for p in position.evidence:
                if p.document not in numbers:
                    continue
                n, published, outlet = numbers[p.document]
                key = _fulltext.key(published, n, places[n])
                places[n] += 1
                label = position.label if position.label.ar else Bilingual(*[position.value] * 2)
                row: dict[str, object] = {
                    "n": key,
                    "story": story,
                    "report": n,
                    "start": p.start,
                    "end": p.end,
                    "finding": finding.id,
                    "slot": finding.slot,
                    "key": finding.key,
                    "status": finding.status,
                    "value": position.value,
                    "number": _number(position.value),
                    "question": finding.question,
                    "question_en": finding.question_en,
                    "label": label.ar,
                    "label_en": label.en,
                }
                around = texts[p.document][max(0, p.start - _AROUND) : p.end + _AROUND]
                bare, base = _forms(f"{finding.question} {around}")
                yield row, Row(key, bare, base, mark=outlet_mark(outlet) if outlet else "")


def _entities(story: str, dossier: Dossier) -> Iterator[dict[str, object]]:
    often = Counter(m.entity for d in dossier.documents for m in d.mentions)
    often.update(q.speaker for d in dossier.documents for q in d.quotes if q.speaker)
    for e in dossier.entities:
        yield {
            "id": e.id,
            "story": story,
            "type": e.type,
            "name": e.name,
            "name_en": e.name_en,
            "names": msgspec.json.encode(e.names).decode(),
            "merges": msgspec.json.encode(e.merges).decode(),
            "mentions": often[e.id],
        }


def _forms(said: str) -> tuple[str, str]:
    text = tokenise(said)
    found = list(forms(text, 0, len(text)))
    return " ".join(b for _, b, _ in found), " ".join(b for _, _, b in found)


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
