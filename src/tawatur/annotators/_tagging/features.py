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
        _add(flags, row["name"], "T" if int(row["population"]) > 250_000 else "t")
    for row in rows("countries"):
        _add(flags, row["name"], "C")
    for row in rows("name_words"):
        bearers = int(row["bearers"])
        flags.setdefault(row["word"], set()).add(
            "n" if bearers < 5 else "m" if bearers < 50 else "N"
        )
    joined = {word: "".join(sorted(found)) for word, found in flags.items()}
    content = files("tawatur").joinpath("weights/names-fast/clusters.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in content.splitlines() if not line.startswith("#")][1:]
    return Knowledge(joined, {word: (fine, int(coarse) + 1) for word, fine, coarse in lines})


def _add(flags: dict[str, set[str]], name: str, flag: str) -> None:
    words = fold(name).split()
    if len(words) == 1:
        flags.setdefault(words[0], set()).add(flag)
    else:
        for word in words:
            if len(word) > 2:
                flags.setdefault(word, set()).add("p")


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
    if kind != "w":
        return out
    flags = known.flags.get(word)
    if flags:
        out.append(f"g={flags}")
    count = document_frequency(word)
    out.append(f"d={count.bit_length()}")
    out.append(f"l={min(len(word), 9)}")
    if word.startswith("ال"):
        out.append("a=1")
    _letters(word, "", out)
    _behind(word, count, known, out)
    return out


def _letters(word: str, mark: str, out: list[str]) -> None:
    size = len(word)
    for i in (1, 2, 3, 4):
        if size > i:
            out.append(f"{mark}p{i}={word[:i]}")
            out.append(f"{mark}s{i}={word[-i:]}")
    for i in range(1, size - 3):
        out.append(f"{mark}t={word[i : i + 3]}")


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
        group = known.groups.get(rest)
        out.append(f"rf={group[0] if group else 'w'}")
        out.append(f"rd={document_frequency(rest).bit_length()}")
        flags = known.flags.get(rest)
        if flags:
            out.append(f"rg={flags}")
        out.append(f"rp3={rest[:3]}")
