"""An outlet among the others, as geometry: whom it takes from on the side a line begins, who takes
from it on the other, and below it those with the same text and no telling who had it first.

An arrow points the way the text went: from who had it, or was credited, to who printed it later.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.stores import Tied

MOST = 10  # others on each side: what can be told apart; the table has all
ROW = 40
_WIDE, _SLIM = (860, 225, 24), (350, 112, 13)  # width, room for names, characters of a name
_THICKEST = {"wide": 8.0, "slim": 4.5}  # of what is told most often
_OFTEN = 12  # times at least that the thickest stands for: once alone is a thin line
_LEAST = 3  # rows a picture has room for
_DROP = 52  # from the outlet to the first of those below it
_GAP = 17  # from the outlet's middle to where a curve ends


class Other(NamedTuple):
    """Another outlet: where it stands, its name as far as there is room, ``side`` as the text
    anchor says it, and how often text and credits went between the two."""

    tied: Tied
    name: str
    x: int
    y: int
    side: str
    texts: int
    credits: int


class Line(NamedTuple):
    """A path with its kind (text, credit or both), width, and the points of its arrow's head."""

    path: str
    kind: str
    width: float
    head: str


class Drawing(NamedTuple):
    """The picture at one size; ``sources_x`` and ``takers_x`` are where each side stands, if
    anybody stands there."""

    form: str
    width: int
    height: int
    x: int
    y: int
    others: tuple[Other, ...]
    lines: tuple[Line, ...]
    sources_x: int | None
    takers_x: int | None


def drawings(tied: Sequence[Tied], language: str) -> tuple[Drawing, ...]:
    """The picture for a screen and for a phone; none where there is nothing to draw."""
    if not tied:
        return ()
    return tuple(_drawn(form, tied, language) for form in ("wide", "slim"))


def left_out(tied: Sequence[Tied]) -> int:
    """How many of those in the table the picture leaves out."""
    shown = {t.name for side in _sides(tied) for t in side}
    return sum(t.name not in shown for t in tied)


def _sides(tied: Sequence[Tied]) -> tuple[list[Tied], list[Tied], list[Tied]]:
    """Whom it takes from, who takes from it, and the others with its text."""
    sources = _closest([(t, t.after, t.credits) for t in tied])
    takers = _closest([(t, t.before, t.credited) for t in tied])
    known = {t.name for t in (*sources[:MOST], *takers[:MOST])}
    same = sorted(
        (t for t in tied if t.together and t.name not in known), key=lambda t: -t.together
    )
    return sources[:MOST], takers[:MOST], same[:MOST]


def _closest(counts: Sequence[tuple[Tied, int, int]]) -> list[Tied]:
    """Those with text or credits, by the part they have of the most of either: a credit is rarer
    than shared text and tells more."""
    texts = max((n for _, n, _ in counts), default=0) or 1
    credits = max((n for _, _, n in counts), default=0) or 1
    held = [(t, a / texts + b / credits) for t, a, b in counts if a or b]
    return [t for t, _ in sorted(held, key=lambda each: (-each[1], each[0].name))]


def _drawn(form: str, tied: Sequence[Tied], language: str) -> Drawing:
    width, room, letters = _WIDE if form == "wide" else _SLIM
    sources, takers, same = _sides(tied)
    rows = max(len(sources), len(takers), _LEAST)
    middle, top = width // 2, 44
    y = top + rows * ROW // 2
    begin, end = (width - room, room) if language == "ar" else (room, width - room)
    others: list[Other] = []
    lines: list[Line] = []
    most = max((max(t.after, t.before, t.credits, t.credited) for t in tied), default=0)
    scale = _THICKEST[form] / max(most, _OFTEN)
    for x, side, outward in ((begin, sources, False), (end, takers, True)):
        anchor = "start" if x > middle else "end"
        for i, t in enumerate(side):
            at = top + round((i + 0.5) * rows * ROW / len(side))
            texts, credits = (t.before, t.credited) if outward else (t.after, t.credits)
            others.append(Other(t, _cut(t.name, letters), x, at, anchor, texts, credits))
            lines += _curves((x, at), (middle, y), outward, (texts, credits), scale)
    under = max(y + _DROP, 0)
    for i, t in enumerate(same):
        at = under + i * ROW
        anchor = "start" if (i % 2 == 0) == (language != "ar") else "end"
        others.append(Other(t, _cut(t.name, letters), middle, at, anchor, t.together, 0))
    if same:
        last = under + (len(same) - 1) * ROW
        lines.insert(0, Line(f"M{middle} {y + _GAP}V{last}", "both", 1.5, ""))
    height = max(top + rows * ROW, under + len(same) * ROW if same else 0) + 8
    return Drawing(
        form,
        width,
        height,
        middle,
        y,
        tuple(others),
        tuple(lines),
        begin if sources else None,
        end if takers else None,
    )


def _curves(
    other: tuple[int, int],
    outlet: tuple[int, int],
    outward: bool,
    counts: tuple[int, int],
    scale: float,
) -> list[Line]:
    """The text's and the credits' curves between two, beside each other where there are both."""
    given = [(kind, n) for kind, n in zip(("text", "credit"), counts, strict=True) if n]
    out = []
    for i, (kind, n) in enumerate(given):
        apart = 0 if len(given) == 1 else (i * 2 - 1) * 5
        turn = 1 if other[0] > outlet[0] else -1
        far = (other[0] - turn * 12, other[1] + apart)
        near = (outlet[0] + turn * _GAP, outlet[1] + apart)
        ends = (near, far) if outward else (far, near)
        out.append(_curve(*ends, kind, 1.2 + n * scale))
    return out


def _curve(start: tuple[int, int], end: tuple[int, int], kind: str, width: float) -> Line:
    turn = 1 if end[0] > start[0] else -1
    long = round(6 + width)
    wide = round(3 + width * 0.8, 1)
    x, y = end
    base = x - turn * long
    middle = (start[0] + base) // 2
    path = f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {y} {base} {y}"
    head = f"{x},{y} {base},{y - wide} {base},{y + wide}"
    return Line(path, kind, round(width, 1), head)


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
