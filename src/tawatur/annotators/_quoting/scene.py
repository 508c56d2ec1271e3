"""The scene: one reading with what the grammar looks up again and again, found once."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tawatur.annotators._quoting import marks
from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.marks import Stretch
from tawatur.annotators._quoting.words import SORTS
from tawatur.model.annotation import Mention, Reading
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

INTRODUCTION = 40  # tokens before a colon at the end of a line in which its cue stands
SPOKEN_LINES = 12  # lines of one speech after such a colon
SURNAME = 3  # letters of the shortest surname that stands for its bearer
_BODY = "body"


class Name(NamedTuple):
    """A mention with its tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    mention: Mention


class Scene(NamedTuple):
    """A reading's text with its names by first token, and the token range of every paragraph;
    ``surnames`` are the full names of people by the last word."""

    text: Text
    words: tuple[str, ...]
    names: dict[int, Name]
    inside: dict[int, Name]
    paragraphs: tuple[Paragraph, ...]
    surnames: dict[str, Name]


class Paragraph(NamedTuple):
    """Tokens ``first`` to ``last`` of one line of kept text, or of more where a colon ends the
    first, with its sentences, quoted stretches (by opening token) and cue words (by token);
    ``spoken`` where lines in the first person go on after such a colon."""

    first: int
    last: int
    sentences: tuple[Sentence, ...]
    stretches: dict[int, Stretch]
    cues: dict[int, tuple[Cue, ...]]
    region: str
    part: int
    outer: tuple[Stretch, ...]
    closers: dict[int, Stretch]
    spoken: bool = False

    def sentence_end(self, token: int) -> int:
        """The end (exclusive) of the sentence that holds a token."""
        return self.sentences[self.sentence_of(token)].last

    def sentence_of(self, token: int) -> int:
        """The index, within the paragraph, of the sentence that holds a token."""
        return max(0, bisect_right(self.sentences, token, key=lambda s: s.first) - 1)

    def around(self, token: int) -> Stretch | None:
        """The outermost closed stretch that a token stands in."""
        i = bisect_right(self.outer, token, key=lambda s: s.open) - 1
        stretch = self.outer[i] if i >= 0 else None
        return stretch if stretch and stretch.open < token < stretch.close else None


def build(reading: Reading) -> Scene:
    """The scene of a reading."""
    text = reading.text
    names: dict[int, Name] = {}
    inside: dict[int, Name] = {}
    for mention in reading.mentions:
        tokens = text.tokens_in(Span(mention.start, mention.end))
        if tokens:
            name = Name(tokens.start, tokens.stop, mention)
            names[tokens.start] = name
            for k in tokens:
                inside[k] = name
    paragraphs = tuple(_paragraphs(text, reading.sentences))
    return Scene(text, text.words, names, inside, paragraphs, _surnames(text, names))


def _surnames(text: Text, names: dict[int, Name]) -> dict[str, Name]:
    """The first full name of a person with each last word; none where two share it."""
    found: dict[str, Name] = {}
    shared: set[str] = set()
    for name in names.values():
        last = text.words[name.last - 1]
        if name.mention.type != "PER" or name.last < name.first + 2 or len(last) < SURNAME:
            continue
        if found.setdefault(last, name).mention.entity != name.mention.entity:
            shared.add(last)
    return {last: name for last, name in found.items() if last not in shared}


def _paragraphs(text: Text, sentences: tuple[Sentence, ...]) -> list[Paragraph]:
    out: list[Paragraph] = []
    group: list[Sentence] = []
    lines, told = 1, False
    found = _lines(sentences)
    for n, line in enumerate(found):
        follows = bool(group) and line[0].part == group[0].part and line[0].region == _BODY
        told = told if lines > 1 else bool(group) and _introduces(text, group)
        if (
            follows
            and told
            and lines < SPOKEN_LINES
            and (lines == 1 or _spoken(text, line, found[n + 1] if n + 1 < len(found) else line))
        ):
            group.extend(line)
            lines += 1
            continue
        if group:
            out.append(_paragraph(text, group, spoken=lines > 2))
        group, lines = list(line), 1
    if group:
        out.append(_paragraph(text, group, spoken=lines > 2))
    return out


def _lines(sentences: tuple[Sentence, ...]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for sentence in sentences:
        last = found[-1][0] if found else None
        if last and (last.paragraph, last.part) == (sentence.paragraph, sentence.part):
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _introduces(text: Text, group: list[Sentence]) -> bool:
    """True where a line of body ends in a cue that takes speech, and a colon."""
    last = group[-1]
    if group[0].region != _BODY or text.words[last.last - 1] != ":":
        return False
    reach = range(max(last.first, last.last - INTRODUCTION), last.last)
    return any("say" in cue.verb.takes for i in reach for cue in readings_of(text.words[i]))


def _spoken(text: Text, line: list[Sentence], following: list[Sentence]) -> bool:
    """True where a line, or the one after it, speaks in the first person, and none opens with a
    cue of its own."""
    for each in (line, following):
        words = text.words[each[0].first : each[-1].last]
        if any(not cue.verb.weak for cue in readings_of(words[0])):
            return False
        if any(w in SORTS["first_person"] for w in words):
            return True
    return False


def _paragraph(text: Text, group: list[Sentence], *, spoken: bool) -> Paragraph:
    first, last = group[0].first, group[-1].last
    words, kinds = text.words, text.kinds
    cues = {i: c for i in range(first, last) if kinds[i] == "w" and (c := readings_of(words[i]))}
    pairs = marks.pair(text, first, last)
    outer: list[Stretch] = []
    for pair in pairs:
        if pair.closed and (not outer or pair.open > outer[-1].close):
            outer.append(pair)
    stretches = {s.open: s for s in pairs}
    closers = {s.close: s for s in pairs}
    region, part = group[0].region, group[0].part
    return Paragraph(
        first, last, tuple(group), stretches, cues, region, part, tuple(outer), closers, spoken
    )
