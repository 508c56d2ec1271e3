"""Augmentation: other names in the same sentences, clitics written on, spelling habits.

The corpora hold a few thousand names of twenty years ago; a tagger that has learnt the names
rather than their surroundings fails on the next event. So a third of the persons get another
name, some places another place, some names a clitic, and some sentences another spelling habit.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpora import Example, spans

from tawatur.arabic.folding import fold_word

PERSONS = 0.35  # share of person names replaced
PLACES = 0.2  # share of one-word places replaced
BARE = 0.3  # of the replaced full names become a bare surname
CLITICS = 0.12  # of names get و or the preposition before them written on
PLAIN_ALEF = 0.15  # of sentences write every alef bare
EGYPTIAN = 0.1  # of sentences write final yeh without dots
NO_STOP = 0.15  # of sentences lose their last mark, as headlines do

_JOINED = {"في": "ب", "الي": "ل"}
_ALEF = str.maketrans("أإآ", "ااا")


@dataclass(frozen=True)
class Pools:
    """Names to draw from: single name words with running weights, and places."""

    words: Sequence[str]
    weights: Sequence[float]
    places: Sequence[str]


def pools(names: dict[str, int], places: Sequence[str]) -> Pools:
    """Name words weigh as the square root of how often they were seen."""
    words = sorted(names)
    return Pools(words, list(accumulate(names[w] ** 0.5 for w in words)), sorted(places))


@dataclass
class Draft:
    """An example under construction: one (written word, kind, labels by head) a token."""

    tokens: list[tuple[str, str, dict[str, str | None]]]

    def done(self, heads: Sequence[str]) -> Example:
        written = tuple(word for word, _, _ in self.tokens)
        return Example(
            tuple(fold_word(word) for word in written),
            written,
            "".join(kind for _, kind, _ in self.tokens),
            {head: [labels[head] for _, _, labels in self.tokens] for head in heads},
        )


def augmented(item: Example, pool: Pools, chance: random.Random) -> Example:
    """Another example made of ``item``; the same random state gives the same one."""
    head = "ner" if "ner" in item.labels else "wojood"
    tokens = [
        (word, kind, {name: row[i] for name, row in item.labels.items()})
        for i, (word, kind) in enumerate(zip(item.written, item.kinds, strict=True))
    ]
    draft = Draft([])
    at = 0
    for first, last, kind in spans(item.labels[head]):
        draft.tokens += tokens[at:first]
        name = _swapped(tokens[first:last], kind, pool, chance)
        _join(draft, name, chance)
        draft.tokens += name
        at = last
    draft.tokens += tokens[at:]
    if len(draft.tokens) > 3 and draft.tokens[-1][1] == "p" and chance.random() < NO_STOP:
        draft.tokens.pop()
    return _respelt(draft, chance).done(list(item.labels))


Token = tuple[str, str, dict[str, str | None]]


def _swapped(name: list[Token], kind: str, pool: Pools, chance: random.Random) -> list[Token]:
    """The tokens of one name, or of another in its place with the same clitics and labels."""
    draw = chance.random()
    if any(token[1] != "w" for token in name):
        return name
    if kind == "PER" and draw < PERSONS:
        length = 1 if len(name) > 1 and chance.random() < BARE else min(len(name), 3)
        words = chance.choices(pool.words, cum_weights=pool.weights, k=length)
    elif kind == "LOC" and len(name) == 1 and draw < PLACES:
        words = chance.choice(pool.places).split()
    else:
        return name
    clitics = int(name[0][2].get("clitic") or 0)
    words[0] = name[0][0][:clitics] + words[0]
    begins = name[0][2]
    inside = {
        head: label if label is None or label == "O" else f"I{label[1:]}"
        for head, label in begins.items()
    }
    inside |= {"clitic": "0"} if "clitic" in begins else {}
    return [(word, "w", begins if i == 0 else inside) for i, word in enumerate(words)]


def _join(draft: Draft, name: list[Token], chance: random.Random) -> None:
    """Write the preposition before the name, or و, on to its first word."""
    word, kind, labels = name[0]
    if kind != "w" or labels.get("clitic", "0") != "0" or chance.random() >= CLITICS:
        return
    before = fold_word(draft.tokens[-1][0]) if draft.tokens else ""
    letter = _JOINED.get(before, "و" if chance.random() < 0.5 else "")
    if before in _JOINED:
        draft.tokens.pop()
    if letter:
        joined = f"لل{word[2:]}" if letter == "ل" and word.startswith("ال") else letter + word
        name[0] = (joined, kind, labels | ({"clitic": "1"} if "clitic" in labels else {}))


def _respelt(draft: Draft, chance: random.Random) -> Draft:
    plain, egyptian = chance.random() < PLAIN_ALEF, chance.random() < EGYPTIAN
    if not plain and not egyptian:
        return draft
    out: list[Token] = []
    for word, kind, labels in draft.tokens:
        spelt = word.translate(_ALEF) if plain else word
        if egyptian and spelt.endswith("ي"):
            spelt = f"{spelt[:-1]}ى"
        out.append((spelt, kind, labels))
    return Draft(out)
