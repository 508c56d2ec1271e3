"""Readings made from plain sentences about invented people, with mentions written in brackets.

«قال [PER سمير البرناوي] في [LOC طيبة]» gives the text without brackets and two candidates.
"""

import re

from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Mention, Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

_MARKED = re.compile(r"\[(PER|ORG|LOC) ([^\]]+)\]")


def reading(marked, id="r1", *, outlet=None, score=0.95):
    text, mentions, last = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[last : found.start()]
        start = len(text)
        text += found.group(2)
        mentions.append(Mention(start, len(text), found.group(1), None, score))
        last = found.end()
    text += marked[last:]
    tokens = tokenise(text)
    report = Report(id=id, location=id, text=text, outlet=outlet)
    sentences = split(tokens, [(Span(0, len(text)), "body", 0)])
    return Reading(report=report, text=tokens, sentences=sentences, mentions=tuple(mentions))


def pile(*marked):
    return [reading(text, f"r{number}") for number, text in enumerate(marked)]


def found(reading):
    """The words, type and entity of every mention."""
    original = reading.report.text
    return [(original[m.start : m.end], m.type, m.entity) for m in reading.mentions]


def words(reading):
    return [surface for surface, _, _ in found(reading)]


def entity_of(reading, surface):
    return next(entity for words, _, entity in found(reading) if words == surface)
