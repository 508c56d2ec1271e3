"""Numerals: number words and digits to values, over folded tokens.

A number is groups joined by و whose scales fall: ثلاثة آلاف | وخمسمئة | و23. A group is a number
below a thousand in words, or digits, times its scale words. «خمسة وعشرون» is one number and
«عشرون وخمسة» two, because the smaller part comes first below a hundred and last above it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import Phrase, PhraseIndex, clitic_forms
from tawatur.lexicons import rows
from tawatur.model.text import ARABIC, NUMBER, Text

_CONSTRUCT = tuple(fold(word) for word in ("ألفا", "مليونا", "مليارا", "بليونا", "تريليونا"))
_PARTICLES = frozenset(fold(w) for w in "من في على عن إلى بعد قبل خلال منذ عام سنة فقط حتى".split())
_HUGE = 1e15  # no further scale word is taken on
LONGEST = 15  # digits: more are an identity or a telephone number and would not be exact
_SCALE_ROLES = frozenset({"scale", "scales"})
_DEFINITE = frozenset({"unit", "ten", "scales", "indefinite"})  # may begin a number with ال
_NOT_NUMBERS = ("لست", "ولست", "فلست", "كمية", "وكمية")  # «I am not», not «for six»; «quantity»
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|\.000)")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


class Word(NamedTuple):
    """A number word: what it does, its value, the clitics before it and whether it bears ال."""

    role: str
    value: float
    prefix: str
    article: bool


class Numeral(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) are the number; ``cut`` letters of the first are
    clitics. ``high`` is the upper end of a number of indefinite size; ``form`` digits, words,
    indefinite or fraction; ``percent`` where it ends in a per cent sign or words for it;
    ``unit`` is its smallest scale."""

    first: int
    last: int
    cut: int
    value: float
    high: float | None = None
    form: str = "words"
    percent: bool = False
    unit: float = 1


@cache
def lookup() -> dict[str, Word]:
    """Every number word in every form with clitics and article; ordinals apart (``ordinals``)."""
    found: dict[str, Word] = {}
    listed = [r for r in rows("number_words") if not r["role"].startswith(("ordinal", "percent"))]
    for with_article in (False, True):
        for row in listed:
            word = ("ال" if with_article else "") + fold(row["word"])
            for prefix, form in clitic_forms(word):
                entry = Word(row["role"], float(row["value"]), prefix, with_article)
                known = found.get(form)
                if known is None or len(known.prefix) > len(prefix):
                    found[form] = entry
    for word in _NOT_NUMBERS:
        found.pop(fold(word), None)
    return found


@cache
def _percent() -> PhraseIndex[float]:
    listed = [r for r in rows("number_words") if r["role"] == "percent"]
    return PhraseIndex(((r["word"], 0.01) for r in listed), clitics=False)


def digits(word: str) -> float | None:
    """The value of a number token, or None where it is a date, a time, a score or an identity.

    Commas group thousands and points are decimal; 2.500.000 and 1,5 are read as they must be.
    """
    plain = word.rstrip("%")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    elif _POINTED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _DECIMAL.fullmatch(plain):
        plain = plain.replace(",", ".")
    else:
        return None
    return float(plain) if len(plain) <= LONGEST else None


def numeral(text: Text, i: int, last: int) -> Numeral | None:
    """The longest number that begins at token ``i`` and ends before ``last``, or None.

    Words that are numbers only beside others (أحد, the fractions' plurals) do not begin one.
    """
    found = _Reader(text, last).number(i) if i < last else None
    if found is None:
        return None
    percent = text.words[found.last - 1].endswith("%")
    if not percent and found.last < last:
        phrase = _percent().at(text.words, found.last, last)
        if phrase is not None:
            found, percent = found._replace(last=found.last + phrase.length), True
    return found._replace(percent=percent)


class _Part(NamedTuple):
    value: float
    last: int
    unit: float
    form: str


