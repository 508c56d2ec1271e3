"""Heads: what stands above an article: front matter, masthead, title and byline."""

from __future__ import annotations

import re
from functools import cache

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.cleaning import bylines, headlines, phrases
from tawatur.cleaning.cues import CREDIT, SHARE, SIGNATURE, TAGS, TAGS_HEADING, TEXT, UI, Line
from tawatur.cleaning.pieces import Piece
from tawatur.model.report import Label, Page
from tawatur.model.span import Span

SECTION_SHARE = 0.5  # of a masthead line's words, at least this much is names of sections
BELOW_TITLE = 4  # lines below the title among which the author's name stands
AUTHOR_WORDS = 4
TOLD = 0.3  # of a headline's words the text below tells as much where it is the page's own
SLOGANS = 3  # candidates looked at: more short lines are verse, of which none may be lost
TOLD_BELOW = 6  # paragraphs below the head
STAMP_REST = 6  # words of a stamp that are neither dates nor known
TITLE_WORDS = 4  # fewer words make a section name rather than a headline

_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\n]*\n){0,40}?)---[ \t]*(?=\r?\n|$)")
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}"
)
_FUNCTION = frozenset({"علي"})  # a name, and «on»
_KINDS = frozenset("صحيفه جريده موقع وكاله شبكه قناه بوابه مجله اذاعه".split())
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


def is_masthead(line: Line, *, top: bool = True) -> bool:
    """True for navigation, breadcrumbs and bare date stamps; ``top`` says that no headline
    stands above the line."""
    words = line.words
    if not words:
        return False
    covered = known = i = 0
    while i < len(words):
        step = next(
            (p for p in phrases.at(words, i) if p.kind in _SECTIONS and p.place in phrases.WHOLE),
            None,
        )
        size = len(step.words) if step else 1
        covered += size if step or words[i][0].isdigit() else 0
        known += step is not None
        i += size
    original = line.span.of(line.text.original)
    stamped = _DATE.search(original) is not None
    digits = any(word[0].isdigit() for word in words)
    opens = digits and any(p.kind == "stamp" for p in phrases.at(words, 0))
    if opens and len(words) - covered <= STAMP_REST:
        return True
    if covered == len(words) and (known or stamped):
        return True
    if _BREADCRUMB.search(original) and known:
        return True
    if top and stamped and len(set(words)) < len(words):  # the site's name, again and again
        return True
    return covered >= SECTION_SHARE * len(words) and (stamped or known > 2)


def labels(pieces: list[Piece], running: list[bool], *, titled: bool) -> list[Label]:
    """The labels of the pieces above the first paragraph: as many as belong to the head. What is
    ``running`` text makes a paragraph.

    What nothing tells stands below the title as text (a caption, a summary) where more of the
    head follows it, and ends the head where nothing does.
    """
    bodies = (i for i, p in enumerate(pieces) if running[i] and p.kind == TEXT)
    end = next(bodies, len(pieces))
    title = None if titled else _title(pieces, end)
    out: list[Label | None] = []
    for i, piece in enumerate(pieces[:end]):
        above = title is not None and i < title
        if i == title:
            out.append("title")
        elif piece.kind in (UI, SHARE):
            out.append("ui")
        elif piece.kind in (CREDIT, SIGNATURE) and not above:
            out.append("credit")
        elif above:
            out.append("masthead")
        elif piece.kind != TEXT:
            break
        elif i <= 2 + (title or 0) and bylines.line(piece.line.text.original, piece.span):
            out.append("credit")
        elif is_masthead(piece.line, top=title is None):
            out.append("masthead")
        elif title is not None and i <= title + BELOW_TITLE and names_author(piece.line):
            out.append("credit")
        else:
            out.append(None)
    while out and out[-1] is None:
        out.pop()
    return [label or "body" for label in out]


def names_author(line: Line) -> bool:
    """True for a line of nothing but a person's or an outlet's name."""
    words, original = line.words, line.span.of(line.text.original)
    if (
        not words
        or len(words) > AUTHOR_WORDS
        or any(not (c.isalpha() or c in " .") for c in original)
    ):
        return False
    if any(p.kind == "masthead" and p.words[0] in _KINDS for p in phrases.at(words, 0)):
        return len(words) > 1
    return len(words) > 1 and words[0] in _given() and not any(map(str.isdigit, original))


@cache
def _given() -> frozenset[str]:
    return frozenset(map(fold_word, lexicons.words("given_names", "name"))) - _FUNCTION


def _title(pieces: list[Piece], end: int) -> int | None:
    """Which of the first ``end`` pieces is the headline, if one is."""
    candidates = [
        i
        for i, piece in enumerate(pieces[:end])
        if piece.kind == TEXT
        and not piece.bullet
        and not is_masthead(piece.line)
        and not bylines.line(piece.line.text.original, piece.span)
        and not names_author(piece.line)
    ]
    long = [i for i in candidates if pieces[i].size >= TITLE_WORDS]
    best = _told(pieces, long, end) if long else next(iter(candidates), None)
    if best is None or any(p.kind in (TAGS, TAGS_HEADING) for p in pieces[:best]):
        return None
    after = pieces[best + 1] if best + 1 < len(pieces) else None
    if after is None:
        return None
    return best if after.gap or pieces[best].size >= TITLE_WORDS else None


def _told(pieces: list[Piece], candidates: list[int], end: int) -> int:
    """The candidate that is the headline: one that a breadcrumb above says too, else the first
    of which the text below tells anything."""
    candidates = candidates[:SLOGANS]
    for i in candidates:
        words = " ".join(pieces[i].line.words)
        if any(f" {words} " in f" {' '.join(p.line.words)} " for p in pieces[:i]):
            return i
    below = [word for p in pieces[end : end + TOLD_BELOW] for word in p.line.words]
    shares = [headlines.shared(pieces[i].line, below) for i in candidates]
    for i, share in zip(candidates, shares, strict=True):
        if share > 0 or max(shares) < TOLD:
            return i
    return candidates[0]
