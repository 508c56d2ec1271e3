"""PDF with a text layer: a document is one report; lines are joined into paragraphs.

Needs the package pypdf (the extra office). Lines that the document keeps in the order of sight,
as old programs write Arabic, are turned round; letters kept by their shape become letters.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding, _visual

SUFFIXES = (".pdf",)
MAX_PAGES = 1000
MAX_CHARS = 64 << 20  # characters of one document; with more it is no report
FULL = 0.7  # a line with this share of the longest one's characters goes on in the next
NEEDED = "reading PDF needs the package pypdf: pip install 'tawatur[office]'"
SCANNED = "scanned pages without a text layer: run them through text recognition first"
LOCKED = "the document is locked by a password"

_ARABIC = "".join(map(chr, (*range(0x590, 0x900), *range(0xFB1D, 0xFE00), *range(0xFE70, 0xFF00))))
_MARK = b"%PDF-"
_STOPS = '.!?؟:…»"'


def recognises(content: bytes) -> bool:
    """True where the content begins like PDF."""
    return _MARK in content[:1024]


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """The one page; of a document that is broken in the middle, the pages before."""
    try:
        pypdf = import_module("pypdf")
    except ImportError:
        raise InputError(location, NEEDED) from None
    if not recognises(content):
        raise InputError(location, "not PDF")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    lines: list[str] = []
    broken = ""
    extraction = import_module("pypdf._text_extraction")
    extraction.set_custom_rtl(specials=_ARABIC)  # lines as they are kept, not as they are drawn
    try:
        document = pypdf.PdfReader(BytesIO(content))
        if document.is_encrypted and not document.decrypt(""):
            raise InputError(location, LOCKED)
        for page in document.pages[:MAX_PAGES]:
            lines += [*page.extract_text().split("\n"), ""]
            if sum(map(len, lines)) > MAX_CHARS:
                raise InputError(location, f"more than {MAX_CHARS >> 20} million characters")
    except InputError:
        raise
    except (Exception, RecursionError) as error:  # broken files raise whatever they meet
        broken = str(error).partition("\n")[0][:200] or type(error).__name__
    finally:
        extraction.set_custom_rtl(specials="")
    text = _paragraphs(_visual.mend(lines))
    if not text and broken:
        raise InputError(location, f"the document is broken: {broken}")
    if not text:
        raise InputError(location, SCANNED)
    yield Page(location=location, text=_decoding.whole(text))
    if broken:
        yield Rejection(location, f"the document is broken after what was read: {broken}")


def _paragraphs(lines: list[str]) -> str:
    """The lines joined where a sentence goes on: a full line without a stop at its end."""
    longest = max(map(len, lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        words = " ".join(line.split())
        if not words:
            continue  # pages break in the middle of sentences
        if goes_on:
            out[-1] += f" {words}"
        else:
            out.append(words)
        goes_on = len(words) >= FULL * longest and words[-1] not in _STOPS
    return "\n\n".join(out)
