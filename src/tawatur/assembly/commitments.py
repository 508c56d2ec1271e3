"""The ledger: who promised or announced what by when, and what later reports say came of it.

An entry gathers the claims of one actor and one deed. Its turns are those claims and the sentences
of other reports, not published before the promise, that say the deed was done, put off or called
off; each keeps its passages. What is put off without a promise known is an entry where the
actor himself puts it off. What is known to stand open is said to be open, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby

import msgspec

from tawatur.arabic.skeletons import skeleton
from tawatur.arabic.stems import stem
from tawatur.arabic.tokens import tokenise
from tawatur.assembly.turns import Actor, actor, is_put_off_by, is_told, skeletons, turns
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim
from tawatur.model.cluster import Passage
from tawatur.model.commitment import Commitment, State, Turn
from tawatur.model.span import Span

SLOT = "commitment"
CORE = 5  # words of a deed that tell it from others; what follows is aim and circumstance
MOST = 60  # entries of one story: some eight screens
_DAY = 10  # characters of YYYY-MM-DD
_LAST = "~"  # sorts after every hour
_STATES: Mapping[str, State] = {"planned": "open", "postponed": "postponed", "denied": "denied"}
_RANK = ("open", "postponed", "denied", "fulfilled")
_HOLDING = frozenset("بلسوف")  # letters that may stand before a deed's verb


class _Step(msgspec.Struct, frozen=True):
    """One passage of one report on a deed."""

    state: State
    passage: Passage
    published: str | None
    due: str | None = None


class _Entry:
    """A deed and its actor, with the steps known of it."""

    def __init__(self, who: Actor, words: str, core: str) -> None:
        self.who, self.words, self.core, self.deed = who, words, core, skeletons(core)
        self.steps: list[_Step] = []

    def is_of(self, who: Actor, core: str) -> bool:
        """True for another wording of the same actor's same deed."""
        if not self.who.is_same(who):
            return False
        other = skeletons(core)
        return self.deed == other or is_told(min(self.deed, other, key=len), self.deed & other)


def commitments(
    readings: Sequence[Reading], claims: Sequence[tuple[Claim, ...]]
) -> tuple[Commitment, ...]:
    """The entries, those due first before the rest, then in the order in which they were told."""
    entries: list[_Entry] = []
    for reading, claim in sorted(_promises(readings, claims), key=_order):
        who = actor(_subject(reading, claim), reading.entities)
        core = _core(reading, claim)
        entry = next((e for e in entries if e.is_of(who, core)), None)
        if entry is None:
            own = claim.modality == "planned" or is_put_off_by(reading, claim.start, who)
            if not own or len(entries) == MOST:
                continue
            entry = _Entry(who, claim.value, core)
            entries.append(entry)
        passage = Passage(reading.report.id, claim.start, claim.end, claim.part)
        published = reading.report.published
        entry.steps.append(_Step(_STATES[claim.modality], passage, published, claim.due))
    for entry in entries:
        entry.steps.extend(_later(entry, readings))
    made = [_made(entry) for entry in entries]
    return tuple(sorted(made, key=lambda c: (c.due is None, c.due or "")))


def _promises(
    readings: Sequence[Reading], claims: Sequence[tuple[Claim, ...]]
) -> Iterator[tuple[Reading, Claim]]:
    for reading, made in zip(readings, claims, strict=True):
        for claim in made:
            known = claim.slot == SLOT and claim.modality in _STATES
            if known and skeletons(_core(reading, claim)) and _subject(reading, claim):
                yield reading, claim


def _order(one: tuple[Reading, Claim]) -> tuple[object, ...]:
    reading, claim = one
    published = reading.report.published
    state = _RANK.index(_STATES[claim.modality])
    return state > 0, published is None, published or "", reading.report.id, claim.start


def _core(reading: Reading, claim: Claim) -> str:
    """The first words of a deed that say something, up to the day by which it is due."""
    end = next((t.start for t in reading.times if claim.start < t.start < claim.end), claim.end)
    out: list[str] = []
    told = 0
    for word in Span(claim.start, end).of(reading.report.text).split():
        out.append(word)
        told += bool(skeletons(word))
        if told == CORE:
            break
    return " ".join(out)


def _subject(reading: Reading, claim: Claim) -> str:
    """Who is to do the deed; where he speaks of himself, the speaker of the statement."""
    if claim.subject:
        return claim.subject
    for q in reading.quotations:
        if q.speaker is not None and q.start <= claim.start < q.end:
            return q.speaker.entity or " ".join(q.speaker.of(reading.report.text).split())
    return ""


def _later(entry: _Entry, readings: Sequence[Reading]) -> Iterator[_Step]:
    """What other sentences say became of the deed, none of them from before the promise."""
    first = min(entry.steps, key=lambda s: (s.published is None, s.published or "", s.passage))
    verb = _verb(entry.core)
    for reading in readings:
        own = [s.passage for s in entry.steps if s.passage.document == reading.report.id]
        if _is_before(reading.report.published, first.published):
            continue
        for state, sentence in turns(reading, entry.who, entry.deed, verb):
            span = reading.text.span(sentence.first, sentence.last)
            held = any(span.start <= p.start < span.end for p in own)
            if held or any(span.start < p.start for p in own):
                continue
            passage = Passage(reading.report.id, span.start, span.end, sentence.part)
            yield _Step(state, passage, reading.report.published)


def _verb(words: str) -> str:
    """The skeleton of the first word of a deed, without what ties it to the promise."""
    known = skeletons(words)
    for word in tokenise(words).words:
        for bare in (word, word[1:] if word[:1] in _HOLDING else word):
            if skeleton(stem(bare)) in known:
                return skeleton(stem(bare))
    return ""


def _is_before(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return False
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _made(entry: _Entry) -> Commitment:
    told = tuple(_turns(sorted(entry.steps, key=lambda s: _when(s, entry.steps))))
    due = next((t.due for t in reversed(told) if t.due), None)
    first = min(step.passage for step in entry.steps)
    mark = "|".join([entry.who.id, *sorted(entry.deed), first.document, str(first.start)])
    return Commitment(
        id=sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        actor=entry.who.id,
        deed=entry.words,
        state=_last(told),
        turns=told,
        due=due,
    )


def _when(step: _Step, steps: Sequence[_Step]) -> tuple[object, ...]:
    """Where a step stands in time: a promise before what became of it where nothing tells."""
    first = min((s.published for s in steps if s.published), default="")
    at, rank = step.published or first, _RANK.index(step.state)
    hour = at[_DAY:] or (_LAST if rank else "")
    return at[:_DAY], hour, rank, step.passage


def _turns(steps: Sequence[_Step]) -> Iterator[Turn]:
    for (state, due), some in groupby(steps, key=lambda s: (s.state, s.due)):
        same = list(some)
        published = next((s.published for s in same if s.published), None)
        passages = tuple(sorted({s.passage for s in same}))
        yield Turn(state=state, evidence=passages, due=due, published=published)


def _last(told: Sequence[Turn]) -> State:
    """The state in the end. A promise that is merely repeated does not open anew what was put
    off or called off; one that sets another day does."""
    state: State = told[0].state
    seen = {told[0].due}
    for turn in told[1:]:
        if turn.state != "open":
            state = turn.state
        elif turn.due not in seen and state in ("postponed", "denied"):
            state = "open"
        seen.add(turn.due)
    return state
