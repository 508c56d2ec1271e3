"""Sureness: how likely readers are to have a statement as the grammar made it, from what it shows.

A logistic regression over signs without words. Fitted (ridge) by ``training/statements.py``, which
prints the weights, on the articles of ``evaluation/quotations`` that are not kept blind.
"""

from __future__ import annotations

import math

from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import FULL_STOPS

SHORT, LONG = 5, 45  # tokens of contents that are more often wrong than others
FAR = 8  # tokens from a cue to its content, from which on something may stand between them
UNREACHED = 0.15  # doubt from which on the grammar lost its way to the content
_BELIEF = 1.4
_WEIGHTS = {
    "before": -0.66,
    "family continued": -0.4,
    "family credit": 0.04,
    "family describe": -0.38,
    "family headline": 0.23,
    "family phrase": -0.21,
    "family say": 0.16,
    "family that": 0.4,
    "family trailing": 0.18,
    "far": -0.33,
    "form imperfect": -0.95,
    "form masdar": -0.96,
    "form none": 0.27,
    "form participle": 1.28,
    "form perfect": 0.37,
    "full stop": -0.22,
    "long": -0.5,
    "marks": -0.06,
    "prefix": 0.64,
    "short": -1.1,
    "speaker name": 0.49,
    "speaker none": -1.65,
    "speaker outlet": 0.79,
    "speaker pronoun": 0.41,
    "speaker title": -0.05,
    "speaker unnamed": 0.01,
    "unreached": -0.62,
    "via": 0.19,
    "weak": -0.77,
}


def confidence(scene: Scene, statement: Statement) -> float:
    """The share of such statements that readers have, 0 to 1."""
    total = _BELIEF + sum(_WEIGHTS.get(sign, 0.0) for sign in evidence(scene, statement))
    return round(1.0 / (1.0 + math.exp(-total)), 2)


def evidence(scene: Scene, statement: Statement) -> dict[str, float]:
    """What speaks for or against a statement: its family, its verb, its speaker, its length, how
    far its cue stands and where it ends."""
    last, cue, word = statement.last, statement.cue, statement.word
    closing = scene.words[last] if last < len(scene.words) else "."
    size, speaker = last - statement.first, statement.speaker
    found = {
        "family " + statement.family: True,
        "speaker " + (speaker.kind if speaker is not None else "none"): True,
        "form " + (word.form if word is not None else "none"): True,
        "weak": word is not None and word.verb.weak,
        "prefix": word is not None and bool(word.prefix),
        "far": cue is not None and abs(statement.first - cue) > FAR,
        "before": cue is not None and cue >= last,
        "via": bool(statement.via),
        "marks": statement.kind != "indirect",
        "short": size < SHORT,
        "long": size > LONG,
        "full stop": closing in FULL_STOPS,
        "unreached": statement.doubt > UNREACHED,
    }
    return {name: 1.0 for name, holds in found.items() if holds}
