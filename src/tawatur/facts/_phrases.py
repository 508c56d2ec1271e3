"""Questions and captions, from ``lexicons/fact_questions``."""

from __future__ import annotations

from functools import cache

from tawatur import lexicons
from tawatur.arabic import spoken
from tawatur.arabic.content import holds_negation
from tawatur.model.claim import Claim
from tawatur.model.finding import Bilingual
from tawatur.roles import Names


@cache
def _table() -> dict[tuple[str, str], Bilingual]:
    rows = lexicons.rows("fact_questions")
    return {(row["slot"], row["key"]): Bilingual(row["ar"], row["en"]) for row in rows}


def question(slot: str, key: str, names: Names) -> Bilingual:
    """The question of a slot and key; a key may carry an entity after a colon, whose name fills
    the braces of the question."""
    kind, _, entity = key.partition(":")
    found = asked(slot, kind)
    who = names.get(entity)
    name = who.name if who else entity
    name_en = (who.name_en or who.name) if who else entity
    return Bilingual(found.ar.replace("{}", name), found.en.replace("{}", name_en))


def asked(slot: str, kind: str) -> Bilingual:
    """The question of a slot and a kind of key as the lexicon has it, its braces unfilled."""
    table = _table()
    return table.get((slot, kind)) or table.get((slot, "")) or Bilingual(slot, slot)


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """A named value by its name, a normalised one by what it is called, every other value by the
    report's own words without what dangles at their ends."""
    who = names.get(claim.value)
    if who is not None:
        return Bilingual(who.name, who.name_en or who.name)
    called = spoken.named_value(claim.slot, claim.key, claim.value)
    if called is not None:
        return called
    shown = spoken.trimmed(words)
    if claim.polarity == "-" and not holds_negation(words):
        return spoken.worded("negated", shown, shown)
    return Bilingual(shown, shown)
