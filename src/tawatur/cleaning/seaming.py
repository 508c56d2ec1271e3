"""Seams: where a scraper ran furniture and text together, without a line's end or without a space.

A few phrases of furniture are said nowhere in running text («read also», «keywords»): they begin a
piece of their own wherever they stand on a long line, and where they are glued to a word. A stamp
with a time of day among the first words of a page that is one line ends the page's head.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.cleaning import headlines, phrases, resuming
from tawatur.cleaning.cues import Line
from tawatur.model.span import Span
from tawatur.model.text import PUNCT, Text

LONG_LINE = 250  # characters: a line that holds more than a heading and its headlines
OPENING = 6  # characters by which all phrases are looked for at once, fewer where one is shorter
LINKED = 200  # characters after a phrase in which the report goes on
HEAD = 500  # characters of a page's first line in which its stamp stands
SENTENCE = 60  # characters before a headline that was glued to a sentence

_UTF16 = codecs.lookup("utf-16-le")
_FACTOR, _SQUARE = np.uint16(31), np.uint16(31 * 31)
_GLUED_STOP = re.compile('[.؟!]["”»)]?(?=[\u0621-\u064a«])')
_INNER_STOP = re.compile(r"[^.\s]{2}\.(?!\.)")
_CLOCK = re.compile(r"\d:\d{2}")  # in every stamp; the stamp itself is ten times as slow
_STOPS = '.؟!"”»)'
_ENDS = '.،؛:,"”»)'
# Words before a phrase that make it part of a sentence.
_LEADS = frozenset("في من عن علي الي هذه هذا تلك بعض كل اي ذات هي هو تحت".split())


def sites(text: Text) -> tuple[Span, ...]:
    """Every distinctive phrase on the page that may have been run in, in order, none within
    another."""
    folded, origin = text.folded, text.origin
    found: list[tuple[int, int]] = []
    known, size = _phrases(), _opening()
    for at in _openings(folded):
        some = known.get(folded[at : at + size], ())
        if ends := [at + len(phrase) for phrase in some if folded.startswith(phrase, at)]:
            found.append((at, max(ends)))
    if not found:
        return ()
    out: list[Span] = []
    for start, end in found:
        span = Span(origin[start], origin[end - 1] + 1)
        if not (out and span.start < out[-1].end) and not _in_sentence(folded, start):
            out.append(span)
    return tuple(out)


def _in_sentence(folded: str, start: int) -> bool:
    before = folded[max(0, start - 12) : start]
    return bool(before.split()) and before[-1:] == " " and before.split()[-1] in _LEADS


def may_glue(original: str, begin: int) -> bool:
    """True where a sentence may have been run together with what follows, on any line."""
    return _GLUED_STOP.search(original, begin) is not None


def parts(text: Text, line: Span, found: tuple[Span, ...]) -> list[Span]:
    """The line cut before each phrase that was run into it, and after it where it is glued."""
    glued_on = _GLUED_STOP.search(text.original, line.start + SENTENCE, line.end)
    if not found and glued_on is None:
        return [line]
    long = line.length >= LONG_LINE
    cuts = [line.start]
    for site in found:
        if site.start < line.start or site.end > line.end:
            continue
        before = text.original[site.start - 1 : site.start] if site.start > line.start else " "
        glued = before.isalnum()
        after = text.original[site.end : site.end + 1] if site.end < line.end else " "
        if (long or glued) and site.start > cuts[-1]:
            cuts.append(site.start)
        if after.isalnum() and site.end > cuts[-1]:
            cuts.append(site.end)
        if long or glued or after.isalnum():
            below = Span(site.end, min(line.end, site.end + LINKED))
            resumed = resuming.glued(text, below)
            if resumed is not None and resumed > cuts[-1]:
                cuts.append(resumed)
    cuts = sorted({*cuts, *_headlines(text, line)})
    ends = [*cuts[1:], line.end]
    return [s for a, b in zip(cuts, ends, strict=True) if (s := _stripped(text, a, b)).length]


def _headlines(text: Text, line: Span) -> Iterator[int]:
    """The offsets around headlines that were glued to the sentence before them: no sentence's end
    follows, but the line's or a further paragraph that was glued on in turn."""
    for stop in _GLUED_STOP.finditer(text.original, line.start + SENTENCE, line.end):
        tail = _stripped(text, stop.end(), line.end)
        if not text.original[stop.start() - 2 : stop.start()].isalpha():
            continue
        if tail.length > LINKED:
            tail = Span(tail.start, tail.start + LINKED)
            resumed = resuming.glued(text, tail)
            if resumed is None:
                continue
            tail = Span(tail.start, resumed)
        if is_headline(text, tail):
            yield from (tail.start, tail.end) if tail.end < line.end else (tail.start,)


def is_glued(line: Line) -> bool:
    """True for a headline with no space between it and the sentence before it."""
    start, original = line.span.start, line.text.original
    return start > 0 and original[start - 1] in _STOPS and is_headline(line.text, line.span)


