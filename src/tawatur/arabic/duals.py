"""Duals: one word that counts two, قتيلان or ساعتين.

A noun whose plural is sound ends in ين in the plural too, so only its form in ان is a dual.
"""

from __future__ import annotations

from functools import cache

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.lexicons import rows

_UNIT_DUAL = "unit-dual"


@cache
def duals() -> dict[str, int]:
    """Folded dual nouns in every form with clitics, and the letters of clitics before each."""
    found: dict[str, int] = {}
    for word in _listed():
        for prefix, form in clitic_forms(word):
            if len(prefix) < found.get(form, len(form)):
                found[form] = len(prefix)
    return found


def _listed() -> list[str]:
    units = [fold(r["words"]) for r in rows("time_words") if r["role"] == _UNIT_DUAL]
    nouns = [
        stem + ending
        for row in rows("casualties")
        if "singular" in row and " " not in row["singular"] and row["ending"] != "none"
        for stem in [_stem(fold(row["singular"]))]
        for ending in (("ان",) if row["ending"] == "sound" else ("ان", "ين"))
    ]
    return [article + word for word in units + nouns for article in ("", "ال")]


def _stem(singular: str) -> str:
    return singular[:-1] + "ت" if singular.endswith("ه") else singular
