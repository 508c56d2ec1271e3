"""One finding by itself: its question, every answer to it, each in its reports' own words."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.web import highlight, looks
from tawatur.web.desk import Desk
from tawatur.web.shapes import missing

MOST_CITED = 4  # passages shown of one answer, each of another report
MOST_SIDES = 12


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with what stands around it, and the report it stands in."""

    report: str
    title: str
    outlet: Bilingual | None
    published: str | None
    url: str | None
    start: int
    end: int
    before: str
    words: str
    after: str


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: how many reports and independent origins give it, and where."""

    value: str
    label: Bilingual
    reports: int
    origins: int
    check: Bilingual | None
    cited: tuple[Cited, ...]


class FindingOf(msgspec.Struct, frozen=True, kw_only=True):
    """A finding; ``told`` is False where its story tells it no more, and ``id`` is the one it has
    now. ``kind`` is the class of a conflict."""

    id: str
    story: str
    story_title: str
    told: bool
    question: Bilingual
    slot: str = ""
    status: str = ""
    kind: str = ""
    reading: Bilingual = Bilingual("", "")
    answers: tuple[Answered, ...] = ()
    left_out: int = 0
    shared: bool = False


def get(desk: Desk, id: str) -> FindingOf:
    """The finding that an id leads to."""
    standing = stores.findings.get(desk.store, id)
    line = stores.stories.get(desk.store, standing.story) if standing else None
    if standing is None or line is None:
        raise missing("لا واقعة بهذا الرقم.", "There is no finding with this id.")
    found = desk.dossier(line.id) if standing.now else None
    of = [f for s in found[1].stories for f in s.findings if f.id == standing.now] if found else []
    if not found or not of:
        question = Bilingual(standing.question, standing.question_en)
        return FindingOf(
            id=id, story=line.id, story_title=line.title, told=False, question=question
        )
    shared = stores.shares.of_finding(desk.store, id)
    return msgspec.structs.replace(
        told(of[0], found[1]), story=line.id, story_title=line.title, shared=shared
    )


def told(finding: Finding, dossier: Dossier) -> FindingOf:
    """A finding as it is shown, out of its dossier."""
    source = _Source(dossier)
    kind = _kind(finding)
    general = looks.parts().label("reading", kind) if kind else Bilingual("", "")
    return FindingOf(
        id=finding.id,
        story="",
        story_title="",
        told=True,
        question=Bilingual(finding.question, finding.question_en),
        slot=finding.slot,
        status=finding.status,
        kind=kind,
        reading=finding.reason if finding.reason.ar else general,
        answers=tuple(_answered(p, source) for p in finding.positions[:MOST_SIDES]),
        left_out=max(0, len(finding.positions) - MOST_SIDES),
    )


def _kind(finding: Finding) -> str:
    if finding.status != "conflict":
        return finding.kind or ""
    speakers = finding.level == "speakers" and finding.kind in (None, "contradiction")
    return "speakers" if speakers else finding.kind or "contradiction"


class _Source:
    """The reports of a dossier and the names of their outlets."""

    def __init__(self, dossier: Dossier) -> None:
        self.documents = {d.id: d for d in dossier.documents}
        self._names = {e.id: Bilingual(e.name, e.name_en or e.name) for e in dossier.entities}

    def outlet(self, document: Document) -> Bilingual | None:
        given = document.outlet
        return self._names.get(given, Bilingual(given, given)) if given else None


def _answered(position: Position, source: _Source) -> Answered:
    first: dict[str, Passage] = {}
    for passage in position.evidence:
        first.setdefault(passage.document, passage)
    shown = [p for p in first.values() if p.document in source.documents][:MOST_CITED]
    label = position.label if position.label.ar else Bilingual(position.value, position.value)
    return Answered(
        value=position.value,
        label=label,
        reports=len(position.documents),
        origins=position.independent,
        check=None if isinstance(position.check, msgspec.UnsetType) else position.check,
        cited=tuple(_cited(source, p) for p in shown),
    )


def _cited(source: _Source, passage: Passage) -> Cited:
    document = source.documents[passage.document]
    text = document.text or ""
    nothing = stores.Query()
    around = highlight.pieces(text, passage.start, passage.end, nothing, around=highlight.AROUND)
    own = [i for i, piece in enumerate(around) if piece.own]
    first, last = (own[0], own[-1] + 1) if own else (len(around), len(around))
    web = (document.url or "").lower().startswith(("http://", "https://"))
    return Cited(
        report=document.id,
        title=document.title or document.location,
        outlet=source.outlet(document),
        published=document.published,
        url=document.url if web else None,
        start=passage.start,
        end=passage.end,
        before="".join(p.words for p in around[:first]),
        words="".join(p.words for p in around[first:last]),
        after="".join(p.words for p in around[last:]),
    )
