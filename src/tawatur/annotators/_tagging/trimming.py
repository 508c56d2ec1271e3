"""Where a name begins in its first word: behind the clitics written on to it.

و ف ب ل ك (and لل, whose alef is gone) belong to the sentence, not to the name; but واشنطن, لبنان
and بوتين begin with them by nature. The word that is better known decides: as a word of the same
report, of the news at large, or of a gazetteer.
"""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.annotators._tagging.features import knowledge
from tawatur.arabic.clitics import cuts
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import words

SHORTEST = 3  # letters that must remain
HERE = 20  # articles that one bare occurrence in the same report is worth
COMMON = 400  # articles beyond which a word being common says no more: وفي does not split كوفي
# articles that standing in a list is worth, by the flags of features.knowledge
LISTED = {"C": 400, "O": 150, "T": 150, "N": 60, "t": 60, "m": 12, "n": 3, "p": 3, "o": 3}
LIKELY = {
    "و": 1.0,
    "ب": 1.0,
    "ل": 1.0,
    "لل": 4.0,
    "ف": 0.3,
    "ك": 0.1,
}  # by how often they are clitics
EVIDENT = 3  # below this nothing is known of the word
_BEFORE_ARTICLE = frozenset("وفبك")
TWO = 0.7  # for a conjunction and a preposition together


def clitic_length(word: str, here: Mapping[str, int]) -> int:
    """How many letters of a folded word stand before the name; ``here`` counts the words of the
    report."""
    whole = _weight(word, here) - HERE * (word in here)  # this very occurrence is no evidence
    best, length = whole, 0
    for prefix, rest in cuts(word):
        share = _share(prefix)
        if not share or len(rest) < SHORTEST or _grammatical(rest):
            continue
        found = max(_weight(rest, here), _weight(f"ال{rest}", here) if prefix.endswith("لل") else 0)
        if found * share > best:
            best, length = found * share, len(prefix)
    return length if best >= EVIDENT else _guessed(word)


def _guessed(word: str) -> int:
    """Where nothing is known of either: و is far more often a clitic than a name's own letter, and
    so is what stands before the article."""
    if word.startswith("لل") and len(word) > 5:
        return 2
    if word[:1] in _BEFORE_ARTICLE and word[1:3] == "ال" and len(word) > 6:
        return 1
    return 1 if word.startswith("و") and len(word) > 4 and word[1] != "ا" else 0


def _grammatical(word: str) -> bool:
    """True of a particle, with و before it too: no name is hidden in كوفي."""
    known = words("function_words")
    return word in known or (word[0] == "و" and word[1:] in known)


def _share(prefix: str) -> float:
    if prefix[:1] in ("و", "ف") and len(prefix) > 1:
        return TWO * LIKELY[prefix[0]] * LIKELY.get(prefix[1:], 0.0)
    return LIKELY.get(prefix, 0.0)


def _weight(word: str, here: Mapping[str, int]) -> float:
    flags = knowledge().flags.get(word, "")
    listed = max((LISTED.get(flag, 0) for flag in flags), default=0)
    return min(document_frequency(word), COMMON) + HERE * here.get(word, 0) + listed
