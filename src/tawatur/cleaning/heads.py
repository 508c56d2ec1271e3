"""Heads: what stands above an article: front matter, masthead, title and byline."""

from __future__ import annotations

import re

from tawatur.cleaning import bylines, headlines, phrases
from tawatur.cleaning.cues import SHARE, TEXT, UI, Line
from tawatur.cleaning.pieces import Piece
from tawatur.model.report import Label, Page
from tawatur.model.span import Span

SECTION_SHARE = 0.5  # of a masthead line's words, at least this much is names of sections
TITLE_WORDS = 4  # fewer words make a section name rather than a headline

_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\n]*\n){0,40}?)---[ \t]*(?=\r?\n|$)")
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}"
)
_STAMPS = frozenset({"stamp", "weekday", "clock", "masthead", "ui", "share", "network"})
_SECTIONS = frozenset({"masthead", "weekday", "clock", "ui", "network", "share"})
_BREADCRUMB = re.compile(r"\s[>»›/|\\]\s")


def front_matter(page: Page) -> tuple[Span, Span | None] | None:
    """The block at the head of the page, and the title that it gives."""
    block = _FRONT.match(page.text)
    if block is None:
        return None
    title = _TITLE.search(block.group(1))
    start = block.start(1)
    span = Span(start + title.start(1), start + title.end(1)) if title and title.group(1) else None
    return Span(block.start(), block.end()), span


def given_title(page: Page) -> Span | None:
    """The title that the input itself gives, where the text begins with it."""
    if not page.title or not page.title.strip():
        return None
    title = page.title.strip()
    start = len(page.text) - len(page.text.lstrip())
    return Span(start, start + len(title)) if page.text.startswith(title, start) else None


def is_masthead(line: Line) -> bool:
    """True for navigation, breadcrumbs and bare date stamps."""
    words = line.words
    if not words:
        return False
    digits = any(word[0].isdigit() for word in words)
    if digits and any(p.kind == "stamp" for p in phrases.at(words, 0)):
        return True
    covered = known = i = 0
    while i < len(words):
        step = next(
            (p for p in phrases.at(words, i) if p.kind in _SECTIONS and p.place == "line"), None
        )
        size = len(step.words) if step else 1
        covered += size if step or words[i][0].isdigit() else 0
        known += step is not None
        i += size
    original = line.span.of(line.text.original)
    stamped = _DATE.search(original) is not None
    if covered == len(words) and (known or stamped):
        return True
    if _BREADCRUMB.search(original) and known:
        return True
    if stamped and len(set(words)) < len(words):  # the site's name, again and again
        return True
    return covered >= SECTION_SHARE * len(words) and (stamped or known > 2)


def labels(pieces: list[Piece], *, titled: bool) -> list[Label]:
    """The labels of the pieces above the first paragraph: as many as belong to the head."""
    end = next((i for i, p in enumerate(pieces) if _is_body(p)), len(pieces))
    out: list[Label] = []
    title = None if titled else _title(pieces, end)
    for i, piece in enumerate(pieces[:end]):
        if i == title:
            out.append("title")
        elif piece.kind in (UI, SHARE):
            out.append("ui")
        elif piece.kind != TEXT:
            break
        elif i <= 2 + (title or 0) and bylines.line(piece.line.text.original, piece.span):
            out.append("credit")
        elif (title is not None and i < title) or is_masthead(piece.line):
            out.append("masthead")
        else:
            break
    return out


def _is_body(piece: Piece) -> bool:
    return piece.kind == TEXT and headlines.is_paragraph(piece.line, stops=piece.stops)


def _title(pieces: list[Piece], end: int) -> int | None:
    """Which of the first ``end`` pieces is the headline, if one is."""
    candidates = [
        i
        for i, piece in enumerate(pieces[:end])
        if piece.kind == TEXT
        and not piece.bullet
        and not is_masthead(piece.line)
        and not bylines.line(piece.line.text.original, piece.span)
    ]
    long = [i for i in candidates if pieces[i].size >= TITLE_WORDS]
    best = next(iter(long or candidates), None)
    if best is None or any(p.kind not in (TEXT, UI, SHARE) for p in pieces[:best]):
        return None
    after = pieces[best + 1] if best + 1 < len(pieces) else None
    if after is None:
        return None
    return best if after.gap or pieces[best].size >= TITLE_WORDS else None
