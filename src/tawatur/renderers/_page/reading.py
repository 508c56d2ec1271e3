"""The reading view of a report: its lines, marked, with labels and check flags in the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec
from markupsafe import Markup, escape

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Document, Dossier
from tawatur.model.finding import Bilingual
from tawatur.model.report import KEPT, Region
from tawatur.model.span import Span, place
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue
from tawatur.renderers._page.marks import Segment, segments, written

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he", "ps", "ckb", "sd", "ug", "dv", "yi"})
TITLE_SHOWN = 90  # characters of a report's headline in the list of reports
MOST_COPIES = 24  # copies of one report that its head names
OPENING = 42  # characters of the first line that stand for a headline that is missing


class Flag(NamedTuple):
    """A passage to check: what for, and the anchor of the disagreement that says why."""

    span: Span
    words: Bilingual
    anchor: str


class Line(NamedTuple):
    """One line of a report: where it starts, its form (ti headline, bp boilerplate), its HTML,
    and what stands beside it."""

    start: int
    form: str
    html: Markup
    labels: tuple[Bilingual, ...]
    flags: tuple[Flag, ...]


class Copy(NamedTuple):
    """Another report that is the same article: its number and the anchor of its entry."""

    number: int
    anchor: str


class Report(NamedTuple):
    """A report as the reading view shows it; ``lines`` is None where the page leaves it out."""

    number: int
    title: str
    outlet: Bilingual | None
    published: Bilingual | None
    url: str | None
    location: str
    language: str
    direction: str
    compared: bool
    empty: bool
    counts: Bilingual
    copies: tuple[Copy, ...]
    lines: tuple[Line, ...] | None
    decided: bool


def report(
    catalogue: Catalogue,
    document: Document,
    addresses: Mapping[int, str],
    flags: Sequence[Flag],
    copies: Sequence[str],
) -> Report:
    """The report with that document's marks; without its lines where the page has no room.

    ``copies`` are the documents that are the same article.
    """
    text = document.text
    counts = words.listed(
        words.counted(n, noun)
        for n, noun in ((len(document.quotes), "statement"), (len(document.claims), "fact"))
        if n
    )
    return Report(
        number=catalogue.numbers[document.id],
        title=title(document),
        outlet=catalogue.outlet(document.id),
        published=words.when(document.published) if document.published else None,
        url=document.url if (document.url or "").startswith(("http://", "https://")) else None,
        location=document.location,
        language=document.language,
        direction="rtl" if document.language in RIGHT_TO_LEFT else "ltr",
        compared=document.compared,
        empty=text is None or not text.strip(),
        counts=counts,
        copies=tuple(
            Copy(catalogue.numbers[id], catalogue.entry(id))
            for id in sorted(copies, key=lambda id: catalogue.numbers.get(id, 0))
            if id != document.id and id in catalogue.numbers
        )[:MOST_COPIES],
        lines=tuple(_lines(catalogue, document, addresses, flags))
        if text and document.id in catalogue.shown
        else None,
        decided=not isinstance(document.decided, msgspec.UnsetType),
    )


def title(document: Document) -> str:
    """The report's headline in one line, or its opening words."""
    if document.title:
        return words.cut(document.title, TITLE_SHOWN)
    text = document.text or ""
    ordered = sorted(document.regions, key=place)
    first = next((r for r in ordered if r.label in KEPT), Span(0, len(text)))
    return words.cut(first.of(text).strip(), OPENING) or document.location


def addresses(dossier: Dossier, catalogue: Catalogue) -> dict[str, dict[int, str]]:
    """For each document, the offsets that have an address: where a claim, a statement, a cited
    passage or the first mention in a spelling begins."""
    starts: dict[str, set[int]] = {d.id: set() for d in dossier.documents}
    for d in dossier.documents:
        text = d.text or ""
        first = {(m.entity, m.of(text)): m for m in sorted(d.mentions, reverse=True)}
        starts[d.id].update(
            catalogue.landing(Passage(d.id, s.start, s.end))
            for s in (*d.claims, *d.quotes, *first.values())
        )
    for reuse in dossier.reuse:
        for p in (reuse.a, reuse.b):
            starts.get(p.document, set()).add(catalogue.landing(p))
    for story in dossier.stories:
        head = (line.citations for line in story.head)
        told = (sentence.citations for sentence in story.account)
        dated = (event.citations for event in story.timeline)
        held = (o.evidence for f in story.findings for o in f.positions)
        pledged = (turn.evidence for c in story.commitments for turn in c.turns)
        for p in chain.from_iterable((*head, *told, *dated, *held, *pledged)):
            starts.get(p.document, set()).add(catalogue.landing(p))
    return {
        id: {at: f"p{catalogue.numbers[id]}-{at}" for at in sorted(found)}
        for id, found in starts.items()
    }


