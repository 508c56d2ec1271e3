"""Mail: letters and digests (``.eml``), and pages saved as MIME (``.mht``).

A letter is one report, written by its sender; the letters a digest carries are reports of their
own. Where a letter gives its words both plain and as HTML, the plain ones are read, unless they
are much shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

import msgspec

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _article, _decoding, _fragment, _markup, _visible

SUFFIXES = (".eml", ".mht", ".mhtml")
MAX_PARTS = 1000  # parts of a letter that are looked at
PLAIN = 0.5  # the plain words are read where they are at least this share of the HTML's
SAVED = "snapshot-content-location"

_HEADER = re.compile(
    rb"(?:From|To|Cc|Date|Subject|Received|Return-Path|Delivered-To|MIME-Version|Message-ID"
    rb"|Content-Type|X-[\w-]+|DKIM-Signature|Snapshot-Content-Location)[ \t]*:[^\n]*\n",
    re.IGNORECASE,
)


def recognises(content: bytes) -> bool:
    """True where the content begins with lines of a letter's head, a sender or MIME version
    among them."""
    head = content[:16384].replace(b"\r\n", b"\n")
    folded = re.sub(rb"\n[ \t]+", b" ", head)
    lines = folded.split(b"\n\n", 1)[0].splitlines(keepends=True)
    fitting = [
        line for line in lines if _HEADER.match(line if line.endswith(b"\n") else line + b"\n")
    ]
    names = {line.split(b":", 1)[0].strip().lower() for line in fitting}
    return len(names) >= 2 and bool(names & {b"from", b"mime-version"}) and lines[:1] == fitting[:1]


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for the letter, or for each letter of a digest, located ``path#number``."""
    if not content.strip():
        raise InputError(location, "the file is empty")
    try:
        letter = BytesParser(policy=policy.compat32).parsebytes(content)
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise InputError(location, f"not a letter: {error}") from error
    if not letter.keys():
        raise InputError(location, "not a letter: it has no head")
    inner = [part for part in _parts(letter) if part.get_content_type() == "message/rfc822"]
    letters = [sub for part in inner for sub in _enclosed(part)]
    if not letters:
        yield _page(letter, location)
        return
    for number, enclosed in enumerate(letters, 1):
        where = f"{location}#{number}"
        try:
            yield _page(enclosed, where)
        except InputError as error:
            yield Rejection(where, error.reason)


def _parts(letter: Message) -> list[Message]:
    """The parts of a letter, those of letters within it left out."""
    out: list[Message] = []
    queue: list[Message] = [letter]
    while queue and len(out) < MAX_PARTS:
        part = queue.pop(0)
        out.append(part)
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            queue = [each for each in payload if isinstance(each, Message)] + queue
    return out


def _enclosed(part: Message) -> list[Message]:
    payload = part.get_payload()
    return (
        [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
    )


def _page(letter: Message, where: str) -> Page:
    """The page of one letter; InputError where it has no words."""
    title = _header(letter, "subject")
    plain, markup = _words(letter, where)
    if letter[SAVED] is not None and markup:
        return _saved(letter, markup, where)
    shown = _fragment.text(markup) if markup else ""
    text = plain if len(plain) >= PLAIN * len(shown) else shown
    if not text:
        raise InputError(where, "the letter has no words")
    return Page(
        location=where,
        text=f"{title}\n\n{text}" if title else text,
        id=_header(letter, "message-id"),
        title=title,
        outlet=_sender(letter),
        published=_visible.iso(_header(letter, "date")),
    )


def _saved(letter: Message, markup: str, where: str) -> Page:
    """The page that a browser saved as MIME."""
    page = _article.page(markup, where)
    address = _header(letter, SAVED) or ""
    if page.url is not None or not address.startswith(("http://", "https://")):
        return page
    return msgspec.structs.replace(page, url=address)


def _words(letter: Message, where: str) -> tuple[str, str]:
    """The plain words and the HTML of a letter, each empty where there are none."""
    plain: list[str] = []
    markup: list[str] = []
    for part in _parts(letter):
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/plain", "text/html"):
            continue
        if part.get_content_disposition() == "attachment":
            continue
        text = _decoded(part, where)
        if kind == "text/plain" and not _markup.is_page(text.encode("utf-8", "replace")):
            plain.append(_unwrapped(text, part))
        else:
            markup.append(text)
    return "\n\n".join(filter(None, plain)), markup[0] if markup else ""


def _decoded(part: Message, where: str) -> str:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        content = None
    if not isinstance(content, bytes) or not content.strip():
        return ""
    try:
        return _markup.decode(content, where, part.get_content_charset())
    except InputError:
        return ""


def _unwrapped(text: str, part: Message) -> str:
    """A plain text without the signature below ``-- ``; where it is stated to flow (RFC 3676) its
    paragraphs are put on one line."""
    body = re.split(r"^-- ?\r?$", text, maxsplit=1, flags=re.MULTILINE)[0]
    if str(part.get_param("format", "")).lower() == "flowed":
        body = re.sub(r" \r?\n(?=\S)", " ", body)
    return body.replace("\r\n", "\n").strip()


def _header(letter: Message, name: str) -> str | None:
    value = next((value for key, value in letter.raw_items() if key.lower() == name), None)
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(str(value))))
    except (ValueError, LookupError, MessageError):
        text = str(value)
    raw = text.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(raw, letter)
    return _decoding.whole(" ".join(text.split())) or None


def _guessed(raw: bytes, letter: Message) -> str:
    """Bytes that a head holds undeclared, in the encoding of the words below it: a few words by
    themselves do not tell one."""
    below = letter.get_payload(decode=True)
    try:
        text = _decoding.decode(raw + b"\n" + (below if isinstance(below, bytes) else b""), "")
    except InputError:
        return raw.decode("utf-8", "replace")
    return text.partition("\n")[0]


def _sender(letter: Message) -> str | None:
    """The sender's name, or the host of the address where it gives none."""
    name, address = parseaddr(_header(letter, "from") or "")
    return name or address.rpartition("@")[2] or None
