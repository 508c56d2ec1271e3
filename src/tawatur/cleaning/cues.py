"""Cues: where on a line furniture begins, told by its phrases and the marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

import msgspec

from tawatur.arabic.folding import fold_word
from tawatur.cleaning import phrases
from tawatur.cleaning.phrases import Phrase
from tawatur.model.span import Span
from tawatur.model.text import PUNCT, Text

# What a piece was recognised as from its own words; the labels are settled in the page's order.
TEXT, UI, SHARE, HEADLINE = "text", "ui", "share", "headline"
CREDIT, SIGNATURE = "credit", "signature"
RELATED_HEADING, RELATED, TAGS_HEADING, TAGS = "related-heading", "related", "tags-heading", "tags"

BUTTONS = frozenset({"ui", "share", "network"})
MAX_CREDIT = 12  # words after «المصدر:»; with more it is a sentence about a source
MAX_AUTHOR = 6  # words after «writer and researcher»; with more it is a sentence about one
MAX_LINK = 40  # words of a formula that repeats the headline of the page
MAX_NOTICE = 60  # words of a notice that fills its line
MAX_ITEM = 40  # words of headlines after a heading on its own line
MAX_TAGS = 30  # words of keywords after a heading that is also an everyday word
# Of the words of a keyword list, no more than this are function words. It does not tell every
# headline (half of those of the shared news have .08 or less): place and marks do the rest.
FUNCTION_SHARE = 0.2
ECHO_SHARE = 0.6  # of the keywords, at least this much stands in the text above them

STOPS = frozenset(".!?؟…")
CLOSINGS = "\"'”“»’)]}"
_CLOSINGS = frozenset(CLOSINGS)
_COLON = frozenset(":：|-–—.…؛")
_FUNCTION = frozenset(
    (
        "في من علي الي عن مع بعد قبل ان لا ما هل هذا هذه او ثم"
        " بين حتي عند منذ قد لم لن كما التي الذي"
    ).split()
)
_IS_SAID = bytes(byte != ord(PUNCT) for byte in range(256))  # of each kind of token
_CLAUSAL = re.compile("[.:!?؟؛…]")  # marks that no list of keywords has
_HEADINGS = {"related": RELATED_HEADING, "tags": TAGS_HEADING}


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line's words: ``spots`` are their tokens, ``words`` their folded forms, ``late`` says
    that it is among the last of the page. ``opens`` are the words that may begin furniture inside
    it; where ``noticed`` is false, no word makes it a notice."""

    text: Text
    span: Span
    spots: tuple[int, ...]
    words: tuple[str, ...]
    late: bool = False
    opens: Sequence[int] = ()
    noticed: bool = True

    def gap(self, j: int) -> str:
        """What stands between word ``j - 1`` and word ``j``."""
        text, spots = self.text, self.spots
        start = self.span.start if j == 0 else text.ends[spots[j - 1]]
        end = self.span.end if j == len(spots) else text.starts[spots[j]]
        return text.original[start:end]


class Cue(NamedTuple):
    """``size`` words are recognised as ``kind``; where ``takes_rest`` the line's rest is too."""

    kind: str
    size: int
    takes_rest: bool = False


class Said(msgspec.Struct, frozen=True, gc=False):
    """The words of a page without its punctuation: their tokens, their folded forms, where they
    start, which of them may begin furniture inside a line (``opens``) and whether one may make its
    line a notice."""

    spots: tuple[int, ...]
    words: tuple[str, ...]
    starts: list[int]
    opens: list[int]
    noticed: bool

    def among(self, tokens: range) -> tuple[str, ...]:
        """The words of these tokens."""
        first = bisect_left(self.spots, tokens.start)
        return self.words[first : bisect_left(self.spots, tokens.stop, first)]


def said(text: Text) -> Said:
    """The words of a page; its lines are cut out of them. They are cut anew: to share them with
    other reports, as the text's own are, takes longer than all that is asked of them here."""
    is_said = text.kinds.encode("ascii").translate(_IS_SAID)
    spots = tuple(compress(range(len(is_said)), is_said))
    folded, bounds = text.folded, zip(text.folded_starts, text.folded_ends, strict=True)
    words = tuple([folded[i:j] for i, j in compress(bounds, is_said)])
    starts = list(compress(text.starts, is_said))
    return Said(spots, words, starts, phrases.opened(words, BUTTONS), phrases.may_notice(words))


def line(text: Text, span: Span, page: Said, *, late: bool = False) -> Line:
    """The words of a stretch of text as a Line; ``page`` are those of the whole."""
    start, end = span.start, span.end
    first = bisect_left(page.starts, start)
    last = bisect_left(page.starts, end, first)
    into = first > 0 and text.ends[page.spots[first - 1]] > start  # it begins inside a word
    first -= into
    spots, words = page.spots[first:last], page.words[first:last]
    if into or (spots and text.ends[spots[-1]] > end):
        words = _cut_through(text, span, spots, words)
        return Line(text, span, spots, words, late, phrases.opened(words, BUTTONS))
    opens = page.opens
    low = bisect_left(opens, first)
    high = bisect_left(opens, last, low)
    some = [k - first for k in opens[low:high]] if low < high else ()
    return Line(text, span, spots, words, late, some, page.noticed)


def _cut_through(
    text: Text, span: Span, spots: tuple[int, ...], words: tuple[str, ...]
) -> tuple[str, ...]:
    """The words of a stretch that cuts through the first or last of them."""
    out = list(words)
    for j in {0, len(spots) - 1}:
        start, end = text.starts[spots[j]], text.ends[spots[j]]
        if start < span.start or end > span.end:
            cut = text.original[max(start, span.start) : min(end, span.end)]
            out[j] = fold_word(cut) or words[j]
    return tuple(out)


