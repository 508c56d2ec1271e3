"""Naming: how much a stretch of words says beside names and titles.

Two reports that call the same people by the same titles share long strings of words and yet took
nothing from each other. Words of the title, name, nationality and place lists are not counted,
nor is what a title governs («وزير الخارجية»), nor what stands in every tenth article.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import DOCUMENTS, counted_words, document_frequency
from tawatur.grouping.spelling import Hashes, codes, laid_out, looked_up, mixed, numbered
from tawatur.grouping.stems import stemmed
from tawatur.lexicons import rows, words

# In the three folders of reuse.py: without this rule F1 .48, .75, .83; 2 names lose .15 of the
# second, 4 other words .08 of the first.
_NAMED = 3  # words of names in a stretch that is names alone ...
_SAID = 3  # ... and fewer other words than these
_COMMON = 0.1 * DOCUMENTS  # articles a word stands in that says nothing by itself
_BORNE = 10  # bearers from which a word of the name list is a name ...
_NAMELIKE = 0.02 * DOCUMENTS  # ... unless it stands in so many articles, as a word like any other


_CODE = 31  # bits of a stem
TITLE, PERSON, SILENT = 1, 2, 4  # what a word is beside what is said, as bits


def only_names(
    stems: NDArray[np.int32],
    bearings: NDArray[np.uint8],
    first: NDArray[np.int64],
    count: NDArray[np.int64],
    asked: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Of the stretches that were ``asked`` about whether they name people and say hardly anything
    of them. Stretches are ``count`` words from ``first`` on."""
    lengths = count[asked]
    ends = np.cumsum(lengths)
    at = np.arange(lengths.sum()) + np.repeat(first[asked] - ends + lengths, lengths)
    owner = np.repeat(np.arange(len(asked)), lengths)
    held, own = bearings[at], stems[at]
    governed = np.zeros(len(at), bool)
    governed[1:] = (held[:-1] & TITLE) > 0
    governed[(ends - lengths)[lengths > 0]] = False
    person = (held & PERSON) > 0
    named = _distinct(owner[person], own[person], len(asked))
    said = ~(governed | ((held & (TITLE | PERSON | SILENT)) > 0))
    return (named >= _NAMED) & (_distinct(owner[said], own[said], len(asked)) < _SAID)


def _distinct(owner: NDArray[np.int64], stems: NDArray[np.int32], many: int) -> NDArray[np.int64]:
    """How many different stems each owner has."""
    held = np.sort((owner << _CODE) | stems)
    return np.bincount(held[np.diff(held, prepend=-1) != 0] >> _CODE, minlength=many)


def bearings(words: Hashes, stems: NDArray[np.int32]) -> NDArray[np.uint8]:
    """What each word, by its mixed number and the code of its stem, is: a title, a name, nothing
    by itself (bits)."""
    known, bits = _borne()
    out = np.zeros(len(stems), np.uint8)
    met, at = looked_up(stems, known)
    out[met] = bits[at]
    common, _ = looked_up(words, _everywhere())
    out[common] |= SILENT
    return out


@cache
def _everywhere() -> Hashes:
    """The words that stand in every tenth article."""
    return np.sort(numbered([w for w in counted_words() if document_frequency(w) >= _COMMON]))


@cache
def _borne() -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The stems of the lists, as codes that ascend, and what each is."""
    found: dict[int, int] = {}
    for phrases, bit in ((_titles(), TITLE), (_persons(), PERSON), (_places(), SILENT)):
        for one in _stems(phrases).tolist():
            found[one] = found.get(one, 0) | bit
    known = np.array(sorted(found), dtype=np.int32)
    return known, np.array([found[one] for one in known.tolist()], dtype=np.uint8)


def _titles() -> Iterable[str]:
    heads = (form for row in rows("speaker_heads") if row.get("kind") for form in _forms(row))
    return [*words("titles"), *heads]


def _forms(row: dict[str, str]) -> Iterable[str]:
    return [row["word"], *row["forms"].split()]


def _persons() -> Iterable[str]:
    borne = (
        row["word"]
        for row in rows("name_words")
        if int(row["bearers"]) >= _BORNE and document_frequency(row["word"]) < _NAMELIKE
    )
    return [*borne, *words("given_names", "name")]


def _places() -> Iterable[str]:
    people = (f"{row['adjective']} {row['plurals']}" for row in rows("nationalities"))
    return [*people, *(row["name"] for row in rows("countries"))]


def _stems(phrases: Iterable[str]) -> NDArray[np.int32]:
    folded = [fold_word(word) for phrase in phrases for word in phrase.split()]
    letters, starts, stops = laid_out([word for word in folded if word])
    return codes(mixed(letters.spelt(*stemmed(letters, starts, stops))))
