"""Alignment: which claims of which reports answer one question.

A claim whose value is normalised (a number, a date, an entity, a token) meets the claims of the
same slot and key. A claim whose value is words meets the claims that say much the same: words are
content stems weighted by how rare they are in news, names stand for their entities whatever the
spelling, and groups are grown by complete linkage, so that every member of a group is like every
other and no group swallows the story.
"""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.arabic.content import content, likeness, weight
from tawatur.arabic.folding import fold
from tawatur.arabic.stems import stem
from tawatur.model.claim import ReportedClaim
from tawatur.roles import Names

LINK = 0.27  # likeness two wordings of one group have at least: agreements found in the three
# shared cases rise to here and false conflicts begin below
_RARE = 0.2  # weight from which a stem may bring two claims together to be measured at all
_NAME_WORD = 0.3  # weight a word of a name needs to stand for its entity: «الدولة» is too common
_NAME = 0.5  # weight of a name: it says whom, not what
_LONGEST_NAME = 5  # words
_WORD = re.compile(r"[^\W\d_]+|\d+")
NOUNS = frozenset({"where", "venue", "format", "method", "participant"})
# slots whose values are nouns: a whole statement that holds the noun does not answer the question
APART = NOUNS | {"commitment"}  # a ledger of its own: its words are a next step or an offer too
_CROWD = 60  # claims of one stem beyond which it is too common in the story to bring pairs together


class Group(msgspec.Struct, frozen=True):
    """Claims that answer one question; ``typed`` where their values can be held to equality."""

    slot: str
    key: str
    claims: tuple[ReportedClaim, ...]
    typed: bool


def align(claims: Sequence[ReportedClaim], names: Names) -> list[Group]:
    """The claims grouped by question, every claim in exactly one group."""
    typed: dict[tuple[str, str], list[ReportedClaim]] = defaultdict(list)
    free: list[ReportedClaim] = []
    for reported in claims:
        claim = reported.claim
        if is_words(claim.value, names):
            free.append(reported)
        else:
            typed[claim.slot, claim.key].append(reported)
    groups = [Group(s, k, tuple(some), True) for (s, k), some in sorted(typed.items())]
    own: dict[str, list[ReportedClaim]] = defaultdict(list)
    for reported in free:
        own[reported.claim.slot if reported.claim.slot in APART else ""].append(reported)
    for slot in sorted(own):
        groups += [Group(*title(some), tuple(some), False) for some in clusters(own[slot], names)]
    return groups


def is_words(value: str, names: Names) -> bool:
    """True where a value is the report's words: Arabic letters that are no entity's id."""
    return value not in names and any("\u0600" <= c <= "\u06ff" for c in value)


def title(some: Sequence[ReportedClaim]) -> tuple[str, str]:
    """The slot and key most of a group's claims bear; a statement's only where all are."""
    votes: dict[tuple[str, str], int] = defaultdict(int)
    for reported in some:
        votes[reported.claim.slot, reported.claim.key] += 1
    own = {sk: n for sk, n in votes.items() if sk[0] != "statement"}
    return min(own or votes, key=lambda sk: (-votes[sk], sk))


def clusters(claims: Sequence[ReportedClaim], names: Names) -> list[list[ReportedClaim]]:
    """Groups of claims in words by complete linkage, the closest pairs joined first."""
    spoken = name_words(names)
    senses = [sense(r.claim.value, spoken) for r in claims]
    pairs = sorted(_close(senses), key=lambda p: (-p[0], p[1], p[2]))
    close = {(i, j) for _, i, j in pairs}
    member = list(range(len(claims)))
    groups: dict[int, list[int]] = {i: [i] for i in member}
    for _, i, j in pairs:
        a, b = member[i], member[j]
        if a == b:
            continue
        if all((min(x, y), max(x, y)) in close for x in groups[a] for y in groups[b]):
            a, b = min(a, b), max(a, b)
            for x in groups.pop(b):
                member[x] = a
                insort(groups[a], x)
    return [[claims[i] for i in groups[g]] for g in sorted(groups)]


Spoken = Mapping[tuple[str, ...], str]  # by the stems of a name: its entity


def sense(words: str, spoken: Spoken) -> Mapping[str, float]:
    """The content of some words with every name of several spellings replaced by its entity."""
    plain = content(words)
    stems = [stem(w) for w in _WORD.findall(fold(words))]
    out = dict(plain)
    at = 0
    while at < len(stems):
        for length in range(min(_LONGEST_NAME, len(stems) - at), 0, -1):
            entity = spoken.get(tuple(stems[at : at + length]))
            if entity is not None:
                for s in stems[at : at + length]:
                    out.pop(s, None)
                out[entity] = _NAME
                at += length - 1
                break
        at += 1
    return out


def name_words(names: Names) -> dict[tuple[str, ...], str]:
    """By the stems of each surface form: the one entity it names; a word alone only where it is
    rare, for «الدولة» is no name by itself."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for id in sorted(names):
        for surface in names[id].names:
            found = _WORD.findall(fold(surface))
            key = tuple(stem(w) for w in found)
            if len(key) > 1 or (key and weight(found[0]) >= _NAME_WORD):
                owners[key[:_LONGEST_NAME]].add(id)
    return {key: min(ids) for key, ids in owners.items() if len(ids) == 1}


def _close(senses: Sequence[Mapping[str, float]]) -> Iterable[tuple[float, int, int]]:
    """Every pair of senses at least LINK alike, among those that share a telling stem."""
    posting: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(senses):
        for s, heavy in one.items():
            if heavy >= _RARE:
                posting[s].append(i)
    seen: set[tuple[int, int]] = set()
    for s in sorted(posting, key=lambda s: (len(posting[s]), s)):
        some = posting[s]
        if len(some) > _CROWD:
            continue
        for n, i in enumerate(some):
            for j in some[n + 1 :]:
                if (i, j) not in seen:
                    seen.add((i, j))
                    alike = likeness(senses[i], senses[j])
                    if alike >= LINK:
                        yield alike, i, j
