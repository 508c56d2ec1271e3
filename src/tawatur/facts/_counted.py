"""Counted nouns: whom or what a number counts, from ``lexicons/casualties``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.lexicons import rows
from tawatur.model.text import Text

PEOPLE = frozenset({"dead", "injured", "arrested", "person", "role"})
SLOTS = {"dead": "deaths", "injured": "injured", "arrested": "arrests"}
_ACCUSATIVE = "ا"


class Counted(NamedTuple):
    """A noun form: its kind, its plural as a caption has it, and whether it is a bare singular."""

    kind: str
    plural: str
    is_one: bool

    @property
    def slot(self) -> str | None:
        """The slot the noun states by itself: قتيل is a death."""
        return SLOTS.get(self.kind)

    @property
    def subject(self) -> str | None:
        """Whom the count is of, where the noun says more than people."""
        return self.plural if self.kind == "role" else None


@cache
def _forms() -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for row in rows("casualties"):
        if "singular" not in row:
            continue
        one, kind = fold(row["singular"]), row["kind"]
        shown = row["plural"].split()[0] if row["plural"] != "-" else row["singular"]
        stem = one[:-1] + "ت" if one.endswith("ه") else one
        many = [fold(p) for p in row["plural"].split() if p != "-"]
        forms = [(one, True), (one + _ACCUSATIVE, True), (stem + "ان", False), (stem + "ين", False)]
        for form, is_one in [*forms, *((p, False) for p in many)]:
            found.setdefault(form, Counted(kind, shown, is_one))
            found.setdefault("ال" + form, Counted(kind, shown, False))
    for form, national in _nationals():
        found.setdefault(form, national)
    return found


def _nationals() -> Iterator[tuple[str, Counted]]:
    """People by nationality: «15 مصريا». The bare singular is left out: it is an adjective of the
    noun before it far more often."""
    for row in rows("nationalities"):
        one = fold(row["adjective"])
        plurals = [fold(p) for p in row["plurals"].split()]
        shown = row["plurals"].split()[0] if plurals else row["adjective"] + "ين"
        counted = Counted("role", shown, False)
        for form in [one + _ACCUSATIVE, one + "ين", one + "ون", one + "ان", one + "ات", *plurals]:
            yield form, counted


def counted(text: Text, i: int, last: int) -> Counted | None:
    """The counted noun at token ``i``, or None."""
    return _forms().get(text.words[i]) if i < last else None


def dual_kind(word: str) -> Counted | None:
    """The noun of a dual word, clitics on it or not."""
    for cut in range(3):
        found = _forms().get(word[cut:])
        if found is not None:
            return found
    return None


def is_beside_one(text: Text, i: int, first: int) -> bool:
    """True in «إصابة فتاة وطفلين»: the number at ``i`` is of a part of those who were hurt."""
    if i <= first or not text.words[i].startswith("و"):
        return False
    one = counted(text, i - 1, i)
    return one is not None and one.is_one and one.slot is None


def is_beside_more(text: Text, i: int, last: int) -> bool:
    """True where the word at ``i`` adds more people to one: «إصابة فتاة وطفلين»."""
    if i >= last or not text.words[i].startswith("و"):
        return False
    more = dual_kind(text.words[i][1:])
    return more is not None and more.slot is None and more.kind in PEOPLE
