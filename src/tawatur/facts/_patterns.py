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
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold_word
from tawatur.arabic.vocabulary import document_frequency
from tawatur.facts._lines import Line

_PROCLITICS = "(?:[وف]?(?:بال|كال|لل|ال|[بلك])?)"
_SUFFIXES = "(?:هما|هم|ها|نا|ه|ي)?"
_PLURAL = "(?:ات|ين|ون|ان|ا)?"
_BOUND = r"(?:(?<!\S)|\b)"  # an open value begins, and a cue ends, where a word does
_MACRO = re.compile(r"\{([a-z_+]+)\}")
_GAP = re.compile(r"\{(gap|any|tail)(\d+)\}")
_LETTERS = re.compile(r"[\u0621-\u064a]+")
_TYPES = frozenset("POLNTD")  # the letters that stand for names, numbers and times
_CLASS = re.compile(r"\[([^\]]*)\](?![?*])")
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
    needs: tuple[str, ...]
    letters: tuple[frozenset[str], ...]
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
def terms(name: str) -> str:
    """A regular expression of all written forms of the words of one list."""
    lists = name.split("+")
    rows = (row for row in lexicons.rows("fact_terms") if row["list"] in lists)
    forms = [_forms(row["kind"], row["word"]) for row in rows]
    if not forms:
        raise KeyError(f"fact_terms: no list {name!r}")
    return "(?:" + "|".join(sorted(set(forms), key=lambda f: (-len(f), f))) + ")"


def _forms(kind: str, word: str) -> str:
    if kind == "v":
        past, _, present = word.partition("/")
        forms = [f"(?:{fold_word(p)})(?:تا|وا|نا|ت|ا|ن|و)?" for p in past.split("|") if p]
        forms += [f"[سل]?[يتنا]{fold_word(p)}(?:ون|وا|ان|ين|ا|ن)?" for p in present.split("|") if p]
        return f"[وف]?(?:{'|'.join(forms)}){_SUFFIXES}"
    if kind == "n":
        folded = fold_word(word)
        if folded.endswith("ه") and " " not in folded:
            folded = f"{folded[:-1]}(?:ه|ت|ات|تين|تان)"
            return f"{_PROCLITICS}{folded}{_SUFFIXES}"
        return f"{_PROCLITICS}{folded}{_PLURAL}{_SUFFIXES}"
    return f"[وف]?{fold_word(word)}"


@cache
def _matcher(name: str) -> re.Pattern[str]:
    return re.compile(terms(name))


@cache
def _head(name: str) -> re.Pattern[str]:
    """Any form of the first word of any entry of a list: what must stand in a line at least."""
    lists = name.split("+")
    rows = (row for row in lexicons.rows("fact_terms") if row["list"] in lists)
    return re.compile("|".join(sorted({_first(row["kind"], row["word"]) for row in rows})))


def _first(kind: str, word: str) -> str:
    return _forms(kind, word if kind == "v" else word.split(maxsplit=1)[0])


@lru_cache(maxsize=200_000)
def _lists_of(word: str) -> frozenset[str]:
    return frozenset(name for name in _needed() if _head(name).fullmatch(word))


@cache
def patterns(slot: str) -> tuple[Pattern, ...]:
    """The compiled rows of a slot, in file order."""
    return tuple(_compile(row) for row in lexicons.rows("fact_patterns") if row["slot"] == slot)


def _compile(row: lexicons.Row) -> Pattern:
    source = _LETTERS.sub(lambda m: fold_word(m.group()), row["pattern"])
    is_open = "›" not in source
    source, whole = source.removesuffix("~"), not source.endswith("~")
    body = source.replace("‹", "(?P<v>)(?=\\S)" if is_open else "(?P<v>").replace("›", ")")
    body = _GAP.sub(_gap, body.replace("{w}", _WORD))
    body = _MACRO.sub(lambda m: terms(m.group(1)), body)
    needs = tuple(
        m.group(1) for m in _MACRO.finditer(_without_optional(source)) if m.group(1) != "w"
    )
    return Pattern(
        slot=row["slot"],
        key=row["key"],
        value=row["value"],
        events=frozenset(row["events"].split()),
        modality=row["modality"] or "happened",
        polarity=row["polarity"] or "+",
        needs=needs,
        letters=_letters(source),
        regex=re.compile(
            f"(?<= )[وف]?(?:{body})" + ("(?= )" if not is_open else _BOUND if whole else "")
        ),
        open=is_open,
        prefixed="‹ب" in source,
    )


