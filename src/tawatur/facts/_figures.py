"""Figures: the numbers of a report that measure something, and the words they stand between.

Dates, lengths of time, tolls, years, orders, names with a number («اللواء 32»), footnotes and
scores are no figures. What a figure is of stands before it (the governor), once the words that only
lead to a number are passed over, or after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from tawatur.arabic import approximations
from tawatur.arabic.content import function_words, is_negation
from tawatur.arabic.folding import fold
from tawatur.arabic.future import is_coming
from tawatur.arabic.numerals import lookup
from tawatur.arabic.phrases import clitic_forms, start_of
from tawatur.facts._currencies import is_currency
from tawatur.facts._tolls import is_percentage, not_of_time, tolls
from tawatur.lexicons import rows
from tawatur.model.annotation import Quantity, Reading
from tawatur.model.text import ARABIC, NUMBER, Sentence, Text

BREAKS = frozenset({".", "؛", "!", "؟", ":", "،", ",", "...", "…", "|"})
_REACH = 8  # tokens back to the governor
_DENIED = 3  # tokens before a figure's words in which a negation denies it
_YEARS = range(1800, 2101)  # digits alone in this range are a year
_TURNED = frozenset(
    "\u200e\u200f"
)  # marks of direction in a number: its halves stand in either order
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_BETWEEN_NUMBERS = frozenset("-–—/×x*+:=")  # scores, dates, sizes, sums


class Figure(NamedTuple):
    """A number with its sentence; tokens ``first`` to ``last`` (exclusive) are the number."""

    quantity: Quantity
    sentence: Sentence
    first: int
    last: int
    percent: bool


@cache
def _forms(role: str) -> dict[str, str]:
    """The words of one role of ``lexicons/figure_words`` by folded form, clitics and article on."""
    found: dict[str, str] = {}
    for row in rows("figure_words"):
        if row["role"] == role:
            word = fold(row["word"])
            plain = word.startswith("ال") or " " in word
            for head in (word,) if plain else (word, f"ال{word}"):
                for _, form in clitic_forms(head):
                    found.setdefault(form, row["word"])
    return found


@cache
def role_words(role: str) -> frozenset[str]:
    """The folded words of one role, with clitics and article."""
    return frozenset(_forms(role))


def spelt(role: str, word: str) -> str:
    """A word of a role as the lexicon spells it: بقوة is قوة."""
    return _forms(role).get(word, word)


@lru_cache(maxsize=4)
def figures(reading: Reading) -> tuple[Figure, ...]:
    """Every figure of the reading, in order."""
    taken = [toll.span for toll in tolls(reading)]
    out: list[Figure] = []
    at = number = 0
    for quantity in not_of_time(reading):
        while at < len(taken) and taken[at].end <= quantity.start:
            at += 1
        if at < len(taken) and taken[at].overlaps(quantity):
            continue
        tokens = reading.text.tokens_in(quantity)
        while number < len(reading.sentences) and reading.sentences[number].last <= tokens.start:
            number += 1
        if number == len(reading.sentences) or not tokens:
            continue
        sentence = reading.sentences[number]
        percent = is_percentage(reading.text, tokens.start, tokens.stop)
        figure = Figure(quantity, sentence, tokens.start, tokens.stop, percent)
        if percent or not _is_name(reading.text, figure):
            out.append(figure)
    return tuple(out)


def _is_name(text: Text, figure: Figure) -> bool:
    """True where the number orders, names or dates something, or stands in a score or a note."""
    first, last, sentence = figure.first, figure.last, figure.sentence
    before = text.words[first - 1] if first > sentence.first else ""
    if not _TURNED.isdisjoint(text.original[text.starts[first] : text.ends[first]]):
        return True
    if before in _CLOSE and text.kinds[first] == ARABIC:
        return True  # «(150) ألف» is one number in two pieces
    after = text.words[last] if last < sentence.last else ""
    if first > 1 and text.words[first - 1] == "." and text.kinds[first - 2] == NUMBER:
        return True  # «4. 5 مليار» is one number in two pieces
    if before in role_words("label") or text.words[first].startswith(("كميه", "وكميه", "كميات")):
        return True
    if before in _BETWEEN_NUMBERS and first - 2 >= sentence.first:
        return True
    if after in _BETWEEN_NUMBERS and last + 1 < sentence.last:
        return text.kinds[last + 1] == NUMBER
    alone = last - first == 1 and text.kinds[first] == NUMBER
    if alone and before in _OPEN and after in _CLOSE:
        return True
    is_year = alone and figure.quantity.value in _YEARS and len(text.words[first]) == 4
    return is_year and text.words[first].isdigit() and not before.startswith("عدد")


def span_start(text: Text, figure: Figure) -> int:
    """Where the figure's words begin, the approximation before it included."""
    ahead = approximations.before(text.words, figure.first, figure.sentence.first)
    if ahead is not None and figure.quantity.start == text.starts[figure.first]:
        return start_of(text, ahead.first, ahead.cut)
    return figure.quantity.start


def span_last(text: Text, figure: Figure, last: int) -> int:
    """The token after the figure's words, the approximation behind them included."""
    behind = approximations.after(text.words, last, figure.sentence.last)
    return behind.last if behind is not None else last


def governors(text: Text, figure: Figure) -> Iterator[tuple[int, str]]:
    """The words before a figure in its clause that say something, the nearest first."""
    ahead = approximations.before(text.words, figure.first, figure.sentence.first)
    first = ahead.first if ahead is not None else figure.first
    for at in range(first - 1, max(figure.sentence.first, first - _REACH) - 1, -1):
        word = text.words[at]
        if word in BREAKS or text.kinds[at] == NUMBER or _is_of_number(word):
            return
        if text.kinds[at] == ARABIC and not _says_nothing(word):
            yield at, word


@lru_cache(maxsize=50_000)
def _is_of_number(word: str) -> bool:
    """True for a word of another figure: a number word, or a currency."""
    return word in lookup() or (word.startswith("و") and word[1:] in lookup()) or is_currency(word)


@lru_cache(maxsize=50_000)
def _says_nothing(word: str) -> bool:
    return word in function_words() or word in role_words("link") or len(word) < 2


def followers(text: Text, figure: Figure, last: int, most: int) -> Iterator[tuple[int, str]]:
    """The words after a figure and its unit in the clause that say something, the next first."""
    for at in range(last, min(figure.sentence.last, last + most)):
        word = text.words[at]
        if word in BREAKS or text.kinds[at] in (NUMBER, "p"):
            return
        if text.kinds[at] == ARABIC and not _says_nothing(word):
            yield at, word


def stance(text: Text, figure: Figure) -> tuple[str, str]:
    """The polarity and modality of what is said of a figure."""
    first = figure.first
    before = [*text.words[max(figure.sentence.first, first - _DENIED) : first], ""]
    ahead = approximations.before(text.words, first, figure.sentence.first)
    denied = ahead is None and any(is_negation(word, after) for word, after in pairwise(before))
    coming = is_coming(text, first, figure.sentence.first)
    return "-" if denied else "+", "planned" if coming else "happened"


def digits(quantity: Quantity) -> str:
    """The value of a quantity in digits, both ends of a range parted by a hyphen."""
    low = _plain(quantity.value)
    return low if quantity.high is None else f"{low}-{_plain(quantity.high)}"


def _plain(value: float) -> str:
    if value == int(value):
        return str(int(value))
    return f"{value:.4f}".rstrip("0").rstrip(".")
