"""Covering: which statements a credit belongs to.

A credit that opens or ends a sentence covers every statement of it; one inside covers the
statement around it or right before it; one that stands alone covers the statement before. A
clause that nobody else is said to state becomes the statement of whoever is credited.
"""

from __future__ import annotations

from tawatur.annotators._quoting.credits import Credit
from tawatur.annotators._quoting.extents import clause_end, trimmed
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.memory import pronoun
from tawatur.annotators._quoting.outlets import outlet_at
from tawatur.annotators._quoting.passages import published_in
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.telling import Telling
from tawatur.annotators._quoting.words import (
    COMMAS,
    FULL_STOPS,
    RELATIVES,
    SORTS,
    THAT,
    conjoined,
    heads,
    listed,
)
from tawatur.model.annotation import Reference

CREDITED = 4  # tokens of the shortest clause that a credit alone makes a statement
INTERVIEW = 40  # tokens before a cue in which the place of saying is looked for
UNIT = 40  # statements of one sentence that a credit can cover
TAIL = 24  # tokens after a credit that can still be marks and adverbs
MAIN_CLAUSE = 20  # tokens before the first cue that are a clause of their own
OWN_CLAUSE = 8  # tokens between a fronted credit and the next cue that are a clause of its own
_RESUMING = SORTS["resuming"]


def cover(
    telling: Telling, n: int, mine: list[Statement], out: list[Statement], credit: Credit
) -> None:
    """Apply a credit of sentence ``n`` to the sentence's statements (``mine``, which may grow),
    to those before (``out``) that reach into the sentence, or make a statement of its own."""
    paragraph, scene = telling.paragraph, telling.scene
    sentence = paragraph.sentences[n]
    first = _unit_start(telling, sentence.first, out)
    unit = [*(s for s in out if _place(s) >= first), *mine[-UNIT:]]
    fronted = _only_marks(scene, sentence.first, credit.first)
    trailing = _ends(telling, credit.last, sentence.last)
    if fronted and _ends(telling, credit.last, sentence.last, relative=False):
        earlier = paragraph.sentences[n - 1].first if n else sentence.first
        _share([s for s in out if s.last >= earlier][-1:], credit)
        return
    if fronted:
        _share(unit, credit)
        _goes_on(telling, unit)
        if not unit or min(map(_place, unit)) - credit.last >= OWN_CLAUSE:
            _add(telling, mine, _after(telling, credit, sentence.last), credit)
    elif trailing:
        covered = [s for s in unit if _place(s) < credit.first]
        _share(covered, credit)
        begun = min((_place(s) for s in covered), default=credit.first)
        hung = any(s.cue == begun and s.word and not s.word.finite for s in covered)
        if not covered or (begun - first >= MAIN_CLAUSE and not credit.own and not hung):
            _add(telling, mine, _before(telling, credit, first, begun), credit)
    elif _resumes(telling, credit, sentence.last):
        later = [s for s in unit if _place(s) >= credit.last]
        _share(later, credit)
        if not later:
            _add(telling, mine, _after(telling, credit, sentence.last), credit)
    else:
        beside = _beside(unit, credit)
        _share(beside, credit)
        alone = not beside and not any(_place(s) < credit.first for s in unit)
        if alone and scene.words[credit.last] in COMMAS:
            following = scene.words[min(credit.last + 1, sentence.last - 1)]
            joined = conjoined(following) or following[1:] in SORTS["auxiliary"]
            short = credit.first - first < OWN_CLAUSE and not joined
            rest = _after(telling, credit, sentence.last) if short else None
            _add(telling, mine, rest or _before(telling, credit, first, credit.first), credit)


def interviews(telling: Telling, lo: int, at: int) -> list[tuple[int, Reference]]:
    """Outlets named as the place of saying before the cue at ``at``, in its sentence from ``lo``:
    «في مقابلة مع قناة كذا», «فلان (قناة كذا)»: each with the token from which it counts."""
    scene, first = telling.scene, max(lo, at - INTERVIEW)
    words, occasions = scene.words, listed("speech_cues", "occasion")
    found: list[tuple[int, Reference]] = []
    for k in range(first, at - 1):
        if words[k] == "(" and k - lo > 4:
            outlet = outlet_at(scene, k + 1, at)
            if outlet and outlet.last < at and words[outlet.last] == ")":
                found.append((outlet.last, outlet.reference))
        elif words[k] in SORTS["published_by"] | SORTS["received"]:
            through: list[Reference] = []
            if size := published_in(scene, k, at, through):
                found.append((k + size, through[0]))
        elif words[k] in occasions:
            for j in range(k + 1, min(k + 4, at - 1)):
                joined = words[j] in ("مع", "الي", "عبر") and outlet_at(scene, j + 1, at)
                clitic = words[j][0] == "ل" and outlet_at(scene, j, at)
                outlet = joined or clitic or None
                if outlet and outlet.reference.kind == "outlet":
                    found.append((outlet.last, outlet.reference))
                    break
    return found


def _place(statement: Statement) -> int:
    return statement.cue if statement.cue is not None else statement.first


def _unit_start(telling: Telling, first: int, out: list[Statement]) -> int:
    """Where the sentence really begins: marked words with full stops inside do not end it."""
    for statement in reversed(out):
        if statement.last > first >= statement.first:
            n = telling.paragraph.sentence_of(_place(statement))
            return telling.paragraph.sentences[n].first
    return first


