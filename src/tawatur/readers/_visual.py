"""Lines in the order of sight: Arabic kept from left to right, as old documents do, turned round.

In the order of reading words begin with «ال» and end in «ة» or «ى»; in the order of sight it is
the other way about. What a document does most it does throughout.
"""

from __future__ import annotations

import re
import unicodedata

_ARABIC = "\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff"
_WORD = re.compile(f"[{_ARABIC}]{{3,}}")
# Runs that are read from left to right also inside Arabic: numbers, Latin words, addresses.
_LATIN = re.compile(
    r"[0-9A-Za-z\u0660-\u0669](?:[0-9A-Za-z\u0660-\u0669.,:/%@_+\-]*[0-9A-Za-z\u0660-\u0669%])?"
)
_SHAPES = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def mend(lines: list[str]) -> list[str]:
    """The lines in the order of reading, shapes of letters as letters."""
    plain = [_DIRECTIONS.sub("", line) for line in lines]
    if not is_visual("\n".join(plain)):
        return [_letters(line) for line in plain]
    return [_letters(_turned(line)) for line in plain]


def is_visual(text: str) -> bool:
    """True where most words that show their order are kept in that of sight."""
    read = seen = 0
    for word in _WORD.findall(_letters(text, turn=False)):
        read += word.startswith("ال") + (word[-1] in "ةى")
        seen += word.endswith("لا") + (word[0] in "ةى")
    return seen > read


def _letters(text: str, *, turn: bool = True) -> str:
    """Shapes of letters as letters; where not ``turn``, those of several in the order of sight."""
    if turn:
        return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found.group())[::-1], text)


def _turned(line: str) -> str:
    """One line turned round; numbers and Latin words in it keep their order."""
    if not re.search(f"[{_ARABIC}]", line):
        return line
    return _LATIN.sub(lambda run: run.group()[::-1], line[::-1].translate(_MIRROR))
