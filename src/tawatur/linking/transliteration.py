"""Arabic names in Latin letters: the English spelling listed for a word, else one made by rule."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows

_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y - w y".split(),
        strict=True,
    )
) | {"ء": ""}
_PARTS = {"بن": "bin", "ابن": "ibn", "ال": "al", "ابو": "abu", "ام": "um"}
_DIGRAPHS = (("تش", "ch"), ("كس", "x"), ("دج", "j"))
_CONSONANT_W, _CONSONANT_Y = "w", "y"
_SUN = frozenset("تثدذرزسشصضطظلن")


@cache
def _listed() -> dict[str, str]:
    return {fold_word(row["word"]): row["latin"] for row in rows("transliterations")}


@lru_cache(maxsize=16384)
def word_in_latin(word: str) -> str:
    """A folded word in lower-case Latin letters; never empty for a word with letters."""
    if word.isascii():
        return word
    listed = _PARTS.get(word) or _listed().get(word)
    if listed:
        return listed
    if word.startswith("ال") and len(word) > 4:
        return "al-" + word_in_latin(word[2:])
    return _by_rule(word)


def _by_rule(word: str) -> str:
    for cluster, latin in _DIGRAPHS:
        word = word.replace(cluster, latin)
    out: list[str] = []
    for i, char in enumerate(word):
        vowel_place = i > 0 and out and out[-1][-1:] not in "aeiou"
        if char == "و":
            out.append("u" if vowel_place else "w")
        elif char == "ي":
            out.append("i" if vowel_place else "y")
        elif char == "ه" and i == len(word) - 1 and i > 1:
            out.append("a")
        else:
            out.append(_LETTERS.get(char, char))
    return _with_vowels("".join(out)) or word


def _with_vowels(latin: str) -> str:
    """A short a between three consonants and after a first pair: mhmd becomes mahmad."""
    out = ""
    bare = 0
    for char in latin:
        if char in "aeiou-":
            bare = 0
        else:
            bare += 1
            if bare >= 2 and not _is_pair(out[-1:], char) and (len(out) == 1 or bare > 2):
                out += "a"
                bare = 1
        out += char
    return out


def _is_pair(a: str, b: str) -> bool:
    return b == "h" and a in "tskgdc"


def in_latin(words: tuple[str, ...]) -> str:
    """A name in Latin letters, its words capitalised."""
    spelt = (word_in_latin(word) for word in words)
    return " ".join(word if word.startswith("al-") else word.capitalize() for word in spelt)
