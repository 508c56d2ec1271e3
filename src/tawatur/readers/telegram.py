"""Telegram: the export of a channel or chat (``result.json``); a message is one report.

A message forwarded from elsewhere has that channel as its outlet. Service messages (who joined,
what was pinned) and messages that only show a picture are no reports and are passed over; the
hand-made lines a channel puts below every post are left to the cleaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates, _decoding, _mojibake

SUFFIXES: tuple[str, ...] = ()  # .json is that of any other JSON: told by its content
PARTIAL = True  # reads what stands before a break

HEAD = 1 << 16  # bytes in which an export names its kind and its first message

_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_MESSAGE = re.compile(
    rb'"(?:date_unixtime|from_id|text_entities)"\s*:|"type"\s*:\s*"(?:message|service)"'
)
_CHATS = re.compile(rb'"chats"\s*:\s*\{')

Message = dict[str, Any]


def recognises(content: bytes) -> bool:
    """True for the JSON of an export: chats or a chat with messages."""
    head = content[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return (
        head[:1] == b"{"
        and _MESSAGES.search(head) is not None
        and (_MESSAGE.search(head) is not None or _CHATS.search(head) is not None)
    )


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """A page for each message with words, located ``path#id``; in an export of a whole account
    ``path#chat/id``."""
    text = _decoding.decode(content, location)
    try:
        export = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield from _whole_messages(text, location, str(error) or "nested too deep")
        return
    chats = _chats(export)
    if not chats:
        raise InputError(location, "JSON, but no export of Telegram messages")
    found = False
    for chat in chats:
        prefix = f"{location}#" if len(chats) == 1 else f"{location}#{chat.get('id')}/"
        for page in _pages(chat, prefix):
            found = True
            yield page
    if not found:
        raise InputError(location, "no message of the export has words")


def _chats(export: object) -> list[Message]:
    """The chats of an export: the one it is of, or those of a whole account."""
    if not isinstance(export, dict):
        return []
    chats = export.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else None
    found = listed if isinstance(listed, list) else [export]
    return [
        chat for chat in found if isinstance(chat, dict) and isinstance(chat.get("messages"), list)
    ]


def _pages(chat: Message, prefix: str) -> Iterator[Page | Rejection]:
    name = _name(chat.get("name"))
    link = chat.get("username")
    for number, message in enumerate(chat["messages"], 1):
        if not isinstance(message, dict):
            yield Rejection(f"{prefix}{number}", "a message must be an object")
            continue
        identity = message.get("id")
        where = f"{prefix}{identity if isinstance(identity, int | str) else number}"
        page = _page(message, name, where)
        if page is not None:
            yield page if not isinstance(link, str) else _linked(page, link, identity)


def _linked(page: Page, channel: str, identity: object) -> Page:
    address = f"https://t.me/{channel.lstrip('@')}/{identity}"
    return msgspec.structs.replace(page, url=page.url or address)


def _page(message: Message, chat: str | None, where: str) -> Page | None:
    """The page of one message, None where it is no report."""
    if message.get("type", "message") != "message":
        return None
    text = _text(message.get("text"))
    if not text.strip():
        text = _text(message.get("text_entities"))
    if not text.strip():
        return None
    origin = message.get("forwarded_from")
    return Page(
        location=where,
        text=_decoding.whole(_mojibake.mend(text.strip())),
        outlet=_name(origin) or chat or _name(message.get("from")),
        published=_published(message),
    )


def _text(value: object) -> str:
    """The words of a message: a string, or a list of strings and entities."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    parts = (part.get("text") if isinstance(part, dict) else part for part in value)
    return "".join(part for part in parts if isinstance(part, str))


def _published(message: Message) -> str | None:
    stamp = message.get("date_unixtime")
    if isinstance(stamp, str) and stamp.isascii() and stamp.isdigit() and len(stamp) < 16:
        return _dates.iso(int(stamp))
    return _dates.iso(stamp) or _dates.iso(message.get("date"))


def _name(value: object) -> str | None:
    return _decoding.whole(" ".join(value.split())) or None if isinstance(value, str) else None


def _whole_messages(text: str, location: str, why: str) -> Iterator[Page | Rejection]:
    """The messages of a broken export that are whole."""
    head = text.find('"messages"')
    named = re.search(r'"name"\s*:\s*"([^"\\]{1,200})"', text[: max(head, 0)])
    chat = _name(named.group(1)) if named else None
    decoder = json.JSONDecoder()
    at = text.find("{", max(head, 0))
    while head >= 0 and at >= 0:
        try:
            message, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            end = _next(text, at)
            message = None
        if isinstance(message, dict) and "text" in message:
            page = _page(message, chat, f"{location}#{message.get('id')}")
            if page is not None:
                yield page
        at = text.find("{", end)
    yield Rejection(location, f"the export is broken, only its whole messages were read: {why}")


def _next(text: str, at: int) -> int:
    """Where the next message may begin: messages stand on lines of their own."""
    found = text.find("\n  {", at + 1)
    return found if found >= 0 else len(text)
