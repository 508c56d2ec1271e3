"""Saying: when a statement was made, where its own sentence tells (قال أمس إن).

A time inside the content, or in a clause about the speaker, is not the time of saying.
"""

from __future__ import annotations

from bisect import bisect_left

from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.words import FULL_STOPS, RELATIVES
from tawatur.model.annotation import TimeExpression

BESIDE = 2  # tokens between a time and the cue after it: «وأمس قال»
TRAILING = 8  # tokens after a cue that stands behind its content


def said_at(
    scene: Scene, times: tuple[TimeExpression, ...], statement: Statement
) -> TimeExpression | None:
    """The time that stands between cue and content, else right before the cue, else after a cue
    that follows its content; None where none does. ``times`` are in order of their starts."""
    if statement.cue is None or not times:
        return None
    starts, cue, first = scene.text.starts, statement.cue, statement.first
    if first > cue:
        inner = range(cue + 1, first)
        return _dated(scene, times, inner) or _dated(scene, times, range(max(0, cue - BESIDE), cue))
    return _dated(scene, times, range(cue + 1, min(cue + TRAILING, len(starts))))


def _dated(scene: Scene, times: tuple[TimeExpression, ...], tokens: range) -> TimeExpression | None:
    """The first date that lies within the tokens, before a relative clause or a full stop."""
    last = next(
        (k for k in tokens if scene.words[k] in RELATIVES or scene.words[k] in FULL_STOPS),
        tokens.stop,
    )
    if last <= tokens.start:
        return None
    begin, end = scene.text.starts[tokens.start], scene.text.ends[last - 1]
    at = bisect_left(times, begin, key=lambda t: t.start)
    for time in times[at:]:
        if time.start >= end:
            break
        if time.kind == "date" and time.end <= end:
            return time
    return None
