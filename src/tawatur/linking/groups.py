"""Speakers without a name: an entity of type GROUP by its own words, never a guessed name."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.linking import titles
from tawatur.linking.demonyms import demonym
from tawatur.linking.gazetteer import words_of
from tawatur.linking.naming import kebab
from tawatur.linking.offices import stem
from tawatur.linking.transliteration import in_latin
from tawatur.model.annotation import Entity

_LONGEST = 6  # words of an unnamed speaker's phrase that go into the id
_ENDINGS = (("ون", ""), ("ين", ""), ("ات", ""), ("ه", ""))


def group(surface: str, type: str = "GROUP") -> Entity:
    """The entity of an unnamed speaker or of a body known only by its own words."""
    shown = " ".join(surface.split())
    words = words_of(shown)
    name_en = gloss(words) or in_latin(words[:_LONGEST]) or shown
    return Entity(
        id=kebab(name_en) or "unnamed",
        type="ORG" if type == "ORG" else "GROUP",
        name=shown,
        names=(shown,),
        name_en=name_en,
        name_en_from="lexicon" if gloss(words) else "transliteration",
    )


def gloss(words: Sequence[str]) -> str:
    """The phrase in English where every word of it is listed, else empty: مسؤولون أتراك gives
    «officials (Turkey)»."""
    said: list[str] = []
    places: list[str] = []
    for word in words[:_LONGEST]:
        bare = stem(word)
        adjective = demonym(bare)
        role = next((r for r in titles.roles(bare) if r.en), None)
        if adjective and said:
            places.append(adjective.place_en)
        elif role:
            said.append(role.en + ("s" if role.number == "p" and not role.en.endswith("s") else ""))
        else:
            return ""
    if not said:
        return ""
    return " ".join(said) + (f", {', '.join(places)}" if places else "")


def key(surface: str) -> tuple[str, ...]:
    """What two phrases for one unnamed speaker share: their words without article, clitic and
    case (المصادر المطلعة, مصادر مطلعة)."""
    return tuple(_plain(stem(word)) for word in words_of(surface))


def _plain(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    return word
