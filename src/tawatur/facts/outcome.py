"""Outcome: how talks, trials, votes and games came out."""

from __future__ import annotations

from functools import partial

from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "outcome"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot."""
    return _claims.claims(reading, SLOT)


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Values by equality and polarity; one speaker given two different words for what was
    reached is one utterance in two renderings."""
    one, two = a.claim, b.claim
    speaker = one.attributed_to is not None and one.attributed_to == two.attributed_to
    renderings = {one.value, two.value} == {"agreement", "understanding"}
    if speaker and renderings and a.document != b.document:
        reason = Bilingual("قول واحد بلفظين مختلفين", "one utterance in two different words")
        return Verdict("conflict", reason, "translation")
    return _verdicts.tokens(a, b, names)
