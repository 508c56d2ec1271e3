"""Deverbal words: what verb a past, a present, a verbal noun or a participle may be a form of.

Verbs in the lexicon ``deeds`` are known by their forms, with the side on which they stand of
their opposite. Any other verb is known by its pattern: of three sound root letters the derived
forms are regular (انقطع, ينقطع and انقطاع are the seventh form of قطع), and the simple, doubled
and causative verb, which are written alike, are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicons
from tawatur.arabic.folding import fold_word

PAST, PRESENT, NOUN, STATE = "past", "present", "noun", "state"
_CONJUNCTIONS = ("و", "ف", "")
_PERSONS = "يتن"
_SUBJECTS = ("تا", "وا", "نا", "تم", "ت", "ا", "ن", "")
_MOODS = ("ون", "ان", "ين", "وا", "ا", "ن", "")
_OBJECTS = ("هما", "هم", "ها", "ني", "نا", "كم", "ه", "ي", "ك", "")
_PREFIXES = frozenset("وبال وال فال بال كال ولل لل ال وب ول ب ل و ف".split())
_ENDINGS = frozenset("تين تان تهما تهم تها ته ات ين ون ان هما هم ها ه ت ا ي نا".split())
_LONGEST = 5  # letters of the longest of the endings and prefixes, joined
_ROOT = 3  # letters of a root
_FEWEST = 3  # letters of a past or a noun; a present cut short may keep two
_COMPANY = 5  # tokens after a verb in which the noun that goes with it stands
_WEAK = frozenset("اويءئؤ")


class Form(NamedTuple):
    """A reading of a word: which deed, on which side (1, or -1 for its opposite), in what form;
    ``listed`` where the lexicon has it, ``bare`` where no article or preposition is written on;
    ``company`` begins the noun after it without which it is no form of it («أطلق سراح»)."""

    deed: str
    side: int
    shape: str
    listed: bool
    bare: bool = True
    company: str = ""


@lru_cache(maxsize=200_000)
def forms(word: str) -> frozenset[Form]:
    """Every verb that a folded word may be a form of; none for most words."""
    found: set[Form] = set()
    known = _listed()
    bases = list(_bases(word))
    for shape, base in bases:
        bare = shape in (PAST, PRESENT) or word.removeprefix("و").startswith(base[:_ROOT])
        found.update(Form(d, s, shape, True, bare, c) for d, s, c in known.get((shape, base), ()))
    if any(not form.company for form in found):
        return frozenset(found)
    for shape, base in bases:
        deed = _pattern(shape, base)
        if deed:
            bare = shape != NOUN or word.removeprefix("و").startswith(base[:_ROOT])
            found.add(Form(deed, 1, shape, False, bare))
    return frozenset(found)


def forms_at(words: Sequence[str], i: int, last: int) -> frozenset[Form]:
    """The forms of a word in its place: those that need company only in it, and then no others."""
    found = forms(words[i])
    if not any(form.company for form in found):
        return found
    near = [_bare(word) for word in words[i + 1 : min(last, i + _COMPANY)]]
    together = frozenset(
        form for form in found if form.company and any(w.startswith(form.company) for w in near)
    )
    return together or frozenset(form for form in found if not form.company)


def _bare(word: str) -> str:
    for article in ("بال", "وال", "لل", "ال"):
        if word.startswith(article) and len(word) - len(article) >= _FEWEST:
            return word[len(article) :]
    return word


@cache
def _listed() -> dict[tuple[str, str], set[tuple[str, int, str]]]:
    found: dict[tuple[str, str], set[tuple[str, int, str]]] = {}
    for row in lexicons.rows("deeds"):
        for shape in (PAST, PRESENT, NOUN, STATE):
            for written in filter(None, row[shape].split("|")):
                word, _, company = written.partition("+")
                entry = row["deed"], int(row["side"]), fold_word(company).removesuffix("ه")
                found.setdefault((shape, fold_word(word)), set()).add(entry)
    return found


@cache
def ordered(order: str) -> frozenset[str]:
    """The deeds of an order in the lexicon: seq, whose two sides follow one another (closed, then
    opened again), told, whose
    sides clash though neither is denied; said, which are no deeds."""
    return frozenset(row["deed"] for row in lexicons.rows("deeds") if row["order"] == order)


@cache
def said_of(kind: str) -> frozenset[str]:
    """The deeds of a kind: person, of whom a name alone tells; own, which who refuses them does
    not do."""
    return frozenset(row["deed"] for row in lexicons.rows("deeds") if row["of"] == kind)


def _bases(word: str) -> Iterator[tuple[str, str]]:
    """Every shape a word may have, with what is left of it without its clitics and endings."""
    for joined in _CONJUNCTIONS:
        if word.startswith(joined) and len(word) - len(joined) >= _FEWEST:
            bare = word[len(joined) :]
            for rest in _without(bare, _past_endings()):
                yield PAST, rest
            if bare[0] in _PERSONS:
                for rest in _without(bare[1:], _present_endings(), _FEWEST - 1):
                    yield PRESENT, rest
    for bare in _nouns(word):
        yield NOUN, bare
        yield STATE, bare


@cache
def _past_endings() -> frozenset[str]:
    return _with_objects(_SUBJECTS)


@cache
def _present_endings() -> frozenset[str]:
    return _with_objects(_MOODS)


def _with_objects(endings: tuple[str, ...]) -> frozenset[str]:
    """What may end a verb: an ending, an object pronoun, or both; before a pronoun وا is و."""
    joined = (ending + behind for ending in (*endings, "و") for behind in _OBJECTS if behind)
    return frozenset((*endings, *joined))


def _without(word: str, endings: frozenset[str], fewest: int = _FEWEST) -> Iterator[str]:
    """What is left of a word before each of some endings, itself where one of them is empty."""
    for end in range(max(fewest, len(word) - _LONGEST), len(word) + 1):
        if word[end:] in endings:
            yield word[:end]


def _nouns(word: str) -> set[str]:
    starts = range(min(_LONGEST, len(word) - _FEWEST) + 1)
    out = {word} | {word[start:] for start in starts if word[:start] in _PREFIXES}
    for bare in tuple(out):
        for rest in _without(bare, _ENDINGS):
            out.add(rest)
            if bare[len(rest) :].startswith("ت"):
                out.add(f"{rest}ه")
    return out


def _pattern(shape: str, base: str) -> str | None:
    """The deed of a sound root in a regular form: its number and the root, or None."""
    if shape == STATE:
        return None
    made = _noun(base) if shape == NOUN else _verb(shape, base)
    if made is None or not _is_root(made[1]):
        return None
    return f"{made[0]}:{made[1]}"


def _is_root(letters: str) -> bool:
    return len(letters) == _ROOT and _WEAK.isdisjoint(letters[1:]) and letters[0] not in "اي"


def _verb(shape: str, base: str) -> tuple[int, str] | None:
    if shape == PAST and base.startswith("ا"):
        base = base[1:]
        if len(base) == _ROOT:
            return 1, base
    elif shape == PAST and not base.startswith("ت"):
        return _plain(base)
    elif shape == PRESENT and len(base) <= _ROOT + 1 and base[:1] not in "تنس":
        return _plain(base) or _eighth(base)
    if base.startswith("ست") and len(base) == _ROOT + 2:
        return 10, base[2:]
    if base.startswith("ن") and len(base) == _ROOT + 1 and base[1] != "ت":
        return 7, base[1:]
    if base.startswith("ت"):
        if len(base) == _ROOT + 1:
            return 5, base[1:]
        if len(base) == _ROOT + 2 and base[2] == "ا":
            return 6, base[1] + base[3:]
    return _eighth(base) or (_plain(base) if shape == PRESENT else None)


def _plain(base: str) -> tuple[int, str] | None:
    if len(base) == _ROOT:
        return 1, base
    if len(base) == _ROOT + 1 and base[1] == "ا":
        return 3, base[0] + base[2:]
    return None


def _eighth(base: str) -> tuple[int, str] | None:
    if len(base) == _ROOT + 1 and base[1] in "تطد":
        return 8, base[0] + base[2:]
    return None


def _noun(base: str) -> tuple[int, str] | None:
    if base.startswith("است") and len(base) == 7 and base[5] == "ا":
        return 10, base[3:5] + base[6]
    if base.startswith("ان") and len(base) == 6 and base[4] == "ا":
        return 7, base[2:4] + base[5]
    if base.startswith("ا") and len(base) == 6 and base[2] in "تطد" and base[4] == "ا":
        return 8, base[1] + base[3] + base[5]
    if base.startswith("ا") and len(base) == 5 and base[3] == "ا" and base[1] != "ل":  # «العام»
        return 1, base[1:3] + base[4]
    if base.startswith("ت") and len(base) == 5 and base[3] == "ي":
        return 1, base[1:3] + base[4]
    return None
