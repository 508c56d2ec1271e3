"""Hosts: whose thing a length or a number is of, where every host holds one of its own.

«برنامج صيفي في جامعة المرجان» and the same programme at another university are two things. Two
reports are apart where their openings name hosts of one sort and neither names the other's.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur.arabic.folding import fold
from tawatur.arabic.phrases import clitic_forms
from tawatur.arabic.stems import stem
from tawatur.comparing.kinds import listed
from tawatur.model.text import Text

SLOTS = frozenset({"duration", "count"})
_OPENING = 500  # characters in which a report says whose the thing is
_WHOLE = 6000  # characters of a report searched for the other's host
_PASSED = 2  # titles before a name: «جامعة الملك خالد»
_SHORTEST = 3  # letters of the stem of a name
_ADJECTIVE = re.compile(r"(?!ال)[^\W\d_]{2,}يه")  # «مدرسة ثانوية» names none
_WORD = re.compile(r"[^\W\d_]+")


def are_other_hosts(one: Text, two: Text, starts: tuple[int, int]) -> bool:
    """True where two reports, or parts that begin at ``starts``, are of the things of two hosts."""
    here, there = (
        _hosts(text.original[at : at + _WHOLE]) for text, at in zip((one, two), starts, strict=True)
    )
    return any(
        here[0][noun].isdisjoint(there[1][noun]) and there[0][noun].isdisjoint(here[1][noun])
        for noun in here[0].keys() & there[0].keys()
    )


_Named = dict[str, frozenset[str]]  # by the noun of a sort of host: the stems of their names


@lru_cache(maxsize=2_000)
def _hosts(whole: str) -> tuple[_Named, _Named]:
    """The hosts that a report names in its opening, and anywhere."""
    words = _WORD.findall(fold(whole))
    opening = len(_WORD.findall(fold(whole[:_OPENING])))
    first: dict[str, set[str]] = {}
    every: dict[str, set[str]] = {}
    for i, word in enumerate(words):
        noun = _nouns().get(word)
        if noun is None:
            continue
        at = i + 1
        while at < len(words) and at <= i + _PASSED and words[at] in _titles():
            at += 1
        is_named = at < len(words) and not _ADJECTIVE.fullmatch(words[at])
        name = stem(words[at]) if is_named else ""
        if len(name) >= _SHORTEST:
            every.setdefault(noun, set()).add(name)
            if i < opening:
                first.setdefault(noun, set()).add(name)
    return _frozen(first), _frozen(every)


def _frozen(named: dict[str, set[str]]) -> _Named:
    return {noun: frozenset(some) for noun, some in named.items()}


@cache
def _nouns() -> dict[str, str]:
    return {form: word for word in sorted(listed("host")) for _, form in clitic_forms(word)}


@cache
def _titles() -> frozenset[str]:
    """The words before the name itself: titles, and nouns of places («أمانة محافظة دلونا»)."""
    return listed("title") | listed("site")
