"""Themes: what a figure measures whatever words its report has for it: the turnout of a vote, the
people on board, how long talks lasted, the day of the second round.

A theme is read from words beside the figure, so that «نسبة المشاركة بلغت 57%» answers «لم يتوجه إلى
صناديق الاقتراع سوى 47%». Lengths need a word of lasting too: «هدنة مدتها ستون يوما».
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import PhraseIndex
from tawatur.comparing.figures.around import within
from tawatur.comparing.figures.units import STOPS, Kind, things
from tawatur.model.annotation import Reading
from tawatur.model.text import Sentence, Text

MARK = "theme:"  # begins the name of a theme among units
_BEFORE = 9  # tokens before a figure in which the words of its theme stand
_LONG = 14  # the same for a length, whose subject may be far from its verb
_AFTER = 6  # tokens after it
_LASTING = 4  # tokens before a length in which a word of lasting stands
_BESIDE = 3  # tokens on either side of a figure that names nothing in which its theme stands
_ELSEWHERE = 5  # tokens before a figure in which a word of another time or part stands
_CLOSE = 5  # tokens on either side in which a place is the figure's own
_BREAKS = STOPS | {":"}
_WIDE = frozenset({"country", "alias", "region", "region-alias"})
_PEOPLE = frozenset(
    {"person", "passenger", "migrant", "worker", "child", "woman", "citizen"}
    | {"pupil", "protester", "hostage", "missing", "family", "fighter", "arrested"}
)


def theme_of(
    text: Text, sentence: Sentence, span: tuple[int, int], kind: Kind, units: frozenset[str]
) -> frozenset[str]:
    """The theme of a figure with its mark, if its words name one; a figure that names nothing it
    counts has a theme beside it alone."""
    first, last = span
    if kind == "length" and not _is_lasting(text, sentence, first, last):
        return frozenset()
    if any(theme == _ELSE for theme, _ in _around(text, sentence, span, _ELSEWHERE, 3, "")):
        return frozenset()
    before, after = (_LONG if kind == "length" else _BEFORE), _AFTER
    if kind == "amount" and not units:
        before = after = _BESIDE
    found = sorted(
        (distance, theme)
        for theme, distance in _around(text, sentence, span, before, after, kind)
        if _may_count(theme, units)
    )
    return frozenset({f"{MARK}{found[0][1]}"}) if found else frozenset()


_ELSE, _LASTS, _FOLLOWING = "else", "lasting", "following"


def _is_lasting(text: Text, sentence: Sentence, first: int, last: int) -> bool:
    near = range(max(sentence.first, first - _LASTING), first)
    if any(_said(_LASTS, text, i, first) for i in near):
        return True
    return last < sentence.last and _said(_FOLLOWING, text, last, sentence.last)


def _said(theme: str, text: Text, i: int, last: int) -> bool:
    found = _phrases("").at(text.words, i, last)
    return found is not None and found.payload == theme


def _around(
    text: Text, sentence: Sentence, span: tuple[int, int], before: int, after: int, kind: str
) -> Iterator[tuple[str, int]]:
    """The themes of a kind named on either side of a figure in its clause, and how far."""
    first, last = span
    phrases = _phrases(kind)
    for i in range(first - 1, max(sentence.first, first - before) - 1, -1):
        if text.words[i] in _BREAKS:
            break
        found = phrases.at(text.words, i, sentence.last)
        if found is not None:
            yield found.payload, max(0, first - i - found.length)
    for i in range(last, min(sentence.last, last + after)):
        if text.words[i] in _BREAKS:
            break
        found = phrases.at(text.words, i, sentence.last)
        if found is not None:
            yield found.payload, i - last + 1


def _may_count(theme: str, units: frozenset[str]) -> bool:
    """True where a figure counts what its theme is of: people, or nothing that is named."""
    named = units & things()
    return _of().get(theme) != "people" or not named or not named.isdisjoint(_PEOPLE)


def own(units: frozenset[str]) -> frozenset[str]:
    """The themes among units."""
    return frozenset(u for u in units if u.startswith(MARK))


def grows(units: frozenset[str]) -> bool:
    """True for a theme of which later reports count more: the rescued, the displaced."""
    return any(u.removeprefix(MARK) in _growing() for u in own(units))


def beside(reading: Reading, sentence: Sentence, first: int, last: int) -> frozenset[str]:
    """The places within a country that a figure is of: «نسبة المشاركة في الجزيرة»."""
    text = reading.text
    low, high = max(sentence.first, first - _CLOSE), min(sentence.last, last + _CLOSE) - 1
    near = within(reading.mentions, text.starts[low], text.ends[high])
    return frozenset(
        m.entity
        for m in near
        if m.type == "LOC" and m.entity in reading.entities
        if _countries().isdisjoint(map(fold, reading.entities[m.entity].names))
    )


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(r["name"]) for r in lexicons.rows("countries") if r["kind"] in _WIDE)


@cache
def _phrases(kind: str) -> PhraseIndex[str]:
    rows = [r for r in lexicons.rows("figure_themes") if r["kind"] == kind]
    return PhraseIndex((r["word"], r["theme"]) for r in rows)


@cache
def _of() -> Mapping[str, str]:
    return {r["theme"]: r["of"] for r in lexicons.rows("figure_themes")}


@cache
def _growing() -> frozenset[str]:
    return frozenset(r["theme"] for r in lexicons.rows("figure_themes") if r["grows"])
