"""Light stems: a folded word without its clitics and endings, for telling words of one family.

The cuts follow the idea of light stemming (Larkey, Ballesteros and Connell 2002): conjunction,
preposition and article in front; plural, feminine and pronoun endings behind; never fewer than
three letters remain. No root is sought, so that كاتب and مكتب stay apart.
"""

from __future__ import annotations

from functools import lru_cache

_FRONT = ("وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_PARTICLES = ("و", "ف", "ب", "ل", "ك", "س")
_BACK = (
    *("اتهما", "اتهم", "اتها", "ياتها", "يتها", "يته", "تهما", "تهم", "تها", "تنا", "هما"),
    *("ائهم", "ائها", "هم", "ها", "نا", "كم", "ات", "ان", "ين", "ون", "وا", "يه", "يا", "ته"),
    *("ه", "ي", "ا", "ت"),
)
_LONGEST_PARTICLE_WORD = 5  # letters: a particle is cut off only from words at least this long
_KEPT = 3  # letters that must remain


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The light stem of a folded word; a word of three letters or fewer is its own stem."""
    rest = _front(word)
    for _ in range(2):
        for ending in _BACK:
            if rest.endswith(ending) and len(rest) - len(ending) >= _KEPT:
                rest = rest[: -len(ending)]
                break
        else:
            break
    return rest


def _front(word: str) -> str:
    for front in _FRONT:
        if word.startswith(front) and len(word) - len(front) >= _KEPT:
            return word[len(front) :]
    for _ in range(2):
        if word[:1] in _PARTICLES and len(word) >= _LONGEST_PARTICLE_WORD:
            word = word[1:]
        else:
            break
        if word.startswith("ال") and len(word) - 2 >= _KEPT:
            return word[2:]
    return word
