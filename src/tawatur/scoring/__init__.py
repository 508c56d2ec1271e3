"""A dossier against gold: what ``tawatur evaluate`` runs.

Each part is one file and gives figures by name. A case's gold scores regions, mentions, entities,
quotes, facts, conflicts, agreements and reuse; a day's gold scores stories and copies.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tawatur.errors import DossierError
from tawatur.scoring import comparison, facts, names, quotations, regions, reuse, stories
from tawatur.scoring.pairing import Figures, Pairing

Scores = dict[str, Figures]


def evaluate(gold: Path, dossier: Path) -> Scores:
    """The figures of a dossier file against a gold file, part by part.

    DossierError names a file that is not JSON or lacks what it must have.
    """
    wanted, found = _load(gold), _load(dossier)
    try:
        if "documents" not in wanted:
            return stories.score(wanted, found)
        pairing = Pairing.of(wanted, found, gold.parent)
        return {
            "regions": regions.score(pairing),
            "mentions": names.score_mentions(pairing),
            "entities": names.score_entities(pairing),
            "quotes": quotations.score(pairing),
            "facts": facts.score(pairing),
            "conflicts": comparison.score_conflicts(pairing),
            "agreements": comparison.score_agreements(pairing),
            "reuse": reuse.score(pairing),
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise DossierError(f"{gold} or {dossier}: {error!r} where the contract differs") from error


def _load(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DossierError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise DossierError(f"{path}: a JSON object is wanted, found {type(loaded).__name__}")
    return loaded
