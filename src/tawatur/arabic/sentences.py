"""Sentences: where one ends, in text that has few full stops and many lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

from tawatur.model.span import Span
from tawatur.model.text import Sentence, Text

# A full stop ends a sentence where white space or a closing mark follows; «..» is a pause and
# ends one too, a comma never does.
_STOP = re.compile(r"[.!?؟]+[\"'”»)\]]*(?=\s|$)|\n")
_INITIAL = re.compile(r"(?:^|[\s(.])[\u0621-\u064aA-Za-z]$")


def split(text: Text, stretches: Iterable[tuple[Span, str, int]]) -> tuple[Sentence, ...]:
    """The sentences of the given stretches (span, region label, part), in order.

    No sentence crosses a line or leaves its stretch. A single letter before a full stop
    (أ. ف. ب, أ.د.) does not end one.
    """
    bounds: list[tuple[int, int, str, int, int]] = []
    paragraph = 0
    for stretch, region, part in stretches:
        start = stretch.start
        for end, is_line in _ends(text.original, stretch):
            bounds.append((start, end, region, paragraph, part))
            paragraph += is_line
            start = end
        paragraph += 1
    first = np.searchsorted(np.asarray(text.ends), [one[0] for one in bounds], "right")
    last = np.searchsorted(np.asarray(text.starts), [one[1] for one in bounds], "left")
    return tuple(
        Sentence(i, j, region, paragraph, part)
        for i, j, (_, _, region, paragraph, part) in zip(
            first.tolist(), last.tolist(), bounds, strict=True
        )
        if i < j
    )


def _ends(original: str, stretch: Span) -> Iterable[tuple[int, bool]]:
    for found in _STOP.finditer(original, stretch.start, stretch.end):
        is_line = found.group() == "\n"
        before = max(stretch.start, found.start() - 2)
        if is_line or not _INITIAL.search(original, before, found.start()):
            yield found.end(), is_line
    yield stretch.end, False


def sentence_at(sentences: tuple[Sentence, ...], token: int) -> int | None:
    """The index of the sentence that holds a token, or None."""
    i = bisect_left(sentences, token + 1, key=lambda s: s.first) - 1
    return i if 0 <= i < len(sentences) and token < sentences[i].last else None
