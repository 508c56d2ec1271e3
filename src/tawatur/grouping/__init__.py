"""From readings to clusters: copies, shared passages, stories, and who speaks with one voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.grouping import oneness
from tawatur.grouping.duplicates import duplicates
from tawatur.grouping.echoes import echoes
from tawatur.grouping.lineage import lineages
from tawatur.grouping.reuse import reuse
from tawatur.grouping.signatures import Pile, sign
from tawatur.grouping.stories import centred, stories
from tawatur.model.annotation import Reading
from tawatur.model.cluster import Clusters

__all__ = ["group", "lineages"]

Groups = list[tuple[int, ...]]


def group(readings: Sequence[Reading], *, one_story: bool | None = None) -> Clusters:
    """The copies, shared passages and stories of the readings, as document ids in order.

    Every document is in a story; one whose page carries a second article may be in two.
    ``one_story`` says that the pile is one event (True) or is not to be taken as one (False);
    by default a small pile is asked itself. The order of the readings makes no difference.
    """
    pile = sign(readings)
    copies = duplicates(pile)
    told = _told(pile, copies, one_story)
    silent = {reading.report.id for reading in pile.readings} - {
        pile.identity(article) for article in range(len(pile.articles))
    }
    stories = _documents(pile, told, sorted(silent), one_story)
    shared = {*reuse(pile, told, copies), *echoes(pile.readings, stories)}
    return Clusters(
        duplicates=tuple(sorted(tuple(map(pile.identity, group)) for group in copies)),
        reuse=tuple(sorted(shared)),
        stories=stories,
    )


def _told(pile: Pile, copies: Groups, one_story: bool | None) -> Groups:
    """The stories as article numbers."""
    everything = tuple(range(len(pile.articles)))
    if one_story:
        return [everything] if everything else []
    apart = stories(pile, copies)
    small = 2 < len(pile.readings) <= oneness.MOST
    events = oneness.events(centred(pile)) if one_story is None and small else []
    taken = {article for event in events for article in event}
    rest = [tuple(a for a in story if a not in taken) for story in apart]
    return sorted([*events, *(story for story in rest if story)])


def _documents(
    pile: Pile, told: Groups, silent: Iterable[str], one_story: bool | None
) -> tuple[tuple[str, ...], ...]:
    """The stories as document ids. An embedded article alone makes no story of its own."""
    out: set[tuple[str, ...]] = set()
    for story in told:
        ids = tuple(sorted({pile.identity(article) for article in story}))
        if len(ids) > 1 or any(pile.articles[article].part == 0 for article in story):
            out.add(ids)
    placed = {name for ids in out for name in ids}
    lone = {reading.report.id for reading in pile.readings} - placed
    if one_story and out:
        return (tuple(sorted(placed | lone)),)
    return tuple(sorted(out | {(name,) for name in {*lone, *silent}}))
