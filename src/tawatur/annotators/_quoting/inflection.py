"""Inflection: the folded forms of a speech verb in the third person, from its four base forms.

Only the third person is made: within a report the first and second person stand inside
somebody's words. Forms with an object suffix are made too (وصفه، نقلته).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tawatur.arabic.folding import fold_word

Form = Literal["perfect", "imperfect", "participle", "masdar"]
OBJECTS = ("ه", "ها", "هم", "هما", "هن")
HEARERS = ("نا", "ني")  # the writer as the one who is told: أبلغنا، أخبرتني


class Inflected(NamedTuple):
    """One form: the folded word, what form it is, its gender and number, whether an object
    (of a masdar: its subject) is written on to it, and whether it is the bare dictionary form."""

    word: str
    form: Form
    feminine: bool = False
    plural: bool = False
    suffixed: bool = False
    bare: bool = False


def perfect(lemma: str) -> Iterator[Inflected]:
    """قال: قال قالت قالا قالتا قالوا, with and without an object."""
    word = fold_word(lemma)
    weak = lemma.endswith("ى") or (lemma.endswith("ا") and len(word) == 3)
    stem = word[:-1] if weak else word
    yield Inflected(word, "perfect", bare=True)
    yield Inflected(stem + "ت", "perfect", feminine=True)
    yield Inflected(stem + "وا", "perfect", plural=True)
    hollow = len(word) == 3 and (word[1] == "ا" or word[1] == word[2] or word == "اكد")  # قالا
    if len(word) > 3 or hollow:  # of three letters it is mostly an accusative (ردا، رفضا)
        yield Inflected(stem + ("يا" if weak else "ا"), "perfect", plural=True)
    yield Inflected(stem + "تا", "perfect", feminine=True, plural=True)
    if not weak:
        yield Inflected(stem + "ن", "perfect", feminine=True, plural=True)
    for suffix in OBJECTS:
        yield Inflected((stem + "ا" if weak else stem) + suffix, "perfect", suffixed=True)
        yield Inflected(stem + "ت" + suffix, "perfect", feminine=True, suffixed=True)
        yield Inflected(stem + "و" + suffix, "perfect", plural=True, suffixed=True)
    for suffix in HEARERS if len(word) > 3 and not weak else ():
        yield Inflected(stem + "ت" + suffix, "perfect", feminine=True, suffixed=True)
        if suffix == "ني":  # أبلغنا is «we told» as well
            yield Inflected(stem + suffix, "perfect", suffixed=True)


def imperfect(lemma: str) -> Iterator[Inflected]:
    """يقول: يقول تقول يقولان تقولان يقولون يقولوا, with and without an object."""
    word = fold_word(lemma)
    weak = word[-1] in "يو"
    stem = word[:-1] if weak else word
    feminine = "ت" + word[1:]
    yield Inflected(word, "imperfect", bare=True)
    yield Inflected(feminine, "imperfect", feminine=True)
    yield Inflected(stem + "ون", "imperfect", plural=True)
    yield Inflected(stem + "وا", "imperfect", plural=True)
    yield Inflected(word + "ان", "imperfect", plural=True)
    yield Inflected(feminine + "ان", "imperfect", feminine=True, plural=True)
    if weak:  # the jussive after لم
        yield Inflected(stem, "imperfect")
        yield Inflected("ت" + stem[1:], "imperfect", feminine=True)
    open_stem = stem + "ا" if lemma.endswith("ى") else word
    for suffix in OBJECTS:
        yield Inflected(open_stem + suffix, "imperfect", suffixed=True)
        yield Inflected("ت" + open_stem[1:] + suffix, "imperfect", feminine=True, suffixed=True)


def participle(lemma: str) -> Iterator[Inflected]:
    """مؤكد: the accusative forms that hang on to a sentence: مؤكدا مؤكدة مؤكدين مؤكدات."""
    word = fold_word(lemma)
    plural = word[:-1] if word.endswith("ي") else word
    yield Inflected(word + "ا", "participle")
    yield Inflected(word + "ه", "participle", feminine=True)
    yield Inflected(plural + "ين", "participle", plural=True)
    yield Inflected(word + "ات", "participle", feminine=True, plural=True)
    for suffix in OBJECTS:
        yield Inflected(word + "ا" + suffix, "participle", suffixed=True)


def masdar(lemma: str) -> Iterator[Inflected]:
    """قول: قول قوله القول بالقول بقوله; ``suffixed`` where the speaker is written on to it."""
    word = fold_word(lemma)
    bound = word[:-1] + "ت" if lemma.endswith("ة") else word
    yield Inflected(word, "masdar", bare=True)
    yield Inflected("بال" + word, "masdar")
    yield Inflected("ال" + word, "masdar")
    for suffix in OBJECTS:
        for before in ("", "ب"):
            feminine = suffix == "ها"
            yield Inflected(before + bound + suffix, "masdar", feminine=feminine, suffixed=True)
            if lemma == "تصريح":
                plural = before + bound + "ات" + suffix
                yield Inflected(plural, "masdar", feminine=feminine, suffixed=True)
