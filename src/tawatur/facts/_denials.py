"""Denials: somebody denies what another speaker of the report has just said, without repeating it.

«ونفت الرئاسة صحة هذه الأنباء» denies whatever normalised claim the nearest earlier speaker made. It
becomes a claim of its own, attributed to who denies, so that the two stand against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from tawatur.arabic.phrases import PhraseIndex
from tawatur.arabic.sentences import sentence_at
from tawatur.lexicons import words
from tawatur.model.annotation import Quotation, Reading
from tawatur.model.claim import Claim
from tawatur.model.span import Span

DENIED = "denied"  # the value and the modality of what is denied as a whole
DENIABLE = frozenset({("outcome", "agreement"), ("outcome", "end"), ("group-claiming", "claim")})
_AFTER = 14  # words from the cue to what is denied: the speaker may stand between
_BACK = 6  # lines, empty ones too, back to what is denied
_DENY = "deny"


@cache
def _anaphors() -> PhraseIndex[str]:
    return PhraseIndex((w, w) for w in words("anaphors", "words"))


def denials(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """For every denial of what was told before: a claim that denies it."""
    for quotation in reading.quotations:
        speaker = quotation.speaker.entity if quotation.speaker else None
        if quotation.act != _DENY or quotation.cue is None or speaker is None:
            continue
        span = _pointing(reading, quotation)
        if span is None:
            continue
        paragraph = _paragraph(reading, span)
        told = [
            c
            for c in claims
            if c.end <= quotation.cue.start
            and (c.slot, c.key) in DENIABLE
            and c.attributed_to not in (None, speaker)
            and 0 <= paragraph - _paragraph(reading, c) <= _BACK
        ]
        for claim in told[-1:]:
            yield msgspec.structs.replace(
                claim,
                start=span.start,
                end=span.end,
                value=DENIED,
                polarity="-" if claim.polarity == "+" else "+",
                modality=DENIED,
                attributed_to=speaker,
                via=(),
            )


def _pointing(reading: Reading, quotation: Quotation) -> Span | None:
    """The words after the cue that point back, in the cue's own sentence."""
    text = reading.text
    cue = text.tokens_in(quotation.cue) if quotation.cue else range(0)
    at = sentence_at(reading.sentences, cue.start) if cue else None
    if at is None:
        return None
    last = min(cue.stop + _AFTER, reading.sentences[at].last)
    for i in range(cue.stop, last):
        found = _anaphors().at(text.words, i, last)
        if found is not None:
            return text.span(i, i + found.length)
    return None


def _paragraph(reading: Reading, span: Span) -> int:
    tokens = reading.text.tokens_in(span)
    at = sentence_at(reading.sentences, tokens.start) if tokens else None
    return reading.sentences[at].paragraph if at is not None else -1