class _Reader:
    """A recursive descent over the tokens of one text up to ``last``; keeps no state of its own."""

    def __init__(self, text: Text, last: int) -> None:
        self.text, self.last, self.known = text, last, lookup()

    def word(self, i: int, *, joined: bool = False) -> Word | None:
        """The number word at ``i``; inside a number it must bear no clitic, ``joined`` but و."""
        if i >= self.last:
            return None
        found = self.known.get(self.text.words[i])
        if found is not None and self.is_homograph(i):
            return None
        if found is None or found.prefix != ("و" if joined else ""):
            return None
        return found

    def value(self, i: int) -> float | None:
        return (
            digits(self.text.words[i]) if i < self.last and self.text.kinds[i] == NUMBER else None
        )

    def number(self, i: int) -> Numeral | None:
        if self.text.kinds[i] == NUMBER:
            part = self.group(i, None)
            return None if part is None else self.grown(i, 0, part)
        first = self.known.get(self.text.words[i])
        if first is not None and self.text.words[i] == "واحد" and self.written_with_hamza(i):
            first = Word("bound", 1, "و", False)  # وأحد is and + someone
        if first is None or self.is_homograph(i) or (first.article and first.role not in _DEFINITE):
            return None
        if first.role in ("indefinite", "few") or (first.role == "scales"):
            return self.indefinite(i, first)
        if first.role == "fraction":
            return self.fraction(i, first)
        part = self.group(i, first)
        if part is None:
            return None
        # واحد عشر is و and أحد عشر: one by itself is never followed by ten
        is_eleven = first.role == "unit" and self.text.words[i] == "واحد" and part.value == 11
        return self.grown(i, 1 if is_eleven else len(first.prefix), part)

    def written_with_hamza(self, i: int) -> bool:
        return "أ" in self.text.original[self.text.starts[i] : self.text.ends[i]]

    def is_homograph(self, i: int) -> bool:
        """True for ميتا, dead, which folds like مئتا."""
        is_like = self.text.words[i].endswith("ميتا")
        return is_like and "ئ" not in self.text.original[self.text.starts[i] : self.text.ends[i]]

    def grown(self, i: int, cut: int, part: _Part) -> Numeral:
        """The number with every further group joined by و that is smaller than the last scale."""
        value, last, unit, form = part
        while (joined := self.joined(last)) is not None:
            at, word = joined
            if word is not None and word.role == "fraction":
                last, value = self.ended(at + 1, unit), value + word.value * unit
                break
            more = self.group(at, word)
            if more is None or more.value >= unit or unit < 100:
                break
            value, last, unit = value + more.value, more.last, more.unit
        return Numeral(i, last, cut, value, form=form, unit=unit)

    def joined(self, i: int) -> tuple[int, Word | None] | None:
        """Where the group after a و begins, with its first word (None where it is digits)."""
        if i >= self.last:
            return None
        at, apart = (i + 1, True) if self.text.words[i] == "و" else (i, False)
        word = self.word(at, joined=not apart)
        if not apart and self.text.words[at] == "واحد":
            after = self.word(at + 1)  # وأحد عشر, وأحد وعشرون are not واحد
            if after is not None and after.role == "ten":
                return at, Word("bound", 1, "و", False)
        if word is not None:
            return at, word
        return (at, None) if apart and self.value(at) is not None else None

    def ended(self, i: int, unit: float) -> int:
        """Past the scale word that repeats after a half: مليون ونصف المليون."""
        again = self.word(i)
        return i + 1 if again is not None and again.role == "scale" and again.value == unit else i

    def group(self, i: int, first: Word | None) -> _Part | None:
        """A number below a thousand (or digits) and its scale words."""
        if first is None:
            value = self.value(i)
            part = None if value is None else _Part(value, i + 1, 1, "digits")
        elif first.role == "scale":
            twice = 2 if self.is_construct_dual(i) else 1
            part = _Part(twice * first.value, i + 1, first.value, "words")
        elif first.role == "scale-dual":
            part = _Part(2 * first.value, i + 1, first.value, "words")
        else:
            part = self.below_thousand(i, first)
        while part is not None and part.value < _HUGE:
            scale = self.word(part.last)
            if scale is None or scale.role not in _SCALE_ROLES or scale.value < part.unit:
                break
            unit = scale.value if part.unit < 1000 else part.unit * scale.value
            part = _Part(part.value * scale.value, part.last + 1, unit, part.form)
        return part

    def is_construct_dual(self, i: int) -> bool:
        """True in «مليارا دولار»: the dual in the nominative before what is counted."""
        if not self.text.words[i].endswith(_CONSTRUCT) or i + 1 >= self.last:
            return False
        after = self.text.words[i + 1]
        is_word = self.text.kinds[i + 1] == ARABIC and len(after) > 2
        free = after in self.known or after in _PARTICLES or after.startswith(("و", "ال", "لل"))
        return is_word and not free

    def below_thousand(self, i: int, first: Word) -> _Part | None:
        base = 0.0
        if first.role in ("hundred", "hundreds"):
            base, last = first.value, i + 1
        elif first.role == "unit" and (after := self.word(i + 1)) and after.role == "hundred":
            base, last = first.value * 100, i + 2
        else:
            return self.below_hundred(i, first)
        joined = self.joined(last)
        if joined is not None:
            at, word = joined
            rest = self.below_hundred(at, word) if word else self.small(at)
            if rest is not None:
                return _Part(base + rest.value, rest.last, 1, "words")
        return _Part(base, last, 100, "words")

    def small(self, i: int) -> _Part | None:
        value = self.value(i)
        return _Part(value, i + 1, 1, "digits") if value is not None and value < 100 else None

    def below_hundred(self, i: int, first: Word) -> _Part | None:
        if first.role in ("ten", "tens"):
            return _Part(first.value, i + 1, 1, "words")
        if first.role not in ("unit", "bound"):
            return None
        after = self.word(i + 1)
        if after is not None and after.role == "ten" and not after.article:
            return _Part(first.value + 10, i + 2, 1, "words")
        joined = self.joined(i + 1)
        if joined is not None and joined[1] is not None and joined[1].role == "tens":
            return _Part(first.value + joined[1].value, joined[0] + 1, 1, "words")
        if after is not None and after.role == "fractions":
            return _Part(first.value * after.value, i + 2, 1, "fraction")
        return None if first.role == "bound" else _Part(first.value, i + 1, 1, "words")

    def indefinite(self, i: int, first: Word) -> Numeral | None:
        """عشرات 20-99, مئات 200-999, آلاف 2,000-9,999, بضع 3-9, and their products."""
        low, high, last = (3.0, 9.0, i + 1) if first.role == "few" else (2.0, 9.99, i + 1)
        size = first.value
        while (
            size < _HUGE
            and (more := self.word(last))
            and more.role in ("indefinite", "scales", "scale", "ten")
        ):
            if more.role == "ten" and first.role != "few":
                break
            size, last = size * more.value, last + 1
        top = high * size if first.role == "few" else 10 * size - 1
        return Numeral(i, last, len(first.prefix), low * size, top, "indefinite", unit=size)

    def fraction(self, i: int, first: Word) -> Numeral:
        scale = self.word(i + 1)
        if scale is not None and scale.role == "scale":
            return Numeral(i, i + 2, len(first.prefix), first.value * scale.value, unit=1)
        return Numeral(i, i + 1, len(first.prefix), first.value, form="fraction")


