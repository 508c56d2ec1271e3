"""When two spellings are one name: a key of consonants, and a distance that knows the habits.

Foreign names are spelt by ear: vowels come and go, غ ج ق ك stand for one g, ت and ط for one t,
تش and ج for one ch. Arabic names are not: محمد and محمود are two men, العبادي and العبيدي too.
So a word that is a given name or bears the article must be the same but for hamza and the like.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from tawatur.arabic.folding import fold_word
from tawatur.lexicons import words as listed

_CLASSES = {
    **dict.fromkeys("غجقكگgqkjc", "g"),
    **dict.fromkeys("سصثsxz", "s"),
    "ز": "s",
    "ذ": "d",
    "ظ": "s",
    **dict.fromkeys("تطt", "t"),
    **dict.fromkeys("دضd", "d"),
    **dict.fromkeys("فبپvfbp", "b"),
    **dict.fromkeys("هحخh", "h"),
    "ش": "sh",
    "ر": "r",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "r": "r",
    "l": "l",
    "m": "m",
    "n": "n",
}
_VOWELS = frozenset("اويءئؤهعىaeiouywh")
_CLUSTERS = (
    ("تش", "ج"),
    ("دج", "ج"),
    ("كس", "س"),
    ("تس", "س"),
    ("ch", "j"),
    ("sh", "ش"),
    ("kh", "ح"),
    ("gh", "ج"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("ck", "k"),
    ("x", "s"),
)
_SHORT = 5  # letters: shorter spellings may not differ in a consonant
# Letters apart, of the longer spelling: ترمب/ترامب .2, انكوريج/انكوراج .14, سروج/سوروج .2 are one;
# two names with the same consonants (كوري/كيري .25, at four letters) are not.
CLOSE = 0.34
_TYPO = 1  # one slip of the hand (اوغلو/اغولو) in a word of six letters, beside an equal word
_LONG = 6


@cache
def given_names() -> frozenset[str]:
    """Arabic given names, folded."""
    return frozenset(fold_word(name) for name in listed("given_names", "name"))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word by class, doubled ones once; the word where it has none."""
    sounds = _sounds(word)
    return (
        "".join(s for i, s in enumerate(sounds) if s not in _VOWELS or (i == 0 and s == "h"))
        or word
    )


def _sounds(word: str) -> list[str]:
    """The letters of a word by class, clusters and doubled letters made one."""
    for cluster, letter in _CLUSTERS:
        word = word.replace(cluster, letter)
    out: list[str] = []
    for char in word:
        sound = "a" if char in _VOWELS and char not in "هh" else _CLASSES.get(char, char)
        if not out or out[-1] != sound:
            out.append(sound)
    return out


def _plain(word: str) -> str:
    """Hamza on its seat and the endings that are written either way made one."""
    return word.replace("ؤ", "و").replace("ئ", "ي").replace("ء", "")


def is_native(word: str) -> bool:
    """True where a word is spelt by rule, not by ear: a given name, or one with the article."""
    return word.startswith("ال") or word in given_names()


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """True where two folded words are spellings of one name."""
    if a == b or _plain(a) == _plain(b):
        return True
    if is_native(a) and is_native(b):
        return False
    if a.removeprefix("ال") == b.removeprefix("ال") and not is_native(a.removeprefix("ال")):
        return True
    if a[:-1] == b[:-1] and {a[-1], b[-1]} == {"ا", "ه"}:
        return True
    key = skeleton(a)
    if key != skeleton(b) or len(key) < 2:
        return False
    sounds_a, sounds_b = _sounds(a), _sounds(b)
    if len(key) == 2:  # two consonants say little: one vowel more or less in a word of five
        return len(a) != len(b) and max(len(a), len(b)) >= _SHORT and OSA.distance(a, b) == 1
    return OSA.distance(sounds_a, sounds_b) / max(len(sounds_a), len(sounds_b)) <= CLOSE


@lru_cache(maxsize=65536)
def slipped(a: str, b: str) -> bool:
    """True where two long folded words differ by one slip of the hand."""
    return min(len(a), len(b)) >= _SHORT and (
        OSA.distance(a, b) <= _TYPO and max(len(a), len(b)) >= _SHORT
    )


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How surely two names of equal length are one: 1 equal, .9 by ear, .8 by a slip, 0 not."""
    if len(a) != len(b):
        joined_a, joined_b = "".join(a), "".join(b)
        return 0.9 if joined_a == joined_b else 0.0
    if a == b:
        return 1.0
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if not same_word(x, y)]
    if not unlike:
        return 0.9
    one_slip = len(unlike) == 1 and len(a) > 1 and slipped(*unlike[0])
    both_given = one_slip and {*unlike[0]} <= given_names()
    return 0.8 if one_slip and not both_given else 0.0


def contains(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True where the words of ``short`` stand in ``long`` in order, as spellings of them."""
    rest = iter(long)
    return all(any(same_word(word, other) for other in rest) for word in short)
