"""Nearness to the event: how far a time stands from a word for what happened.

A report holds many times; those of its event stand beside the event's noun or verb, at its head.
"""

from __future__ import annotations

from tawatur.facts._terms import is_term
from tawatur.model.text import Sentence, Text

HAPPENINGS = "blow+mishap+calamity+meeting+meet+befall+strike+gathering+begin+receive"
HARM = "blow+mishap+calamity+befall+strike+perish+crash+crash_v+upset_v+assail"
OF_KIND = {"vote": "voted", "trial": "judged+ruling", "decision": "decided_on"}
GATHERINGS = "meeting+gathering+receive"
NOUNS = "blow+mishap+calamity+meeting+gathering+call"
_COMMA = 3  # what a comma between counts, in tokens
_AHEAD = 2  # what a token counts when the event's word follows the time
FAR = 99
_MARKS = frozenset("،,؛:")


def distance(text: Text, sentence: Sentence, first: int, last: int, lists: str) -> int:
    """Tokens from the time ``first`` to ``last`` to the nearest word of the lists; FAR if none.

    Commas count more, and a word after the time counts more than one before it."""
    best = FAR
    weight = 0
    for at in range(first - 1, sentence.first - 1, -1):
        weight += _COMMA if text.words[at] in _MARKS else 1
        if weight >= best:
            break
        if is_term(text.words[at], lists):
            best = weight
    weight = 0
    for at in range(last, sentence.last):
        weight += _COMMA if text.words[at] in _MARKS else 1
        if _AHEAD * weight >= best:
            break
        if is_term(text.words[at], lists):
            best = _AHEAD * weight
    return best
