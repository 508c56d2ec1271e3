"""Patterns: the cue words around a value, as rows of a lexicon, run over typed lines.

A row of ``lexicons/fact_patterns`` is a regular expression over typed lines with additions:

- ``{list}`` or ``{list+list}`` stands for any form of any word of ``lexicons/fact_terms``;
- ``{w}`` is a word, ``{gap3}`` up to three words, ``{any3}`` up to three words or marks,
  ``{tail3}`` up to three words at the end of a value;
- ``‹`` and ``›`` enclose the words that state the value; ``‹`` without ``›`` takes all words to
  the end of the clause;
- ``~`` at the end lets the last word of the row be the beginning of a longer one.

Letters are folded, and و or ف may stand before the first word. A row names its slot, its key, a
normalised value (empty: the words are the value), the kinds of event it belongs to (empty: every
kind), modality and polarity.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency
from tawatur.facts._lines import Line, lines
from tawatur.facts._needs import Need, first, needs, rarity
from tawatur.facts._terms import begun, compound, is_term, terms
from tawatur.model.annotation import Reading

_BOUND = r"(?:(?<!\S)|\b)"  # an open value begins, and a cue ends, where a word does
_MACRO = re.compile(r"\{([a-z_+]+)\}")
_GAP = re.compile(r"\{(gap|any|tail)(\d+)\}")
_LETTERS = re.compile(r"[\u0621-\u064a]+")
_WORD = r"[^\s،,.;:؛!؟?]+"
_STOP_MARKS = frozenset("،,.;:؛!؟?\n…")
LONGEST = 12  # words of an open value: longer clauses say more than one thing


class Pattern(msgspec.Struct, frozen=True):
    """One compiled row."""

    slot: str
    key: str
    value: str
    events: frozenset[str]
    modality: str
    polarity: str
    needs: tuple[Need, ...]
    first: Need
    regex: re.Pattern[str]
    open: bool
    prefixed: bool


class Found(msgspec.Struct, frozen=True):
    """A pattern met in a line: where its cue begins, and the line's characters of the value."""

    line: Line
    pattern: Pattern
    start: int
    end: int
    cue: int = 0


@cache
def _rows() -> tuple[Pattern, ...]:
    """The compiled rows of all slots, in file order."""
    return tuple(_compile(row) for row in lexicons.rows("fact_patterns"))


def _compile(row: lexicons.Row) -> Pattern:
    source = _LETTERS.sub(lambda m: fold_word(m.group()), row["pattern"])
    is_open = "›" not in source
    source, whole = source.removesuffix("~"), not source.endswith("~")
    body = source.replace("‹", "(?P<v>)(?=\\S)" if is_open else "(?P<v>").replace("›", ")")
    body = _GAP.sub(_gap, body.replace("{w}", _WORD))
    body = _MACRO.sub(lambda m: terms(m.group(1)), body)
    begins = first(source)
    return Pattern(
        slot=row["slot"],
        key=row["key"],
        value=row["value"],
        events=frozenset(row["events"].split()),
        modality=row["modality"] or "happened",
        polarity=row["polarity"] or "+",
        needs=needs(source),
        first=begins if begins.isdisjoint(compound()) else frozenset(),
        regex=re.compile(
            f"(?<= )[وف]?(?:{body})" + ("(?= )" if not is_open else _BOUND if whole else "")
        ),
        open=is_open,
        prefixed="‹ب" in source and "‹ب?" not in source,
    )


def _gap(met: re.Match[str]) -> str:
    """Up to so many words: ``gap`` and ``any`` (marks too) as few as will do, ``tail`` all."""
    if met.group(1) == "tail":
        return f"(?: {_WORD}){{0,{met.group(2)}}}"
    word = _WORD if met.group(1) == "gap" else r"\S+"
    return f"(?:{word} ){{0,{met.group(2)}}}?"


def find(reading: Reading, slot: str, events: frozenset[str]) -> Iterator[Found]:
    """Every pattern of the slot met in a report of these kinds of event, line by line."""
    for line, pattern in _possible(reading).get(slot, ()):
        if pattern.events and not pattern.events & events:
            continue
        for met in _places(line, pattern):
            start, end = met.span("v")
            if pattern.prefixed and not _is_prefixed(line.text[start : line.text.find(" ", start)]):
                continue
            if pattern.open:
                end = clause_end(line, start, met.end())
            if end > start:
                yield Found(line, pattern, start, end, met.start())


def _places(line: Line, pattern: Pattern) -> Iterator[re.Match[str]]:
    """Where a pattern is met in a line; it is tried at the words alone that it may begin with."""
    if not pattern.first:
        yield from pattern.regex.finditer(line.text)
        return
    at, past = 1, 0
    for word in line.text[1:].split(" "):
        if at >= past and not _marks(word).isdisjoint(pattern.first):
            met = pattern.regex.match(line.text, at)
            if met is not None:
                past = met.end()
                yield met
        at += len(word) + 1


@lru_cache(maxsize=4)  # every slot asks for the lines of one report
def _possible(reading: Reading) -> Mapping[str, list[tuple[Line, Pattern]]]:
    """By slot: the lines of a report in order, with the patterns whose needs they meet."""
    rows, by_mark = _rows(), _by_mark()
    out: dict[str, list[tuple[Line, Pattern]]] = {}
    for line in lines(reading):
        marks = frozenset[str]().union(*map(_marks, line.words))
        wanted = {number for mark in ("", *marks) for number in by_mark.get(mark, ())}
        for number in sorted(wanted):
            pattern = rows[number]
            if not any(map(marks.isdisjoint, pattern.needs)):
                out.setdefault(pattern.slot, []).append((line, pattern))
    return out


@cache
def _by_mark() -> Mapping[str, list[int]]:
    """By mark: the patterns whose rarest need it meets; under the empty mark, those without."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(_rows()):
        for mark in max(pattern.needs, key=rarity, default=("",)):
            out[mark].append(number)
    return out


@cache
def _known() -> frozenset[str]:
    return frozenset().union(*(need for p in _rows() for need in (p.first, *p.needs)))


@lru_cache(maxsize=200_000)
def _marks(word: str) -> frozenset[str]:
    """The marks of a word that some pattern needs."""
    ends = range(1, len(word) + 1)
    return _known() & {*begun(word), *(word[i:j] for j in ends for i in range(j))}


@lru_cache(maxsize=50_000)
def _is_prefixed(word: str) -> bool:
    """True where the first letter is a preposition: the rest is the commoner word of the two, a
    letter that stands for a name or number, or nothing («بـ "رد فوري"»)."""
    rest = word[1:]
    return rest.isascii() or document_frequency(rest) > document_frequency(word)


def clause_end(line: Line, start: int, past: int, longest: int = LONGEST) -> int:
    """Where the clause that begins at ``start`` ends in the line: at a mark, before a word that
    opens the next clause (once ``past`` is passed), or after ``longest`` words."""
    at, count, end = start, 0, start
    while at < len(line.text):
        after = line.text.find(" ", at)
        after = len(line.text) if after < 0 else after
        word = line.text[at:after]
        if word[:1] in _STOP_MARKS or (at >= past and count and is_term(word, "clause_start")):
            break
        if count >= longest:
            break
        if word:
            end, count = after, count + 1
        at = after + 1
    return end
