"""Decoding: from bytes to text, or the reason why they are no text."""

from __future__ import annotations

import codecs
import html
import re
from functools import cache

from tawatur.errors import InputError

# Of the characters that are not ASCII, at most this share may be broken before a text counts as
# written in another encoding: a file cut in the middle of a letter still reads as UTF-8.
BROKEN_SHARE = 0.02
PROBE = 256  # bytes of a stretch that shows at once that a text is no UTF-8 at all
# Control characters above this share of the bytes mean a binary file; text has next to none.
CONTROL_SHARE = 0.01
SAMPLE = 65536  # bytes looked at to tell text from binary content
PLAIN = 4096  # bytes that are enough where they are UTF-8 and hold no control character at all
ENOUGH = 2048  # bytes, ASCII left out, that tell one-byte encodings apart: some 350 words

LATIN_SHARE = 0.6  # of the characters, more than this are Latin letters, or it is no Latin text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PAR1", "Parquet"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_SIGNED = (*(mark for mark, _ in _BOMS), *(signature for signature, _ in _FORMATS))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
_WORD = re.compile("[\u0621-\u064a]+")
# The commonest words of Arabic: an Arabic text in the right encoding is full of them.
_COMMON = frozenset(
    "في من على إلى الى أن ان عن التي الذي هذا هذه كان قال بعد ما لا مع بين كل".split()
)
_LATIN = re.compile("[A-Za-z]")
_ASCII = bytes(range(128))
_PLAIN = bytes(set(range(128)) - set(b" \t\n\r<>"))  # what says nothing of a one-byte encoding
_LONE = re.compile("[\ud800-\udfff]")
# A line whose first letter outside ASCII may be one of UTF-8.
_UTF8_LINE = re.compile(rb"^[\x00-\x09\x0b-\x7f]*+[\xc2-\xf4][\x80-\xbf].*", re.MULTILINE)
_UTF8_BEGINS = re.compile(rb"\n[\xc2-\xf4][\x80-\xbf]")
_ONE_LINE = bytes(set(range(128)) - set(b"\n"))  # without these a line begins with that letter


def decode(content: bytes, location: str) -> str:
    """The text of ``content`` without its byte order mark: UTF-8, UTF-16, UTF-32 with a mark,
    Windows-1256 or ISO-8859-6; InputError says why it is no text."""
    if not content or content.isspace():
        raise InputError(location, "the file is empty")
    for signature, kind in _FORMATS:
        if content.startswith(signature):
            raise InputError(location, f"not a text but {kind}")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, "replace").removeprefix("\ufeff")
            break
    else:
        text = _decode_unmarked(content, location)
    if not text or text.isspace():
        raise InputError(location, "the file is empty")
    return text


def plain_utf8(content: bytes) -> str | None:
    """The text of ``content`` where it is UTF-8 beyond doubt, as most pages are: valid, with
    letters outside ASCII, without a mark and with next to no control characters."""
    head = content[:PLAIN]
    if content.startswith(_SIGNED):
        return None
    if len(head.translate(None, _CONTROLS)) < len(head) and _is_binary(content):
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.isascii() or text.isspace() else text


def whole(text: str) -> str:
    """``text`` with every lone surrogate, which no encoding can write, replaced by U+FFFD."""
    try:
        text.encode()  # ten times faster than looking for one
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text


def resolved(text: str) -> str:
    """``text`` with its entities resolved, also those that were escaped twice."""
    return html.unescape(html.unescape(text)) if "&" in text else text


def narrow(text: str) -> str:
    """``text`` as one line, each stretch of white space a single space."""
    if text.isprintable() and "  " not in text:  # it has no other white space
        return text.strip(" ")
    return " ".join(text.split())


def _decode_unmarked(content: bytes, location: str) -> str:
    if _is_binary(content):
        return _decode_wide(content, location)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_foreign(content.translate(None, _ASCII)):
        return _decode_bytes(content, location)
    text = content.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") <= BROKEN_SHARE * foreign + 1 and foreign > 1:
        return text
    return _decode_bytes(content, location)


def _is_binary(content: bytes) -> bool:
    """True where the bytes hold more control characters than a text does."""
    head = content[:SAMPLE]
    return len(head) - len(head.translate(None, _CONTROLS)) > CONTROL_SHARE * len(head)


def _is_foreign(content: bytes) -> bool:
    """True where UTF-8 makes nothing of half the bytes at the beginning, middle and end."""
    probes = (content[at:][:PROBE] for at in (0, len(content) // 2, max(0, len(content) - PROBE)))
    return all(2 * p.decode("utf-8", "replace").count("\ufffd") > len(p) for p in probes)


def _decode_wide(content: bytes, location: str) -> str:
    """UTF-16 without a mark: the order of bytes that gives Arabic or Latin letters."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = content.decode(encoding, "replace")
        plain = sum(1 for char in text[:SAMPLE] if " " <= char < "\u0700" or char in "\r\n\t")
        if plain > 0.9 * len(text[:SAMPLE]):
            return text
    raise InputError(location, "not a text: binary content")


def _decode_bytes(content: bytes, location: str) -> str:
    """The one-byte encoding in which the text reads best."""
    sample = content.translate(None, _PLAIN)[:ENOUGH]
    scores = {code: _arabic(sample, code) for code in ("cp1256", "iso8859-6")}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] <= 0:
        latin = content[:SAMPLE].decode("cp1252", "replace")
        if len(_LATIN.findall(latin)) <= LATIN_SHARE * len(latin):
            raise InputError(location, "the encoding of the text is not known")
        best = "cp1252"
    parts, end = list[str](), 0
    begins = _UTF8_BEGINS.search(b"\n" + content.translate(None, _ONE_LINE))
    for line in _UTF8_LINE.finditer(content) if begins else ():  # some texts are of two encodings
        try:
            found = line.group().decode("utf-8")
        except UnicodeDecodeError:
            continue
        parts += content[end : line.start()].decode(best, "replace"), found
        end = line.end()
    return "".join((*parts, content[end:].decode(best, "replace")))


def _arabic(sample: bytes, encoding: str) -> int:
    """How much the bytes read like Arabic; what the encoding does not hold counts against it."""
    letters, unknown, common, article = _readings(encoding)
    spaced = b" " + sample.translate(letters)
    words = spaced.split()
    found = sum(map(common.__contains__, words)) + spaced.count(article)
    broken = len(sample) - len(sample.translate(None, unknown))
    written = len(spaced) - spaced.count(b" ")
    return 10 * found + written // 10 - 5 * broken


@cache
def _readings(encoding: str) -> tuple[bytes, bytes, frozenset[bytes], bytes]:
    """Of an encoding: the bytes with all but Arabic letters as spaces, those it leaves open, the
    commonest words, and the article after a space."""
    shown = [bytes((byte,)).decode(encoding, "replace") for byte in range(256)]
    letters = bytes(byte if _WORD.fullmatch(shown[byte]) else ord(" ") for byte in range(256))
    unknown = bytes(byte for byte in range(256) if shown[byte] == "\ufffd")
    return letters, unknown, frozenset(w.encode(encoding) for w in _COMMON), " ال".encode(encoding)
