"""Hearing: whoever told an outlet something goes on to do so under his title."""

import sys
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
from stories import reading

from tawatur.linking import resolve, settle
from tawatur.model.annotation import Quotation, Reference
from tawatur.model.span import Span

TEXT = (
    "قال الرئيس النرويجي [PER يوران هالستروم] لصحيفة «[ORG واحة]» إن الجسر آمن.\n"
    "وأضاف الرئيس النرويجي أن الطريق سالك."
)


def heard(told: bool) -> tuple[Reference, ...]:
    """The outlets of the second statement; the first was told to one, or is credited to one."""
    given = next(iter(settle([reading(TEXT, "a")])))
    words = given.report.text

    def at(part: str, last: bool = False) -> tuple[int, int]:
        start = words.rindex(part) if last else words.index(part)
        return start, start + len(part)

    person, outlet = given.mentions[0], given.mentions[1]
    first = Quotation(
        *(at("الجسر آمن") if told else at("إن الجسر آمن")),
        kind="indirect",
        cue=Span(*at("قال")) if told else Span(*at("الجسر")),
        speaker=Reference(person.start, person.end, "name", person.entity),
        via=(Reference(outlet.start, outlet.end, "outlet", outlet.entity),),
    )
    second = Quotation(
        *at("الطريق سالك"),
        kind="indirect",
        cue=Span(*at("أضاف")),
        speaker=Reference(*at("الرئيس النرويجي", last=True), "title"),
    )
    given = msgspec.structs.replace(given, quotations=(first, second))
    return resolve([given])[0].quotations[1].via


def test_who_told_an_outlet_goes_on_to_do_so_under_his_title():
    assert [reference.of(TEXT) is not None for reference in heard(told=True)] == [True]


def test_a_credit_covers_its_own_statement_alone():
    assert heard(told=False) == ()
