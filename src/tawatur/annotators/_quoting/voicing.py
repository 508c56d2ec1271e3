"""Voicing: whose statement a candidate is: its own subject, one before it, or who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tawatur.annotators._quoting.candidates import Candidate
from tawatur.annotators._quoting.memory import Voice, subject_of
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.statements import Statement
from tawatur.annotators._quoting.telling import Telling
from tawatur.annotators._quoting.words import SORTS


def voice_of(
    telling: Telling, candidate: Candidate, n: int, before: Sequence[Statement]
) -> Voice | None:
    """The voice of a candidate with a frame in sentence ``n``, after the statements ``before``."""
    frame, cue = candidate.frame, candidate.cue
    assert frame is not None
    relayed = frame.subject is not None and "relay" in cue.verb.flags  # نُقل عن فلان قوله
    if (candidate.passive and not relayed) or _nobody(candidate):
        return None
    phrase = frame.subject or candidate.before.phrase
    if phrase is not None:
        shown = cue.finite and not relayed
        return telling.explicit(phrase, cue.feminine if shown else None)
    if cue.form == "masdar" and not cue.suffixed and cue.bare:
        owner = nominal(telling.scene, candidate.at + 1, frame.opener + 1)
        if owner is not None:
            return Voice(owner.reference, None, owner.head, owner.person)
    return _in_sentence(telling, candidate, n, before) or _from_before(telling, candidate, n)


def _nobody(candidate: Candidate) -> bool:
    """True for a describing verb in the perfect with nobody to describe (وُصف بأنه)."""
    frame, cue = candidate.frame, candidate.cue
    if frame is None or frame.how != "describe" or cue.form != "perfect" or cue.suffixed:
        return False
    unsaid = frame.subject is None and candidate.before.phrase is None and cue.prefix == ""
    return unsaid and frame.first > frame.opener


def _in_sentence(
    telling: Telling, candidate: Candidate, n: int, before: Sequence[Statement]
) -> Voice | None:
    """Who is meant in the sentence itself: its subject, or who speaks in it already."""
    cue, lo = candidate.cue, telling.paragraph.sentences[n].first
    own = partial(subject_of, telling.scene, telling.paragraph, n, candidate.at, cue)
    inside = telling.scene.words[candidate.at + 1] in SORTS["therein"]
    if inside and (issuer := own()) is not None:
        return issuer  # أصدرت الوزارة بيانا قالت فيه
    if not cue.finite or candidate.before.pronoun:
        same = any(s.first >= lo and s.speaker is not None and s.cue is not None for s in before)
        if same and telling.memory.voices and telling.memory.voices[-1].fits(cue):
            return telling.memory.voices[-1]
        return own()
    first_here = not any(s.cue is not None and s.cue >= lo for s in before)
    if not first_here or "chain" in cue.verb.flags:
        return None
    subject = own()
    return subject if subject is not None and subject.person else None  # واستعرض كذا، وأشار


def _from_before(telling: Telling, candidate: Candidate, n: int) -> Voice | None:
    cue = candidate.cue
    last = telling.memory.last(cue)
    loose = cue.plural or (cue.finite and cue.feminine)  # وكانت الجماعة قد خطفته، وهددت بقتله
    if loose and last is not None and not last.fits(cue):
        last = subject_of(telling.scene, telling.paragraph, n, candidate.at, cue) or last
    return last or subject_of(telling.scene, telling.paragraph, n, candidate.at)
