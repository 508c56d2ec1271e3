"""Turns: sentences that say what became of a promised deed.

A sentence tells of a deed where it names the one who was to do it and holds the stems of the deed.
It is a turn where a word of putting off, calling off or doing stands by the deed, where the deed's
own verb is denied, or where it stands in the past beside the one who was to do it. The words are a
lexicon, ``commitment_turns``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from tawatur import lexicons
from tawatur.arabic.content import content, function_words
from tawatur.arabic.folding import fold, fold_word
from tawatur.arabic.future import is_future_word
from tawatur.arabic.sentences import sentence_at
from tawatur.arabic.skeletons import skeleton
from tawatur.arabic.stems import stem
from tawatur.model.annotation import Entity, Reading
from tawatur.model.commitment import State
from tawatur.model.span import Span
from tawatur.model.text import Sentence

REACH = 6  # words between a word of turning and the deed: the actor's name and links
BEHIND = 2  # the same where the deed comes first: «افتتاح المعبر الجديد تأجل»
LONGEST = 60  # words of a sentence beyond which it tells of several things
_CLITICS = ("", "و", "ف", "ب", "ل")
_UNFINISHED = ("ي", "ت", "ن", "س", "ال", "ب", "ل")  # how presents, futures and nouns begin
_SHORTEST = 3  # letters of a verb
_FEMININE = "ت"  # how a verb in the past ends, and no noun of putting off
_STATES: tuple[State, ...] = ("postponed", "denied", "fulfilled")


class Actor(msgspec.Struct, frozen=True):
    """Who is to do a deed: an entity, or words; ``names`` are folded, each a tuple of words."""

    id: str
    names: frozenset[tuple[str, ...]]

    def is_same(self, other: Actor) -> bool:
        """True for one actor: by id, by a name, or by the head of a name («الوزارة»)."""
        return self.id == other.id or not self.names.isdisjoint(other.names)


def actor(subject: str, entities: dict[str, Entity]) -> Actor:
    """The actor a claim names, with the definite head of each longer name as one more name."""
    entity = entities.get(subject)
    names = {tuple(fold(name).split()) for name in (entity.names if entity else (subject,))}
    heads = {(f"ال{n[0]}",) for n in names if len(n) > 1 and not n[0].startswith("ال")}
    return Actor(subject, frozenset(n for n in names | heads if n))


@lru_cache(maxsize=50_000)
def skeletons(words: str) -> frozenset[str]:
    """The skeletons of what some words speak of."""
    return frozenset(skeleton(one) for one in content(words))


@lru_cache(maxsize=50_000)
def _skeleton(word: str) -> str:
    return skeleton(stem(word))


def is_told(deed: frozenset[str], other: frozenset[str]) -> bool:
    """True where two thirds of the stems of a deed, and two at least, are among others."""
    common = len(deed & other)
    return common >= 2 and 3 * common >= 2 * len(deed)


def turns(
    reading: Reading, who: Actor, deed: frozenset[str], verb: str
) -> Iterator[tuple[State, Sentence]]:
    """The sentences of a report that say what became of the deed; ``verb`` is the skeleton of
    its first word."""
    text = reading.text
    for sentence in reading.sentences:
        if sentence.last - sentence.first > LONGEST:
            continue
        named = _named(reading, sentence, who)
        if not named:
            continue
        words = text.words[sentence.first : sentence.last]
        if not is_told(deed, frozenset(_skeleton(w) for w in words)):
            continue
        state = _state(words, named, deed, verb)
        if state is not None:
            yield state, sentence


def is_put_off_by(reading: Reading, start: int, who: Actor) -> bool:
    """True where the deed that begins at ``start`` is put off by the actor himself: his name
    stands beside the verb. «طالب بتأجيل» says who asks for it."""
    at = reading.text.tokens_in(Span(start, start + 1)).start
    found = sentence_at(reading.sentences, at)
    if found is None:
        return False
    sentence = reading.sentences[found]
    words, named = reading.text.words[sentence.first : at], _named(reading, sentence, who)
    return any(
        last in named or (first - 1 in named and words[first].endswith(_FEMININE))
        for first, last in _met(words, "postponed")
        if first >= len(words) - REACH
    )


def _named(reading: Reading, sentence: Sentence, who: Actor) -> frozenset[int]:
    """The places of the actor's words in a sentence."""
    text, first = reading.text, sentence.first
    span = text.span(first, sentence.last)
    out = {
        at - first
        for m in reading.mentions
        if m.entity == who.id and span.start <= m.start and m.end <= span.end
        for at in text.tokens_in(m)
    }
    words = text.words[first : sentence.last]
    for name in who.names:
        for at in range(len(words) - len(name) + 1):
            head = words[at]
            bare = head[1:] if head[:1] in "وفبل" and head[1:] == name[0] else head
            if bare == name[0] and words[at + 1 : at + len(name)] == name[1:]:
                out.update(range(at, at + len(name)))
    return frozenset(out)


