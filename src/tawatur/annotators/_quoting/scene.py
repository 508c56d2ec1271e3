"""The scene: one reading with what the grammar looks up again and again, found once."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tawatur.annotators._quoting import marks
from tawatur.annotators._quoting.cues import Cue, readings_of
from tawatur.annotators._quoting.marks import Stretch
from tawatur.model.annotation import Mention, Reading
from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text


class Name(NamedTuple):
    """A mention with its tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    mention: Mention


class Scene(NamedTuple):
    """A reading's text with its names by first token, and the token range of every paragraph."""

    text: Text
    words: tuple[str, ...]
    names: dict[int, Name]
    inside: dict[int, Name]
    paragraphs: tuple[Paragraph, ...]


class Paragraph(NamedTuple):
    """Tokens ``first`` to ``last`` of one line of kept text, with its sentences, quoted
    stretches (by opening token) and cue words (by token)."""

    first: int
    last: int
    sentences: tuple[Sentence, ...]
    stretches: dict[int, Stretch]
    cues: dict[int, tuple[Cue, ...]]
    region: str
    part: int
    outer: tuple[Stretch, ...]
    closers: dict[int, Stretch]

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
    return Scene(text, text.words, names, inside, tuple(_paragraphs(text, reading.sentences)))


def _paragraphs(text: Text, sentences: tuple[Sentence, ...]) -> list[Paragraph]:
    out: list[Paragraph] = []
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.paragraph, sentence.part) != (group[0].paragraph, group[0].part):
            out.append(_paragraph(text, group))
            group = []
        group.append(sentence)
    if group:
        out.append(_paragraph(text, group))
    return out


def _paragraph(text: Text, group: list[Sentence]) -> Paragraph:
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
        first, last, tuple(group), stretches, cues, region, part, tuple(outer), closers
    )
