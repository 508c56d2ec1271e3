"""Readings of invented reports, with names given by hand."""

from collections.abc import Callable

import pytest

from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Mention, Quotation, Reading, Reference
from tawatur.model.report import Report
from tawatur.model.span import Span

NAMES = {
    "سامر الوادي": ("PER", "samer"),
    "نادين الحقل": ("PER", "nadine"),
    "رامي السهل": ("PER", "rami"),
    "جبهة الغسق": ("ORG", "ghasaq"),
    "نورستان": ("LOC", "nouristan"),
    "تلّار": ("LOC", "tallar"),
    "مرسانا": ("LOC", "marsana"),
}


def make(text: str, title: str = "", quotes: tuple[tuple[str, str], ...] = ()) -> Reading:
    whole = f"{title}\n\n{text}" if title else text
    start = len(title) + 2 if title else 0
    mentions = []
    for name, (kind, entity) in NAMES.items():
        at = whole.find(name)
        while at >= 0:
            mentions.append(Mention(at, at + len(name), kind, entity))
            at = whole.find(name, at + len(name))
    spoken = []
    for words, speaker in quotes:
        at = whole.index(words)
        who = Reference(at, at + 1, "name", speaker)
        spoken.append(Quotation(at, at + len(words), kind="direct", speaker=who))
    tokens = tokenise(whole)
    stretches = [(Span(0, len(title)), "title", 0)] if title else []
    stretches.append((Span(start, len(whole)), "body", 0))
    return Reading(
        report=Report(id="r", location="r", text=whole),
        text=tokens,
        sentences=split(tokens, stretches),
        mentions=tuple(sorted(mentions)),
        quotations=tuple(spoken),
    )


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make
