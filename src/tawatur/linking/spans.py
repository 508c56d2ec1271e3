"""The exact words of a name: a tagger's candidate without titles, types, clitics and marks.

Clitics are told after tagging: a first word is cut where what remains is a known name, opens
another candidate of the pile, or stands bare in the pile and is the commoner word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tawatur.arabic.clitics import cuts
from tawatur.arabic.vocabulary import document_frequency
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.keys import given_names
from tawatur.linking.pile import CLITICS, COMMON, Pile, Spot
from tawatur.model.annotation import Mention

_SHORTEST = 3  # letters that remain behind a clitic: shorter remainders were cut wrongly
_GLIDES = "اوي"  # after و they mean a foreign w (ويتكوف, واين), not the conjunction
_OUTSIDE = {
    "PER": ("office", "honorific", "qualifier", "counterpart"),
    "LOC": ("place-type",),
    "ORG": ("media-type", "body-type"),
}


def spots(pile: Pile) -> list[Spot]:
    """Every candidate of the pile with exact boundaries; what is no name is left out."""
    ranges = [
        (number, mention, bounds)
        for number, reading in enumerate(pile.readings)
        for mention in reading.mentions
        if (bounds := _bounds(pile, number, mention)) is not None
    ]
    firsts = Counter(pile.text(number).words[first] for number, _, (first, _) in ranges)
    found = []
    for number, mention, (first, last) in ranges:
        spot = _spot(pile, number, mention, (first, last), firsts)
        if spot is not None:
            found.append(spot)
    return found


def _bounds(pile: Pile, number: int, mention: Mention) -> tuple[int, int] | None:
    """The candidate's tokens without outer marks, titles and types, or None."""
    text, kept = pile.text(number), pile.ends[number]
    tokens = [t for t in text.tokens_in(mention) if t in kept]
    while tokens and text.kinds[tokens[0]] == "p":
        tokens.pop(0)
    while tokens and text.kinds[tokens[-1]] == "p":
        tokens.pop()
    if not tokens:
        return None
    first, last = tokens[0], min(tokens[-1] + 1, kept[tokens[0]])
    words = text.words
    if words_between(pile, number, first, last) not in gazetteer.by_words():
        first = _without_types(words, first, last, mention)
    inside = words[first:last]
    if inside.count("(") > inside.count(")") and last < kept[first] and words[last] == ")":
        last += 1
    return first, last


def _without_types(words: tuple[str, ...], first: int, last: int, mention: Mention) -> int:
    kinds = _OUTSIDE[mention.type]
    while last - first > 1:
        word = words[first]
        length = titles.phrase_length(words[first:last], 0, *kinds)
        if length and (word.startswith("ال") or word not in given_names()):
            first += min(length, last - first - 1)
        elif mention.type == "PER" and demonym(word) and first + 1 < last:
            first += 1
        else:
            break
    return first


def _spot(
    pile: Pile, number: int, mention: Mention, bounds: tuple[int, int], firsts: Counter[str]
) -> Spot | None:
    first, last = bounds
    words = words_between(pile, number, first, last)
    if not words:
        return None
    cut, bare = (0, words[0]) if words in gazetteer.by_words() else cut_of(pile, words[0], firsts)
    if not cut and not _is_name(bare):
        cut, bare = _cut_by_tagger(pile, number, mention, first)
    words = (bare, *words[1:])
    if len(words) == 1 and _is_no_name(words, mention):
        return None
    return Spot(number, first, last, cut, words, mention.type, mention.score)


def _cut_by_tagger(pile: Pile, number: int, mention: Mention, first: int) -> tuple[int, str]:
    """The cut the tagger made by beginning inside the name's first token, else none."""
    text = pile.text(number)
    word, start = text.words[first], text.starts[first]
    if not start < mention.start < text.ends[first]:
        return 0, word
    at = text.folded_starts[first]
    cut = sum(text.origin[at + i] < mention.start for i in range(len(word)))
    swallowed = word[:cut].endswith("لل")
    return cut, ("ال" if swallowed else "") + word[cut:]


def words_between(pile: Pile, number: int, first: int, last: int) -> tuple[str, ...]:
    """The folded words and numbers of a token range, marks left out."""
    text = pile.text(number)
    return tuple(text.words[t] for t in range(first, last) if text.kinds[t] != "p")


def _is_no_name(words: tuple[str, ...], mention: Mention) -> bool:
    """A lone adjective of nationality or a lone title is no name."""
    if gazetteer.lookup(words, mention.type) is not None:
        return False
    word = words[0]
    if word in given_names():
        return False
    return demonym(word) is not None or titles.is_a(word, "office", "honorific", "qualifier")


def cut_of(pile: Pile, word: str, firsts: Counter[str]) -> tuple[int, str]:
    """How many first letters of a folded word are clitics, and the word behind them.

    The article that ل swallowed is given back: للكرملين is cut by two and names الكرملين.
    """
    if word in gazetteer.single_words() or word in given_names():
        return 0, word
    weaker: tuple[int, str] | None = None
    for prefix, rest in _cuts(word):
        bare = "ال" + rest if prefix.endswith("لل") else rest
        if _is_name(bare) or firsts[bare] > firsts[word]:
            return len(prefix), bare
        if weaker is None and _is_likelier(pile, word, bare):
            weaker = len(prefix), bare
    if weaker is not None:
        return weaker
    if word[0] == "و" and len(word) > 4 and word[1] not in _GLIDES and not _occurs(word):
        return 1, word[1:]
    return 0, word


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """Cuts that leave a word, shortest prefix first."""
    shortest_first = sorted(cuts(word), key=lambda cut: len(cut[0]))
    for prefix, rest in shortest_first:
        if prefix in CLITICS[1:] and len(rest) >= _SHORTEST:
            yield prefix, rest


def _is_name(word: str) -> bool:
    return word in gazetteer.single_words() or word in given_names()


def _occurs(word: str) -> bool:
    return document_frequency(word) > 0


def _is_likelier(pile: Pile, word: str, rest: str) -> bool:
    """True where the remainder is no common word, yet commoner than the whole."""
    seen, whole = document_frequency(rest), document_frequency(word)
    return seen <= COMMON and (seen > whole or (seen >= whole and pile.count(rest) > 0))
