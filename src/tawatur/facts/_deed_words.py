"""The words around a deed, and the words of a deed's clause as they are compared."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur import lexicons
from tawatur.arabic.content import function_words
from tawatur.arabic.deverbal import Form, forms_at, ordered
from tawatur.arabic.folding import fold_word
from tawatur.arabic.future import is_future_word
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.searchwords import bare
from tawatur.arabic.stems import stem
from tawatur.model.claim import ANY
from tawatur.model.text import ARABIC, Text

STOPS = frozenset(".؟!؛?;:،,()[]{}-–—…/|")
THAT = frozenset({"ان", "اي"})  # أن, and what a slip makes of it
SHORT = 3  # letters of a present cut short, which stands after «لم» alone
_PART = 6  # tokens before a deed in which «بعضهم» makes it one of some
_DOUBT = 4  # tokens before a deed in which what puts it in doubt stands
_HEARSAY = 8  # the same for what others are said to have said
_CLITICS = frozenset({"unsure", "rumour", "involved"})  # kinds met with prepositions written on
_ALIKE = ("party", "paper")  # kinds whose words stand for one another


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind of ``lexicons/deed_words``, folded, also after و and ف."""
    listed = [fold_word(r["word"]) for r in lexicons.rows("deed_words") if r["kind"] == kind]
    if kind in _CLITICS:
        return frozenset(form for word in listed for _, form in clitic_forms(word))
    return frozenset(joined + word for word in listed for joined in ("", "و", "ف"))


def deeds_at(text: Text, i: int, *shapes: str) -> list[Form]:
    """The deeds a word may tell of in one of some shapes; verbs of speech are none."""
    found = forms_at(text.words, i, len(text))
    return sorted(f for f in found if f.shape in shapes and f.deed not in ordered("said"))


def is_doubtful(text: Text, i: int, first: int) -> bool:
    """True where the words before a deed wish, plan, ask or suppose it, or are hearsay."""
    row = text.words
    for j in range(i - 1, max(first, i - _HEARSAY) - 1, -1):
        if row[j] in STOPS:
            break
        if row[j] in words("rumour") or is_future_word(row[j]):
            return True
        if j >= i - _DOUBT and row[j] in words("unsure"):
            return True
    return False


def is_of_some(text: Text, i: int, first: int) -> bool:
    """True where a deed is one of some of many: «بعضهم غادر»."""
    return not words("part").isdisjoint(text.words[max(first, i - _PART) : i + 2])


def head(text: Text, i: int) -> str | None:
    """What a word of a clause is compared by; None for one that says nothing by itself."""
    word = text.words[i]
    if text.kinds[i] != ARABIC or word in function_words() or word in _number_words():
        return None
    for kind in _ALIKE:
        if word in words(kind):
            return f"{ANY}{kind}"
    return noun(word)


@lru_cache(maxsize=100_000)
def noun(word: str) -> str:
    """A word without its clitics, article and endings; its own first letter is kept."""
    return stem("ال" + bare(word).removeprefix("ال"))


@cache
def given_names() -> frozenset[str]:
    """Names that look like verbs: فيصل is no «and arrives»."""
    return frozenset(fold_word(row["name"]) for row in lexicons.rows("given_names"))


@cache
def _number_words() -> frozenset[str]:
    listed = {w for row in lexicons.rows("number_words") for w in fold_word(row["word"]).split()}
    return frozenset(form for word in listed for _, form in clitic_forms(word))
