"""Speakers without a name: an entity of type GROUP by its own words, never a guessed name."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.linking.gazetteer import words_of
from tawatur.linking.glossing import LONGEST, english, gloss_speaker
from tawatur.linking.naming import kebab
from tawatur.linking.titles import stem
from tawatur.linking.transliteration import in_latin
from tawatur.model.annotation import Entity, EntityType

_ENDINGS = (("ون", ""), ("ين", ""), ("ات", ""), ("ه", ""))


def group(
    surface: str, type: EntityType = "GROUP", places: Mapping[str, str] | None = None
) -> Entity:
    """The entity of an unnamed speaker, or of a body or person known only by its own words.

    It has an English name only where every word of it is listed. ``places`` as in
    ``gloss_speaker``.
    """
    shown = " ".join(surface.split())
    words = words_of(shown)
    name_en = (
        ""
        if type == "PER"
        else gloss_speaker(words, places or {}) or (english(words) if type == "ORG" else "")
    )
    spelt = name_en.replace("(", "") or in_latin(words[:LONGEST])
    return Entity(
        id=kebab(spelt) or "unnamed",
        type=type,
        name=shown,
        names=(shown,),
        name_en=name_en or None,
        name_en_from="lexicon" if name_en else None,
    )


def key(surface: str) -> tuple[str, ...]:
    """What two phrases for one unnamed speaker share: their words without article, clitic and
    case (المصادر المطلعة, مصادر مطلعة)."""
    return tuple(_plain(stem(word)) for word in words_of(surface))


def _plain(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word
