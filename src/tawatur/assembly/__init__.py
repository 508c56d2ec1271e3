"""Story and findings -> dossier: what is shown, in which order, each value with its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec

from tawatur.assembly.account import account
from tawatur.assembly.commitments import commitments
from tawatur.assembly.documents import document
from tawatur.assembly.headline import head, title
from tawatur.assembly.timeline import timeline
from tawatur.model.annotation import Entity, Reading
from tawatur.model.claim import Claim
from tawatur.model.cluster import Clusters, Direction, Lineage
from tawatur.model.dossier import Counts, Dossier, Story
from tawatur.model.finding import Finding
from tawatur.model.report import Rejection

Told = tuple[tuple[Reading, ...], tuple[tuple[Claim, ...], ...], Story]


def story(
    readings: Sequence[Reading],
    claims: Sequence[tuple[Claim, ...]],
    lineages: Sequence[Lineage],
    findings: Sequence[Finding],
    directions: Sequence[Direction] = (),
) -> Story:
    """One story with its head, account, timeline and counts."""
    ids = tuple(reading.report.id for reading in readings)
    return Story(
        id=sha256("\0".join(sorted(ids)).encode()).hexdigest()[:12],
        title=title(readings),
        documents=ids,
        counts=_counts(readings, lineages, findings),
        head=head(readings, findings),
        account=account(findings, readings[0].entities if readings else {}, readings),
        lineages=tuple(lineages),
        directions=tuple(directions),
        timeline=timeline(readings, claims, findings),
        findings=tuple(findings),
        commitments=commitments(readings, claims),
    )


def _counts(
    readings: Sequence[Reading], lineages: Sequence[Lineage], findings: Sequence[Finding]
) -> Counts:
    folded = sum(len(lineage.documents) - 1 for lineage in lineages)
    status = [finding.status for finding in findings]
    return Counts(
        reports=len(readings),
        articles=sum(1 + max((s.part for s in r.sentences), default=0) for r in readings),
        outlets=len({r.report.outlet for r in readings if r.report.outlet}),
        origins=len(readings) - folded,
        credited=len({v.entity for r in readings for q in r.quotations for v in q.via if v.entity}),
        agreements=status.count("agree"),
        conflicts=status.count("conflict"),
        complements=status.count("complement"),
    )


def assemble(
    readings: Sequence[Reading],
    told: Sequence[Told],
    clusters: Clusters,
    rejected: tuple[Rejection, ...],
    *,
    outlets: Mapping[str, Entity],
    keep_text: bool,
) -> Dossier:
    """The dossier of a whole pile; ``outlets`` gives the entity of each outlet name.

    A report in another language stays a document without annotations; where the pile tells one
    story it is listed there.
    """
    finished: dict[str, tuple[Reading, tuple[Claim, ...]]] = {}
    for story_readings, story_claims, _ in told:
        for reading, made in zip(story_readings, story_claims, strict=True):
            finished.setdefault(reading.report.id, (reading, made))
    documents = tuple(
        document(*finished.get(r.report.id, (r, ())), outlets=outlets, keep_text=keep_text)
        for r in readings
    )
    stories = tuple(story for _, _, story in told)
    foreign = tuple(r.report.id for r in readings if r.report.id not in finished)
    if len(stories) == 1 and foreign:
        stories = (msgspec.structs.replace(stories[0], documents=stories[0].documents + foreign),)
    return Dossier(
        documents=documents,
        entities=_entities(told, outlets),
        duplicates=clusters.duplicates,
        reuse=clusters.reuse,
        stories=stories,
        rejected=rejected,
    )


def _entities(told: Sequence[Told], outlets: Mapping[str, Entity]) -> tuple[Entity, ...]:
    """Every entity of every story by id; spellings of one id from several stories are joined."""
    joined: dict[str, Entity] = {}
    found = [e for readings, _, _ in told for r in readings[:1] for e in r.entities.values()]
    for entity in sorted([*found, *outlets.values()], key=lambda e: (e.id, e.name)):
        known = joined.get(entity.id)
        if known is None:
            joined[entity.id] = entity
        else:
            names = tuple(sorted({*known.names, *entity.names}))
            joined[entity.id] = msgspec.structs.replace(known, names=names)
    return tuple(joined[id] for id in sorted(joined))