def find(here: Line, j: int, *, inside: bool) -> Cue | None:
    """The cue at word ``j``; ``inside`` says that furniture has begun earlier on the line."""
    before = here.gap(j)
    in_sentence = before == " " and j > 0 and not inside
    if in_sentence and here.words[j] not in phrases.pressed(BUTTONS) and not here.late:
        return None
    known = phrases.at(here.words, j)
    if not known or (in_sentence and not _may_be(here, j, known)):
        return None
    stopped = not STOPS.isdisjoint(before)
    closed = stopped or not _CLOSINGS.isdisjoint(before)
    if buttons := _buttons(here, j, stopped=stopped):
        return buttons
    wide = "\xa0" in before or "  " in before
    if j == 0 or closed or inside or wide:
        for phrase in known:
            if cue := _phrase(here, j, phrase):
                return cue
    return _keywords(here, j, known) if closed or not before.strip() else None


def _may_be(here: Line, j: int, known: tuple[Phrase, ...]) -> bool:
    """True where a phrase in the middle of a sentence may be a cue: one of several buttons, or a
    heading of keywords."""
    if phrases.goes_on(here.words, j, known, BUTTONS):
        return True
    return here.late and any(p.kind == "tags" and p.place == "colon" for p in known)


def _buttons(here: Line, j: int, *, stopped: bool) -> Cue | None:
    """A run of buttons inside a line: it names sharing or printing, or ends the line."""
    end, found = phrases.run(here.words, j, BUTTONS)
    if not found or any(char in "،,.؛:" for i in range(j + 1, end) for char in here.gap(i)):
        return None
    shares = any(p.kind == "share" for p in found)
    social = all(p.kind != "ui" for p in found) or end == len(here.words)
    if len(found) > 1 and ((shares and social) or (j == 0 and here.words[0].isascii())):
        return Cue(SHARE if shares else UI, end - j)
    if end == len(here.words) and j and stopped and any(p.kind != "network" for p in found):
        return Cue(SHARE if shares else UI, end - j)
    return None


def _phrase(here: Line, j: int, phrase: Phrase) -> Cue | None:
    """The cue that ``phrase`` at word ``j`` makes, by its place."""
    size = len(phrase.words)
    rest = len(here.words) - j - size
    marks = here.gap(j + size)
    coloned = ":" in marks or ("/" in marks and phrase.kind == SIGNATURE)
    if phrase.place == "open":
        if phrase.kind == "credit" and rest <= MAX_LINK:
            return Cue(CREDIT, size)
        return Cue(UI, size + rest, True) if phrase.kind == "ui" and rest <= MAX_NOTICE else None
    if phrase.place == "short":
        return (
            Cue(CREDIT, size)
            if rest <= MAX_AUTHOR and not ends_sentence(here.text.original, here.span)
            else None
        )
    if phrase.place == "colon":
        if phrase.kind in (CREDIT, SIGNATURE):
            is_credit = rest <= MAX_CREDIT and (coloned or (rest == 0 and j == 0))
            return Cue(phrase.kind, size) if is_credit else None
        if (coloned and rest <= MAX_ITEM) or (rest == 0 and j == 0 and phrase.kind != "tags"):
            return Cue(_HEADINGS[phrase.kind], size)
        return None
    if phrase.place == "head" and phrase.kind in _HEADINGS:
        marked = rest == 0 or any(char in _COLON for char in marks)
        short = rest <= MAX_ITEM and not ends_sentence(here.text.original, here.span)
        if marked or short:
            return Cue(_HEADINGS[phrase.kind], size)
    return None


def _keywords(here: Line, j: int, known: tuple[Phrase, ...]) -> Cue | None:
    """A heading of keywords without a colon: only where nothing but keywords follows it."""
    for phrase in known:
        after = j + len(phrase.words)
        if phrase.kind == "tags" and phrase.place == "colon" and here.late:
            words = here.words[after:]
            if not words and j == 0:
                return Cue(TAGS_HEADING, len(phrase.words))
            if words and are_keywords(here, after) and _echo(here, j, words):
                return Cue(TAGS_HEADING, len(phrase.words))
    return None


def are_keywords(here: Line, j: int) -> bool:
    """True where the line from word ``j`` on is a list of words, not a clause."""
    words = here.words[j:]
    if not words or len(words) > 3 * MAX_TAGS:
        return False
    if sum(map(_FUNCTION.__contains__, words)) > FUNCTION_SHARE * len(words):
        return False
    text, end = here.text, here.span.end
    if _CLAUSAL.search(text.original, text.ends[here.spots[j]], end) is None:
        return True
    return not any(_CLAUSAL.search(here.gap(i)) for i in range(j + 1, len(here.words) + 1))


def _echo(here: Line, j: int, words: tuple[str, ...]) -> bool:
    """True where enough of the keywords stand in the text above word ``j``."""
    if len(words) > MAX_TAGS:
        return False
    above = set(here.text.words[: here.spots[j]])
    above |= {word[1:] for word in above if word[0] in "وبلف"}
    above |= {word[2:] for word in above if word.startswith("ال")}
    known = sum(w in above or (w.startswith("ال") and w[2:] in above) for w in words)
    return known >= ECHO_SHARE * len(words)


def ends_sentence(original: str, span: Span) -> bool:
    """True where the stretch ends in a full stop (not in two, which are a pause)."""
    last = original[span.end - 1 : span.end]
    if last == ".":
        return original[max(span.start, span.end - 2) : span.end] != ".."
    if last.isalnum():
        return False
    tail = original[max(span.start, span.end - 8) : span.end].rstrip().rstrip(CLOSINGS)
    return tail.endswith(".") and not tail.endswith("..")
