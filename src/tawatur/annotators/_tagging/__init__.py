"""Tagging: the posterior of each label for every token of a sentence, in interchangeable grades."""

from __future__ import annotations

from typing import Literal

from tawatur.annotators._tagging import fast, thorough
from tawatur.annotators._tagging.words import Tagger

Grade = Literal["fast", "thorough"]


def load(grade: Grade) -> Tagger:
    """The tagger of a grade, loaded once a process."""
    return thorough.load() if grade == "thorough" else fast.load()
