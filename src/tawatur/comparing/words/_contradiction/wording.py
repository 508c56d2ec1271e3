"""A wording as the comparison sees it: its words with stem, number, place, name and denial."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicons
from tawatur.arabic import content
from tawatur.arabic.contrasts import sides
from tawatur.arabic.folding import fold_word
from tawatur.arabic.numerals import numeral
from tawatur.arabic.skeletons import skeleton
from tawatur.arabic.stems import stem
from tawatur.arabic.tokens import tokenise
from tawatur.arabic.vocabulary import document_frequency
from tawatur.model.text import PUNCT, Text

LONGEST = 60  # words compared; a longer wording says more than one thing
_LEAST = 0.1  # weight of a word so common that it says nothing
_BORNE = 60  # people of the list who bear a word, from which it counts as a name
_RULES = frozenset({"country", "alias", "capital", "region", "region-alias"})


class Word(NamedTuple):
    """A word or number of a wording. ``kind`` is number, negation, denial, function or content."""

    form: str
    stem: str
    skeleton: str
    kind: str
    value: float | None
    place: str
    name: bool
    unknown: bool
    weight: float


class Wording(NamedTuple):
    """The words of a statement and the marks of punctuation that stand in it."""

    words: tuple[Word, ...]
    marks: frozenset[str]


@lru_cache(maxsize=20_000)
def wording(statement: str) -> Wording:
    """The wording of a statement, numbers in words or digits read as one word each."""
    text = tokenise(statement)
    found: list[Word] = []
    marks: set[str] = set()
    i, last = 0, min(len(text), 2 * LONGEST)
    while i < last and len(found) < LONGEST:
        if text.kinds[i] == PUNCT:
            marks.add(text.words[i])
            i += 1
            continue
        taken, word = _next(text, i, last)
        found.append(word)
        i += taken
    after = [*(word.form for word in found[1:]), ""]
    return Wording(tuple(map(_affirmed, found, after)), frozenset(marks))


def _affirmed(word: Word, after: str) -> Word:
    """The word, no negation any more where what follows undoes it: «لا سيما», «لا يزال»."""
    if content.is_negation(word.form, "") and not content.is_negation(word.form, after):
        return word._replace(kind="function")
    return word


def _next(text: Text, i: int, last: int) -> tuple[int, Word]:
    number = numeral(text, i, last)
    if number is not None and number.form != "fraction":
        form = " ".join(text.words[number.first : number.last])
        said = Word(form, form, form, "number", number.value, "", False, False, 1.0)
        return number.last - i, said
    place = _places().get(" ".join(text.words[i : i + 2])) if i + 1 < last else None
    if place:
        form = " ".join(text.words[i : i + 2])
        return 2, Word(form, form, form, "content", None, place, False, False, 0.5)
    return 1, _word(text.words[i])


@lru_cache(maxsize=100_000)
def _word(form: str) -> Word:
    rest = stem(form)
    kind = _denials().get(form)
    if kind is None:
        kind = "function" if form in content.function_words() else "content"
    place = _places().get(rest, "")
    return Word(
        form,
        rest,
        skeleton(rest),
        kind,
        None,
        place,
        not place and not sides(form) and _is_name(form),
        document_frequency(form) == 0,
        max(_LEAST, content.weight(form)),
    )


@cache
def _denials() -> dict[str, str]:
    return {
        before + fold_word(row["word"]): row["kind"]
        for row in lexicons.rows("denying_words")
        for before in ("", "و", "ف")
    }


@cache
def _places() -> dict[str, str]:
    """What a stem, or a folded name of two words, points at: a country, else the place itself."""
    found: dict[str, str] = {}
    for row in lexicons.rows("countries"):
        words = fold_word(row["name"]).split()
        points = row["iso"] if row["kind"] in _RULES and row["iso"] else row["name"]
        if len(words) == 1:
            found.setdefault(stem(words[0]), points)
        elif len(words) == 2 and row["kind"] in _RULES:
            found.setdefault(" ".join(words), points)
    for row in lexicons.rows("nationalities"):
        for adjective in (row["adjective"], *row["plurals"].split("|")):
            if adjective:
                found[stem(fold_word(adjective))] = row["iso"] or row["place"]
    return found


@cache
def _is_name_table() -> frozenset[str]:
    named = {fold_word(row["name"]) for row in lexicons.rows("given_names")}
    named |= {w for row in lexicons.rows("people") for w in fold_word(row["name"]).split()}
    return frozenset(
        named
        | {row["word"] for row in lexicons.rows("name_words") if int(row["bearers"]) >= _BORNE}
    )


def _is_name(form: str) -> bool:
    return form in _is_name_table()
