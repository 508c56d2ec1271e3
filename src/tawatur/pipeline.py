"""The whole journey of a report, from a path to the dossier: the first file to read.

Two maps and two joins. Map 1 works on each report alone; grouping joins them into stories; map 2
works on each story alone; assembly joins the stories into one dossier. Stages never meet but here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import BinaryIO

from tawatur import assembly, cleaning, comparing, facts, grouping, linking, readers, registry
from tawatur.annotators import names, numbers, quotations, times
from tawatur.annotators.names import Grade
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.assembly.extract import Extracted, extract
from tawatur.comparing.standing import standing
from tawatur.errors import InputError
from tawatur.keeping import Kept
from tawatur.linking import Decisions
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.cluster import Clusters
from tawatur.model.dossier import Dossier, Story
from tawatur.model.report import Page, Rejection
from tawatur.model.ruling import Ruling
from tawatur.settings import AUTO_CHARACTERS, Settings

Progress = Callable[[str, int, int], None]  # stage, done, of how many
Told = tuple[tuple[Reading, ...], tuple[tuple[Claim, ...], ...], Story]


def read(
    paths: Iterable[str | Path],
    settings: Settings | None = None,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """The dossier of everything found at the paths (files, folders, addresses, ``-``).

    What cannot be read is listed under ``rejected`` with its reason; nothing else is lost by it.
    The same input gives the same dossier, whatever the order of paths or number of workers.
    """
    chosen = settings or Settings()
    if chosen.tagger != "auto":
        names.check(chosen.tagger)
    decisions = decided(chosen.names)
    visiting = readers.Visiting(follow=chosen.follow, allow_private=chosen.allow_private)
    found = list(
        readers.read(
            paths,
            meta=chosen.meta,
            leave_out=chosen.leave_out,
            stdin=stdin,
            columns=chosen.columns,
            visiting=visiting,
        )
    )
    pages = identify([page for page in found if isinstance(page, Page)])
    rejected = sorted({r for r in found if isinstance(r, Rejection)}, key=_natural_rejection)
    return join(
        pages,
        chosen,
        rejected=tuple(rejected),
        progress=progress or _silent,
        decisions=decisions,
    )


def join(
    pages: Sequence[tuple[str, Page]],
    settings: Settings,
    *,
    rejected: tuple[Rejection, ...] = (),
    progress: Progress | None = None,
    decisions: Decisions | None = None,
) -> Dossier:
    """The dossier of pages that have their ids already, in the order they are to be listed."""
    decisions, progress = decisions or Decisions(), progress or _silent
    engine = registry.load("engines", settings.engine)
    readings: list[Reading] = []
    engine.start(settings.address)
    grade = _grade(pages, settings)
    preparing: Callable[[tuple[str, Page]], Reading] = partial(
        prepare, grade=grade, rulings=decisions.rulings
    )
    if settings.keep is not None:
        choices = (grade, repr(decisions), settings.sure)
        preparing = Kept(preparing, settings.keep, _page_identity, choices)
    for reading in engine.map(preparing, pages, settings.workers):
        readings.append(reading)
        progress("reports", len(readings), len(pages))
    arabic = [r for r in readings if r.report.language == "ar"]
    clusters = grouping.group(arabic, one_story=settings.one_story)
    progress("groups", len(clusters.stories), len(clusters.stories))
    at = {r.report.id: (r.report.published or "~", n) for n, r in enumerate(arabic)}
    by_id = {r.report.id: r for r in arabic}
    piles = [tuple(by_id[i] for i in sorted(ids, key=at.__getitem__)) for ids in clusters.stories]
    told: list[Told] = []
    telling: Callable[[tuple[Reading, ...]], Told] = partial(
        tell, clusters=clusters, decisions=decisions, sure=settings.sure
    )
    if settings.keep is not None:
        telling = Kept(telling, settings.keep, partial(_pile_identity, clusters=clusters), choices)
    for result in engine.map(telling, piles, settings.workers):
        told.append(result)
        progress("stories", len(told), len(piles))
    finished = {r.report.id: r for some, _, _ in told for r in some}
    outlets = linking.outlets([finished.get(r.report.id, r) for r in readings])
    return assembly.assemble(
        readings, told, clusters, rejected, outlets=outlets, keep_text=settings.keep_text
    )


def _page_identity(identified: tuple[str, Page]) -> object:
    return identified[0], identified[1]


def _pile_identity(readings: tuple[Reading, ...], *, clusters: Clusters) -> object:
    ids = {reading.report.id for reading in readings}
    return (
        [reading.report for reading in readings],
        [group for group in clusters.duplicates if not ids.isdisjoint(group)],
        [r for r in clusters.reuse if r.a.document in ids and r.b.document in ids],
    )


def decided(path: Path | None) -> Decisions:
    """What a reader decided, from the file at ``path``; nothing where there is none."""
    if path is None:
        return Decisions()
    try:
        return linking.parse(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "not UTF-8") from error


def unmet(path: Path | None, dossier: Dossier) -> tuple[str, ...]:
    """A line for each decision of the file at ``path`` whose id nothing in the dossier has."""
    return tuple(linking.unmet(decided(path).rulings, dossier))


def _grade(pages: Sequence[tuple[str, Page]], settings: Settings) -> Grade:
    """The grade of the name tagger that was asked for, or that suits a pile of this size."""
    if settings.tagger != "auto":
        return settings.tagger
    characters = sum(len(page.text) for _, page in pages)
    return "thorough" if characters <= AUTO_CHARACTERS else "fast"


def prepare(
    identified: tuple[str, Page], *, grade: Grade, rulings: tuple[Ruling, ...] = ()
) -> Reading:
    """Map 1, one report: cleaned, cut into sentences, with its numbers, times and likely names."""
    reading = glance(identified, rulings)
    if reading.report.language != "ar":
        return reading
    return names.annotate(times.annotate(numbers.annotate(reading)), grade=grade)


def glance(identified: tuple[str, Page], rulings: tuple[Ruling, ...] = ()) -> Reading:
    """The first step of map 1 alone: cleaned and cut into sentences, for a store to keep."""
    id, page = linking.of_outlet(identified, rulings)
    text = tokenise(page.text)
    report = linking.of_report(cleaning.clean(page, text, id), rulings)
    if report.language != "ar":
        return Reading(report=report, text=text)
    return Reading(report=report, text=text, sentences=split(text, cleaning.stretches(report)))


def tell(
    readings: tuple[Reading, ...],
    *,
    clusters: Clusters,
    decisions: Decisions | None = None,
    sure: float = 0.0,
) -> tuple[tuple[Reading, ...], tuple[tuple[Claim, ...], ...], Story]:
    """Map 2, one story: names settled, statements found and attributed, claims made and compared.

    Gives the finished readings, the claims of each, and the story.
    """
    fact_types = registry.members("facts")
    settled = linking.settle(times.settle(readings), decisions)
    rulings = decisions.rulings if decisions else ()
    finished = linking.resolve(
        [linking.of_statements(quotations.annotate(reading, sure), rulings) for reading in settled]
    )
    claims = tuple(facts.extract(reading, fact_types) for reading in finished)
    lineages = grouping.lineages(finished, clusters)
    directions = grouping.directions(finished, clusters)
    entities = finished[0].entities if finished else {}
    reported = [
        ReportedClaim(reading.report.id, claim, reading.report.published)
        for reading, made, done in zip(finished, claims, facts.deeds(finished), strict=True)
        for claim in made + facts.statements(reading) + done
    ]
    by_id = {reading.report.id: reading for reading in finished}
    texts = {id: reading.text for id, reading in by_id.items()}
    findings = comparing.compare(reported, fact_types, lineages, entities, texts, by_id)
    findings = linking.of_findings(findings, rulings)
    findings = standing(findings, [reading.report.id for reading in finished], lineages)
    return finished, claims, assembly.story(finished, claims, lineages, findings, directions)


def identify(pages: Sequence[Page]) -> list[tuple[str, Page]]:
    """Each page with its id, in an order that does not depend on the order they came in.

    The id is the row's own, else a hash of file name and text; where two pages would share one,
    their location is hashed in. A location read twice counts once.
    """
    unique = {page.location: page for page in pages}
    wanted = [(wanted_id(page), page.location) for page in unique.values()]
    return [(id, unique[location]) for id, location in told_apart(wanted)]


def wanted_id(page: Page) -> str:
    """The id a page has where no other page has it too."""
    return page.id or _hash(PurePath(page.location).name, page.text)


def told_apart(wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Ids and their locations in the natural order of these; ids that several want are hashed
    with the location."""
    ordered = sorted(wanted, key=lambda pair: _natural(pair[1]))
    often = Counter(id for id, _ in ordered)
    return [(_hash(id, at) if often[id] > 1 else id, at) for id, at in ordered]


