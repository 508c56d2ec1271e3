"""Participant: who took part, one claim a person or group.

Four ways are read: who stands trial, who meets whom («التقى X نظيره Y»), the lists after words of
attendance («بحضور»، «ضم الوفد»، «انضم»), and bodies of officials («وزراء خارجية دول …»).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, partial

from tawatur.arabic.folding import fold_word
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._defendants import defendants
from tawatur.facts._events import events
from tawatur.facts._lines import Line, Piece, lines
from tawatur.facts._parties import is_away, parties
from tawatur.facts._patterns import clause_end
from tawatur.facts._terms import may_hold, terms
from tawatur.model.annotation import Mention, Reading
from tawatur.model.claim import Claim

SLOT = "participant"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption

_ATTENDING, _MEETING = "attend", "meet+meeting"  # lists of ``fact_terms``
_LIST = 30  # words after a word of attendance in which its list of names must stand
_NEAR = 14  # words before a body of officials in which the word of meeting stands
_BEFORE = 160  # characters that hold those words
_HEADS = tuple(map(fold_word, ("رأس", "ترأس", "رئيس", "رئيسة", "نائب", "نائبة")))  # its head alone
_HARMS = frozenset({"attack", "accident", "disaster", "sport"})  # people voted on, or by the way
_HEAD = 4  # lines from the top in which a report names the main parties


@cache
def _attendance() -> re.Pattern[str]:
    return re.compile(f"(?<= )(?:{terms(_ATTENDING)})(?= )")


@cache
def _meeting() -> re.Pattern[str]:
    return re.compile(f"(?<= )(?:{terms(_MEETING)})(?= )")


@cache
def _officials() -> re.Pattern[str]:
    word = r"[^\s،.]+"
    body = rf"(?:[بل]?[OL](?= )|دول {word}(?: {word})?)"
    return re.compile(rf"(?<= )(?:{terms('officials')}) (?:{word} ){{0,4}}?{body}")


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Everybody who is said to take part; of one person the first place and every list."""
    kinds = events(reading)
    if not kinds & {"talks", "trial", "vote"}:
        return ()
    out: list[Claim] = []
    met: set[str] = set()
    for number, line in enumerate(lines(reading)):
        if line.sentence.region == "title":
            continue
        tried = _tried(reading, line) if "trial" in kinds else ()
        met_with = _of_line(reading, line, head=number < _HEAD) if "talks" in kinds else ()
        stood = _stood(reading, line) if "vote" in kinds and not kinds & _HARMS else ()
        for claim, listed in [*tried, *met_with, *stood]:
            if listed or claim.value not in met:
                met.add(claim.value)
                if not any(c.overlaps(claim) for c in out[-12:]):
                    out.append(claim)
    if "talks" in kinds:
        for claim in parties(reading, SLOT):
            if claim.value not in met and not any(map(claim.overlaps, out)):
                out.append(claim)
    return _claims.ordered(out)


def _stood(reading: Reading, line: Line) -> Iterator[tuple[Claim, bool]]:
    """Everybody named in a report of a vote stands, counts, backs or challenges."""
    for claim in _people(reading, line, line.pieces):
        yield claim, False


def _of_line(reading: Reading, line: Line, *, head: bool) -> Iterator[tuple[Claim, bool]]:
    attended = _attendance().finditer(line.text) if may_hold(line.words, _ATTENDING) else ()
    for cue in attended:
        end = max(clause_end(line, cue.start(), len(line.text), _LIST), _list_end(line, cue.end()))
        first, last = bisect_right(line.places, cue.start()), bisect_left(line.places, end)
        for claim in _people(reading, line, line.pieces[first:last]):
            yield claim, True
    if not may_hold(line.words, _MEETING) or not _meeting().search(line.text):
        return
    if head:
        for claim in _people(reading, line, line.pieces):
            yield claim, False
    for body in _officials().finditer(line.text):
        if _meets(line.text[max(0, body.start() - _BEFORE) : body.start()]):
            span = line.span(*body.span())
            yield _claim(reading, line, span.start, span.end, None), False


def _tried(reading: Reading, line: Line) -> Iterator[tuple[Claim, bool]]:
    for mention in defendants(line):
        if _is_person(reading, mention):
            yield _claim(reading, line, mention.start, mention.end, mention.entity), False


def _people(reading: Reading, line: Line, pieces: Sequence[Piece]) -> Iterator[Claim]:
    """A claim for every person named in some pieces of a line."""
    for piece in pieces:
        mention = piece.mention
        if mention is None or mention.type != "PER" or is_away(line, piece.at):
            continue
        if _is_person(reading, mention):
            yield _claim(reading, line, mention.start, mention.end, mention.entity)


def _is_person(reading: Reading, mention: Mention) -> bool:
    """True but where the story at large holds the name for that of a place or a body."""
    entity = reading.entities.get(mention.entity or "")
    return entity is None or entity.type == "PER"


def _meets(before: str) -> bool:
    """True where words of meeting stand shortly before, and nobody merely heads a delegation."""
    words = before.split()
    if words and words[-1].endswith(_HEADS):
        return False
    near = f" {' '.join(words[-_NEAR:])} "
    return _meeting().search(near) is not None


def _list_end(line: Line, at: int) -> int:
    """Where the list of names after a word of attendance ends: a full stop or too many words."""
    end, words = at, 0
    while end < len(line.text) and words < _LIST:
        after = line.text.find(" ", end + 1)
        after = len(line.text) if after < 0 else after
        if line.text[end:after].strip()[:1] in (".", ":", "؛"):
            break
        end, words = after, words + 1
    return end


def _claim(reading: Reading, line: Line, start: int, end: int, entity: str | None) -> Claim:
    words = " ".join(reading.report.text[start:end].split())
    return Claim(
        start=start,
        end=end,
        slot=SLOT,
        value=entity or words,
        key=f"who:{entity}" if entity else "",
        part=line.sentence.part,
    )
