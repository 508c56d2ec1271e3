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
_GLIDES = {"و": ("u", "w"), "ي": ("i", "y")}
_LONG_FIRST = {"و": "u", "ي": "i"}
_VOWELS = frozenset("aeiou")
_LIQUIDS = frozenset("rl")


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
    """Simplified ALA-LC: long vowels a, i, u; ع and hamza left out; a short a where none is
    written between consonants."""
    for cluster, latin in _DIGRAPHS:
        word = word.replace(cluster, latin)
    if len(word) > 3 and word[0] == "ا" and word[1] in _LONG_FIRST and word[2] not in "اوي":
        word = _LONG_FIRST[word[1]] + word[2:]  # أوزمان, إيليا: one long vowel
    sounds: list[str] = []
    for i, char in enumerate(word):
        after_vowel = bool(sounds) and sounds[-1][-1:] in _VOWELS
        closed = i + 1 == len(word) or word[i + 1] not in "اويه"
        if char in _GLIDES:
            vowel, glide = _GLIDES[char]
            is_vowel = i > 0 and closed and (not after_vowel or sounds[-1] != "a")
            sounds.append(vowel if is_vowel or (i > 0 and not after_vowel) else glide)
        elif char == "ه" and i == len(word) - 1 and i > 1:
            sounds.append("" if after_vowel and sounds[-1] == "a" else "a")
        else:
            sounds.append(_LETTERS.get(char, char))
    return _with_vowels([sound for sound in sounds if sound]) or word


def _with_vowels(sounds: list[str]) -> str:
    """A short a between three consonants and after a first one, but before an r or l that a
    long vowel follows (تريبو: tribu)."""
    out: list[str] = []
    bare = 0
    for i, sound in enumerate(sounds):
        if sound[-1] in _VOWELS:
            bare = 0
        else:
            bare += 1
            glued = sound in _LIQUIDS and i + 1 < len(sounds) and sounds[i + 1][0] in _VOWELS
            if bare >= 2 and ((i == 1 and not glued) or bare > 2):
                out.append("a")
                bare = 1
        out.append(sound)
    return "".join(out)


def in_latin(words: tuple[str, ...]) -> str:
    """A name in Latin letters, its words capitalised, the article not."""
    return " ".join(_capitalised(word_in_latin(word)) for word in words)


def _capitalised(word: str) -> str:
    article, rest = ("al-", word[3:]) if word.startswith("al-") else ("", word)
    return article + rest[:1].upper() + rest[1:]
