"""Where: the places, parts of a country and neighbourhoods it happened in.

A report names the place of its event at its head and again where it says more exactly where; every
further mention of the same place says nothing new, and a place that first comes up far below
belongs to another event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

import msgspec

from tawatur import lexicons
from tawatur.arabic.folding import fold
from tawatur.arabic.future import is_coming
from tawatur.facts import _claims, _phrases, _verdicts
from tawatur.facts._lines import Line, lines
from tawatur.facts._old import day
from tawatur.facts._patterns import Found
from tawatur.facts._terms import is_term, terms
from tawatur.model.annotation import Mention, Reading
from tawatur.model.claim import Claim

SLOT = "where"
question = partial(_phrases.question, SLOT)
compare = _verdicts.entities
caption = _phrases.caption

_PLACED = frozenset({"headline", "lead"})
_WIDE = frozenset({"country", "alias", "region", "region-alias"})  # whole countries and more
_BESIDE = 3  # words right before a place that may take it away from the event
_HEAD = 5  # paragraphs of a part that may bring up a new place
_LEAD = 2  # lines under the title in which a place is the event's wherever it stands
_WHENCE = 4  # words before a place in which a word of saying takes it for itself
_ELSEWHEN = 4  # characters from a place to a day long gone
_OLD = 45  # days before publication


def extract(reading: Reading) -> tuple[Claim, ...]:
    """Places by entity, each once a part and again where a word for a kind of place precedes it."""
    out: list[Claim] = []
    seen: dict[tuple[int, str], int] = {}
    opened: dict[int, int] = {}
    narrow: set[int] = set()  # parts that have named something narrower than a country
    said: set[tuple[int, str]] = set()
    lead = frozenset(_lead(reading))
    for met in _claims.found(reading, SLOT):
        if not _stands(met, lead) or _is_another(reading, met, lead):
            continue
        claim = _placed_key(_claims.stated(reading, met))
        names = _claims.named(met, "L")
        if claim.key == "place" and _is_elsewhere(met):
            continue
        first = opened.setdefault(claim.part, met.line.sentence.paragraph)
        if names and claim.key == "place":
            claim = _placed(reading, claim, names[0])
            far = met.line.sentence.paragraph - first >= _HEAD
            if claim.part in narrow and _is_country(reading, names[0]):
                continue
            if not _says_more(claim, names[0], seen, far=far, title=_is_title(met)):
                continue
            if not _is_title(met) and not _is_country(reading, names[0]):
                narrow.add(claim.part)
        elif (claim.part, claim.value) in said:
            continue
        said.add((claim.part, claim.value))
        if not any(claim.overlaps(other) for other in out[-8:]):
            out.append(claim)
        if claim.key == "place":
            out.extend(c for c in _around(reading, met) if not any(map(c.overlaps, out[-8:])))
    return _claims.ordered(out)


def _lead(reading: Reading) -> Iterator[Line]:
    """The title's lines and the first ones of the text."""
    count = 0
    for line in lines(reading):
        is_title = line.sentence.region == "title"
        count += not is_title
        if is_title or count <= _LEAD:
            yield line


def _stands(met: Found, lead: frozenset[Line]) -> bool:
    """True but for the patterns that are good for the title or for the head of the report alone,
    met elsewhere."""
    key = met.pattern.key
    if key == "headline":
        return _is_title(met)
    return key != "lead" or (met.line in lead and not _is_title(met) and not _is_seat(met))


def _is_seat(met: Found) -> bool:
    """True where a place tells whence somebody speaks, or is the seat of a body."""
    before = met.line.text[: met.cue].split()[-_WHENCE:]
    last = before[-1] if before else ""
    is_body = last.endswith(("O", "P")) or is_term(last, "institution")
    return is_body or any(is_term(word, "say+source") for word in before)


def _placed_key(claim: Claim) -> Claim:
    """The claim under the key of its question: however it was met, a place is a place."""
    if claim.key in _PLACED:
        return msgspec.structs.replace(claim, key="place")
    return claim


def _is_another(reading: Reading, met: Found, lead: frozenset[Line]) -> bool:
    """True for the place of what is to come, told below the lead, and of what is long gone."""
    if met.line not in lead and met.pattern.key == "place":
        at = reading.text.tokens_in(met.line.span(met.start, met.end)).start
        if is_coming(reading.text, at, met.line.sentence.first):
            return True
    end = met.line.span(met.start, met.end).end
    published = day(reading.report.published)
    for time in reading.times if published else ():
        if 0 <= time.start - end <= _ELSEWHEN and time.kind == "date":
            then = day(time.value) or day(f"{time.value[:4]}-12-31")
            return then is not None and published is not None and (published - then).days > _OLD
    return False


@cache
def _other_place() -> re.Pattern[str]:
    """Words between the event's word and a place that take the place away from it: a press
    conference, the next meeting, what is talked about."""
    following = f"(?:{terms('meeting')}|المره) {terms('next')}"
    return re.compile(f"(?<= )(?:{terms('apart')}|{following})(?= )")


def _is_elsewhere(met: Found) -> bool:
    between = met.line.text[met.cue : met.start].rstrip()
    beside = " ".join(met.line.text[: met.start].split()[-_BESIDE:])
    return any(_other_place().search(f" {words} ") is not None for words in (between, beside))


@cache
def _countries() -> frozenset[str]:
    listed = (row for row in lexicons.rows("countries") if row["kind"] in _WIDE)
    return frozenset(fold(row["name"]).removeprefix("ال") for row in listed)


def _is_country(reading: Reading, name: Mention) -> bool:
    return fold(name.of(reading.report.text)).removeprefix("ال") in _countries()


@cache
def _chained() -> re.Pattern[str]:
    kinds = terms("place_city+place_region+place_site")
    return re.compile(
        rf"(?: ،)? (?:في |ب|من |التابعه? ل|ل)?(?P<v>(?:{kinds} (?:ال\S+يه )?){{1,2}}L)(?= )"
    )


def _around(reading: Reading, met: Found) -> Iterator[Claim]:
    """The larger places around one that is met: «بحي النخيل بمدينة مرسانا بمحافظة تلّار»."""
    at = met.end
    while (found := _chained().match(met.line.text, at)) is not None:
        at = found.end()
        names = met.line.mentions(*found.span("v"))
        span = met.line.span(*found.span("v"))
        claim = msgspec.structs.replace(
            _claims.stated(reading, met), start=span.start, end=span.end, value=""
        )
        if names:
            yield _placed(reading, claim, names[-1])


def _placed(reading: Reading, claim: Claim, name: Mention) -> Claim:
    value = _claims.entity_or_words(name, reading.report.text)
    return msgspec.structs.replace(claim, value=value)


def _is_title(met: Found) -> bool:
    return met.line.sentence.region == "title"


def _says_more(
    claim: Claim, name: Mention, seen: dict[tuple[int, str], int], *, far: bool, title: bool
) -> bool:
    key = (claim.part, claim.value)
    before = seen.get(key, 0)
    worded = claim.length > name.length + 2  # more than a clitic stands before the name
    if before == 0 and far:
        return False
    if before == 0 or (worded and before < 2):
        seen[key] = before + (0 if title else 1)
        return True
    return False
