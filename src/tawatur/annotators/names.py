"""Names: every person, organisation and place of a report, as its own words suggest them.

A tagger says of each token how likely each label is; the likeliest well-formed row of labels gives
the names, and each loses the clitics written on to its first word. What the other reports of the
story know (one type for one name, surnames of people named in full) is settled by linking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

import msgspec
import numpy as np

from tawatur.annotators import _tagging
from tawatur.annotators._tagging import Grade, check
from tawatur.annotators._tagging.trimming import clitic_length
from tawatur.annotators._tagging.viterbi import BIO, best
from tawatur.annotators._tagging.words import Posteriors, Tagger, Words
from tawatur.model.annotation import Mention, NameType, Reading
from tawatur.model.text import Text

__all__ = ["DEFAULT", "Grade", "annotate", "check"]

DEFAULT: Grade = "fast"
_FLOOR = 1e-9


def annotate(reading: Reading, *, grade: Grade = DEFAULT, tagger: Tagger | None = None) -> Reading:
    """The reading with its names as mentions: span, type and the tagger's belief; no entities.

    ``grade`` is fast, thorough or hf:PATH; ``tagger`` puts a loaded one in its place.
    """
    text = reading.text
    ranges = [range(s.first, s.last) for s in reading.sentences]
    sentences = [_words(text, tokens) for tokens in ranges]
    posteriors = (tagger or _tagging.load(grade)).tag(sentences)
    here = Counter(text.words)
    mentions = tuple(
        mention
        for tokens, posterior in zip(ranges, posteriors, strict=True)
        for mention in _mentions(text, tokens.start, posterior, here)
    )
    return msgspec.structs.replace(reading, mentions=mentions)


def _words(text: Text, tokens: range) -> Words:
    first, last = tokens.start, tokens.stop
    original = text.original
    written = [
        original[a:b] for a, b in zip(text.starts[first:last], text.ends[first:last], strict=True)
    ]
    return Words(text.words[first:last], written, text.kinds[first:last])


def _mentions(
    text: Text, begin: int, posterior: Posteriors, here: Counter[str]
) -> Iterator[Mention]:
    labels = best(np.log(np.maximum(posterior, _FLOOR)))
    for first, last, kind in _spans(labels):
        columns = [BIO.index(f"B-{kind}"), BIO.index(f"I-{kind}")]
        score = float(posterior[first:last, columns].sum(1).min())
        span = _trimmed(text, begin + first, begin + last, here)
        if span:
            yield Mention(*span, type=cast(NameType, kind), score=round(score, 4))


def _spans(labels: list[int]) -> Iterator[tuple[int, int, str]]:
    """(first, last exclusive, type) of each name in a row of well-formed labels."""
    first = -1
    for i, label in enumerate([*labels, 0]):
        if first >= 0 and not BIO[label].startswith("I"):
            yield first, i, BIO[labels[first]][2:]
            first = -1
        if BIO[label].startswith("B"):
            first = i


def _trimmed(text: Text, first: int, last: int, here: Counter[str]) -> tuple[int, int] | None:
    """The characters of the name without marks at its ends and clitics at its front."""
    while first < last and text.kinds[first] == "p":
        first += 1
    while first < last and text.kinds[last - 1] == "p":
        last -= 1
    if first == last:
        return None
    start, end = text.starts[first], text.ends[last - 1]
    letters = clitic_length(text.words[first], here) if text.kinds[first] == "w" else 0
    if letters:
        start = text.origin[text.folded_starts[first] + letters]
    return start, end
