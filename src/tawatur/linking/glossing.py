"""What a phrase of listed words says in English: وزارة الخارجية الروسية, مسؤولون أتراك."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows
from tawatur.linking import titles, unlisted
from tawatur.linking.demonyms import demonym
from tawatur.linking.transliteration import in_latin

_FIELDS = ("portfolio", "government", "topic")
LONGEST = 6  # words that are put into English


_NO_PLACES: Mapping[str, str] = MappingProxyType({})
_TYPES = ("institution", "media-type", "body-type", "body-part", "place-part", "place-type")
_WITHIN = "في"


def english(words: Sequence[str]) -> str:
    """A body's or a place's name of listed words in English; else the rest of it in Latin letters
    and its listed type behind it («al-Madar channel»); empty where no type is listed."""
    said = gloss(words)
    if said or len(words) < 2:
        return said
    roles = (r for r in titles.roles(words[0]) if r.kind in _TYPES and r.en)
    type = next((role.en for role in roles), "") or _buildings().get(titles.bare(words[0]), "")
    return f"{in_latin(tuple(words[1:]))} {type}" if type else ""


@cache
def _buildings() -> dict[str, str]:
    return {fold_word(row["word"]): row["en"] for row in rows("buildings")}


def gloss_speaker(words: Sequence[str], places: Mapping[str, str] = _NO_PLACES) -> str:
    """The phrase for a speaker without a name in English, or empty where a word is not listed.

    ``places`` are the English names of places no list knows, by what they share with their
    adjectives. What follows a wish to stay unnamed is said as that.
    """
    held = [i for i in range(1, len(words)) if tuple(words[i : i + 2]) in _anonymity()]
    if held:
        said = gloss_speaker(words[: held[0]], places)
        return f"{said} who asked not to be named" if said else ""
    if _WITHIN in words[1:]:
        at = list(words).index(_WITHIN, 1)
        person, body = gloss(words[:at], places), gloss(words[at + 1 :], places)
        return f"{person} in the {body[0].lower()}{body[1:]}" if person and body else ""
    return gloss(words, places)


@cache
def _anonymity() -> frozenset[tuple[str, ...]]:
    cues = (row["opening"].split() for row in rows("speaker_heads") if "opening" in row)
    return frozenset(tuple(map(fold_word, cue)) for cue in cues)


def gloss(words: Sequence[str], places: Mapping[str, str] = _NO_PLACES) -> str:
    """The folded words in English where every one of them is listed, else empty.

    The head comes first, its nationality last: «Ministry of foreign affairs (Russia)».
    """
    if len(words) > LONGEST:
        return ""
    said: list[str] = []
    nations: list[str] = []
    before: list[str] = []
    for word in words:
        adjective = demonym(titles.bare(word))
        roles = [r for r in titles.roles(titles.stem(word)) if r.en]
        fields = [r for r in roles if r.kind in _FIELDS and said]
        role = next(iter(fields or roles), None)
        attribute = next((r for r in roles if r.kind == "attribute" and said), None)
        if attribute and not fields:
            before.append(attribute.en)
        elif adjective and said and not fields:
            nations.append(adjective.place_en)
        elif said and unlisted.is_adjective(word) and unlisted.stem(word) in places:
            nations.append(places[unlisted.stem(word)])
        elif role:
            said.append(role.en + ("s" if role.number == "p" and not role.en.endswith("s") else ""))
        else:
            return ""
    if not said:
        return ""
    head = " ".join([*before, said[0]])
    head = head[0].upper() + head[1:]
    field = f" of {' '.join(said[1:])}" if len(said) > 1 else ""
    return f"{head}{field}" + (f" ({', '.join(nations)})" if nations else "")
