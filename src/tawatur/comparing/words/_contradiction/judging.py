"""Judging: how likely two free statements contradict each other, and which words decide it.

A logistic regression over the signs of the matched wordings; ``weights/contradiction`` holds its
weights, ``training/contradiction`` makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawatur.arabic.contrasts import across
from tawatur.comparing.words._contradiction.matching import Matching, match
from tawatur.comparing.words._contradiction.signs import signs
from tawatur.comparing.words._contradiction.wording import Word, Wording, wording
from tawatur.model.finding import Bilingual

LIKELY = 0.5  # score from which a contradiction is likelier than not; chosen before any measurement
# A clash worth showing: of headlines all three together give precision .95. Of 503 pairs of
# Wikinews sentences on one topic that share three words they pass three, none rightly.
SURE = 0.8  # the least score: alone it gives precision .94 and recall .58
SHARED = 0.5  # the least share of words in common of statements that speak of one matter
SIMPLE = 14  # content words of the longer statement beyond which it says several things
_WEIGHTS = "weights/contradiction/weights.json"
_REASONS = {
    "opposites": Bilingual("ضدان: {} / {}", "opposites: {} / {}"),
    "denial": Bilingual(
        "أحدهما ينفي ما يثبته الآخر: {}{}", "one denies what the other states: {}{}"
    ),
    "number": Bilingual("عددان: {} / {}", "two numbers: {} / {}"),
    "place": Bilingual("مكانان: {} / {}", "two places: {} / {}"),
    "name": Bilingual("اسمان: {} / {}", "two names: {} / {}"),
    "roles": Bilingual("تبادل الدورين: {} / {}", "roles exchanged: {} / {}"),
    "words": Bilingual("لفظان: {} / {}", "two words: {} / {}"),
    "none": Bilingual("لا شيء يتعارض", "nothing clashes"),
}
_UNNAMED = frozenset({"words", "none"})
_SPEAK_FOR = {  # the signs whose weight speaks for a reason
    "opposites": ("opposite", "across ", "bound opposites"),
    "denial": ("negation", "denial", "denied"),
    "number": ("number other",),
    "place": ("place other",),
    "name": ("name other", "unlisted other"),
    "roles": ("actors", "roles"),
}


_FITS: dict[str, Callable[[Word], bool]] = {
    "number": lambda w: w.kind == "number",
    "place": lambda w: bool(w.place),
    "name": lambda w: w.name or (w.unknown and w.kind == "content"),
}


class Contradiction(NamedTuple):
    """How likely two statements contradict each other, 0 to 1, and the words that decide it.

    ``kind`` is opposites, denial, number, place, name, roles, words or none; ``one`` and ``two``
    are the folded words of the first and the second statement (a denial stands in one alone);
    ``common`` is the weighted share of words the statements have in common, 0 to 1: the mean of
    the share of the shorter one and of both together; ``longest`` counts the content words of the
    longer statement."""

    score: float
    kind: str
    one: str
    two: str
    common: float
    longest: int

    @property
    def clashes(self) -> bool:
        """True where the statements speak of one matter, surely clash, and a named pair of words
        or a denial says why: for statements of reports, few of which clash."""
        one_matter = self.common >= SHARED and self.longest <= SIMPLE
        return self.score >= SURE and one_matter and self.kind not in _UNNAMED

    def reason(self) -> Bilingual:
        """The reason in words."""
        frame = _REASONS[self.kind]
        return Bilingual(frame.ar.format(self.one, self.two), frame.en.format(self.one, self.two))


def contradicts(a: str, b: str) -> Contradiction:
    """Whether two statements on one matter contradict each other; the order changes no score.

    The score knows headlines of which two in three pairs clash. Of statements that need not speak
    of one matter, ask ``clashes``."""
    if (b, a) < (a, b):
        turned = contradicts(b, a)
        return turned._replace(one=turned.two, two=turned.one)
    one, two = wording(a), wording(b)
    matching = match(one, two)
    longest = len(matching.matches) + max(len(matching.left), len(matching.right))
    if not matching.matches or _forms(one) == _forms(two):
        return Contradiction(0.0, "none", "", "", float(bool(matching.matches)), longest)
    found = signs(matching)
    weights, bias = _weights()
    parts = {name: weights.get(name, 0.0) * value for name, value in found.items()}
    score = 1 / (1 + math.exp(-max(-50.0, min(50.0, bias + sum(parts.values())))))
    kind, first, second = _decisive(matching, parts)
    common = (found.get("over", 0.0) + found.get("within", 0.0)) / 2
    return Contradiction(score, kind, first, second, common, longest)


def _forms(of: Wording) -> list[str]:
    return [word.form for word in of.words]


@cache
def _weights() -> tuple[dict[str, float], float]:
    stored = json.loads(files("tawatur").joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    return stored["weights"], stored["bias"]


def _decisive(m: Matching, parts: dict[str, float]) -> tuple[str, str, str]:
    """The reason for which the signs speak most, with its words in either statement."""
    pairs = {kind: pair for kind in _SPEAK_FOR if (pair := _pair(m, kind))}
    if not pairs:
        return _words(m)
    best = max(pairs, key=lambda k: sum(v for n, v in parts.items() if n.startswith(_SPEAK_FOR[k])))
    return best, *pairs[best]


def _pair(m: Matching, kind: str) -> tuple[str, str] | None:
    """The two words that a reason of this kind names, or None where there is none."""
    left, right = [m.a.words[i] for i in m.left], [m.b.words[j] for j in m.right]
    if kind == "opposites":
        every = [(a, b) for a in left for b in right] or [
            (a, b) for a in m.a.words for b in m.b.words
        ]
        return _first([(a, b) for a, b in every if across(a.form, b.form)])
    if kind == "denial":
        one, two = _denials(m.a), _denials(m.b)
        return (one, two) if bool(one) != bool(two) else None
    if kind == "roles":
        actors = [x for x in m.matches if m.a.words[x.one].place or m.a.words[x.one].name]
        turned = [(x, y) for x in actors for y in actors if x.one < y.one and x.two > y.two]
        return _first([(m.a.words[x.one], m.a.words[y.one]) for x, y in turned])
    fits = _FITS[kind]
    return _first([(a, b) for a in left if fits(a) for b in right if fits(b)])


def _denials(of: Wording) -> str:
    return next((w.form for w in of.words if w.kind in ("negation", "denial")), "")


def _words(m: Matching) -> tuple[str, str, str]:
    """The replaced words, or failing these the first left over."""
    if m.replaced:
        i, j = m.replaced[0]
        return "words", m.a.words[i].form, m.b.words[j].form
    if not m.left and not m.right:
        return "none", "", ""
    one = m.a.words[m.left[0]].form if m.left else ""
    two = m.b.words[m.right[0]].form if m.right else ""
    return "words", one, two


def _first(pairs: list[tuple[Word, Word]]) -> tuple[str, str] | None:
    return (pairs[0][0].form, pairs[0][1].form) if pairs else None
