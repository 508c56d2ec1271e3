"""The statements of a story by speaker, each with its chain from speaker to report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tawatur.model.dossier import Document, DocumentQuote, Story
from tawatur.model.finding import Bilingual
from tawatur.renderers._page import words
from tawatur.renderers._page.catalogue import Catalogue, Chip
from tawatur.renderers._page.origins import origin_of
from tawatur.renderers._page.renderings import own_words, utterances

MOST_STATEMENTS = 800  # statements of one story on the page; the dossier as JSON has them all
MOST_SPEAKERS = 16  # speakers with a heading of their own
OWN_HEADING = 3  # statements a speaker needs for a heading of their own
OPEN_ALONE = 4  # statements without a second rendering that stand open below a heading
OPEN_OTHERS = 24  # statements of speakers without a heading that stand open: two screens
LONGEST = 900  # characters of one statement
NOBODY = Bilingual("لم يُذكر المتحدث", "speaker not named")


class Statement(NamedTuple):
    """A statement in pieces (words, whether they stand in this rendering alone) and its chain."""

    pieces: tuple[tuple[str, bool], ...]
    language: str
    kind: str
    act: str
    act_words: Bilingual | None
    kind_words: Bilingual
    standing: Bilingual | None
    speaker: Bilingual
    via: tuple[Bilingual, ...]
    outlets: str
    chip: Chip
    decided: bool


class Rendered(NamedTuple):
    """One utterance: the words its renderings share, their number, their origins."""

    caption: str
    renderings: Bilingual
    origins: Bilingual
    statements: tuple[Statement, ...]


class Speaker(NamedTuple):
    """A speaker's statements: utterances with several renderings, then the others."""

    name: Bilingual
    total: Bilingual
    rendered: tuple[Rendered, ...]
    alone: tuple[Statement, ...]
    folded: tuple[Statement, ...]


class Choice(NamedTuple):
    """One entry of a filter."""

    key: str
    words: Bilingual


class Statements(NamedTuple):
    """All statements of a story that the page shows."""

    speakers: tuple[Speaker, ...]
    others: tuple[Statement, ...]
    others_folded: tuple[Statement, ...]
    left_out: int
    kinds: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    outlets: tuple[Choice, ...]


Found = tuple[Document, DocumentQuote]


def statements(catalogue: Catalogue, story: Story) -> Statements:
    """The statements of a story, speakers with most statements first."""
    documents = [catalogue.documents[d] for d in story.documents if d in catalogue.documents]
    every = [(d, q) for d in documents if d.text for q in d.quotes]
    by_speaker: dict[str, list[Found]] = {}
    for found in every[:MOST_STATEMENTS]:
        by_speaker.setdefault(found[1].speaker or "", []).append(found)
    ranked = sorted(
        by_speaker.items(),
        key=lambda item: (not item[0], -len(item[1]), words.sort_key(catalogue.name(item[0]).ar)),
    )
    own = [(id, s) for id, s in ranked if id and _has_heading(s)][:MOST_SPEAKERS]
    headed = {id for id, _ in own}
    origins = origin_of(story)
    shown = every[:MOST_STATEMENTS]
    others = [_plain(catalogue, f) for id, s in ranked if id not in headed for f in s]
    return Statements(
        speakers=tuple(_speaker(catalogue, id, said, origins) for id, said in own),
        others=tuple(others[:OPEN_OTHERS]),
        others_folded=tuple(others[OPEN_OTHERS:]),
        left_out=max(0, len(every) - MOST_STATEMENTS),
        kinds=_choices("quote", [q.kind for _, q in shown]),
        acts=_choices("act", [q.act for _, q in shown]),
        outlets=_outlets(catalogue, shown),
    )


def _has_heading(said: Sequence[Found]) -> bool:
    """True for a speaker with several statements, or with one in two wordings."""
    return len(said) >= OWN_HEADING or (len(said) > 1 and bool(utterances(_texts(said))))


def _texts(said: Sequence[Found]) -> list[str]:
    return [q.of(d.text or "")[:LONGEST] for d, q in said]


def _speaker(
    catalogue: Catalogue, id: str, said: Sequence[Found], origins: dict[str, str]
) -> Speaker:
    texts = _texts(said)
    groups = utterances(texts)
    rendered: list[tuple[int, int, Rendered]] = []
    for group in groups:
        pieces = own_words([texts[m] for m in group.members])
        behind = {origins.get(said[m][0].id, said[m][0].id) for m in group.members}
        made = Rendered(
            caption=group.caption,
            renderings=words.counted(len(group.members), "rendering"),
            origins=words.counted(len(behind), "origin"),
            statements=tuple(
                _statement(catalogue, said[m], p)
                for m, p in zip(group.members, pieces, strict=True)
            ),
        )
        rendered.append((-len(behind), -len(group.members), made))
    taken = {m for group in groups for m in group.members}
    alone = [_plain(catalogue, f) for i, f in enumerate(said) if i not in taken]
    opened = OPEN_ALONE if len(alone) > OPEN_ALONE + 1 else len(alone)
    opened = 0 if groups and len(alone) > OPEN_ALONE + 1 else opened
    return Speaker(
        name=catalogue.name(id),
        total=words.counted(len(said), "statement"),
        rendered=tuple(r for _, _, r in sorted(rendered, key=lambda r: r[:2])),
        alone=tuple(alone[:opened]),
        folded=tuple(alone[opened:]),
    )


def _plain(catalogue: Catalogue, found: Found) -> Statement:
    document, quote = found
    return _statement(catalogue, found, ((quote.of(document.text or "")[:LONGEST], False),))


def _statement(
    catalogue: Catalogue, found: Found, pieces: tuple[tuple[str, bool], ...]
) -> Statement:
    document, quote = found
    outlets = [id for id in (*quote.via, document.outlet) if id]
    return Statement(
        pieces=pieces,
        language=document.language,
        kind=quote.kind,
        act=quote.act,
        act_words=words.label("act", quote.act) if quote.act != "say" else None,
        kind_words=words.label("quote", quote.kind),
        standing=words.labels("standing").get(quote.status),
        speaker=catalogue.name(quote.speaker) if quote.speaker else NOBODY,
        via=tuple(catalogue.name(id) for id in quote.via),
        outlets=" ".join(dict.fromkeys(outlets)),
        chip=catalogue.chip(document.id, quote.start, quote.end, quote.part),
        decided=not isinstance(quote.decided, msgspec.UnsetType),
    )


def _choices(kind: str, keys: Sequence[str]) -> tuple[Choice, ...]:
    """The keys that occur, as the labels order them."""
    occurring = set(keys)
    known = [key for key in words.labels(kind) if key in occurring]
    unknown = sorted(occurring - set(known))
    chosen = tuple(Choice(key, words.label(kind, key)) for key in (*known, *unknown))
    return chosen if len(chosen) > 1 else ()


def _outlets(catalogue: Catalogue, found: Sequence[Found]) -> tuple[Choice, ...]:
    occurring = {id for d, q in found for id in (*q.via, d.outlet) if id}
    chosen = [Choice(id, catalogue.name(id)) for id in occurring]
    chosen.sort(key=lambda c: (words.sort_key(c.words.ar), c.key))
    return tuple(chosen) if len(chosen) > 1 else ()
