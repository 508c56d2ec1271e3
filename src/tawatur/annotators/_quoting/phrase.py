"""Phrase: what a speaker or an outlet was read from, shared by the rules that find them."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.scene import Name, Scene
from tawatur.annotators._quoting.words import head_kind
from tawatur.model.annotation import Reference
from tawatur.model.span import Span


class Phrase(NamedTuple):
    """A phrase up to token ``last`` (exclusive), whom it points at, and its head noun without
    the article; ``back`` where it is a single definite noun that points back (المصدر)."""

    last: int
    reference: Reference
    head: str = ""
    back: bool = False
    person: bool = False


def words_span(scene: Scene, first: int, last: int) -> Span:
    """The characters of the tokens, without a conjunction written on to the first."""
    text = scene.text
    start = text.starts[first]
    word = text.words[first]
    if word.startswith(("وال", "فال", "ومص", "ومس")) and head_kind(word[1:]):
        start = text.unfold(text.folded_starts[first] + 1, text.folded_starts[first] + 2).start
    return Span(start, text.ends[last - 1])


def past_mark(scene: Scene, name: Name) -> int:
    marked = name.last < len(scene.words) and scene.words[name.last] in MARKS
    return name.last + (marked and name.first > 0 and scene.words[name.first - 1] in MARKS)
