"""The letters: which characters are one when Arabic is read, and which are not read at all.

Folding serves matching, never display. Alef with hamza or madda becomes bare alef, alef maksura
becomes yeh, teh marbuta becomes heh; hamza on waw and yeh becomes its bearer (رئيس is رييس).
Persian, Urdu and Maghrebi letters become their nearest Arabic letter, presentation forms their
plain letters, all digits ASCII digits, Latin letters lower case without accents.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

SIZE = 0x10000  # only the basic plane is folded; the rest stands for itself
DROP = 0  # the code of characters that are not read
EXPAND = 0xFFFFFFFF  # the code of characters that become several

_EQUAL = {
    "أإآٱٲٳٵ": "ا",
    "ىیېۍے": "ي",
    "ةۀەہھۃۂ": "ه",
    "کڪګڬڭگ": "ك",
    "پ": "ب",
    "چڃ": "ج",
    "ژ": "ز",
    "ڤڥ": "ف",
    "ڨ": "ق",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑ": "ر",
    "ں": "ن",
    "ۆۇۋ": "و",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "۔": ".",
    "۞": " ",
}
_DROPPED = (
    (0x0610, 0x061A),  # honorifics and small marks
    (0x061C, 0x061C),  # Arabic letter mark
    (0x0640, 0x0640),  # tatweel
    (0x064B, 0x065F),  # diacritics
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0300, 0x036F),  # combining accents
    (0x200B, 0x200F),  # zero width, bidi marks
    (0x202A, 0x202E),  # bidi embeddings
    (0x2060, 0x2064),
    (0x2066, 0x206F),  # bidi isolates
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
)


@cache
def table() -> tuple[NDArray[np.uint32], dict[int, str]]:
    """The look-up from code point to folded code point, and what the EXPAND ones become."""
    codes = np.arange(SIZE, dtype=np.uint32)
    several: dict[int, str] = {}
    equal = {ord(char): to for chars, to in _EQUAL.items() for char in chars}
    for code in _changed_blocks():
        folded = _fold_one(chr(code), equal)
        if len(folded) == 1:
            codes[code] = ord(folded)
        elif folded:
            codes[code], several[code] = EXPAND, folded
    for first, last in _DROPPED:
        codes[first : last + 1] = DROP
    codes[0] = 0xFFFD  # a NUL in a text stays one character
    return codes, several


def _changed_blocks() -> list[int]:
    blocks = ((0x20, 0x24F), (0x600, 0x6FF), (0x750, 0x77F), (0x1E00, 0x1EFF), (0x2000, 0x206F))
    forms = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0xFF01, 0xFF5E))
    return [code for first, last in blocks + forms for code in range(first, last + 1)]


def _fold_one(char: str, equal: dict[int, str]) -> str:
    if 0x2010 <= ord(char) <= 0x206F or char == "…":
        return char if unicodedata.category(char) != "Zs" else " "
    plain = unicodedata.normalize("NFKD", char).lower()
    kept = (c for c in plain if not unicodedata.combining(c) and c != "\u0640")
    folded = "".join(equal.get(ord(c), c) for c in kept)
    digits = (str(unicodedata.digit(c)) if c.isdigit() and c > "9" else c for c in folded)
    return "".join(digits) if ord(char) not in equal else equal[ord(char)]
