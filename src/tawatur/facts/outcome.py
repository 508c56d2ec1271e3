"""Outcome: how talks, trials, votes and games came out."""

from __future__ import annotations

from functools import cache, partial

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.facts import _claims, _lists, _phrases, _verdicts
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "outcome"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption

_BREAKS = frozenset("،؛.:؟!")
_SUPPOSING = 4  # words from a word of supposing to what it supposes


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot, but for what stands under a condition
    («إذا تعثرت المفاوضات»)."""
    found = [c for c in _claims.claims(reading, SLOT) if not _is_conditional(reading, c)]
    decided = (c for c in found if c.key == "decision")
    changes = [item for c in decided for item in _lists.items(reading, c, "change")]
    return _claims.apart([*(c for c in found if c.key != "decision"), *changes])


@cache
def _conditions() -> frozenset[str]:
    listed = (r["word"] for r in lexicons.rows("fact_terms") if r["list"] == "supposing")
    return frozenset(fold(word) for word in listed)


def _is_conditional(reading: Reading, claim: Claim) -> bool:
    text = reading.text
    first = text.tokens_in(claim).start
    before = text.words[max(0, first - _SUPPOSING) : first + 1]
    cut = max((i for i, word in enumerate(before) if word in _BREAKS), default=-1)
    before = before[cut + 1 :]
    return any(word.removeprefix("و") in _conditions() for word in before)


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