def _hash(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return sha256(joined).hexdigest()[:12]


def _natural(location: str) -> tuple[list[tuple[int, int, str]], str]:
    """Locations in the order people number them: row 2 before row 10; 01 before 1."""
    cells = re.split(r"(\d{1,18})", location)
    numbered = [(0, int(c), "") if c.isdecimal() else (1, 0, c) for c in cells]
    return numbered, location


def _natural_rejection(rejection: Rejection) -> tuple[str, str]:
    return rejection.location, rejection.reason


def extracts(dossier: Dossier, words: int) -> list[tuple[Story, tuple[Extracted, ...]]]:
    """Each story of the dossier in at most ``words`` words of its reports, sentence by sentence
    with its passage; stories whose texts were left out have none."""
    documents = {document.id: document for document in dossier.documents if document.text}
    told = []
    for story in dossier.stories:
        pages = [
            (d.id, Page(location=d.location, text=d.text or "", id=d.id, title=d.title))
            for d in (documents[id] for id in story.documents if id in documents)
        ]
        told.append((story, extract([glance(page) for page in pages], words)))
    return told


def _silent(stage: str, done: int, of: int) -> None:
    """No progress shown."""


def render(dossier: Dossier, renderer: str) -> bytes:
    """The dossier in the format of a member of ``renderers`` (html, json, markdown, ...)."""
    rendered: bytes = registry.load("renderers", renderer).render(dossier)
    return rendered
