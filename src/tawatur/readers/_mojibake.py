"""Mojibake: UTF-8 that was once read as Windows-1252 or Windows-1256, turned back where certain.

«في» read as Windows-1252 is «ÙÙŠ», read as Windows-1256 «ظپظٹ». A line is mended only where all
of it turns back into valid UTF-8 that is Arabic; a line in order is never valid that way, since
its letters would have to stand in pairs of lead and trail bytes throughout.
"""

from __future__ import annotations

import re
from functools import cache

MIN_LETTERS = 3  # Arabic letters a mended line must gain; shorter ones may be chance

_ALEFS = ("\u00d8\u00a7", "\u0637\u00a7")  # ا, without which there is no Arabic line
_TRAIL = "\u00a7"  # ends both; one character is found five times as fast as two
_ARABIC = re.compile("[\u0621-\u064a]")
# Two lead bytes of Arabic in UTF-8 (D8 to DB) as each encoding shows them, each with its trail.
_SUSPECT = re.compile("(?:[\u00d8-\u00db][^ -~\n]){2}|(?:[\u0637-\u063a][^ -~\n\u0621-\u064a]){2}")


def is_suspect(text: str) -> bool:
    """True where a line of the text may be mojibake."""
    return _TRAIL in text and (_ALEFS[0] in text or _ALEFS[1] in text)


def mend(text: str) -> str:
    """``text`` with every line that is certainly mojibake turned back."""
    if not is_suspect(text):
        return text
    lines = text.split("\n")
    return "\n".join(_mended(line) if _SUSPECT.search(line) else line for line in lines)


def _mended(line: str) -> str:
    for encoding in ("cp1252", "cp1256"):
        table = _bytes_of(encoding)
        raw = bytearray()
        for char in line:
            byte = table.get(char)
            if byte is None:
                break
            raw.append(byte)
        else:
            try:
                found = raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
            letters = len(_ARABIC.findall(found))
            if letters >= MIN_LETTERS and letters * 3 > sum(not c.isascii() for c in found):
                return found
    return line


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each character; bytes the encoding leaves open stand for themselves, as every
    browser reads them."""
    table: dict[str, int] = {}
    for byte in range(256):
        try:
            table[bytes((byte,)).decode(encoding)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    for byte in range(0x80, 0xA0):
        table.setdefault(chr(byte), byte)
    return table
