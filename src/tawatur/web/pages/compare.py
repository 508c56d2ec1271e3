"""Two reports beside each other: what they share, what drifted, what one has and the other not."""

from __future__ import annotations

import msgspec

from tawatur import pipeline, stores
from tawatur.model.finding import Bilingual
from tawatur.model.report import KEPT
from tawatur.stores import Kept
from tawatur.web import alignment
from tawatur.web.alignment import Row
from tawatur.web.desk import Desk
from tawatur.web.shapes import Visitor, missing

PATH = "/compare"
ABOUT = Bilingual("تقريران جنبا إلى جنب", "Two reports beside each other")
SHARED = True


class Query(msgspec.Struct, frozen=True):
    """``a`` and ``b`` are reports' ids."""

    a: str = ""
    b: str = ""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the comparison."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    story: str | None


class Only(msgspec.Struct, frozen=True):
    """A question that one of the two answers and the other does not, and the answer."""

    question: Bilingual
    label: Bilingual


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Both reports, their sentences aligned in order, the share of each one's words that the
    other has, and the facts only one of them gives."""

    a: Compared
    b: Compared
    rows: tuple[Row, ...]
    shared_a: float
    shared_b: float
    only_a: tuple[Only, ...]
    only_b: tuple[Only, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Comparison:
    """The two, aligned."""
    a, b = stores.reports.get(desk.store, query.a), stores.reports.get(desk.store, query.b)
    if a is None or b is None:
        raise missing("يلزم تقريران للمقارنة.", "Two reports are needed to compare.")
    at = stores.stories.of_reports(desk.store, [a.n, b.n])
    found = alignment.align(_sentences(a), _sentences(b))
    only_a, only_b = _only(desk, at.get(a.n), a.id, b.id)
    return Comparison(
        a=_compared(a, at.get(a.n)),
        b=_compared(b, at.get(b.n)),
        rows=found.rows,
        shared_a=found.shared_a,
        shared_b=found.shared_b,
        only_a=only_a,
        only_b=only_b,
    )


def _compared(kept: Kept, story: str | None) -> Compared:
    return Compared(
        id=kept.id, title=kept.title, outlet=kept.outlet, published=kept.published, story=story
    )


def _sentences(kept: Kept) -> list[tuple[int, str]]:
    """The sentences of a report, each with where it starts."""
    reading = pipeline.glance((kept.id, kept.page()))
    text = reading.text
    if not reading.sentences:
        return [(start, kept.text[start:end]) for start, end in kept.passages]
    spans = [text.span(s.first, s.last) for s in reading.sentences if s.region in KEPT]
    ends = [s.start for s in spans[1:]] + [len(kept.text)]
    return [
        (s.start, kept.text[s.start : max(s.end, min(end, s.end + 2))].strip())
        for s, end in zip(spans, ends, strict=True)
    ]


def _only(
    desk: Desk, story: str | None, a: str, b: str
) -> tuple[tuple[Only, ...], tuple[Only, ...]]:
    found = desk.dossier(story) if story else None
    sides: tuple[list[Only], list[Only]] = ([], [])
    for finding in (f for s in (found[1].stories if found else ()) for f in s.findings):
        held = {d for p in finding.positions for d in p.documents}
        for mine, other, side in ((a, b, sides[0]), (b, a, sides[1])):
            if mine in held and other not in held:
                position = next(p for p in finding.positions if mine in p.documents)
                asked = Bilingual(finding.question, finding.question_en)
                said = position.label if position.label.ar else Bilingual(*[position.value] * 2)
                side.append(Only(asked, said))
    return tuple(sides[0]), tuple(sides[1])
