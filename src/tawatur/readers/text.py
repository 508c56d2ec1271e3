"""Plain text: one file is one report, and its text is the whole file.

A front-matter block (``---``, lines ``key: value``, ``---``) may stand before the report; it
gives outlet, date, title and address, and stays in the text, because offsets refer to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates, _decoding

SUFFIXES = (".txt", ".text", ".md")
MAX_CHARS = 64 << 20  # one report of more characters than this is not a report

_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\n]*\n){0,40}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"[ \t]*(\w+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)


def read(content: bytes, location: str) -> Iterator[Page | Rejection]:
    """The one page of a plain-text file."""
    text = _decoding.decode(content, location)
    if len(text) > MAX_CHARS:
        raise InputError(
            location, f"a plain text of more than {MAX_CHARS >> 20} million characters"
        )
    front = front_matter(text)
    yield Page(
        location=location,
        text=text,
        outlet=front.get("outlet") or front.get("source"),
        published=_dates.iso(front.get("published") or front.get("date")),
        url=front.get("url"),
    )


def front_matter(text: str) -> dict[str, str]:
    """The keys and values of the block at the head of ``text``; empty where there is none."""
    block = _FRONT.match(text)
    if block is None:
        return {}
    pairs = _LINE.findall(block.group(1))
    return {key.lower(): value.strip("\"'") for key, value in pairs if value.strip("\"'")}
