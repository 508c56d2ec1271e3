"""A story: its dossier as it stands, what changed since the last visit, notes beside it.

A story nobody has read yet shows its reports at once; the dossier takes their place when it is
ready.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from markupsafe import Markup

from tawatur import stores
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual
from tawatur.stores import Line, Note, Seen, Visit
from tawatur.web import embedding, exporting, looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import Elsewhere, Visitor, missing

PATH = "/stories/{id}"
ABOUT = Bilingual("قصة وملفها", "A story with its dossier")
PARTIAL = "_story_body.html.j2"
_SECTIONS = ("story.html.j2", "reports.html.j2")


class Query(msgspec.Struct, frozen=True):
    """``report`` and ``at`` (to ``end``) lead to a passage of one of its reports."""

    id: str
    report: str = ""
    at: int = -1
    end: int = 0


class Report(msgspec.Struct, frozen=True):
    """A report of the story."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None


class StoryOf(msgspec.Struct, frozen=True, kw_only=True):
    """A story; ``dossier`` is None until it has been read."""

    story: Line
    reports: tuple[Report, ...]
    notes: tuple[Note, ...]
    dossier: Dossier | None


class Change(msgspec.Struct, frozen=True):
    """What is new since ``since``."""

    since: str
    reports: tuple[str, ...]
    findings: tuple[Bilingual, ...]
    conflicts: tuple[Bilingual, ...]
    gone: int

    @property
    def none(self) -> bool:
        """True where nothing is new."""
        return not (self.reports or self.findings or self.conflicts or self.gone)


@dataclass(frozen=True)
class Made:
    """The page of a dossier, made once a version and language."""

    body: Markup
    nav: bool
    seen: Seen
    numbers: dict[str, int]


def answer(desk: Desk, query: Query, visitor: Visitor) -> StoryOf:
    """The story; reading it is asked for where nobody has."""
    line = stores.stories.get(desk.store, query.id)
    if line is None:
        raise missing("لا قصة بهذا الرقم.", "There is no story with this id.")
    if not line.told:
        desk.reader.ask(line.id)
    kept = stores.reports.of_story(desk.store, line.id)
    found = desk.dossier(line.id)
    return StoryOf(
        story=line,
        reports=tuple(Report(r.id, r.title, r.outlet, r.published, r.url) for r in kept),
        notes=tuple(stores.desk.notes(desk.store, line.id)),
        dossier=found[1] if found else None,
    )


def own(desk: Desk, query: Query, visitor: Visitor) -> tuple[str] | None:
    """Who has seen a story as it stands is shown what everybody is who has."""
    seen = not query.report and stores.visits.is_current(desk.store, visitor.name, query.id)
    return (visitor.origin,) if seen else None


def view(desk: Desk, query: Query, answer: StoryOf, visitor: Visitor) -> dict[str, object]:
    """The dossier's page, made once, and what changed since this visitor looked."""
    if answer.dossier is None:
        why = desk.reader.why_not(answer.story.id, answer.story.version)
        return {"made": None, "change": None, "why": why}
    made = _made(desk, answer)
    if query.report in made.numbers:
        until = f"-{query.end}" if query.end > query.at >= 0 else ""
        mark = f"p{made.numbers[query.report]}-{query.at}{until}" if query.at >= 0 else ""
        raise Elsewhere(f"/stories/{query.id}#{mark or f'r{made.numbers[query.report]}'}")
    before = stores.visits.last(desk.store, visitor.name, answer.story.id)
    change = _change(before, made.seen, answer) if before else None
    if before is None or before.version != answer.story.version:
        visit = Visit(stores.jobs.now(), answer.story.version, made.seen)
        stores.visits.record(desk.store, visitor.name, answer.story.id, visit)
    shown = change if change and not change.none else None
    codes = embedding.codes(visitor, "story", answer.story.id, answer.story.title)
    return {
        "made": made,
        "change": shown,
        "why": "",
        "exports": exporting.of_story(),
        "codes": codes,
        "shared": stores.shares.of_story(desk.store, answer.story.id),
        "may_share": visitor.holder.may("edit"),
    }


def _made(desk: Desk, answer: StoryOf) -> Made:
    dossier = answer.dossier or Dossier()
    if not answer.story.told:  # what is shown is older than the story: it is not for long
        return _page(dossier)
    return desk.once((answer.story.id, answer.story.version), lambda: _page(dossier))


def _page(dossier: Dossier) -> Made:
    page = looks.parts().view(dossier)
    pieces = [_section("story", page=page, story=story) for story in page.stories]
    pieces.append(_section("reports", page=page))
    numbers = {r.location: r.number for r in page.reports}
    by_id = {d.id: numbers[d.location] for d in dossier.documents if d.location in numbers}
    return Made(Markup("").join(pieces), bool(page.stories), stores.visits.seen(dossier), by_id)


def _section(name: str, **values: object) -> Markup:
    return looks.part(f"_{name}_of_dossier.html.j2", **values)


def _change(before: Visit, now: Seen, answer: StoryOf) -> Change:
    dossier = answer.dossier or Dossier()
    documents: dict[str, Document] = {d.id: d for d in dossier.documents}
    asked = {f.id: f for s in dossier.stories for f in s.findings}
    new = [id for id in now.findings if id not in before.seen.findings and id in asked]
    turned = [
        id
        for id, (status, values) in now.findings.items()
        if id in before.seen.findings
        and status == "conflict"
        and before.seen.findings[id] != (status, values)
    ]
    conflicts = turned + [id for id in new if asked[id].status == "conflict"]
    titles = {r.id: r.title for r in answer.reports}
    return Change(
        since=before.at,
        reports=tuple(
            titles.get(i, documents[i].title or i)
            for i in now.reports
            if i not in before.seen.reports
        ),
        findings=tuple(
            Bilingual(asked[i].question, asked[i].question_en)
            for i in new
            if asked[i].status in ("agree", "complement")
        ),
        conflicts=tuple(Bilingual(asked[i].question, asked[i].question_en) for i in conflicts),
        gone=sum(1 for i in before.seen.reports if i not in now.reports),
    )
