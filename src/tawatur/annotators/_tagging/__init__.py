"""Tagging: the posterior of each label for every token of a sentence, in interchangeable grades."""

from __future__ import annotations

from pathlib import Path

from tawatur.annotators._tagging import export_folder, exported, fast, thorough
from tawatur.annotators._tagging.exported import PREFIX
from tawatur.annotators._tagging.words import Tagger
from tawatur.errors import UsageError

Grade = str  # "fast", "thorough" or "hf:PATH", a folder with an exported model


def load(grade: Grade) -> Tagger:
    """The tagger of a grade, loaded once a process; UsageError where it cannot be."""
    if grade.startswith(PREFIX):
        return exported.load(grade.removeprefix(PREFIX))
    check(grade)
    return thorough.load() if grade == "thorough" else fast.load()


def check(grade: Grade) -> None:
    """UsageError where there is no such grade, or the folder it names lacks what it needs."""
    if grade.startswith(PREFIX):
        export_folder.open_export(Path(grade.removeprefix(PREFIX)))
    elif grade not in ("fast", "thorough"):
        raise UsageError(f"{grade}: is no tagger; there are auto, fast, thorough and {PREFIX}PATH")
