"""Things: the noun a number counts, recognised by the lexicon or by how Arabic counts.

After 3 to 10 the noun is a plural, after 11 to 99 an indefinite accusative, after hundreds and
thousands a singular. A noun of ``lexicons/counted_things`` (or of ``casualties``) is taken in any
of its forms; any other word only where it has the form its number asks for and is known to be a
noun: «40 قطعة», «12 مسبحا», «5 قلادات».
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.arabic.content import function_words
from tawatur.arabic.folding import fold
from tawatur.arabic.numerals import lookup
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows
from tawatur.model.finding import Bilingual
from tawatur.model.text import ARABIC, Text

THING, MEASURE, NONE = "thing", "measure", "none"
_ADVERB = "يا"  # سنويا, تقريبا: adverbs and adjectives in the accusative, no nouns
_COMMON = 15  # articles that hold the accusative of a word: a noun, and not a slip of the pen
_SHORTEST = 4  # letters of a noun that no lexicon holds
_LONGEST = 3  # words of a noun of the lexicon


class Thing(NamedTuple):
    """What is counted: its kind, its noun as the key of a question, and its English names."""

    kind: str
    noun: str
    plural: str = ""
    english: Bilingual | None = None


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], Thing]]]:
    """By first word: the rest of the words of a form, and the thing."""
    found: dict[str, list[tuple[tuple[str, ...], Thing]]] = {}
    for form, thing in _listed():
        first, *rest = form.split()
        some = found.setdefault(first, [])
        if not any(known == tuple(rest) for known, _ in some):
            some.append((tuple(rest), thing))
    for some in found.values():
        some.sort(key=lambda one: -len(one[0]))
    return found


def _listed() -> list[tuple[str, Thing]]:
    out: list[tuple[str, Thing]] = []
    for row in rows("counted_things"):
        one = fold(row["singular"])
        known = row["en_one"] != "-"
        english = Bilingual(row["en_one"], row["en_many"]) if known else None
        shown = row["plural"].split()[0].replace("_", " ") if row["plural"] != "-" else ""
        thing = Thing(row["kind"], row["singular"], shown or row["singular"], english)
        plurals = [fold(p.replace("_", " ")) for p in row["plural"].split() if p != "-"]
        out += [(form, thing) for form in _inflected(one, plurals)]
    for row in rows("casualties"):
        if row.get("singular") and row["kind"] != THING:
            one = fold(row["singular"])
            plurals = [fold(p) for p in row["plural"].split() if p != "-"]
            shown = row["plural"].split()[0] if row["plural"] != "-" else row["singular"]
            known_thing = Thing(THING, row["singular"], shown)
            out += [(form, known_thing) for form in _inflected(one, plurals)]
    return out


def _inflected(one: str, plurals: list[str]) -> list[str]:
    """The forms after a number: singular, accusative, dual, plurals, and those with the article."""
    stemmed = one[:-1] + "ت" if one.endswith("ه") else one
    forms = [one, *plurals]
    if " " not in one:
        forms += [stemmed + "ان", stemmed + "ين"]
        forms += [] if one.endswith("ه") else [one + "ا"]
    return [*forms, *(f"ال{form}" for form in forms if " " not in form)]


def thing(text: Text, i: int, last: int, value: float) -> tuple[Thing, int] | None:
    """The thing whose noun begins at token ``i`` after a number, and the token after it."""
    if i >= last or text.kinds[i] != ARABIC:
        return None
    word = text.words[i]
    for rest, known in _forms().get(word, ()):
        end = i + 1 + len(rest)
        if end <= last and tuple(text.words[i + 1 : end]) == rest:
            return known, end
    if is_noun_after(word, value):
        return Thing(THING, _singular(word)), i + 1
    return None


def listed(word: str) -> Thing | None:
    """The thing of a noun of one word that the lexicon holds."""
    return next((known for rest, known in _forms().get(word, ()) if not rest), None)


def dual(word: str) -> Thing | None:
    """The thing of an indefinite dual noun, a number by itself: حافلتين."""
    for cut in range(3):
        if word[cut:].startswith("ال"):
            return None  # the two of whom the report has told
        for rest, known in _forms().get(word[cut:], ()):
            if not rest and word.endswith(("ان", "ين")):
                return known
    return None


@lru_cache(maxsize=50_000)
def is_noun_after(word: str, value: float) -> bool:
    """True where an unlisted word has the form of a noun that this number counts."""
    if len(word) < _SHORTEST or word.startswith(("ال", "لل")) or word in function_words():
        return False
    if word in lookup():
        return False
    if value != int(value) or value >= 1_000_000:
        return _is_single(word)
    rest = int(value) % 100
    if 3 <= rest <= 10:
        return word.endswith("ات") and document_frequency(word[:-2] + "ه") >= _COMMON
    if 11 <= rest <= 99:
        accusative = word.endswith("ا") and not word.endswith((_ADVERB, "وا", "ها", "نا", "هما"))
        return (accusative and document_frequency(word[:-1]) >= _COMMON) or _is_feminine(word)
    return value >= 100 and _is_single(word)


def _is_single(word: str) -> bool:
    return _is_feminine(word) or document_frequency(word + "ا") >= _COMMON


def _is_feminine(word: str) -> bool:
    """True for سبحة: a word in ة whose plural or definite form is known."""
    if not word.endswith("ه") or word.endswith("يه"):
        return False
    return min(document_frequency("ال" + word), document_frequency(word[:-1] + "ات")) >= _COMMON


def _singular(word: str) -> str:
    """A key under which singular, accusative and plural of an unlisted noun meet."""
    if word.endswith("ات"):
        return word[:-2] + "ة"
    if word.endswith("ه"):
        return word[:-1] + "ة"
    return word[:-1] if word.endswith("ا") else word


def named(noun: str) -> Thing:
    """The listed thing of this singular, else a thing of that name."""
    first, *rest = fold(noun).split() or [""]
    for more, known in _forms().get(first, ()):
        if more == tuple(rest):
            return known
    return Thing(THING, noun, noun)
