"""Adjectives of nationality: every form of الروسي, and the place it points at."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows


class Demonym(NamedTuple):
    """The place an adjective points at, and the gender and number of its form."""

    place: str
    place_en: str
    gender: str
    number: str


_ENDINGS = (
    ("", "m", "s"),
    ("ه", "f", "s"),
    ("ون", "m", "p"),
    ("ين", "m", "p"),
    ("ات", "f", "p"),
    ("ان", "m", "d"),
    ("تان", "f", "d"),
    ("تين", "f", "d"),
)


@cache
def _forms() -> dict[str, Demonym]:
    forms: dict[str, Demonym] = {}
    for row in rows("nationalities"):
        base = fold_word(row["adjective"]).split()[0]
        made = [(base + ending, gender, number) for ending, gender, number in _ENDINGS]
        made += [(fold_word(plural), "m", "p") for plural in row["plurals"].split("|") if plural]
        for form, gender, number in made:
            demonym = Demonym(row["place"], row["place_en"], gender, number)
            forms.setdefault(form, demonym)
            forms.setdefault("ال" + form, demonym)
    return forms


def demonym(folded_word: str) -> Demonym | None:
    """What a folded word says as an adjective of nationality, or None."""
    return _forms().get(folded_word)
