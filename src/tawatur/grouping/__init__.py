"""From readings to clusters: copies, shared passages, stories, and who speaks with one voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from tawatur.grouping import oneness
from tawatur.grouping.direction import directions
from tawatur.grouping.gathering import gathered
from tawatur.grouping.index import WINDOW, Groups, Index, Step, steps
from tawatur.grouping.lineage import lineages
from tawatur.grouping.oneness import MOST
from tawatur.grouping.plain import Plain, sign_plain
from tawatur.grouping.putting_down import put_down, take_up
from tawatur.grouping.reuse import passages
from tawatur.grouping.seeding import Bundle
from tawatur.grouping.segments import Segment, centred
from tawatur.grouping.signatures import Signed, renamed, sign, sign_together
from tawatur.grouping.thinning import thinned
from tawatur.grouping.topics import topics
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters, Reuse

__all__ = [
    "MOST",
    "WINDOW",
    "Bundle",
    "Compare",
    "Index",
    "Plain",
    "Signed",
    "Step",
    "directions",
    "group",
    "grouped",
    "lineages",
    "passages",
    "put_down",
    "renamed",
    "settled",
    "sign",
    "sign_plain",
    "sign_together",
    "steps",
    "take_up",
    "thinned",
    "topics",
]

Told = list[tuple[int, ...]]
Compare = Callable[[Iterable[Bundle]], Iterable[list[Reuse]]]


def group(readings: Sequence[Reading], *, one_story: bool | None = None) -> Clusters:
    """The copies, shared passages and stories of the readings, as document ids in order.

    Every document is in a story; one whose page carries a second article may be in two.
    ``one_story`` says that the pile is one event (True) or is not to be taken as one (False);
    by default a small pile is asked itself. The order of the readings makes no difference.
    """
    return grouped((sign(reading) for reading in readings), one_story=one_story)


def grouped(
    signed: Iterable[Signed],
    *,
    one_story: bool | None = None,
    window: int | None = WINDOW,
    compare: Compare | None = None,
) -> Clusters:
    """The clusters of signed reports. A folder of up to 40 is taken in one step; of more each
    day is a step that is held against those of the ``window`` before it (None: against all).

    ``compare`` runs ``passages`` over bundles, here or elsewhere; the order it gives the results
    in makes no difference.
    """
    unique = {one.id: one for one in signed}
    small = len(unique) <= MOST
    index = Index(None if small else window)
    settle = partial(settled, reports=len(unique), one_story=one_story)
    places: list[tuple[str, int]] = []
    echoes: set[Reuse] = set()
    story, copied = Groups(), Groups()

    def bundles() -> Iterator[Bundle]:
        for _, some in steps(unique.values(), daily=not (small or one_story)):
            articles = [article for one in some for article in one.articles]
            places.extend((article.document, article.part) for article in articles)
            step = index.add(some, settle=settle if small or one_story else None)
            echoes.update(step.echoes)
            for join in step.copies:
                copied.join(join.kept[0], join.added[0])
            for join in step.joins:
                story.join(join.kept[0], join.added[0])
            yield from step.bundles

    found = {passage for some in (compare or _here)(bundles()) for passage in some}
    told = [tuple(group) for group in story.members.values()]
    told += [(number,) for number in range(len(places)) if number not in story.name]
    return Clusters(
        duplicates=tuple(
            sorted(tuple(places[n][0] for n in group) for group in copied.members.values())
        ),
        reuse=tuple(sorted(found | echoes)),
        stories=_documents(places, told, unique, one_story),
    )


def _here(bundles: Iterable[Bundle]) -> Iterator[list[Reuse]]:
    return map(passages, bundles)


def settled(new: Segment, grown: Told, *, reports: int, one_story: bool | None) -> Told:
    """The stories of a small pile, or of one that is one story."""
    if one_story:
        return [tuple(range(len(new.articles)))] if new.articles else []
    if one_story is False or reports < 3:
        return sorted(grown)
    events = oneness.events(centred(new))
    taken = {article for event in events for article in event}
    rest = [tuple(a for a in story if a not in taken) for story in grown]
    return gathered(new, [*events, *(story for story in rest if story)])


def _documents(
    places: Sequence[tuple[str, int]],
    told: Told,
    unique: Iterable[str],
    one_story: bool | None,
) -> tuple[tuple[str, ...], ...]:
    """The stories as document ids. An embedded article alone makes no story of its own."""
    out: set[tuple[str, ...]] = set()
    for story in told:
        ids = tuple(sorted({places[number][0] for number in story}))
        if len(ids) > 1 or any(places[number][1] == 0 for number in story):
            out.add(ids)
    lone = set(unique) - {name for ids in out for name in ids}
    if one_story and out:
        return (tuple(sorted({*unique})),)
    return tuple(sorted(out | {(name,) for name in lone}))
