"""Asserting: the deeds that a sentence says were done, in doubt and hearsay left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tawatur.arabic.deverbal import NOUN, PAST, PRESENT, STATE, Form, forms, ordered
from tawatur.arabic.future import is_future_word
from tawatur.facts._deed_words import (
    SHORT,
    THAT,
    deeds_at,
    given_names,
    is_doubtful,
    is_of_some,
    words,
)
from tawatur.facts._denying import Met
from tawatur.model.text import PUNCT, Sentence, Text

_COMING = 12  # tokens after a deed in which «غدا» makes it one to come
_PENDING = 5  # tokens after a verbal noun in which it is called undecided: «على طاولة المجلس»
_BEFORE = 3  # tokens before a deed in which what denies or asserts it stands
_SHAPES = (PAST, PRESENT, NOUN, STATE)


def told(text: Text, sentence: Sentence, wanted: Collection[str]) -> Iterator[Met]:
    """The deeds of a sentence, of those that are wanted, that it says were done or are so."""
    row = text.words
    for i in range(sentence.first, sentence.last):
        if not any(form.deed in wanted for form in forms(row[i])) or row[i] in given_names():
            continue
        for form in deeds_at(text, i, *_SHAPES):
            if form.deed in wanted and _is_asserted(text, i, form, sentence):
                yield Met(form, i, i, False)
                break


def _is_asserted(text: Text, i: int, form: Form, sentence: Sentence) -> bool:
    row = text.words
    before = row[max(sentence.first, i - _BEFORE) : i]
    if (
        not words("denier").isdisjoint(before)
        or not words("rest").isdisjoint(before[-1:])
        or is_of_some(text, i, sentence.first)
        or not words("coming").isdisjoint(row[i + 1 : i + _COMING])
        or is_doubtful(text, i, sentence.first)
    ):
        return False
    if form.shape == PAST:
        return form.listed or row[i].endswith(("وا", "ت")) or _opens_clause(text, i, sentence)
    if form.shape == NOUN:
        if not words("pending").isdisjoint(row[i + 1 : min(sentence.last, i + _PENDING)]):
            return False
        if i == sentence.first and sentence.region == "title":
            return form.listed and form.bare
        return not words("asserting").isdisjoint(before)
    if form.shape == STATE:
        return not (words("be") | words("still")).isdisjoint(before)
    is_now = sentence.region == "title" or form.deed in ordered("seq")
    is_whole = form.listed and len(row[i].lstrip("وف")) > SHORT
    return is_now and is_whole and not is_future_word(row[i]) and THAT.isdisjoint(before[-1:])


def _opens_clause(text: Text, i: int, sentence: Sentence) -> bool:
    """True where a word stands where a verb stands: first, or after a mark or a conjunction."""
    if i == sentence.first or text.kinds[i - 1] == PUNCT:
        return True
    return text.words[i - 1] in words("bound")
