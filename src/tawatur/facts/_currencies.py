"""Currencies: which money a number counts, as an ISO 4217 code where the words tell.

«ريال سعودي» is SAR, «دولار» alone USD; of «ريال» alone the report does not say whose it is, and the
unit is the word (riyal) until another sum of the report tells.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.lexicons import rows
from tawatur.model.finding import Bilingual
from tawatur.model.text import Text

_NISBA = ("ي", "يا", "يه")  # how adjectives of nationality end
_LIKE = "$€£¥₩₹₽₪"


class Currency(NamedTuple):
    """A currency by its code, or by its word where nobody says whose; ``base`` is the word."""

    unit: str
    base: str


@cache
def _bases() -> dict[str, tuple[str, str]]:
    """By every written form: the word for the currency, and what the word alone means."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("currencies"):
        if "forms" in row:
            base = fold(row["word"])
            for form in (row["word"], *row["forms"].split()):
                entry = (base, row["alone"] or row["en"])
                found.setdefault(fold(form), entry)
                found.setdefault("ال" + fold(form), entry)
    return found


@cache
def _signs() -> dict[str, Currency]:
    listed = [row for row in rows("currencies") if "forms" in row]
    return {
        sign: Currency(row["alone"] or row["en"], fold(row["word"]))
        for row in listed
        for sign in row["signs"].split()
    }


@cache
def _codes() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By the word for the currency: stems of an adjective, and the code it points at."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in rows("currencies"):
        if "code" in row:
            for adjective in row["adjectives"].split():
                stems = tuple(stem(fold(part)) for part in adjective.split("_"))
                found[fold(row["word"])].append((stems, row["code"]))
    for some in found.values():
        some.sort(key=lambda one: -len(one[0]))
    return found


def currency(text: Text, i: int, last: int) -> tuple[Currency, int] | None:
    """The currency whose words begin at token ``i``, and the token after them."""
    if i >= last:
        return None
    word = text.words[i]
    sign = _signs().get(word)
    if sign is not None:
        return sign, i + 1
    known = _bases().get(word)
    if known is None:
        return None
    base, unit = known
    for stems, code in _codes().get(base, ()):
        end = i + 1 + len(stems)
        said = text.words[i + 1 : end]
        if end <= last and said[-1].endswith(_NISBA) and tuple(map(stem, said)) == stems:
            return Currency(code, base), end
    return Currency(unit, base), i + 1


def is_currency(word: str) -> bool:
    """True for a folded word or sign of a currency."""
    return word in _bases() or word in _signs()


def sign_before(text: Text, i: int, first: int) -> Currency | None:
    """The currency whose sign or letters stand right before token ``i``: $3, USD 3."""
    return _signs().get(text.words[i - 1]) if i > first else None


def attached_sign(word: str) -> Currency | None:
    """The currency whose sign is written on to a number: 3$."""
    ends = [c for c in (word[:1], word[-1:]) if c and c in _LIKE]
    return _signs().get(ends[0]) if ends else None


@cache
def _named() -> dict[str, Bilingual]:
    out: dict[str, Bilingual] = {}
    for row in rows("currencies"):
        if "code" in row:
            out.setdefault(row["code"], Bilingual(row["ar"], row["en"]))
        else:
            out.setdefault(row["en"], Bilingual(row["word"], row["en"]))
    return out


def name(unit: str) -> Bilingual:
    """What a unit is called: «دولار أميركي» / "US dollar"."""
    return _named().get(unit, Bilingual(unit, unit))
