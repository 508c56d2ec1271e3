"""Readings of invented sentences with their numbers and times, for the facts that are figures."""

from tawatur.annotators import numbers, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.report import Report
from tawatur.model.span import Span


def read(written: str, published: str = "2031-03-15") -> Reading:
    text = tokenise(written)
    sentences = split(text, [(Span(0, len(written)), "body", 0)])
    report = Report(id="r", location="r", text=written, published=published)
    plain = Reading(report=report, text=text, sentences=sentences)
    return times.annotate(numbers.annotate(plain))


def found(member, written: str) -> list[tuple[str, str, str | None, str | None]]:
    """Words, value, approximation and unit of every claim."""
    return [(c.of(written), c.value, c.approx, c.unit) for c in member.extract(read(written))]


def reported(member, written: str, published: str = "2031-03-15") -> ReportedClaim:
    (claim,) = member.extract(read(written, published))
    return ReportedClaim(written, claim, published)


def verdict(member, one: str, two: str) -> tuple[str, str | None]:
    """How the only claims of two sentences stand to each other, whichever comes first."""
    a, b = reported(member, one), reported(member, two)
    there, back = member.compare(a, b, {}), member.compare(b, a, {})
    assert (there.status, there.kind) == (back.status, back.kind)
    assert there.reason.ar
    assert there.reason.en
    return there.status, there.kind


def made(slot: str, value: str, **fields: str) -> ReportedClaim:
    claim = Claim(start=0, end=1, slot=slot, value=value, **fields)
    return ReportedClaim(value, claim, "2031-03-15")
