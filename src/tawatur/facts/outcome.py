"""Outcome: how talks, trials, votes and games came out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.facts import _claims, _lists, _phrases, _verdicts
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.model.text import Text
from tawatur.roles import Names

SLOT = "outcome"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption

_BREAKS = frozenset("،؛.:؟!")
_SUPPOSING = 4  # words from a word of supposing to what it supposes
_TELLING = 10  # words from a verb of telling to a definite masdar that is its object
_GOVERNING = 4  # words from a verb of success or telling to the masdar that it governs
_WORDED = frozenset(  # keys of what is told in words of the report's own: it may add, not clash
    "vote votes turnout first rate foiled freed exchange called-off sanctions finished".split()
)
_REACHED = frozenset(("agreement", "success"))  # keys of what may be reached


def extract(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the lexicon's patterns for this slot, but for what stands under a condition
    («إذا تعثرت المفاوضات») or is only aimed at («سعيا للتوصل إلى اتفاق»)."""
    stated = (c for c in _claims.claims(reading, SLOT) if not _is_conditional(reading, c))
    reached = [c for c in stated if not (c.key in _REACHED and _is_aimed_at(reading, c))]
    found = list(_agreed(reading, reached))
    decided = (c for c in found if c.key == "decision")
    changes = [item for c in decided for item in _lists.items(reading, c, "change")]
    return _claims.apart([*(c for c in found if c.key != "decision"), *changes])


def _agreed(reading: Reading, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; that the parties agreed on something is the outcome where no other is told."""
    known = any(c.key == "agreement" for c in claims)
    for claim in claims:
        if claim.key != "agreed":
            yield claim
        elif not known and not _claims.is_refused(reading, claim):
            yield msgspec.structs.replace(claim, key="points")


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list of terms, folded."""
    listed = (r["word"] for r in lexicons.rows("fact_terms") if r["list"] == name)
    return frozenset(fold(word) for word in listed)


def _before(text: Text, first: int, last: int, most: int) -> tuple[str, ...]:
    """Up to so many words before a token and on to another, of the same clause."""
    words = text.words[max(0, first - most) : last]
    cut = max((i for i, word in enumerate(words) if word in _BREAKS), default=-1)
    return words[cut + 1 :]


def _is_conditional(reading: Reading, claim: Claim) -> bool:
    first = reading.text.tokens_in(claim).start
    before = _before(reading.text, first, first + 1, _SUPPOSING)
    return any(word.removeprefix("و") in _listed("supposing") for word in before)


@cache
def _masdar() -> re.Pattern[str]:
    """A masdar of reaching with what is joined to it in front."""
    rows = lexicons.rows("fact_terms")
    nouns = sorted(fold(r["word"]) for r in rows if r["list"] == "reach" and r["kind"] == "n")
    return re.compile(rf"[وف]?(لل|بال|[لب])?(?:ال)?(?:{'|'.join(nouns)})\w*")


def _is_aimed_at(reading: Reading, claim: Claim) -> bool:
    """True where a masdar stands after a preposition and no verb of success or telling governs
    it, or is the object of another verb («لم يستطع الوفد التوصل»); also after «منذ», which tells
    of an earlier deal."""
    text = reading.text
    first = text.tokens_in(claim).start
    met = _masdar().fullmatch(text.words[first])
    if met is None or claim.polarity == "-":
        return False
    before = _before(text, first, first, _GOVERNING)
    leading = before[-1] if before else ""
    if met[1] is None and leading not in _listed("aimed_by"):
        is_governed = (
            "ال" in text.words[first][:3] and bool(before) and leading not in _listed("once")
        )
        told = text.words[max(0, first - _TELLING) : first]
        is_told = any(_attesting().fullmatch(word) for word in told)
        return leading == "منذ" or (is_governed and not is_told)
    return not any(_attesting().fullmatch(word) for word in before)


@cache
def _attesting() -> re.Pattern[str]:
    return re.compile(terms("attesting"))


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Values by equality and polarity, what is told in words by likeness alone; one speaker given
    two different words for what was reached is one utterance in two renderings."""
    one, two = a.claim, b.claim
    speaker = one.attributed_to is not None and one.attributed_to == two.attributed_to
    renderings = {one.value, two.value} == {"agreement", "understanding"}
    if speaker and renderings and a.document != b.document:
        reason = Bilingual("قول واحد بلفظين مختلفين", "one utterance in two different words")
        return Verdict("conflict", reason, "translation")
    if one.key in _WORDED:
        told = _verdicts.words(a, b, names)
        return told if told.status == "agree" else _verdicts.MORE
    return _verdicts.tokens(a, b, names)
