"""What outlets have of each other in a story: credits, and text that one had before the other.

``is``: the entity an outlet is. ``credit``: statements that an outlet's reports attribute to an
entity on their way. ``text``: reports of an outlet that share text with an earlier one of another.
``both``: the same where neither is earlier as far as they are dated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tawatur.model.dossier import Dossier

Origin = tuple[str | None, str | None]  # when a report was published, by which outlet


class Tie(NamedTuple):
    """``n`` times."""

    kind: str
    outlet: str
    other: str
    n: int


def of(dossier: Dossier, origins: Mapping[str, Origin]) -> Iterator[Tie]:
    """The ties of a story; ``origins`` are those of its reports, by id."""
    credits: Counter[tuple[str, str]] = Counter()
    own: set[tuple[str, str]] = set()
    for d in dossier.documents:
        outlet = origins.get(d.id, (None, None))[1]
        if outlet:
            credits.update((outlet, id) for q in d.quotes for id in q.via if id != d.outlet)
            own |= {(outlet, d.outlet)} if d.outlet else set()
    for outlet, entity in sorted(own):
        yield Tie("is", outlet, entity, 1)
    for (outlet, entity), n in sorted(credits.items()):
        yield Tie("credit", outlet, entity, n)
    for (kind, outlet, other), found in sorted(_shared(dossier, origins).items()):
        yield Tie(kind, outlet, other, len(found))


def _shared(
    dossier: Dossier, origins: Mapping[str, Origin]
) -> dict[tuple[str, str, str], set[str]]:
    """The later reports of each two outlets that share text."""
    out: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    pairs = {(r.a.document, r.b.document) for r in dossier.reuse}
    for a, b in sorted(pairs):
        (at, one), (then, other) = origins.get(a, (None, None)), origins.get(b, (None, None))
        if not one or not other or one == other:
            continue
        if at is None or then is None or not _apart(at, then):
            out["both", min(one, other), max(one, other)].add(a if one < other else b)
        elif at > then:
            out["text", one, other].add(a)
        else:
            out["text", other, one].add(b)
    return out


def _apart(one: str, other: str) -> bool:
    """True where one time is before the other: a day says nothing of the hours within it."""
    shorter = min(len(one), len(other))
    return one[:shorter] != other[:shorter]
