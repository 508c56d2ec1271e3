"""What the fast tagger sees of a word: its letters, its clitics, and what is known of it.

All attributes belong to a single word, so that they are computed once a word and remembered;
what a neighbour means is a weight, not an attribute. NEAR lists the kinds of attribute that also
speak for the words beside, FAR those that speak two words away.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tawatur.arabic.clitics import cuts
from tawatur.arabic.folding import fold
from tawatur.arabic.vocabulary import document_frequency
from tawatur.lexicons import rows

EDGE = "<>"  # the word before the first and after the last of a sentence; no token is so
NEAR = frozenset(["w", "f", "g", "d", "k", "s2", "s3", "rf", "rg", "a"])
FAR = frozenset(["w", "f", "g"])
BIG_TOWN = 250_000  # inhabitants
FEW, MANY = 5, 50  # bearers of a name word
NO_GROUP = 0  # the coarse group of words that have none
GROUPS = 64  # coarse groups and classes of marks, at most
_MARKS = {",": 61, "،": 61, ".": 62, "«": 63, "»": 63, '"': 63, "“": 63, "”": 63, "(": 63, ")": 63}


class Knowledge(NamedTuple):
    """What lists say of words: flags by folded word, and groups by distribution."""

    flags: dict[str, str]
    groups: dict[str, tuple[str, int]]


@cache
def knowledge() -> Knowledge:
    """The gazetteers and groups, read once."""
    flags: dict[str, set[str]] = {}
    for row in rows("gazetteers"):
        _add(flags, row["name"], "T" if int(row["population"]) > BIG_TOWN else "t")
    for row in rows("countries"):
        _add(flags, row["name"], "C")
    for kind in ("acronyms", "outlets"):
        for row in rows(kind):
            cells = (row["name"], row["aliases"], row.get("latin", ""))
            for name in "|".join(cells).split("|"):
                _add(flags, name, "O", inside="o")
    for row in rows("name_words"):
        bearers = int(row["bearers"])
        flag = "n" if bearers < FEW else "m" if bearers < MANY else "N"
        flags.setdefault(row["word"], set()).add(flag)
    joined = {word: "".join(sorted(found)) for word, found in flags.items()}
    content = files("tawatur").joinpath("weights/names-fast/clusters.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in content.splitlines() if not line.startswith("#")][1:]
    return Knowledge(joined, {word: (fine, int(coarse) + 1) for word, fine, coarse in lines})


def _add(flags: dict[str, set[str]], name: str, flag: str, inside: str = "p") -> None:
    """Flag a name of one word, or every longer word ``inside`` a name of several."""
    words = fold(name).split()
    if len(words) == 1:
        flags.setdefault(words[0], set()).add(flag)
        return
    for word in words:
        if len(word) > 2:
            flags.setdefault(word, set()).add(inside)


def group(word: str) -> int:
    """The coarse group of a word, for pairs of neighbours."""
    found = knowledge().groups.get(word)
    return found[1] if found else _MARKS.get(word, NO_GROUP)


def attributes(word: str, kind: str) -> list[str]:
    """The attributes of one folded word, each ``kind=value``."""
    if word == EDGE:
        return [f"w={EDGE}"]
    known = knowledge()
    found = known.groups.get(word)
    out = [f"w={word}", f"f={found[0] if found else kind}", f"k={kind}"]
    flags = known.flags.get(word, "")
    out.extend(f"g={flag}" for flag in flags)
    if kind != "w":
        return out
    count = document_frequency(word)
    rarity = count.bit_length()
    out.append(f"d={rarity}")
    if flags:
        out.append(f"G={flags}")
    out.extend(f"h={flag}{rarity // 3}" for flag in flags)
    out.append(f"l={min(len(word), 9)}")
    if word.startswith("ال"):
        out.append("a=1")
    _letters(word, out)
    _behind(word, count, known, out)
    return out


def _letters(word: str, out: list[str]) -> None:
    size = len(word)
    for i in (1, 2, 3, 4):
        if size > i:
            out.append(f"p{i}={word[:i]}")
            out.append(f"s{i}={word[-i:]}")
    out.extend(f"t={word[i : i + 3]}" for i in range(1, size - 3))


def _behind(word: str, count: int, known: Knowledge, out: list[str]) -> None:
    """What stands behind a clitic: the shortest cut that leaves a known word more common than
    the whole, or one that a list knows."""
    best = ("", "", 0)
    for prefix, remainder in cuts(word):
        rest = f"ال{remainder}" if prefix.endswith("لل") else remainder
        if prefix and prefix[-1] != "س" and len(rest) > 2:
            weight = document_frequency(rest) + 3 * (rest in known.flags)
            if weight >= max(count, best[2], 1):
                best = (prefix, rest, weight)
    prefix, rest, _ = best
    if prefix:
        out.append(f"c={prefix}")
        out.append(f"r={rest}")
        found = known.groups.get(rest)
        out.append(f"rf={found[0] if found else 'w'}")
        out.append(f"rd={document_frequency(rest).bit_length()}")
        out.extend(f"rg={flag}" for flag in known.flags.get(rest, ""))
        out.append(f"rp3={rest[:3]}")
