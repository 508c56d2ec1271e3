"""Defendants: who is tried, sentenced or cleared, by the words that lead to a name.

A line that speaks of a court's doing is read from each of those words on: the names that follow
within a few words of it, and of one another, are of those who stand trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tawatur.facts._lines import Line
from tawatur.facts._terms import may_hold, terms
from tawatur.model.annotation import Mention

_STEP = 7  # words from the word that leads to a name, or from one name to the next
_DOING = "penalty+charge+rule"  # what a court does
_STOPS = frozenset(".:؛")


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(f"(?<= )(?:{terms(_DOING)})(?= )")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(f"(?<= )[وف]?(?:{terms('accused')})(?= )")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(terms("say"))


def defendants(line: Line) -> Iterator[Mention]:
    """The persons who stand trial in a line, each once, in order."""
    if not may_hold(line.words, _DOING) or _doing().search(line.text) is None:
        return
    seen: set[int] = set()
    for cue in _cue().finditer(line.text):
        for mention in _following(line, cue.end()):
            if mention.start not in seen:
                seen.add(mention.start)
                yield mention


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(terms("kin"))


def _following(line: Line, at: int) -> Iterator[Mention]:
    steps, kin = 0, False
    while at < len(line.text) and steps <= _STEP:
        after = line.text.find(" ", at + 1)
        after = len(line.text) if after < 0 else after
        word = line.text[at:after].strip()
        if word[:1] in _STOPS or _saying().fullmatch(word) is not None:
            return
        steps += 1
        kin = kin or _kin().fullmatch(word) is not None
        for mention in line.mentions(at + 1, after) if word.endswith("P") else ():
            if mention.type == "PER":
                if not kin:
                    yield mention
                steps, kin = 0, False
        at = after