def _state(
    words: Sequence[str], named: frozenset[int], deed: frozenset[str], verb: str
) -> State | None:
    at_deed = [i for i, w in enumerate(words) if i not in named and _skeleton(w) in deed]
    if any(
        before in _listed("not") and verb in (_skeleton(word), _skeleton(word[1:]))
        for before, word in pairwise(words)
    ):
        return "denied"
    pending = any(w in _listed("pending") or is_future_word(w) for w in words)
    for state in _STATES:
        if state == "fulfilled" and pending:
            continue
        for first, last in _met(words, state):
            if _stands_by(words, (first, last), at_deed, named):
                return state
    done = not pending and any(
        _skeleton(words[i]) == verb and _is_past(words, i, named) for i in at_deed
    )
    return "fulfilled" if done else None


def _stands_by(
    words: Sequence[str], turn: tuple[int, int], deed: Sequence[int], named: frozenset[int]
) -> bool:
    """True where a word of turning governs the deed: nothing stands between but the actor and
    links, or the deed ends shortly before it."""
    first, last = turn
    if first and words[first - 1] in _listed("not"):
        return False
    after = next((i for i in deed if i >= last), None)
    if after is not None and after - last <= REACH:
        between = [i for i in range(last, after) if i not in named]
        if all(_is_link(words[i]) for i in between):
            return True
    return any(first - BEHIND <= i < first for i in deed)


def _is_link(word: str) -> bool:
    return word in function_words() or word in _listed("link")


def _is_past(words: Sequence[str], at: int, named: frozenset[int]) -> bool:
    """True for a verb in the past beside the one who did it."""
    word = words[at]
    word = word[1:] if word[:1] in "وف" and len(word) > _SHORTEST else word
    if len(word) < _SHORTEST or word.startswith(_UNFINISHED):
        return False
    before = words[at - 1] if at else ""
    return (at + 1 in named or at - 1 in named) and before not in _listed("not")


def _met(words: Sequence[str], state: str) -> Iterator[tuple[int, int]]:
    """Where words of a kind stand."""
    for at, word in enumerate(words):
        for phrase in _phrases(state).get(word, ()):
            if tuple(words[at + 1 : at + len(phrase)]) == phrase[1:]:
                yield at, at + len(phrase)


@cache
def _phrases(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicons.rows("commitment_turns"):
        phrase = tuple(fold_word(w) for w in row["words"].split())
        for clitic in _CLITICS if row["turn"] == kind else ():
            out.setdefault(clitic + phrase[0], []).append(phrase)
    return {word: tuple(some) for word, some in out.items()}


@cache
def _listed(kind: str) -> frozenset[str]:
    """The words of a kind that are one word, with what may stand before them."""
    return frozenset(w for w, some in _phrases(kind).items() if any(len(p) == 1 for p in some))
