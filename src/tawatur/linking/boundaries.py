"""Where a name begins and ends within a tagger's candidate: without titles, types of place and
body, adjectives after it, particles and outer marks; with brackets closed and hyphened words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import words as listed
from tawatur.linking import gazetteer, titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.doubts import is_spelt_out
from tawatur.linking.keys import given_names, same_name
from tawatur.linking.pile import COMMON, Pile
from tawatur.linking.prefixes import cuts_of
from tawatur.linking.shortening import SONS
from tawatur.model.annotation import Mention
from tawatur.model.text import Text

_PAIRS = {"(": ")", "«": "»", "“": "”"}
_NAME_WORDS = frozenset(("فان", "لي", "أم", "وان"))  # particles that are parts of names too
_AFFAIRS = titles.folded("شؤون شئون")
_OUTSIDE = {
    "PER": ("office", "honorific", "qualifier", "counterpart"),
    "LOC": ("place-type", "media-type", "body-type", "portfolio"),
    "ORG": ("place-type", "media-type", "body-type"),
}


def bounds(pile: Pile, number: int, mention: Mention) -> tuple[int, int] | None:
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
    spelt_out = is_spelt_out(words[first:last])
    while last - first > 0 and not spelt_out and is_particle(text, first):
        first += 1
    while last - first > 0 and (is_particle(text, last - 1) or words[last - 1] in SONS):
        last -= 1
    if first == last or (last - first == 1 and words[first] in _NAME_WORDS):
        return None
    first = _without_types(words, first, last, mention)
    first = _without_particle(words, first, last)
    last = _before_next(text, first, last, mention)
    last = _without_adjective(words, first, last, mention)
    first, last = _with_hyphens(pile, number, first, last)
    inside = words[first:last]
    for opening, closing in _PAIRS.items():
        open_still = inside.count(opening) > inside.count(closing)
        if open_still and last < kept[first] and words[last] == closing:
            last += 1
    return first, last


def _before_next(text: Text, first: int, last: int, mention: Mention) -> int:
    """The end of the name before a particle (of a person or place) or a second body joined by و
    (of an organisation that is no ministry)."""
    for token in range(first + 1, last):
        word = text.words[token]
        if mention.type != "ORG":
            if is_particle(text, token):
                return token
        elif word[0] == "و" and len(word) > 3 and _is_body(word[1:]):
            return token
    return last


def _is_body(word: str) -> bool:
    return titles.is_a(word, "institution") and not titles.is_a(word, "portfolio")


def is_particle(text: Text, token: int) -> bool:
    """True for a particle as it is written: على is one, the name علي is not, nor فان (Van)."""
    written = text.original[text.starts[token] : text.ends[token]]
    if written in _particles():
        return True
    return written[:1] in "وف" and written[1:] in _particles() and written not in _NAME_WORDS


@cache
def _particles() -> frozenset[str]:
    return (
        frozenset(w for w in listed("function_words") if len(w) > 1 and w[0] != "آ") - _NAME_WORDS
    )


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
    if word.removeprefix("ل") in _AFFAIRS:
        return True
    if "ال" in word[:3] and titles.is_a(titles.stem(word), "honorific", "qualifier"):
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
    for prefix, rest in cuts_of(words[0]):
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
        thing = gazetteer.lookup(name, "ORG")
        if thing is not None and any(same_name(whole, gazetteer.words_of(n)) for n in thing.names):
            return last
        if thing is not None and (
            all(_is_attribute(w) or w.startswith("ال") for w in rest) or rest[0].startswith("ل")
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
