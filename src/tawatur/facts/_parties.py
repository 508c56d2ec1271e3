"""Parties: who took part, told by side, by office or as a delegate.

«المحادثات بين الحكومة والحركة» names two sides, «الرئيس التالاري» a person by office. An office the
report gives a name to anywhere is that name's, not a further person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from tawatur.facts import _claims
from tawatur.facts._lines import Line, lines
from tawatur.facts._terms import terms
from tawatur.model.annotation import Mention, Reading
from tawatur.model.claim import Claim

_AWAY = 4  # words before a name in which a word of absence stands
_HEAD = 5  # lines from the top in which sides and offices come up
_NAMED = r"(?:(?: ،)?(?: ال\S+){0,3}(?: ،)?(?: (?:السيد|السيده|الدكتور|الدكتوره|د) \.?)? P(?= ))"
_ARTICLE = re.compile(r"(?<!\S)(?:[وف]?[بلك]?ال|[وف]?لل|[بلو])(?=\S{3})")


def parties(reading: Reading, slot: str) -> Iterator[Claim]:
    """A claim for each side, office and delegate, sides in the title and in the text."""
    named: frozenset[str] | None = None
    said: set[tuple[bool, str]] = set()
    head = {line: number for number, line in enumerate(lines(reading)) if number < _HEAD}
    for met in _claims.found(reading, slot):
        key = met.pattern.key
        if (key != "delegate" and met.line not in head) or is_away(met.line, met.start):
            continue
        if key == "office":
            named = _named(reading) if named is None else named
            if _owner(met.line.text[met.start : met.end]) in named:
                continue
        claim = _sided(reading, _claims.stated(reading, met), _claims.named(met))
        place = (key != "office" and met.line.sentence.region == "title", claim.value)
        if place not in said:
            said.add(place)
            yield claim


def _sided(reading: Reading, claim: Claim, names: list[Mention]) -> Claim:
    """A claim of one name has its entity for a value; sides told in words keep them."""
    entity = names[0].entity if len(names) == 1 and claim.key != "office" else None
    if entity is None:
        return msgspec.structs.replace(claim, key="")
    return msgspec.structs.replace(claim, value=entity, key=f"who:{entity}")


def is_away(line: Line, at: int) -> bool:
    """True where a word of absence stands shortly before a name."""
    before = " ".join(line.text[:at].split()[-_AWAY:])
    return _absence().search(f" {before} ") is not None


@cache
def _absence() -> re.Pattern[str]:
    return re.compile(f"(?<= ){terms('away')}(?= )")


@cache
def _titled() -> re.Pattern[str]:
    """An office with a name after it, or before it."""
    office = f"{terms('statesman')} (?:[^ ،.]+ ){{0,3}}?(?:{terms('demonym')}(?= )|L(?= ))"
    return re.compile(f"(?<= )(?P<a>{office}){_NAMED}|(?<= )P (?:، )?(?P<b>{office})")


def _named(reading: Reading) -> frozenset[str]:
    """The countries an officer of which a report names."""
    found = (met for line in lines(reading) for met in _titled().finditer(line.text))
    return frozenset(_owner(met["a"] or met["b"]) for met in found)


def _owner(words: str) -> str:
    """Whose office it is: the bare last word."""
    return _ARTICLE.sub("", words.rsplit(maxsplit=1)[-1]).removesuffix("ه")