def _layers(document: Document, flags: Sequence[Flag]) -> dict[str, Sequence[Span]]:
    return {
        "n": document.mentions,
        "q": document.quotes,
        "u": [q.cue for q in document.quotes if q.cue is not None],
        "f": document.claims,
        "e": [flag.span for flag in flags],
    }


def _lines(
    catalogue: Catalogue,
    document: Document,
    addresses: Mapping[int, str],
    flags: Sequence[Flag],
) -> Iterator[Line]:
    text = document.text or ""
    regions = sorted(document.regions, key=place)
    bounds = list(_line_bounds(text))
    cuts = [at for r in regions for at in (r.start, r.end)]
    cuts += [at for bound in bounds for at in (bound.start, bound.end)]
    found = segments(Span(0, len(text)), _layers(document, flags), addresses, cuts)
    starts = [s.start for s in found]
    before: tuple[Bilingual, ...] = ()
    for bound in bounds:
        here = found[bisect_left(starts, bound.start) : bisect_left(starts, bound.end)]
        pieces = list(_pieces(regions, bound))
        form = _form(pieces)
        labels = _labels(catalogue, document, pieces)
        marked = {f.anchor: f for f in flags if bound.start <= f.span.start < bound.end}
        html = _html(text, here, pieces, form)
        yield Line(
            bound.start, form, html, labels if labels != before else (), tuple(marked.values())
        )
        before = labels


def _line_bounds(text: str) -> Iterator[Span]:
    """The lines that hold more than white space."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1


def _pieces(regions: Sequence[Region], line: Span) -> Iterator[Region]:
    """The regions on a line, cut to it."""
    at = bisect_right(regions, line.start, key=lambda r: r.end)
    while at < len(regions) and regions[at].start < line.end:
        r = regions[at]
        yield Region(max(r.start, line.start), min(r.end, line.end), r.label, r.decided)
        at += 1


def _form(pieces: Sequence[Region]) -> str:
    found = {piece.label for piece in pieces}
    if found and not found & KEPT:
        return "bp"
    return "ti" if found == {"title"} else ""


def _labels(
    catalogue: Catalogue, document: Document, pieces: Sequence[Region]
) -> tuple[Bilingual, ...]:
    out: list[Bilingual] = []
    for piece in pieces:
        part = catalogue.part_at(document.id, piece.start)
        if piece.label == "embedded" and part:
            number = catalogue.number(document.id, part)
            out.append(Bilingual(f"مقال آخر: {number.ar}", f"Another article: {number.en}"))
        elif piece.label != "body":
            out.append(words.label("region", piece.label))
        if not isinstance(piece.decided, msgspec.UnsetType):
            out.append(words.label("decided", "editor"))
    return tuple(dict.fromkeys(out))


def _html(text: str, here: Sequence[Segment], pieces: Sequence[Region], form: str) -> Markup:
    """The line's characters in order; boilerplate glued to something else is set apart."""
    out: list[str] = []
    at = 0
    for order, piece in enumerate(pieces):
        while at < len(here) and here[at].start < piece.start:
            out.append(written(text, here[at]))
            at += 1
        inside: list[str] = []
        while at < len(here) and here[at].start < piece.end:
            inside.append(written(text, here[at]))
            at += 1
        body = "".join(inside)
        if len(pieces) > 1 and piece.label not in KEPT:
            body = f'<span class="bp{" g" if order else ""}">{body}</span>'
        elif order and form != "bp" and pieces[order - 1].label not in KEPT:
            body = f"<span class=g>{body}</span>"
        out.append(body)
    out.extend(written(text, segment) for segment in here[at:])
    return Markup("".join(out))


def listing(reports: Iterable[Report]) -> Markup:
    """The options of the list to choose a report from."""
    return Markup("").join(
        Markup('<option value="{n}">{n} {outlet}{title}</option>').format(
            n=r.number,
            outlet=escape(f"{r.outlet.ar}: ") if r.outlet else "",
            title=r.title,
        )
        for r in reports
    )
