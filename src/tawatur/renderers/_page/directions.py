"""Who has a shared text from whom: an arrow from the earlier report, and the reason in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model.cluster import Direction, Passage
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.grid import MOST_CHIPS

MOST_WAYS = 60  # lines of the list

_CUT = {
    False: Bilingual(" والآخر مختصر.", " The other is cut shorter."),
    True: Bilingual(" والأخرى مختصرة.", " The others are cut shorter."),
}
_LONGER = {
    False: Bilingual("أطول، وفيه جلّ النص الآخر.", "is longer and holds nearly all of the other."),
    True: Bilingual(
        "أطول، وفيه جلّ النصوص الأخرى.", "is longer and holds nearly all of the others."
    ),
}
_UNKNOWN = {
    False: Bilingual("لا يُعرف أيهما أخذ عن الآخر.", "Which has it from the other is not known."),
    True: Bilingual("لا يُعرف أيها الأول.", "Which of them came first is not known."),
}


class Way(NamedTuple):
    """A report, those that have its text, and how that is known (or that it is not)."""

    earlier: Chip
    later: tuple[Chip, ...]
    left_out: int
    reason: Bilingual
    known: bool


class Ways(NamedTuple):
    """The lines of a story, and the reports in those that the page has no room for."""

    lines: tuple[Way, ...]
    left_out: int


def ways(catalogue: Catalogue, story: Story) -> Ways:
    """The directions of a story by the earlier report, one line a reason."""
    joined: dict[tuple[str, str, bool], list[str]] = {}
    for one in sorted(story.directions, key=lambda one: _place(catalogue, one)):
        if one.earlier in catalogue.numbers and one.later in catalogue.numbers:
            joined.setdefault((one.earlier, one.reason, one.trimmed), []).append(one.later)
    told = list(joined.items())
    lines = [
        Way(
            _chips(catalogue, [earlier])[0],
            _chips(catalogue, later[:MOST_CHIPS]),
            max(0, len(later) - MOST_CHIPS),
            _said(catalogue, earlier, (reason, trimmed), len(later) > 1),
            reason != "unknown",
        )
        for (earlier, reason, trimmed), later in told[:MOST_WAYS]
    ]
    return Ways(tuple(lines), sum(len(later) for _, later in told[MOST_WAYS:]))


def _place(catalogue: Catalogue, one: Direction) -> tuple[int, int]:
    return catalogue.numbers.get(one.earlier, 0), catalogue.numbers.get(one.later, 0)


def _chips(catalogue: Catalogue, documents: Iterable[str]) -> tuple[Chip, ...]:
    return catalogue.chips(Passage(id, 0, 0) for id in documents)


def _said(
    catalogue: Catalogue, earlier: str, known_by: tuple[str, bool], several: bool
) -> Bilingual:
    reason, trimmed = known_by
    n = catalogue.number(earlier)
    if reason == "unknown":
        return _UNKNOWN[several]
    if reason == "containment":
        longer = _LONGER[several]
        return Bilingual(f"التقرير {n.ar} {longer.ar}", f"Report {n.en} {longer.en}")
    if reason == "credit":
        outlet = catalogue.outlet(earlier) or n
        said = Bilingual(f"النص منسوب إلى {outlet.ar}.", f"The text is credited to {outlet.en}.")
    else:
        said = Bilingual(f"التقرير {n.ar} نُشر أولا.", f"Report {n.en} was published first.")
    cut = _CUT[several] if trimmed else Bilingual("", "")
    return Bilingual(said.ar + cut.ar, said.en + cut.en)
