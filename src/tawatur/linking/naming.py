"""What an entity is called: its canonical name, its English name, its id.

The id is the English name in kebab case: the lexicon's where the thing is known, else letters for
letters. It depends on the names and their counts alone, never on the order of the reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

import msgspec

from tawatur.linking.gazetteer import Known, words_of
from tawatur.linking.glossing import english
from tawatur.linking.transliteration import in_latin
from tawatur.model.annotation import Entity, NameType

_OFTEN = 0.2  # of the commonest full spelling's count: a fuller one in fewer mentions is an oddity
_NOT_KEBAB = re.compile(r"[^a-z0-9]+")
_SUFFIX = 4  # hexadecimal digits that tell two entities of one English name apart


def canonical(surfaces: Counter[str], type: NameType) -> str:
    """The fullest spelling that is met often enough; of equals the commonest, then the first."""
    several = {s: n for s, n in surfaces.items() if len(words_of(s)) > 1}
    pool: Mapping[str, int] = several if several and type == "PER" else surfaces
    often = _OFTEN * max(pool.values())
    fit = [s for s, n in pool.items() if n >= often]
    if type != "PER":
        return min(fit, key=lambda s: (-surfaces[s], s))
    return min(fit, key=lambda s: (-len(words_of(s)), -surfaces[s], s))


def entity(
    surfaces: Counter[str],
    words: Mapping[str, tuple[str, ...]],
    type: NameType,
    known: Known | None,
) -> Entity:
    """The entity of these surface forms, its id not yet told apart from others of the story.

    ``words`` gives the folded words of each surface with the article that ل swallowed.
    """
    whole = Counter({s: n for s, n in surfaces.items() if _starts_as(s, words[s])})
    spelt = canonical(whole or surfaces, type)
    name = spelt if whole else f"ال{spelt}"
    said = english(words[spelt]) if type != "PER" else ""
    name_en = known.name_en if known else said or in_latin(words[spelt])
    return Entity(
        id=kebab(name_en.replace("(", "") if said else name_en)
        or kebab(in_latin(words[spelt]))
        or _digest(name),
        type=type,
        name=name,
        names=tuple(sorted(surfaces, key=lambda s: (-surfaces[s], s))),
        name_en=name_en,
        name_en_from="lexicon" if known or said else "transliteration",
    )


def _starts_as(surface: str, words: tuple[str, ...]) -> bool:
    """False where the surface lacks the article its name has (كرملين for الكرملين)."""
    written = words_of(surface)
    return bool(written) and written[0] == words[0]


def kebab(name: str) -> str:
    """A Latin name in kebab case, ASCII only."""
    plain = unicodedata.normalize("NFKD", name.split(" (", maxsplit=1)[0])
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "")
    return _NOT_KEBAB.sub("-", ascii_only.lower()).strip("-")


def told_apart(entities: Sequence[Entity]) -> list[Entity]:
    """The same entities in the same order, with a suffix on ids that several would share.

    The one that is met under most spellings keeps the plain id only where it is the sole one of
    the id; else each bears four digits made of its type and name.
    """
    shared = Counter(entity.id for entity in entities)
    out: list[Entity] = []
    taken: set[str] = set()
    for entity in entities:
        id = entity.id
        if shared[id] > 1:
            id = f"{id}-{_digest(entity.type + entity.name)[:_SUFFIX]}"
        while id in taken:
            id = f"{id}-{_digest(id)[:_SUFFIX]}"
        taken.add(id)
        out.append(entity if id == entity.id else msgspec.structs.replace(entity, id=id))
    return out


def called(entity: Entity, name_en: str) -> Entity:
    """The entity under an English name that a reader decided on."""
    id = kebab(name_en) or entity.id
    return msgspec.structs.replace(entity, id=id, name_en=name_en, name_en_from="decision")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
