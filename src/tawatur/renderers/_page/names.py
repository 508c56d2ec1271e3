"""The names of a story: each with its spellings, their counts and their first mentions."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from tawatur.model.dossier import Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip

MOST_OPEN = 60  # names with several spellings shown of one type
MOST_FOLDED = 300  # names with one spelling
MOST_SPELLINGS = 12


class Spelling(NamedTuple):
    """One way a name is written, how often, and where first."""

    words: str
    times: int
    chip: Chip


class Name(NamedTuple):
    """A name, its English form where known (and whether it was only transliterated)."""

    name: str
    english: str | None
    transliterated: bool
    spellings: tuple[Spelling, ...]
    times: int


class Kind(NamedTuple):
    """The people, the organisations or the places."""

    caption: Bilingual
    names: tuple[Name, ...]


class Names(NamedTuple):
    """Names with several spellings by type, and the rest."""

    kinds: tuple[Kind, ...]
    single: tuple[Name, ...]
    left_out: int


def names(catalogue: Catalogue, story: Story) -> Names:
    """The names in a story's reports, most frequent first."""
    counts: dict[str, Counter[str]] = {}
    first: dict[tuple[str, str], Chip] = {}
    for id in story.documents:
        document = catalogue.documents.get(id)
        text = catalogue.text(id)
        for m in sorted(document.mentions) if document and text else ():
            written = " ".join(m.of(text).split())
            counts.setdefault(m.entity, Counter())[written] += 1
            if (m.entity, written) not in first:
                first[m.entity, written] = catalogue.chip(id, m.start, m.end)
    found = [
        (catalogue.entities[e].type, _name(catalogue, e, spellings, first))
        for e, spellings in counts.items()
        if e in catalogue.entities
    ]
    found.sort(key=lambda item: (-item[1].times, words.sort_key(item[1].name)))
    several = [(type, name) for type, name in found if len(name.spellings) > 1]
    single = sorted(
        (name for _, name in found if len(name.spellings) == 1),
        key=lambda name: words.sort_key(name.name),
    )
    kinds = tuple(
        Kind(caption, tuple(name for t, name in several if t == type)[:MOST_OPEN])
        for type, caption in words.labels("type").items()
    )
    shown = sum(len(kind.names) for kind in kinds) + min(len(single), MOST_FOLDED)
    return Names(
        tuple(kind for kind in kinds if kind.names),
        tuple(single[:MOST_FOLDED]),
        len(found) - shown,
    )


def _name(
    catalogue: Catalogue,
    entity: str,
    spellings: Counter[str],
    first: dict[tuple[str, str], Chip],
) -> Name:
    known = catalogue.entities[entity]
    ordered = sorted(spellings.items(), key=lambda s: (-s[1], words.sort_key(s[0]), s[0]))
    return Name(
        name=known.name,
        english=known.name_en if known.name_en != known.name else None,
        transliterated=known.name_en_from == "transliteration",
        spellings=tuple(Spelling(w, n, first[entity, w]) for w, n in ordered[:MOST_SPELLINGS]),
        times=sum(spellings.values()),
    )
