"""Rainfall: how much rain fell, in millimetres. A fact type in one file."""

import re
from collections.abc import Iterator

from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Verdict
from tawatur.roles import Names

SLOT = "rainfall"

_RAIN = re.compile(r"(?:أمطار|هطول|هطل)\S*(?: \S+){0,6}? (?P<value>\d+) (?:مليمترا?|ملم)")
_WITHIN = 5  # millimetres by which two gauges of one storm may differ


def extract(reading: Reading) -> Iterator[Claim]:
    """A claim for every depth of rain in a sentence about rain."""
    text = reading.text
    for sentence in reading.sentences:
        start, end = text.starts[sentence.first], text.ends[sentence.last - 1]
        for met in _RAIN.finditer(text.original, start, end):
            yield Claim(
                start=met.start("value"),
                end=met.end(),
                slot=SLOT,
                value=str(int(met["value"])),
                key="depth",
                unit="mm",
                part=sentence.part,
            )


def question(key: str, names: Names) -> Bilingual:
    """What claims of this kind answer."""
    return Bilingual("كم بلغ هطول المطر؟", "How much rain fell?")


def compare(a: ReportedClaim, b: ReportedClaim, names: Names) -> Verdict:
    """Equal depths agree, near ones are two gauges, others clash."""
    one, two = int(a.claim.value), int(b.claim.value)
    if one == two:
        return Verdict("agree", Bilingual("الكمية نفسها", "the same depth"))
    if abs(one - two) <= _WITHIN:
        return Verdict("complement", Bilingual("محطتان متقاربتان", "two gauges"), "rounding")
    values = f"{one} / {two}"
    reason = Bilingual(f"كميتان مختلفتان: {values}", f"different depths: {values}")
    return Verdict("conflict", reason, "contradiction")


def caption(claim: Claim, words: str, names: Names) -> Bilingual:
    """The value as a reader would say it."""
    return Bilingual(f"{claim.value} ملم", f"{claim.value} mm")
