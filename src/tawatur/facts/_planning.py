"""Planning: what a sentence says will be done, or that somebody has decided not to do.

«سيستأنف الحكم», «قرر استئناف الحكم» on one side, «لن يستأنف», «قرر عدم استئناف» on the other:
neither was done yet, and both cannot hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tawatur.arabic.deverbal import NOUN, PRESENT, Form, forms
from tawatur.arabic.future import is_future_word
from tawatur.facts._deed_words import STOPS, THAT, deeds_at, is_doubtful, words
from tawatur.facts._denying import Met
from tawatur.model.text import Sentence, Text

_NEAR = 6  # tokens from a word of deciding to what is decided: its subject stands between
_LIMIT = 8  # tokens after a refusal in which a condition limits it
_MARKED = 4  # letters of a verb with the س of the future


def refused(text: Text, sentence: Sentence) -> Iterator[Met]:
    """The deeds that a sentence says will not be done."""
    row, last = text.words, sentence.last
    for i in range(sentence.first, last - 1):
        if row[i] in words("future negation"):
            found = [(i + 1, f) for f in deeds_at(text, i + 1, PRESENT)]
        elif row[i] in words("deciding"):
            found = _decided_against(text, i, last)
        else:
            continue
        for k, form in found[:1]:
            if not (_is_limited(text, k, last) or is_doubtful(text, i, sentence.first)):
                yield Met(form, k, i, True)


def _decided_against(text: Text, i: int, last: int) -> list[tuple[int, Form]]:
    for j in range(i + 1, min(last - 1, i + _NEAR)):
        if text.words[j] in STOPS:
            return []
        if text.words[j] in words("lack"):
            return [(j + 1, form) for form in deeds_at(text, j + 1, NOUN)]
    return []


def _is_limited(text: Text, i: int, last: int) -> bool:
    """True where the refusal holds under a condition alone: «لن يوقع قبل الإفراج»."""
    return not words("limit").isdisjoint(text.words[i + 1 : min(last, i + _LIMIT)])


def planned(text: Text, sentence: Sentence, wanted: Collection[str]) -> Iterator[Met]:
    """The deeds of a sentence, of those that are wanted, that it says will be done."""
    row, last = text.words, sentence.last
    for i in range(sentence.first, last):
        if is_future_word(row[i]):
            for form in _of_future(text, i, last):
                if form.deed in wanted and not _is_limited(text, i, last):
                    yield Met(form, i, i, False)
                    break
        elif row[i] in words("deciding"):
            yield from _decided(text, i, last, wanted)


def _of_future(text: Text, i: int, last: int) -> list[Form]:
    """The deeds of a verb with س, or of the verb after سوف."""
    word = text.words[i]
    bare = word[1:] if word[:1] in "وف" and word[1:2] == "س" else word
    if bare[:1] == "س" and len(bare) >= _MARKED:
        return sorted(f for f in forms(bare[1:]) if f.shape == PRESENT and not f.company)
    return deeds_at(text, i + 1, PRESENT) if i + 1 < last else []


def _decided(text: Text, i: int, last: int, wanted: Collection[str]) -> Iterator[Met]:
    for j in range(i + 1, min(last, i + _NEAR)):
        if text.words[j] in STOPS or text.words[j] in words("lack"):
            return
        shapes = (PRESENT,) if text.words[j - 1] in THAT else (NOUN,)
        for form in deeds_at(text, j, *shapes):
            if form.deed in wanted:
                yield Met(form, j, i, False)
                return
