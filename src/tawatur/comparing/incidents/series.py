"""Series: what is told again of another day in the same words: bulletins of a market, shells on one
town, clashes in one province. Their figures differ and dispute nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tawatur.comparing.incidents.parts import is_raised
from tawatur.comparing.incidents.people import are_other_days
from tawatur.model.claim import ReportedClaim
from tawatur.model.text import Text

FORTNIGHT = 14  # days between two incidents of one story; what is older is background
AROUND = 250  # characters on either side of a figure: those a bulletin gives one after another
_SERIAL = frozenset({"count", "context"})  # slots of what bulletins count

Place = tuple[str, int]  # a document and its part


def days_told(claims: Iterable[ReportedClaim]) -> Mapping[Place, frozenset[str]]:
    """The days, ISO 8601, on which each report says that its event happened."""
    told: dict[Place, frozenset[str]] = {}
    for r in claims:
        if r.claim.slot == "when" and r.claim.key == "day" and r.claim.modality == "happened":
            place = (r.document, r.claim.part)
            told[place] = told.get(place, frozenset()) | {r.claim.value}
    return told


def happened_apart(
    a: ReportedClaim,
    b: ReportedClaim,
    told: Mapping[Place, frozenset[str]],
    texts: Mapping[str, Text],
) -> bool:
    """True where two reports date their events to days apart, and neither tells of a rise.

    Days that follow each other show nothing: «أمس» is resolved against the time of publishing.
    """
    here, there = (told.get((r.document, r.claim.part), frozenset()) for r in (a, b))
    if not here or not there or not all(_are_apart(x, y) for x in here for y in there):
        return False
    return not any(is_raised(r, texts[r.document]) for r in (a, b))


def _are_apart(one: str, other: str) -> bool:
    try:
        return 1 < abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= FORTNIGHT
    except ValueError:
        return False


def are_of_a_series(a: ReportedClaim, b: ReportedClaim, texts: Mapping[str, Text]) -> bool:
    """True where many figures stand around both counts and hardly one of them around the other: a
    bulletin told again of another day, or of another company."""
    if not {a.claim.slot, b.claim.slot} <= _SERIAL:
        return False
    if a.document not in texts or b.document not in texts:
        return False
    one, two = (
        texts[r.document].original[max(0, r.claim.start - AROUND) : r.claim.end + AROUND]
        for r in (a, b)
    )
    return are_other_days(one, two)