def _gap(met: re.Match[str]) -> str:
    """Up to so many words: ``gap`` and ``any`` (marks too) as few as will do, ``tail`` all."""
    if met.group(1) == "tail":
        return f"(?: {_WORD}){{0,{met.group(2)}}}"
    word = _WORD if met.group(1) == "gap" else r"\S+"
    return f"(?:{word} ){{0,{met.group(2)}}}?"


def _without_optional(source: str) -> str:
    """The pattern without its optional groups and alternatives: what is left must be there."""
    previous = ""
    while previous != source:
        previous = source
        source = re.sub(r"\((?:\?:|\?!|\?=|\?<!|\?<=)?[^()]*\)(?:\?|\*|\{0,\d+\})", "", source)
        source = re.sub(r"\((?:\?:)[^()|]*\|[^()]*\)(?![?*]|\{0)", "", source)
        source = re.sub(r"\((?:\?!|\?<!)[^()]*\)", "", source)
        source = re.sub(r"\((?:\?:)([^()|]*)\)(?![?*]|\{0)", r"\1", source)
    return source


def _letters(source: str) -> tuple[frozenset[str], ...]:
    """The names and numbers a line must hold for a pattern: one letter of every set."""
    rest = _MACRO.sub("", _without_optional(source))
    sets = [c for c in _CLASS.findall(rest) if set(c) <= _TYPES]
    single = set(_CLASS.sub("", re.sub(r"\[[^\]]*\]\??|\S[?*]|\\\S", "", rest))) & _TYPES
    return tuple(frozenset(c) for c in [*sets, *sorted(single)])


def find(line: Line, slot: str, events: frozenset[str]) -> Iterator[Found]:
    """Every pattern of the slot met in the line, for a report of these kinds of event."""
    here: frozenset[str] | None = None
    for pattern in patterns(slot):
        if pattern.events and not pattern.events & events:
            continue
        if not all(map(_typed(line).intersection, pattern.letters)):
            continue
        if pattern.needs:
            if here is None:
                here = _line_lists(line)
            if not here.issuperset(pattern.needs):
                continue
        for met in pattern.regex.finditer(line.text):
            start, end = met.span("v")
            if pattern.prefixed and not _is_prefixed(line.text[start : line.text.find(" ", start)]):
                continue
            if pattern.open:
                end = clause_end(line, start, met.end())
            if end > start:
                yield Found(line, pattern, start, end, met.start())


@lru_cache(maxsize=50_000)
def _is_prefixed(word: str) -> bool:
    """True where the first letter is a preposition: the rest is the commoner word of the two."""
    return document_frequency(word[1:]) > document_frequency(word)


@cache
def _needed() -> tuple[str, ...]:
    slots = sorted({row["slot"] for row in lexicons.rows("fact_patterns")})
    return tuple(sorted({name for slot in slots for p in patterns(slot) for name in p.needs}))


@lru_cache(maxsize=4096)  # every slot asks for the lines of one report
def _line_lists(line: Line) -> frozenset[str]:
    return frozenset().union(*(_lists_of(word) for word in line.words))


@lru_cache(maxsize=4096)
def _typed(line: Line) -> frozenset[str]:
    return _TYPES.intersection(line.text)


@lru_cache(maxsize=100_000)
def _ends_clause(word: str) -> bool:
    return _matcher("clause_start").fullmatch(word) is not None


def clause_end(line: Line, start: int, past: int, longest: int = LONGEST) -> int:
    """Where the clause that begins at ``start`` ends in the line: at a mark, before a word that
    opens the next clause (once ``past`` is passed), or after ``longest`` words."""
    at, count, end = start, 0, start
    while at < len(line.text):
        after = line.text.find(" ", at)
        after = len(line.text) if after < 0 else after
        word = line.text[at:after]
        if word[:1] in _STOP_MARKS or (at >= past and count and _ends_clause(word)):
            break
        if count >= longest:
            break
        if word:
            end, count = after, count + 1
        at = after + 1
    return end
