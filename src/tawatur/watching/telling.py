"""Telling: new reports join their stories, and only the stories that changed are read anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

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
        stories = [[reports[id] for id in ids] for ids in clusters.stories]
        made = 0
        for name, members in named(stories):
            if any(report.fresh for report in members):
                made += self._story(name, members, clusters, at)
        with self._store.step():
            self._store.drop_empty()
        return made

    def _story(self, id: str, members: Sequence[Stored], clusters: Clusters, at: float) -> int:
        readings = tuple(self._reading(report) for report in members[-MOST_TOLD:])
        arabic = tuple(reading for reading in readings if reading.report.language == "ar")
        made: list[changes.Change] = []
        title, state = "", self._store.story(id)
        if arabic:
            self.told += 1
            finished, _, story = pipeline.tell(arabic, clusters=clusters)
            outlets = {r.report.id: r.report.outlet or r.report.location for r in finished}
            edited = {report.id for report in members if report.fresh and report.story}
            title = story.title
            state, made = changes.tell(state, story, outlets, edited=edited)
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


def named(stories: Iterable[Sequence[Stored]]) -> list[tuple[str, list[Stored]]]:
    """The stories with their names, each and all in the order of arrival.

    A story keeps the name under which most of its reports are known. Of the parts that a story
    fell into the largest keeps it; a part, or a story of new reports, is named after the first of
    its reports whose name is free.
    """
    ordered = sorted(
        (sorted(members, key=lambda r: r.number) for members in stories),
        key=lambda members: members[0].number,
    )
    known = [Counter(report.story for report in members if report.story) for members in ordered]
    claims = [(-count, n, story) for n, some in enumerate(known) for story, count in some.items()]
    names: dict[int, str] = {}
    taken = {story for some in known for story in some}
    held: set[str] = set()
    for _, n, story in sorted(claims):
        if n not in names and story not in held:
            names[n] = story
            held.add(story)
    for n, members in enumerate(ordered):
        if n not in names:
            free = (r.id for r in members if r.id not in taken)
            names[n] = next(free, f"{members[0].id}-{n}")
            taken.add(names[n])
    return [(names[n], members) for n, members in enumerate(ordered)]
