"""Sums: whether the parts that a report lists make the total it gives.

«ستة قتلى، هم أربعة من رجال الإطفاء واثنان من السكان» adds up; with three residents it does not, and
the report clashes with itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.comparing.conflict import Judgement
from tawatur.comparing.context import Context
from tawatur.comparing.making import made
from tawatur.model.claim import ReportedClaim
from tawatur.model.finding import Bilingual, Finding, Verdict

Key = tuple[str, str, tuple[str, ...]]  # slot, total, parts


class Sum:
    """One total with its parts, as some reports give them."""

    def __init__(self, key: Key) -> None:
        self.slot, self.total, self.parts = key
        self.totals: list[ReportedClaim] = []
        self.listed: list[ReportedClaim] = []

    @property
    def made(self) -> int:
        """What the parts make together."""
        return sum(int(part) for part in self.parts)

    @property
    def verdict(self) -> Verdict:
        """Agreement where the parts make the total, else a contradiction."""
        added = " + ".join(self.parts)
        if self.made == int(self.total):
            reason = f"{added} = {self.total}"
            return Verdict(
                "agree", Bilingual(f"المجموع يطابق: {reason}", f"the parts add up: {reason}")
            )
        return Verdict(
            "conflict",
            Bilingual(
                f"المجموع لا يطابق: {added} = {self.made}، لا {self.total}",
                f"the parts do not add up: {added} = {self.made}, not {self.total}",
            ),
            "contradiction",
        )


def sums(claims: Sequence[ReportedClaim]) -> list[Sum]:
    """Every total that comes with its parts, with the claims of both, in order."""
    found: dict[Key, Sum] = {}
    beside = _by_place(claims)
    for reported in claims:
        claim = reported.claim
        if not claim.parts or not claim.value.isdecimal():
            continue
        key = (claim.slot, claim.value, claim.parts)
        one = found.setdefault(key, Sum(key))
        one.totals.append(reported)
        after = [r for r in beside[reported.document, claim.slot] if r.claim.start >= claim.end]
        one.listed += [
            r for r, value in zip(after, claim.parts, strict=False) if r.claim.value == value
        ]
    return [found[key] for key in sorted(found)]


def _by_place(
    claims: Sequence[ReportedClaim],
) -> Mapping[tuple[str, str], list[ReportedClaim]]:
    """The claims that are parts, by document and slot, in text order."""
    out: dict[tuple[str, str], list[ReportedClaim]] = defaultdict(list)
    for reported in claims:
        if reported.claim.key.partition(":")[0] in ("group", "state"):
            out[reported.document, reported.claim.slot].append(reported)
    for some in out.values():
        some.sort(key=lambda r: (r.claim.start, r.claim.end))
    return out


def findings(claims: Sequence[ReportedClaim], context: Context) -> Iterator[Finding]:
    """A finding for each total that comes with its parts."""
    for one in sums(claims):
        yield _summed(one, context)


def _summed(one: Sum, context: Context) -> Finding:
    """Whether the parts of a total make it: agreement, or a contradiction within the report."""
    asked = context.question(one.slot, "sum")
    total = context.position(one.total, one.totals)
    added = " + ".join(one.parts)
    if one.verdict.status == "agree":
        label = Bilingual(f"{one.total} = {added}", f"{one.total} = {added}")
        whole = context.position(one.total, [*one.totals, *one.listed])
        held = msgspec.structs.replace(whole, label=label)
        agreed = made((one.slot, "sum"), asked, [held], None)
        return msgspec.structs.replace(agreed, reason=one.verdict.reason)
    parts = context.position(str(one.made), one.listed or one.totals)
    label = Bilingual(f"{added} = {one.made}", f"{added} = {one.made}")
    parts = msgspec.structs.replace(parts, label=label)
    judged = Judgement("conflict", "contradiction", "reports", one.verdict.reason)
    return made((one.slot, "sum"), asked, [total, parts], judged)
