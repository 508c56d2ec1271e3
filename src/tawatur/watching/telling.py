"""Telling: new reports join their stories, and only the stories that changed are read anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tawatur import grouping, pipeline
from tawatur.annotators.names import Grade
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters
from tawatur.watching import changes
from tawatur.watching.state import Store, Stored

WINDOW = 3000  # newest reports that a new one may join; at 20 feeds some two weeks
MOST_TOLD = 80  # newest reports of one story that are compared: the time grows with their square
KEPT = 512  # readings kept in memory

Signatures = dict[tuple[str, int], grouping.Signed]


class Teller:
    """Joins and tells; keeps signatures and some readings in memory, all else in the store."""

    def __init__(self, store: Store, *, grade: Grade = "fast") -> None:
        self._store = store
        self._grade: Grade = grade
        self._signed: Signatures = {}
        self._readings: dict[tuple[str, int], Reading] = {}
        self.told = 0

    def tell(self, at: float) -> int:
        """Tells every story that has a fresh report; how many changes that makes."""
        if not self._store.has_fresh():
            return 0
        reports = {report.id: report for report in self._store.reports(WINDOW)}
        clusters = grouping.grouped([self._sign(report) for report in reports.values()])
        made = 0
        for ids in self._ordered(clusters, reports):
            made += self._story([reports[id] for id in ids], clusters, at)
        with self._store.step():
            self._store.drop_empty()
        return made

    @staticmethod
    def _ordered(clusters: Clusters, reports: dict[str, Stored]) -> list[tuple[str, ...]]:
        """The stories with a fresh report, each and all in the order of arrival."""
        fresh = [ids for ids in clusters.stories if any(reports[id].fresh for id in ids)]
        sorted_ids = [tuple(sorted(ids, key=lambda id: reports[id].number)) for ids in fresh]
        return sorted(sorted_ids, key=lambda ids: reports[ids[0]].number)

    def _story(self, members: Sequence[Stored], clusters: Clusters, at: float) -> int:
        id = _name(members)
        readings = tuple(self._reading(report) for report in members[-MOST_TOLD:])
        arabic = tuple(reading for reading in readings if reading.report.language == "ar")
        made: list[changes.Change] = []
        title, state = "", changes.State()
        if arabic:
            self.told += 1
            finished, _, story = pipeline.tell(arabic, clusters=clusters)
            outlets = {r.report.id: r.report.outlet or r.report.location for r in finished}
            title, state = story.title, changes.state(story, outlets)
            made = changes.between(self._store.story(id), state, title)
        with self._store.step():
            self._store.tell(id, title, state, [report.id for report in members])
            self._store.announce(at, id, made)
        return len(made)

    def _sign(self, report: Stored) -> grouping.Signed:
        key = (report.id, hash(report.page.text))
        if key not in self._signed:
            self._signed[key] = grouping.sign(pipeline.glance((report.id, report.page)))
            if len(self._signed) > 2 * WINDOW:
                for old in list(self._signed)[:WINDOW]:
                    del self._signed[old]
        return self._signed[key]

    def _reading(self, report: Stored) -> Reading:
        key = (report.id, hash(report.page.text))
        if key not in self._readings:
            self._readings[key] = pipeline.prepare((report.id, report.page), grade=self._grade)
            if len(self._readings) > KEPT:
                del self._readings[next(iter(self._readings))]
        return self._readings[key]


def _name(members: Sequence[Stored]) -> str:
    """The name of a story: that under which most of its reports are known, of equals the one of
    the earliest; a story of new reports is named after its first."""
    known = Counter(report.story for report in members if report.story)
    if not known:
        return members[0].id
    first = {story: n for n, story in reversed(list(enumerate(r.story for r in members)))}
    return min(known, key=lambda story: (-known[story], first[story]))
