"""Tagging: the posterior of each label for every token of a sentence, in interchangeable grades."""

from __future__ import annotations

from tawatur.annotators._tagging import fast
from tawatur.annotators._tagging.words import Tagger


def default() -> Tagger:
    """The grade used where none is chosen."""
    return fast.load()
