"""Meeting: who received, met or conferred with whom, one claim a pair and report.

The value is the two persons' ids in alphabetical order, so that «استقبل أ ب» and «التقى ب أ» are
one; where the report denies it, the value says so.
"""

from __future__ import annotations

import msgspec

from tawatur.arabic.content import is_negation
from tawatur.arabic.future import is_future_word
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._patterns import Found
from tawatur.facts._terms import is_term
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "meeting"

_DENIED = "denied"
_BEFORE = 2  # words before the verb in which a negation or a سوف stands
_NAMED = 3  # words at the end in which a street or a hospital named after somebody stands
_LONGEST = 220  # characters: a longer passage holds two sentences
_CLAUSE = frozenset({"ان", "انه", "انها", "الذي", "التي", "الذين", "قال", "حيث", "فيما", "بينما"})


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Every pair of persons that is said to meet, once a part."""
    out: dict[tuple[int, str, str], Claim] = {}
    for met in _claims.found(reading, SLOT):
        claim = _met(reading, met)
        if claim is not None and not any(claim.overlaps(c) for c in list(out.values())[-8:]):
            out.setdefault((claim.part, claim.key, claim.value), claim)
    return _claims.ordered(out.values())


def _met(reading: Reading, met: Found) -> Claim | None:
    people = [m for m in _claims.named(met, "P") if _is_person(reading, m.entity)]
    ids = [m.entity for m in people if m.entity]
    words = met.line.text[met.start : met.end].split()
    if len(people) < 2 or ids[0] == ids[-1] or met.end - met.start > _LONGEST:
        return None
    if not _CLAUSE.isdisjoint(words) or any(is_term(w, "bearer") for w in words[-_NAMED:]):
        return None
    claim = _claims.stated(reading, met)
    pair = "+".join(sorted((ids[0], ids[-1])))
    before = met.line.text[: met.start].split()[-_BEFORE:]
    denied = any(is_negation(w, words[0]) for w in before)
    coming = any(is_future_word(w) for w in (*before, *words[:3]))
    return msgspec.structs.replace(
        claim,
        value=_DENIED if denied else pair,
        key=f"pair:{pair}",
        polarity="-" if denied else "+",
        modality="planned" if coming else "happened",
    )


def _is_person(reading: Reading, entity: str | None) -> bool:
    known = reading.entities.get(entity or "")
    return entity is not None and (known is None or known.type == "PER")


def question(key: str, names: Names) -> Bilingual:
    """Whether the two met."""
    kind, _, pair = key.partition(":")
    asked = _phrases.asked(SLOT, kind)
    one, two = _pair(pair, names)
    return Bilingual(
        asked.ar.replace("{}", one.ar, 1).replace("{}", two.ar, 1),
        asked.en.replace("{}", one.en, 1).replace("{}", two.en, 1),
    )


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The two by their names; of a denial, that it is one."""
    if claim.value == _DENIED:
        return _phrases.caption(claim, words, names)
    one, two = _pair(claim.value, names)
    return Bilingual(f"{one.ar} و{two.ar}", f"{one.en} and {two.en}")


def _pair(ids: str, names: Names) -> tuple[Bilingual, Bilingual]:
    one, _, two = ids.partition("+")
    a, b = names.get(one), names.get(two)
    return (
        Bilingual(a.name, a.name_en or a.name) if a else Bilingual(one, one),
        Bilingual(b.name, b.name_en or b.name) if b else Bilingual(two, two),
    )


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """One pair agrees with itself; a denial clashes with it; a plan may yet be kept."""
    if a.claim.modality != b.claim.modality and a.claim.polarity == b.claim.polarity:
        reason = Bilingual("لقاء مقرر ولقاء جرى", "one planned, one held")
        return Verdict("complement", reason)
    return _verdicts.tokens(a, b, names)