def is_headline(text: Text, span: Span) -> bool:
    """True for as many words as a headline has, that neither end nor go on like a sentence."""
    words = [text.words[i] for i in text.tokens_in(span) if text.kinds[i] != PUNCT]
    original = span.of(text.original)
    if not headlines.HEADLINE_WORDS[0] <= len(words) <= headlines.RUN_IN_WORDS:
        return False
    if original[-1] in _ENDS or _INNER_STOP.search(original):
        return False
    first = Line(text, span, (), tuple(words), late=False)
    return not headlines.continues(first) and not resuming.opens(words)


def head(text: Text, line: Span) -> list[Span]:
    """A page's first line cut at the stamp in its head: what is above, the stamp, the rest."""
    if line.length < LONG_LINE:
        return [line]
    end = min(line.end, line.start + HEAD)
    clock = _CLOCK.search(text.original, line.start, end)
    found = clock and _stamp().search(text.original, line.start, end)
    if found is None:
        return [line]
    edges = [line.start, _sections(text, Span(line.start, found.start())), found.start()]
    while found is not None:
        edges.append(found.end())
        found = _stamp().match(text.original, _stripped(text, found.end(), line.end).start)
    edges.append(line.end)
    return [s for start, end in pairwise(edges) if (s := _stripped(text, start, end)).length]


def _sections(text: Text, above: Span) -> int:
    """The offset after the names of sections at the beginning of what stands above a stamp."""
    spots = [i for i in text.tokens_in(above) if text.kinds[i] != PUNCT]
    words = [text.words[i] for i in spots]
    end, _ = phrases.run(words, 0, frozenset({"masthead"}))
    return text.ends[spots[end - 1]] if 0 < end < len(words) else above.start


def _stripped(text: Text, start: int, end: int) -> Span:
    part = text.original[start:end]
    return Span(end - len(part.lstrip()), start + len(part.rstrip()))


def _openings(folded: str) -> list[int]:
    """Where a distinctive phrase may begin: the places with the hash of the opening of one."""
    codes = _codes(folded)
    if len(codes) < _opening():
        return []
    found: list[int] = _known().take(_hashes(codes)).nonzero()[0].tolist()
    return found


def _codes(folded: str) -> NDArray[np.uint16]:
    """The characters as numbers, of which 16 bits tell enough."""
    narrow, _ = _UTF16.encode(folded, "surrogatepass")
    if len(narrow) == 2 * len(folded):
        return np.frombuffer(narrow, np.uint16)
    wide = folded.encode("utf-32-le", "surrogatepass")  # some characters take two of 16 bits
    return np.frombuffer(wide, np.uint16)[::2]


def _hashes(codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """A number of 16 bits for the characters of an opening at every place."""
    last = len(codes) - _opening() + 1
    pairs = codes[:-1] * _FACTOR + codes[1:]  # two at a time: half the steps
    out = pairs[:last]
    for k in range(2, _opening() - 1, 2):
        out = out * _SQUARE + pairs[k : k + last]
    return out if _opening() % 2 == 0 else out * _FACTOR + codes[_opening() - 1 :]


@cache
def _known() -> NDArray[np.bool_]:
    """The numbers of the openings of the phrases."""
    flags = np.zeros(1 << 16, bool)
    for opening in _phrases():
        flags[_hashes(_codes(opening))] = True
    return flags


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """The distinctive phrases, folded, by what they begin with."""
    found: dict[str, set[str]] = {}
    for phrase in _anywhere():
        found.setdefault(phrase[: _opening()], set()).add(phrase)
    return {opening: tuple(sorted(some)) for opening, some in found.items()}


@cache
def _opening() -> int:
    """The characters by which the phrases are looked for."""
    return max(2, min(OPENING, *map(len, _anywhere())))


@cache
def _anywhere() -> frozenset[str]:
    rows = lexicons.rows("page_furniture")
    return frozenset(fold(r["phrase"]).strip() for r in rows if r["place"] == "anywhere")


@cache
def _stamp() -> re.Pattern[str]:
    """A date with a time of day, with the words that stand around them in a stamp."""
    rows = lexicons.rows("page_furniture")
    names = [r["name"] for r in lexicons.rows("months")]
    months = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    opening = "|".join(re.escape(r["phrase"]) for r in rows if r["kind"] == "stamp")
    days = "|".join(re.escape(r["phrase"]) for r in rows if r["kind"] == "weekday")
    zones = "|".join(
        re.escape(r["phrase"]) for r in rows if r["kind"] == "clock" and "توقيت" in r["phrase"]
    )
    named = rf"\d{{1,2}}\s*[-/.\s]\s*(?:\d{{1,2}}|{months})\s*[-/.،,\s]\s*\d{{4}}"
    day = rf"(?:{named}|\d{{4}}[-/.]\d\d?[-/.]\d\d?)"
    half = rf"صباحا|صباحاً|مساء|مساءً|ص|م|GMT|am|pm|AM|PM|{zones}"
    clock = rf"(?:الساعة\s*:?\s*)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*(?:{half})(?!\w))*"
    marks = r"[\s\-–—|،,:./()]*"
    lead = rf"(?:(?:{opening}){marks})?(?:(?:{days}){marks})?"
    return re.compile(rf"{lead}(?:{day}{marks}{clock}|{clock}{marks}{day})\)?")