def _resumes(telling: Telling, credit: Credit, end: int) -> bool:
    """True where a new clause begins with the credit: «، ووفقا لكذا فإن ...»."""
    words, k = telling.scene.words, credit.last
    while k < end and (words[k] in COMMAS or words[k] in MARKS):
        k += 1
    return words[credit.first][0] == "و" and k < end and (words[k] in _RESUMING or k > credit.last)


def _share(covered: list[Statement], credit: Credit) -> None:
    for statement in covered:
        nobody = statement.speaker is None and len(covered) > 1
        if nobody or (statement.speaker is not None and statement.speaker.kind == "outlet"):
            continue
        known = {(r.start, r.end) for r in statement.via}
        statement.via.extend(r for r in credit.outlets if (r.start, r.end) not in known)


def _goes_on(telling: Telling, covered: list[Statement]) -> None:
    """«ووفقا لقناة كذا قال فلان»: who speaks through an outlet at first goes on to do so."""
    speaker = covered[-1].speaker if covered else None
    voice = telling.memory.voices[-1] if telling.memory.voices else None
    if speaker is None or voice is None or speaker.entity is None or not covered[-1].via:
        return
    if voice.reference.entity == speaker.entity:
        telling.memory.told[speaker.entity] = voice.via = tuple(covered[-1].via)


def _beside(unit: list[Statement], credit: Credit) -> list[Statement]:
    around = [s for s in unit if s.cue is not None and s.cue < credit.first <= s.first]
    if around:
        return around[:1]
    prior = [s for s in unit if s.last <= credit.first and credit.first - s.last <= 4]
    return prior[-1:] or [s for s in unit if s.first < credit.first < s.last][:1]


def _only_marks(scene: Scene, first: int, at: int) -> bool:
    return all(scene.words[k] in MARKS or scene.words[k] in COMMAS for k in range(first, at))


def _ends(telling: Telling, last: int, end: int, *, relative: bool = True) -> bool:
    """True where a credit ends its sentence, or its clause where another cue takes over."""
    words = telling.scene.words
    k = last
    while k < end and (words[k] in COMMAS or words[k] in MARKS or words[k] == ")"):
        k += 1
    if relative and k < end and (words[k] in RELATIVES or k in telling.limits.cues):
        return True
    if relative and k - 1 in telling.limits.cues:
        return True
    if end - k > TAIL:
        return False
    rest = [w for w in words[k:end] if w not in MARKS and w not in FULL_STOPS and w not in COMMAS]
    return len(rest) <= 3 and not any(w in THAT for w in rest)


def _add(telling: Telling, mine: list[Statement], made: Statement | None, credit: Credit) -> None:
    if made is None or any(s.family == "credit" for s in mine):
        return
    speaker = credit.speaker
    voiced = speaker is not None and heads().get(speaker.head) != "document"
    if speaker is not None and voiced and all(s.last <= made.first for s in mine):
        # ..., على ما قال فلان. وأضاف أن
        telling.memory.said(telling.explicit(speaker, credit.feminine))
    mine.append(made)


def _after(telling: Telling, credit: Credit, last: int) -> Statement | None:
    words, begin = telling.scene.words, credit.last
    while begin < last and (
        words[begin] in COMMAS
        or words[begin] in THAT
        or words[begin] in _RESUMING
        or (words[begin] in MARKS and begin not in telling.paragraph.stretches)
    ):
        begin += 1
    if begin >= last:
        return None
    end, _ = clause_end(telling.scene, telling.paragraph, begin, telling.limits)
    resumed = words[begin][0] == "ف" and words[begin][1:2] in ("ه", "ا") and len(words[begin]) > 3
    return _own(telling, credit, begin, end, skip=resumed)


def _before(telling: Telling, credit: Credit, first: int, begun: int) -> Statement | None:
    words, begin = telling.scene.words, first
    while begin < credit.first and (words[begin] in COMMAS or words[begin] in "و-–"):
        begin += 1
    end = trimmed(telling.scene, begin, min(credit.first, begun))
    if end > begin and words[end - 1] == "وذلك":
        end = trimmed(telling.scene, begin, end - 1)
    joined = conjoined(words[begin])
    return _own(telling, credit, begin, end, skip=joined)


def _own(telling: Telling, credit: Credit, begin: int, end: int, *, skip: bool) -> Statement | None:
    """The statement of the credited one over the tokens ``begin`` to ``end``."""
    if end - begin < CREDITED:
        return None
    text = telling.scene.text
    start = text.starts[begin]
    if skip:
        at = text.folded_starts[begin] + 1
        start = text.unfold(at, at + 1).start
    made = Statement("credit", credit.first, start, begin, end, "indirect")
    made.cue_span = text.span(credit.first, max(credit.cue_last, credit.first + 1))
    made.doubt = 0.12
    if credit.own:
        made.speaker = pronoun(telling.memory.last(None), made.cue_span)
    elif credit.speaker is not None:
        made.speaker = telling.explicit(credit.speaker, None).reference
        made.via = list(credit.outlets)
    else:
        made.speaker = credit.outlets[0]
        made.via = list(credit.outlets[1:])
    return made if made.speaker is not None else None
