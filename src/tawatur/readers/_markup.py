"""Markup: from the bytes of a page, feed or letter to text, whatever they declare.

What the bytes themselves show comes before what is declared: a byte order mark, then valid
UTF-8, then the declaration where it names an encoding that is neither of the usual lies, then the
encoding in which the text reads as Arabic.
"""

from __future__ import annotations

import codecs
import re

from tawatur.errors import InputError
from tawatur.readers import _decoding, _mojibake

HEAD = 4096  # bytes in which a page declares its encoding

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# What is declared for Arabic pages whether or not it is so; for these the bytes decide.
_UNSURE = frozenset(
    "utf-8 ascii iso8859-1 cp1252 cp1256 iso8859-6 utf-16 utf-16-le utf-16-be utf-7"
    " idna punycode unicode_escape raw_unicode_escape".split()
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|table|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<[!?](?:--.{0,2000}?--|[^>]*)>\s*)*"
    rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.DOTALL,
)


def is_page(content: bytes) -> bool:
    """True where the content begins like an HTML page or a piece of one."""
    return _PAGE.match(_plain(content)) is not None


def is_feed(content: bytes) -> bool:
    """True where the content begins like RSS, RDF or Atom."""
    return _FEED.match(_plain(content)) is not None


def decode(content: bytes, location: str, declared: str | None = None) -> str:
    """The text of ``content``; ``declared`` is the charset of a header above it, if any."""
    if (found := _decoding.plain_utf8(content)) is not None:  # whatever is declared
        return _mojibake.mend(found)
    codec = _codec(declared) or _codec(_declaration(content))
    if codec == "utf-7" and content.isascii():  # letters of old; no other encoding looks like it
        return _decoding.whole(content.decode(codec, "replace"))
    if codec is not None and codec not in _UNSURE and not _is_utf8(content):
        try:
            return _mojibake.mend(content.decode(codec))
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        text = _decoding.decode(content, location)
    except InputError:
        if codec is None or codec in _UNSURE or b"\0" in content[:HEAD]:
            raise
        text = content.decode(codec, "replace")
    return _mojibake.mend(_decoding.whole(text))


def _declaration(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, HEAD)
    return found.group(1).decode("ascii", "ignore") if found else None


def _codec(name: str | None) -> str | None:
    """The name of the codec behind a declared charset; None where it names no text encoding."""
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip("\"' ")).name
        b"".decode(found)  # refused where the name means no text encoding, as base64 does
    except (LookupError, ValueError):
        return None
    return found


def _is_utf8(content: bytes) -> bool:
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _plain(content: bytes) -> bytes:
    """The first bytes with a mark and the zeros of UTF-16 taken off."""
    head = content[:HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(codecs.BOM_UTF8)
