"""Readings of invented reports, without the stages that make them."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest

from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.report import Label, Region, Report
from tawatur.model.span import Span

_LETTERS = "بتجحدرزسشصطعفقكلمنهوي"


def reading(id, *pieces, outlet=None, published=None):
    """A reading of (label, text) or (label, text, part) pieces, each on lines of its own."""
    text, stretches, regions = "", [], []
    for label, words, *rest in pieces:
        span = Span(len(text), len(text) + len(words))
        text += words + "\n\n"
        regions.append(Region(span.start, span.end, label))
        if label in ("title", "body", "embedded"):
            stretches.append((span, label, rest[0] if rest else 0))
    tokens = tokenise(text)
    report = Report(
        id=id, location=id, text=text, outlet=outlet, published=published, regions=tuple(regions)
    )
    return Reading(report=report, text=tokens, sentences=split(tokens, stretches))


def article(id, title, body, **given):
    """A report with a title and a body."""
    label: Label = "title"
    return reading(id, (label, title), ("body", body), **given)


def word(chance: random.Random) -> str:
    """An invented word."""
    return "".join(chance.choice(_LETTERS) for _ in range(chance.randint(4, 7)))


def prose(seed: int, words: int) -> str:
    """Invented words in sentences of about twelve, always the same for a seed."""
    chance = random.Random(seed)
    return " ".join(word(chance) + "." * (number % 12 == 11) for number in range(words))


@pytest.fixture(scope="session")
def piles():
    """What makes readings of invented reports: article, reading, prose, word."""
    return SimpleNamespace(article=article, reading=reading, prose=prose, word=word)