@cache
def _ordinals() -> dict[str, tuple[int, str, str]]:
    found: dict[str, tuple[int, str, str]] = {}
    for article in ("ال", ""):
        for row in rows("number_words"):
            if row["role"].startswith("ordinal"):
                for prefix, form in clitic_forms(article + fold(row["word"])):
                    found.setdefault(form, (int(row["value"]), row["role"], prefix))
    return found


def ordinal(text: Text, i: int, last: int) -> Phrase[int] | None:
    """The ordinal at token ``i``: الأول, السابعة عشرة, الحادي والعشرين, and العشرين by itself."""
    if i >= last:
        return None
    words, known = text.words, lookup()
    found = _ordinals().get(words[i])
    after = words[i + 1] if i + 1 < last else ""
    joined = known.get(after)
    if found is not None:
        value, role, prefix = found
        if after in ("عشر", "عشره"):
            return Phrase(len(prefix), 2, value + 10, prefix)
        if joined is not None and joined.role == "tens" and joined.prefix == "و" and joined.article:
            return Phrase(len(prefix), 2, value + int(joined.value), prefix)
        if role == "ordinal":
            return Phrase(len(prefix), 1, value, prefix)
        return None
    alone = known.get(words[i])
    if alone is not None and alone.role == "tens" and alone.article:
        return Phrase(len(alone.prefix), 1, int(alone.value), alone.prefix)
    return None


def is_ordinal_word(word: str) -> bool:
    """True where a folded word is an ordinal below eleven, with or without article and clitics."""
    return word in _ordinals()
