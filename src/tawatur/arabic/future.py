"""The future: whether the words before a place speak of what is to come."""

from __future__ import annotations

from functools import lru_cache

from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.timewords import bare_words
from tawatur.arabic.vocabulary import document_frequency
from tawatur.model.text import Text

_REACH = 14  # tokens back to the verb; a longer clause has mostly another verb between
_COMMON = 20  # articles that hold the verb without its س: keeps out سيارة, سياسة, ستين
_SHORTEST = 4  # letters of a future verb: سيتم
_NOUN = ("ات", "ين", "ه")  # endings of nouns: سيدات, ستين, سيرة
_BREAKS = frozenset({".", "؟", "!", "؛", ":"})


@lru_cache(maxsize=65536)
def is_future_word(word: str) -> bool:
    """True for سوف, المقرر and a verb with the س of the future: سيعقد, وستلتقي."""
    if word in _listed():
        return True
    bare = word[1:] if word[:1] in "وف" and word[1:2] == "س" else word
    is_marked = bare[:1] == "س" and bare[1:2] in ("ي", "ت", "ن") and len(bare) >= _SHORTEST
    return is_marked and not bare.endswith(_NOUN) and document_frequency(bare[1:]) >= _COMMON


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(form for word in bare_words("future") for _, form in clitic_forms(word))


def is_coming(text: Text, i: int, first: int) -> bool:
    """True where a word of the future stands before token ``i`` in its clause."""
    for at in range(i - 1, max(first, i - _REACH) - 1, -1):
        word = text.words[at]
        if word in _BREAKS:
            return False
        if is_future_word(word):
            return True
    return False
