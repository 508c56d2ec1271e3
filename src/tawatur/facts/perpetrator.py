"""Perpetrator: who did it, or is said to have done it."""

from __future__ import annotations

import re
from functools import cache, partial

import msgspec

from tawatur.arabic.folding import fold_word
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._patterns import Found
from tawatur.facts._terms import terms
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "perpetrator"
question = partial(_phrases.question, SLOT)
caption = _phrases.caption

_WORD = re.compile(r"[^\W\d_]+")
_TWO = frozenset(fold_word(w) for w in ("اثنين", "اثنان", "اثنتين", "اثنتان"))
_DUAL, _PLURAL = ("ان", "ين"), ("ون", "ين")
_HEAD = 8  # paragraphs of a page in which its own attackers come up
_TIMES = 2  # claims of one doer a part: the first says it, the second may say it of somebody quoted


@cache
def _act() -> re.Pattern[str]:
    return re.compile(f"(?:{terms('assault+blow+deed')})")


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Groups by their entity; persons in the report's words, where the word is not an adjective
    of the act («الهجوم الانتحاري»)."""
    out: list[Claim] = []
    count: dict[tuple[int, str], int] = {}
    for met in _claims.found(reading, SLOT):
        claim = _claims.stated(reading, met)
        names = _claims.named(met, "OP")
        if claim.key == "group" and names:
            last = names[-1] if claim.value.split()[0] != names[0].of(claim.value) else names[0]
            claim = msgspec.structs.replace(
                claim, value=_claims.entity_or_words(last, reading.report.text)
            )
        far = met.line.sentence.paragraph >= _HEAD
        apart = far or _of_act(met) or _known(claim) or _is_adjective(claim)
        if claim.key == "person" and apart:
            continue
        if claim.key == "person" and not _is_numbered(met):
            claim = _counted(claim)
        kind = (claim.part, claim.value)
        if count.get(kind, 0) < _TIMES and not any(claim.overlaps(c) for c in out[-8:]):
            count[kind] = count.get(kind, 0) + 1
            out.append(claim)
    return _claims.ordered(out)


def _counted(claim: Claim) -> Claim:
    """The claim with one, two, woman or man as its value where the word tells, under a key of
    its own: reports that differ there speak of different attackers."""
    head, *rest = [fold_word(w) for w in _WORD.findall(claim.value)] or [""]
    for value in ("woman", "man"):
        if re.fullmatch(terms(f"attacker_{value}"), head):
            return msgspec.structs.replace(claim, key="attacker", value=value)
    if re.fullmatch(terms("attacker"), head):
        value = _number(head, rest)
        return msgspec.structs.replace(claim, key="attacker", value=value)
    return claim


def _number(head: str, rest: list[str]) -> str:
    """How many attackers a folded noun with the words after it tells: «مسلحون» are several."""
    if head.endswith(_DUAL) and any(w in _TWO for w in rest):
        return "two"
    return "several" if head.endswith(_PLURAL) else "one"


def _is_numbered(met: Found) -> bool:
    """True after a number, which says how many where the noun does not («مئة مسلح»)."""
    before = met.line.text[: met.start].split()
    return bool(before) and (before[-1] == "N" or before[-1].isdigit())


def _known(claim: Claim) -> bool:
    """True of a definite singular: it takes up again somebody of whom the report has told."""
    return fold_word(claim.value.split(maxsplit=1)[0]).startswith("ال")


def _is_adjective(claim: Claim) -> bool:
    """True of «مسلحة» in «عصابات مسلحة»: the noun before it says who."""
    head = fold_word(claim.value.split(maxsplit=1)[0])
    bare = head.removesuffix("ه")
    return (
        bare != head
        and re.fullmatch(terms("attacker"), bare) is not None
        and not (re.fullmatch(terms("attacker_woman"), head))
    )


def _of_act(met: Found) -> bool:
    before = met.line.text[: met.start].split()
    return bool(before) and _act().fullmatch(before[-1]) is not None


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """A woman is not a man and two are not one; groups are held to equality only."""
    values = {a.claim.value, b.claim.value}
    if a.claim.key == "attacker" and (
        values in ({"woman", "man"}, {"one", "two"}, {"man", "two"}, {"woman", "two"})
    ):
        reason = Bilingual("منفذان مختلفان أو عدد مختلف", "different attackers or numbers of them")
        return Verdict("conflict", reason, "contradiction")
    return _verdicts.entities(a, b, names)
