"""Agreement: whether a verb or participle without a subject can be somebody's, by its number and
gender: «مؤكدا» is not said of members, «عبروا» not of one man, «مؤكدة» not of a minister."""

from __future__ import annotations

import re
from functools import cache

from tawatur.annotators._quoting.cues import Cue
from tawatur.annotators._quoting.words import SORTS, head_kind, heads

_PLURAL_ENDINGS = ("ون", "ين")


@cache
def people(head: str) -> bool:
    """True for a plural head noun of people (خبراء، مواطنون)."""
    if head in SORTS["people"]:
        return True
    return head.endswith(_PLURAL_ENDINGS) and head_kind(head) in ("person", "unnamed")


def agrees(cue: Cue | None, head: str, feminine: bool | None, *, person: bool) -> bool:
    """True where a cue can be of a speaker with this head noun and gender, one person or not."""
    if cue is None or cue.form == "masdar":
        return True
    if cue.plural:
        return not person and heads().get(head) not in ("body", "document")
    if not cue.feminine and not person and people(head):
        return False
    return feminine is None or feminine == cue.feminine


_MASDAR = re.compile(r"ال(?:ت\w\wي[^ه\W]|ا\w\w?ت\w?ا\w|ان\w\wا\w|است\w\wا\w|ا\w\wا\w)")


def qualifies(head: str, word: str) -> bool:
    """True where a definite word can be an adjective of the definite noun before it; «النائب
    التعريف», «المنظمون السماح» are a subject and its object."""
    if word in SORTS["plural_adjective"]:
        return True
    if head.endswith(_PLURAL_ENDINGS):
        return word.endswith(_PLURAL_ENDINGS)
    if _MASDAR.fullmatch(word) or word[2:] in SORTS["content_noun"]:
        return False
    if head.endswith("اء"):
        return word.endswith((*_PLURAL_ENDINGS, "اء", "ي"))
    return head.endswith(("ه", "ات")) or not word.endswith("ه")
