"""DOCX: a document of Word is one report: its paragraphs and tables, in order.

Needs the package python-docx (the extra office).
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _decoding

SUFFIXES = (".docx", ".docm")
MAX_UNPACKED = 256 << 20  # bytes of all parts: a document of more is a bomb, or holds films
MAX_PART = 64 << 20  # bytes of the part with the words
NEEDED = "reading DOCX needs the package python-docx: pip install 'tawatur[office]'"

_MARK = b"PK\x03\x04"
_BODY = "word/document.xml"
_STEP = 64  # bytes unpacked at a time of a broken document
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a reader sees of a paragraph; one in a text box (``p``) begins a line of its own.
_SAID = tuple(f"{_W}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "p"))
# The same box once more, for programs of old.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def recognises(content: bytes) -> bool:
    """True where the content is a zip archive with the words of a Word document."""
    return content.startswith(_MARK) and _BODY.encode() in content


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """The one page: a paragraph a line, the cells of a table's row joined by bars."""
    try:
        docx = import_module("docx")
    except ImportError:
        raise InputError(location, NEEDED) from None
    if not content.startswith(_MARK):
        raise InputError(location, "not DOCX: it does not begin like a zip archive")
    try:
        _check(content, location)
        document = docx.Document(BytesIO(content))
        lines = list(_lines(document.element.body))
        title = _line(document.core_properties.title or "")
    except InputError:
        raise
    except Exception as error:  # the library lets every error of zip, XML and its own through
        why = str(error).partition("\n")[0][:200] or type(error).__name__
        lines = _rescued(content)
        if not lines:
            raise InputError(location, f"the document is broken: {why}") from error
        yield Page(location=location, text="\n\n".join(lines))
        yield Rejection(location, f"the document is broken, its whole paragraphs were read: {why}")
        return
    text = "\n\n".join(lines)
    if not text.strip():
        raise InputError(location, "the document has no words: pictures, or nothing")
    is_first = bool(title) and text.startswith(title)
    yield Page(location=location, text=text, title=title if is_first else None)


def _check(content: bytes, location: str) -> None:
    """InputError where the archive would unpack to more than a document does."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise InputError(location, "the document is locked by a password")
        if sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise InputError(location, f"larger than {MAX_UNPACKED >> 20} MB when unpacked")
        if archive.getinfo(_BODY).file_size > MAX_PART:
            raise InputError(location, f"words of more than {MAX_PART >> 20} MB")
        head = archive.read(_BODY)[:4096]
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise InputError(location, "XML that declares entities of its own, which is not safe")


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401 - untyped library
    """The paragraphs of the body in order, and the rows of its tables."""
    for child in body:
        if child.tag == f"{_W}p":
            yield from filter(None, (_line(part) for part in _words(child).split("\n")))
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag == f"{_W}sdt":
            for content in child.iter(f"{_W}sdtContent"):
                yield from _lines(content)


def _rows(table: Any) -> Iterator[str]:  # noqa: ANN401 - untyped library
    """The rows of a table, a line each; of one whose cells hold tables, the lines of each cell."""
    for row in _own(table, "tr"):
        cells = [list(_lines(cell)) for cell in _own(row, "tc")]
        if any(cell.find(f"{_W}tbl") is not None for cell in _own(row, "tc")):
            yield from (line for lines in cells for line in lines)
        elif joined := " | ".join(" ".join(lines) for lines in cells if lines):
            yield joined


def _own(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - untyped library
    """The rows of a table or the cells of a row, without those of tables within."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _own(child, name)


def _rescued(content: bytes) -> list[str]:
    """The whole paragraphs of the part with the words, as far as it can be unpacked."""
    at = content.find(_BODY.encode())
    head = content[at - 30 : at]
    if at < 30 or not head.startswith(_MARK):
        return []
    begin = at + len(_BODY) + int.from_bytes(head[28:30], "little")
    engine, parts = zlib.decompressobj(-15), list[bytes]()
    for start in range(begin, min(len(content), begin + MAX_PART), _STEP):
        try:
            parts.append(engine.decompress(content[start : start + _STEP], MAX_PART))
        except zlib.error:
            break
        if engine.eof or sum(map(len, parts)) > MAX_PART:
            break
    markup = b"".join(parts).decode("utf-8", "replace")
    texts = ("".join(_TEXT.findall(paragraph)) for paragraph in _PARAGRAPH.findall(markup))
    return [line for text in texts if (line := _line(html.unescape(text)))]


def _words(element: Any) -> str:  # noqa: ANN401 - untyped library
    """The words of an element as they stand at the end of all changes."""
    out = []
    twice = {each for again in element.iter(_FALLBACK) for each in again.iter()}
    for each in element.iter(*_SAID):
        if each in twice:
            continue
        if each.tag == f"{_W}t":
            out.append(each.text or "")
        else:
            out.append({f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}.get(each.tag, "\n"))
    return "".join(out)


def _line(words: str) -> str:
    return _decoding.whole(" ".join(words.replace("\ufeff", "").split()))
