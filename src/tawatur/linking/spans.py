"""The exact words of a name: a tagger's candidate without titles, types, clitics and marks.

Clitics are told after tagging: a first word is cut where what remains is a known name, opens
another candidate of the pile, or stands bare in the pile and is the commoner word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from tawatur.arabic.clitics import cuts
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows
from tawatur.lexicons import words as listed
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.keys import given_names
from tawatur.linking.pile import CLITICS, COMMON, Pile, Spot
from tawatur.linking.shortening import SONS
from tawatur.model.annotation import Mention
from tawatur.model.text import Text

_SHORTEST = 3  # letters that remain behind a clitic: shorter remainders were cut wrongly
UNSURE = 0.45  # the tagger's belief below which its candidate is no name: 0 of 659 right ones
RARE = 100  # articles of the 20,085: a word in no more of them is hardly a common one
_EVERYDAY = 3000  # articles of the 20,085: only particles and plain verbs stand in more
_SHARE = 5  # a remainder borne by more people than this to one of the whole word is the name
_CERTAIN = 0.9  # the tagger's belief that makes a name of a listed word that is also a common one
_BOTH = 0.1  # a noun stands with the article and without; a name keeps to one of the two
_TYPES = ("place-type", "body-type", "media-type", "place-part", "body-part")
_GLIDES = "اوي"  # after و they mean a foreign w (ويتكوف, واين), not the conjunction
_OUTSIDE = {
    "PER": ("office", "honorific", "qualifier", "counterpart"),
    "LOC": ("place-type", "media-type", "body-type"),
    "ORG": ("place-type", "media-type", "body-type"),
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
    heads = {
        "ال" + pile.text(number).words[first]
        for number, mention, (first, last) in ranges
        if mention.type == "ORG" and last - first > 1
    }
    found = []
    for number, mention, (first, last) in ranges:
        spot = _spot(pile, number, mention, (first, last), firsts)
        if spot is not None and mention.type == "PER" and _is_in(pile, spot):
            continue
        if spot is not None and (spot.words[0] in heads or not _is_no_name(spot.words, mention)):
            found.append(spot)
    return found


def _is_in(pile: Pile, spot: Spot) -> bool:
    """True for a lone word after في: nothing happens inside a person (في حداد)."""
    if len(spot.words) > 1 or spot.words[0] in given_names():
        return False
    return pile.before(spot.reading, spot.first) == "في"


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
    while last - first > 0 and is_particle(text, first):
        first += 1
    while last - first > 0 and (is_particle(text, last - 1) or words[last - 1] in SONS):
        last -= 1
    if first == last:
        return None
    first = _without_types(words, first, last, mention)
    first = _without_particle(words, first, last)
    last = _without_adjective(words, first, last, mention)
    first, last = _with_hyphens(pile, number, first, last)
    inside = words[first:last]
    if inside.count("(") > inside.count(")") and last < kept[first] and words[last] == ")":
        last += 1
    return first, last


def is_particle(text: Text, token: int) -> bool:
    """True for a particle as it is written: على is one, the name علي is not."""
    written = text.original[text.starts[token] : text.ends[token]]
    return written in _particles() or (written[:1] in "وف" and written[1:] in _particles())


@cache
def _particles() -> frozenset[str]:
    return frozenset(w for w in listed("function_words") if len(w) > 1 and w[0] != "آ")


def _without_types(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """The first token of the name proper. A type stays where only with it the name is known."""
    kinds = _OUTSIDE[mention.type]
    while last - first > 1:
        word, rest = words[first], tuple(words[first + 1 : last])
        if tuple(words[first:last]) in gazetteer.by_words() and not _is_type_of_known(word, rest):
            break
        length = _type_length(words[first:last], kinds)
        if length and (word.startswith("ال") or word not in given_names()):
            first += min(length, last - first - 1)
        elif _is_aside(word, rest, mention):
            first += 1
        else:
            break
    return first


def _is_aside(word: str, rest: tuple[str, ...], mention: Mention) -> bool:
    """True for a word before the name proper that is no listed type of its."""
    if word.startswith("ال") and titles.is_a(word, "honorific", "qualifier"):
        return True
    return mention.type == "PER" and (demonym(word) is not None or _is_place_of(word, rest))


def _is_place_of(word: str, rest: tuple[str, ...]) -> bool:
    """True for the country of an office before a full name (خارجية روسيا سيرغي لافروف)."""
    return len(rest) > 1 and (word,) in gazetteer.countries() and word not in given_names()


def _type_length(words: Sequence[str], kinds: tuple[str, ...]) -> int:
    """How many words of a type or title open the words, a clitic on the first left out."""
    length = titles.phrase_length(list(words), 0, *kinds)
    if length or words[0] in given_names():
        return length
    for prefix, rest in _cuts(words[0]):
        bare = "ال" + rest if prefix.endswith("لل") else rest
        length = titles.phrase_length([bare, *words[1:]], 0, *kinds)
        if length:
            return length
    return 0


def _is_type_of_known(word: str, rest: tuple[str, ...]) -> bool:
    outside = titles.is_a(word, "media-type", "body-type", "place-type")
    return outside and rest in gazetteer.by_words()


def _without_particle(words: Sequence[str], first: int, last: int) -> int:
    """The first token without an everyday word before a known name (وبأن الولايات المتحدة)."""
    if tuple(words[first:last]) in gazetteer.by_words():
        return first
    while last - first > 1 and document_frequency(words[first]) > COMMON:
        if tuple(words[first + 1 : last]) in gazetteer.by_words():
            return first + 1
        break
    return first


def _with_hyphens(pile: Pile, number: int, first: int, last: int) -> tuple[int, int]:
    """The token range with words tied to it by a hyphen without spaces."""
    text, kept = pile.text(number), pile.ends[number]
    while first - 2 in kept and _is_tied(text, first - 2):
        first -= 2
    while last + 1 in kept and _is_tied(text, last - 1):
        last += 2
    return first, last


def _is_tied(text: Text, token: int) -> bool:
    """True where a hyphen alone parts the token from the second one after it."""
    return (
        text.words[token + 1] in ("-", "–")
        and text.kinds[token] == text.kinds[token + 2] == "w"
        and text.ends[token] == text.starts[token + 1]
        and text.ends[token + 1] == text.starts[token + 2]
    )


def _without_adjective(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """The end of the name without adjectives after it: داعش الإرهابي, كوباني السورية."""
    while last - first > 1 and mention.type == "PER" and _opens_another(words[last - 1]):
        last -= 1
    whole = tuple(words[first:last])
    if len(whole) < 2 or whole in gazetteer.by_words():
        return last
    for end in range(last - 1, first, -1):
        name = tuple(words[first:end])
        rest = words[end:last]
        if gazetteer.lookup(name, "ORG") and (
            all(_is_attribute(w) for w in rest) or rest[0].startswith("ل")
        ):
            return end
    while last - first > 1 and mention.type == "LOC" and _is_attribute(words[last - 1]):
        if tuple(words[first : last - 1]) in gazetteer.countries():
            break
        last -= 1
    return last


def _opens_another(word: str) -> bool:
    """True for the head of the next phrase (أوغلو تنظيم …), which no person's name ends in."""
    heads = ("institution", "body-type", "media-type", "portfolio")
    return titles.is_a(word, *heads) and not word.startswith("ال") and word not in given_names()


