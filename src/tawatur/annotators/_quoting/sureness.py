"""Sureness: how likely readers are to have a statement as the grammar made it, from what it shows.

Three logistic regressions over signs without words: for the content, the speaker and the chain of
outlets. ``weights/statements`` holds their weights, ``training/statements.py`` makes them.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import FULL_STOPS

SHORT, LONG = 5, 45  # tokens of contents that are more often wrong than others
FAR = 8  # tokens from a cue to its content, from which on something may stand between them
UNREACHED = 0.15  # doubt from which on the grammar lost its way to the content
SEVERAL = 2  # outlets credited, from which on their number is not told apart
_WEIGHTS = "weights/statements/weights.json"


class Sureness(NamedTuple):
    """Of such statements the share that readers have, 0 to 1; of those, the share whose speaker is
    theirs, and whose outlets are."""

    content: float
    speaker: float
    chain: float


def confidence(scene: Scene, statement: Statement, credits: int) -> Sureness:
    """How sure a statement is that credits so many outlets."""
    shown = evidence(scene, statement, credits)
    return Sureness(*(_share(weights, shown) for weights in _questions()))


def _share(weights: dict[str, float], shown: dict[str, float]) -> float:
    total = weights[""] + sum(weights.get(sign, 0.0) for sign in shown)
    return round(1.0 / (1.0 + math.exp(-total)), 2)


@cache
def _questions() -> tuple[dict[str, float], ...]:
    """The weights of each sign for each question; that of no sign is the belief to begin with."""
    stored = json.loads(files("tawatur").joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    return tuple(stored[question] for question in Sureness._fields)


def evidence(scene: Scene, statement: Statement, credits: int) -> dict[str, float]:
    """What speaks for or against a statement: its family, its verb, its speaker, its length, how
    far its cue stands, where it ends and how many outlets it credits."""
    last, cue, word = statement.last, statement.cue, statement.word
    closing = scene.words[last] if last < len(scene.words) else "."
    size, speaker = last - statement.first, statement.speaker
    found = {
        "family " + statement.family: True,
        "speaker " + (speaker.kind if speaker is not None else "none"): True,
        f"credits {min(credits, SEVERAL)}": True,
        "form " + (word.form if word is not None else "none"): True,
        "weak": word is not None and word.verb.weak,
        "prefix": word is not None and bool(word.prefix),
        "far": cue is not None and abs(statement.first - cue) > FAR,
        "before": cue is not None and cue >= last,
        "marks": statement.kind != "indirect",
        "short": size < SHORT,
        "long": size > LONG,
        "full stop": closing in FULL_STOPS,
        "unreached": statement.doubt > UNREACHED,
    }
    return {name: 1.0 for name, holds in found.items() if holds}
