"""The commitments: who promised what by when, and what later reports say of it."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model.commitment import Commitment, Turn
from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.grid import MOST_CHIPS

MOST_OPEN = 12  # entries told at once: two screens; the rest fold
LONGEST = 200  # characters of a deed: the passage itself is one step away


class Told(NamedTuple):
    """What some reports say of a commitment, when, and where."""

    state: Bilingual
    when: Bilingual | None
    chips: tuple[Chip, ...]
    left_out: int


class Entry(NamedTuple):
    """A commitment as the page shows it: ``form`` is its state, ``language`` the deed's."""

    form: str
    state: Bilingual
    actor: Bilingual
    deed: str
    language: str
    due: Bilingual | None
    turns: tuple[Told, ...]


class Commitments(NamedTuple):
    """The entries, the rest of them folded."""

    entries: tuple[Entry, ...]
    folded: tuple[Entry, ...]


def commitments(catalogue: Catalogue, story: Story) -> Commitments:
    """A story's ledger: what became of something first, then what is due, then the rest."""
    ranked = sorted(story.commitments, key=lambda c: (c.state == "open", -_reach(c)))
    entries = tuple(_entry(catalogue, c) for c in ranked)
    return Commitments(entries[:MOST_OPEN], entries[MOST_OPEN:])


def _reach(commitment: Commitment) -> int:
    return len({p.document for turn in commitment.turns for p in turn.evidence})


def _entry(catalogue: Catalogue, commitment: Commitment) -> Entry:
    first = commitment.turns[0].evidence[0].document if commitment.turns else ""
    known = catalogue.documents.get(first)
    return Entry(
        form=commitment.state,
        state=words.label("commitment", commitment.state),
        actor=catalogue.name(commitment.actor),
        deed=words.cut(commitment.deed, LONGEST),
        language=known.language if known else "ar",
        due=words.when(commitment.due) if commitment.due else None,
        turns=tuple(_told(catalogue, turn) for turn in commitment.turns),
    )


def _told(catalogue: Catalogue, turn: Turn) -> Told:
    chips = catalogue.chips(turn.evidence)
    when = words.when(turn.published) if turn.published else None
    state = words.label("turn", turn.state)
    return Told(state, when, chips[:MOST_CHIPS], max(0, len(chips) - MOST_CHIPS))
