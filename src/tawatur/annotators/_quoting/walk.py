"""Walk: the way from a cue to its content, with what was met on it, and the frame it ends in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tawatur.annotators._quoting.cues import Cue
from tawatur.annotators._quoting.phrase import Phrase, words_span
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.words import PREPOSITIONS
from tawatur.model.annotation import Reference

How = Literal["that", "say", "phrase", "describe"]
STRAY = 9  # tokens that are neither subject, adverb nor occasion
STRAY_TITLE = 20  # the same after a person, whose long title they may be
STRAY_WEAK = 1  # the same for verbs with other common senses


class Frame(NamedTuple):
    """How a cue's content is joined to it, the content's first token and first character, and
    who stands between: ``stray`` counts the tokens that fitted no part."""

    how: How
    first: int
    begin: int
    subject: Phrase | None
    object: Phrase | None
    via: tuple[Reference, ...]
    cue: int
    stray: int
    opener: int  # the token of أن, the colon, mark or preposition that joins it


@dataclass(slots=True)
class Walk:
    scene: Scene
    paragraph: Paragraph
    cue: Cue
    at: int
    hi: int
    preceded: bool
    subject: Phrase | None = None
    object: Phrase | None = None
    via: list[Reference] = field(default_factory=list)
    credited: Phrase | None = None
    unknown: int | None = None
    unknown_last: int = 0
    noun: int | None = None
    occasion: bool = False
    commas: int = 0
    stray: int = 0
    kept: Frame | None = None


def near(walk: Walk) -> bool:
    titled = walk.subject is not None and walk.subject.person
    relayed = bool(walk.via) and "relay" in walk.cue.verb.flags  # نقلت وكالة كذا عن فلان
    if walk.cue.verb.weak and not (titled and relayed):
        return walk.stray <= STRAY_WEAK
    return walk.stray <= (STRAY_TITLE if titled else STRAY)


def framed(walk: Walk, how: How, first: int, opener: int, begin: int | None = None) -> Frame | int:
    if first >= walk.paragraph.last:
        return 0
    start = walk.scene.text.starts[first] if begin is None else begin
    subject = walk.subject or _unknown_subject(walk, how)
    via = tuple(walk.via)
    return Frame(how, first, start, subject, walk.object, via, walk.at, walk.stray, opener)


def _unknown_subject(walk: Walk, how: How) -> Phrase | None:
    """Words right after the verb that are no known kind of speaker: somebody all the same."""
    if walk.unknown is None or walk.preceded or how not in ("that", "say"):
        return None
    if walk.cue.form in ("participle", "masdar") or walk.unknown_last - walk.unknown > 7:
        return None
    homograph = walk.scene.words[walk.at] in PREPOSITIONS
    if walk.scene.words[walk.unknown] in PREPOSITIONS:
        return None
    if walk.cue.suffixed or walk.unknown != walk.at + 1 or homograph:
        return None
    span = words_span(walk.scene, walk.unknown, walk.unknown_last)
    return Phrase(walk.unknown_last, Reference(span.start, span.end, "title"))
