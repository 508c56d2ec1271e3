"""Clitics before a name: how many of the first letters are not the name's.

A first word is cut where what remains is a known name, opens another candidate of the pile, or
stands bare in the pile and is the commoner word. Knowing comes first: واشنطن is never و and شنطن.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from tawatur.arabic.clitics import cuts
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows
from tawatur.linking import gazetteer, titles
from tawatur.linking.keys import given_names
from tawatur.linking.pile import CLITICS, COMMON, Pile
from tawatur.model.annotation import Mention

_SHORTEST = 3  # letters that remain behind a clitic: shorter remainders were cut wrongly
_SHARE = 5  # a remainder borne by more people than this to one of the whole word is the name
_PREPOSITIONS = titles.folded("في من إلى على عن بين نحو حول لدى قرب ضد")
_GLIDES = "اوي"  # after و they mean a foreign w (ويتكوف, واين), not the conjunction


def cut_of(pile: Pile, word: str, firsts: Counter[str]) -> tuple[int, str]:
    """How many first letters of a folded word are clitics, and the word behind them.

    The article that ل swallowed is given back: للكرملين is cut by two and names الكرملين.
    """
    if word in gazetteer.single_words() or word in given_names() or titles.roles(word):
        return 0, word
    if _is_governed(pile, word):
        return 0, word
    weaker: tuple[int, str] | None = None
    for prefix, rest in cuts_of(word):
        bare = "ال" + rest if prefix.endswith("لل") else rest
        if is_name(bare) or firsts[bare] > firsts[word]:
            return len(prefix), bare
        if weaker is None and _is_likelier(pile, word, bare):
            weaker = len(prefix), bare
    if weaker is not None:
        return weaker
    if word[0] == "و" and len(word) > 4 and word[1] not in _GLIDES and not document_frequency(word):
        return 1, word[1:]
    return 0, word


def _is_governed(pile: Pile, word: str) -> bool:
    """True where the word stands somewhere right after a preposition or the type of a place:
    no clitic preposition can open it there (في بالموريا). A و may, where it joins two names."""
    if word[0] not in "بلك":
        return False
    return any(
        (before := pile.before(*place)) in _PREPOSITIONS
        or (_is_place_type(before) and not before.startswith(("ال", "لل")))
        for place in pile.some(word)
    )


def _is_place_type(word: str) -> bool:
    return titles.is_a(titles.stem(word), "place-type", "place-part")


def cut_by_tagger(pile: Pile, number: int, mention: Mention, first: int) -> tuple[int, str]:
    """The cut the tagger made by beginning inside the name's first token, else none."""
    text = pile.text(number)
    word, start = text.words[first], text.starts[first]
    if not start < mention.start < text.ends[first] or _is_governed(pile, word):
        return 0, word
    at = text.folded_starts[first]
    cut = sum(text.origin[at + i] < mention.start for i in range(len(word)))
    if _is_borne(word, word[cut:]):
        return 0, word
    swallowed = word[:cut].endswith("لل")
    return cut, ("ال" if swallowed else "") + word[cut:]


def cuts_of(word: str) -> Iterator[tuple[str, str]]:
    """Cuts that leave a word, shortest prefix first."""
    shortest_first = sorted(cuts(word), key=lambda cut: len(cut[0]))
    for prefix, rest in shortest_first:
        if prefix in CLITICS[1:] and len(rest) >= _SHORTEST:
            yield prefix, rest


def is_name(word: str) -> bool:
    """True for a given name and for the first word of a listed one."""
    return word in gazetteer.single_words() or word in given_names()


def _is_borne(word: str, rest: str) -> bool:
    """True where people are called by the whole word, not only by what remains of it."""
    return bearers(word) > 0 and bearers(word) * _SHARE >= bearers(rest)


@cache
def _bearers() -> dict[str, int]:
    return {row["word"]: int(row["bearers"]) for row in rows("name_words")}


def bearers(word: str) -> int:
    """How many people of the list of name words bear a folded word in their name."""
    return _bearers().get(word, 0)


def _is_likelier(pile: Pile, word: str, rest: str) -> bool:
    """True where the remainder is no common word, yet commoner than the whole."""
    seen, whole = document_frequency(rest), document_frequency(word)
    if _is_borne(word, rest):
        return False
    return seen <= COMMON and (seen > whole or (seen >= whole and pile.count(rest) > 0))