def _is_attribute(word: str) -> bool:
    adjective = demonym(word)
    singular = adjective is not None and adjective.number == "s"
    return singular or titles.is_a(word, "qualifier", "honorific")


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
    if mention.type != "PER" and is_accusative(pile, number, last):
        return None
    if len(words) == 1 and demonym(bare) and pile.is_adjective_at(number, first):
        return None
    if mention.score < UNSURE:
        return None
    return Spot(number, first, last, cut, words, mention.type, mention.score)


def is_accusative(pile: Pile, reading: int, last: int) -> bool:
    """True where a name that ends before token ``last`` ends in a tanwin, which only the
    adjective can have (أوكرانياً)."""
    text = pile.text(reading)
    return "\u064b" in text.original[text.starts[last - 1] : text.ends[last - 1]]


def _cut_by_tagger(pile: Pile, number: int, mention: Mention, first: int) -> tuple[int, str]:
    """The cut the tagger made by beginning inside the name's first token, else none."""
    text = pile.text(number)
    word, start = text.words[first], text.starts[first]
    if not start < mention.start < text.ends[first]:
        return 0, word
    at = text.folded_starts[first]
    cut = sum(text.origin[at + i] < mention.start for i in range(len(word)))
    if _is_borne(word, word[cut:]):
        return 0, word
    swallowed = word[:cut].endswith("لل")
    return cut, ("ال" if swallowed else "") + word[cut:]


def words_between(pile: Pile, number: int, first: int, last: int) -> tuple[str, ...]:
    """The folded words and numbers of a token range, marks left out."""
    text = pile.text(number)
    return tuple(text.words[t] for t in range(first, last) if text.kinds[t] != "p")


def _is_no_name(words: tuple[str, ...], mention: Mention) -> bool:
    """True for adjectives, titles and heads without a name, and for a common noun alone."""
    word = words[0]
    unsure = mention.score < _CERTAIN and words in homographs()
    homograph = unsure and is_common_noun(word)
    if gazetteer.lookup(words, mention.type) and not homograph:
        return False
    if words[-1] == "الله" and len(words) == 2 and word.endswith(("ه", "هم", "ها", "هما")):
        return mention.type != "PER" or word not in given_names()
    if document_frequency(word) > _EVERYDAY and not (
        word.startswith("ال") or word in given_names()
    ):
        return True
    if mention.type == "PER" and any(w.startswith("لل") for w in words[1:]):
        return True
    if mention.type != "PER" and titles.is_a(word, "office") and word not in given_names():
        return True
    if len(words) > 1:
        return all(titles.is_a(w, *_TYPES) or demonym(w) for w in words)
    if word in given_names():
        return False
    return demonym(word) is not None or bool(titles.roles(word)) or is_common_noun(word)


@cache
def homographs() -> frozenset[tuple[str, ...]]:
    """Listed names that are common words too."""
    return frozenset(gazetteer.words_of(name) for name in listed("name_homographs", "name"))


def is_common_noun(word: str) -> bool:
    """True for a word that the news often uses, both with the article and without."""
    bare = titles.bare(word)
    plain, definite = document_frequency(bare), document_frequency("ال" + bare)
    return min(plain, definite) > RARE and min(plain, definite) > _BOTH * max(plain, definite)


def cut_of(pile: Pile, word: str, firsts: Counter[str]) -> tuple[int, str]:
    """How many first letters of a folded word are clitics, and the word behind them.

    The article that ل swallowed is given back: للكرملين is cut by two and names الكرملين.
    """
    if word in gazetteer.single_words() or word in given_names() or titles.roles(word):
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
