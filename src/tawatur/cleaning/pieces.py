"""Pieces: a page cut into its lines, and lines cut where furniture was run into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from tawatur.cleaning import cues, headlines, phrases, resuming, seaming
from tawatur.cleaning.cues import (
    HEADLINE,
    RELATED,
    RELATED_HEADING,
    SHARE,
    TAGS,
    TAGS_HEADING,
    TEXT,
    UI,
    Cue,
    Line,
    Said,
)
from tawatur.model.span import Span
from tawatur.model.text import Text

RUN_IN_SIZE = 40  # words of a line that may hold another article after its first one
HASHED_WORDS = 4  # words a hashtag may have in a line of nothing but hashtags
NOTICE_WORDS = 20  # words of a line that a notice's name makes a notice
LATE = 4  # the last lines of a page, where everyday words may head a list of keywords

Cut = tuple[int, str]  # a word, and the kind of what begins there

_TEXT: tuple[Cut, ...] = ((0, TEXT),)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET = "\u2022\u25aa\u25cf\u25e6\u25a0\u2023\u2043\u00b7*\u2013\u2014-"
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|[\w.+-]++@[\w.-]+\.\w+|(?:twitter|facebook|instagram|تويتر)?\s*:?\s*@\w+"
    r"|(?:منذ|قبل)\s+(?:\d+\s+)?(?:ثانية|ثوان|دقيقة|دقيقتين|دقائق|ساعة|ساعتين|ساعات|يوم|يومين|أيام"
    r"|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|سنة|سنتين|سنوات)"
    r"|\[email.protected\].*)\s*",
    re.IGNORECASE,
)


class Piece(msgspec.Struct, frozen=True, gc=False):
    """One piece of a line with its kind (a constant of ``cues``).

    ``bullet`` and ``gap`` say that the line begins with a list mark and after an empty line,
    ``opens`` that the piece begins its line, ``stops`` that it ends in a full stop.
    """

    line: Line
    kind: str
    bullet: bool
    gap: bool
    opens: bool
    stops: bool

    @property
    def span(self) -> Span:
        """The characters of the piece."""
        return self.line.span

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.line.words)


def cut(text: Text, said: Said, begin: int) -> list[Piece]:
    """The pieces of the page from character ``begin`` on, in order; nothing but white space is
    between them. ``said`` are its words."""
    original = text.original
    lines = _lines(original, begin)
    out: list[Piece] = []
    sites = seaming.sites(text)
    is_seamed = bool(sites) or seaming.may_glue(original, begin)
    previous = begin
    for number, span in enumerate(lines):
        gap = not out or original.count("\n", previous, span.start) > 1
        late = number >= len(lines) - LATE
        above = seaming.head(text, span) if number == 0 and begin == 0 else [span]
        if is_seamed:
            above = [part for some in above for part in seaming.parts(text, some, sites)]
        new = True
        for part in above:
            under = None if new else out[-1].kind
            whole = cues.line(text, part, said, late=late)
            cuts = _whole(whole) or _cuts(whole, under) or _run_in(whole) or _TEXT
            bullet = original[part.start] in _BULLET
            stops = cues.ends_sentence(original, part)
            bare = Piece(whole, cuts[0][1], bullet, gap and new, under is None, stops)
            before = len(out)
            out.extend([bare] if cuts[0][0] == 0 == len(cuts) - 1 else _cut(bare, cuts, said))
            new = new and len(out) == before
        previous = span.end
    return out


def _lines(original: str, begin: int) -> list[Span]:
    """The lines of the page that are not empty, stripped."""
    out: list[Span] = []
    start = begin
    for part in original[begin:].split("\n"):
        end = start + len(part)
        if part.isprintable():  # no white space in it but plain spaces, and no other line's end
            if part and not part.isspace():
                clean = part[0] != " " and part[-1] != " "
                out.append(Span(start, end) if clean else _stripped(original, start, end))
        else:
            lines = (hit for hit in _LINE.finditer(original, start, end) if hit.group().strip())
            out.extend(_stripped(original, *hit.span()) for hit in lines)
        start = end + 1
    return out


def _stripped(original: str, start: int, end: int) -> Span:
    part = original[start:end]
    return Span(end - len(part.lstrip()), start + len(part.rstrip()))


def _cut(whole: Piece, cuts: Sequence[Cut], page: Said) -> Iterator[Piece]:
    """The pieces of a line where it is cut: stripped, empty ones left out."""
    line, text = whole.line, whole.line.text
    found = [*_TEXT, *cuts] if cuts[0][0] > 0 else cuts
    starts = [line.span.start if j == 0 else text.starts[line.spots[j]] for j, _ in found]
    ends = [*starts[1:], line.span.end]
    parts = [_stripped(text.original, start, end) for start, end in zip(starts, ends, strict=True)]
    some = [(part, kind) for part, (_, kind) in zip(parts, found, strict=True) if part.length]
    for number, (part, kind) in enumerate(some):
        yield Piece(
            line=cues.line(text, part, page, late=line.late),
            kind=kind,
            bullet=whole.bullet and number == 0,
            gap=whole.gap,
            opens=number == 0 and whole.opens,
            stops=cues.ends_sentence(text.original, part),
        )


def _whole(line: Line) -> list[Cut]:
    """The line as one piece of interface, where nothing else is on it."""
    original, start, end = line.text.original, line.span.start, line.span.end
    if _ADDRESS.fullmatch(original, start, end):
        return [(0, UI)]
    words = line.words
    if not words:
        return []
    if original[start] == "#" and original.count("#", start, end) * HASHED_WORDS >= len(words):
        return [(0, TAGS)]
    if line.noticed and len(words) <= NOTICE_WORDS and phrases.within(words):
        return [(0, UI)]
    last, found = phrases.run(words, 0, cues.BUTTONS, phrases.WHOLE)
    if last < len(words) or not found:
        return []
    return [(0, SHARE if any(p.kind in ("share", "network") for p in found) else UI)]


def _cuts(line: Line, under: str | None) -> list[Cut]:
    """(word, kind) where the kind changes on the line."""
    out: list[Cut] = []
    j = 0
    if under == RELATED_HEADING:
        out, j = _linked(line, 0)
    for k in line.opens:
        if k < j:
            continue
        cue = cues.find(line, k, inside=bool(out))
        if cue is None:
            continue
        out.append((k, cue.kind))
        j = k + cue.size
        follower = _follower(cue)
        if cue.takes_rest and (resumed := resuming.at(line, k, cue.size)) is not None:
            out.append((resumed, TEXT))
            j = resumed
        elif follower == RELATED and j < len(line.words):
            some, j = _linked(line, j)
            out.extend(some)
        elif follower and j < len(line.words):
            out.append((j, follower))
    return out


def _linked(line: Line, first: int) -> tuple[list[Cut], int]:
    """The cuts of the headlines that begin at word ``first``, and the word after them that was
    looked at: up to where the report goes on in the same line."""
    resumed = resuming.at(line, first, cues.MAX_ITEM)
    if resumed is not None:
        return [(first, RELATED), (resumed, TEXT)], resumed
    long = len(line.words) - first > cues.MAX_ITEM
    return [(first, TEXT if long else RELATED)], first


def _run_in(line: Line) -> list[Cut]:
    """The headlines and articles that begin in the middle of the line."""
    if len(line.words) < RUN_IN_SIZE:
        return []
    cuts = [((head, HEADLINE), (body, TEXT)) for head, body in headlines.run_in(line)]
    return [cut for pair in cuts for cut in pair]


def _follower(cue: Cue) -> str | None:
    """What stands after a cue on its line, where it is something else than the cue itself."""
    if cue.takes_rest:
        return None
    return {RELATED_HEADING: RELATED, TAGS_HEADING: TAGS, UI: TEXT, SHARE: TEXT}.get(cue.kind)
