"""Conflicts and stories of the invented piles, in which every conflict is marked.

usage: evaluation/marked_piles.py [--half opened|blind|all] [--show made|missed] [--grouped]
                                  [NAME ...]

A pile of ``evaluation/conflicts/invented`` is one event told by several outlets. Prints how many of
the conflicts made are marked (precision) and how many of those marked are made (recall), with every
pile as one story; and, with ``--grouped``, how many stories the piles make, each alone and all
together. A conflict is met where two of its positions touch the marked words of both sides. The
piles are parted by the hash of their names: errors are shown of the opened half alone, so that the
blind half stays a measure.
"""

# ruff: noqa: T201 - a script that prints

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tawatur import grouping, pipeline
from tawatur.model.finding import Finding
from tawatur.model.report import Page
from tawatur.settings import Settings

INVENTED = Path(__file__).resolve().parent / "conflicts" / "invented"
HALVES = ("opened", "blind")
SWAPPED = "fg"  # files whose halves stand the other way round: so they were parted when read
CLASSES = ("contradiction", "update")
AROUND = 60  # characters shown beside the words of an error
_SIDE = re.compile(r"(\d+) «(.*)»")


class Side(NamedTuple):
    """Words of a report that take one side."""

    report: str
    start: int
    end: int


class Marked(NamedTuple):
    """A marked conflict: its class, its two sides and what clashes."""

    kind: str
    sides: tuple[Side, Side]
    gist: str


class Pile(NamedTuple):
    """Reports of one event and the conflicts between them."""

    name: str
    gist: str
    pages: list[tuple[str, Page]]
    conflicts: list[Marked]

    @property
    def half(self) -> str:
        swapped = self.name[0] in SWAPPED
        return HALVES[(int(hashlib.sha1(self.name.encode()).hexdigest(), 16) + swapped) % 2]


def piles(name: str) -> Iterator[Pile]:
    """The piles of a file; ValueError where marked words are not found once in their report."""
    written = (INVENTED / f"{name}.txt").read_text(encoding="utf-8")
    for block in re.split(r"^=== pile ", written, flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        number, _, gist = head.partition(" | ")
        yield parsed(f"{name[0]}{number}", gist, rest)


def parsed(name: str, gist: str, written: str) -> Pile:
    """A pile out of its written form."""
    texts: dict[str, str] = {}
    pages: list[tuple[str, Page]] = []
    marked: list[Marked] = []
    for part in re.split(r"^--- ", written, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        if head.startswith("report "):
            id, outlet, published = head.removeprefix("report ").split(" | ")
            text = texts[id] = body.strip("\n")
            title = text.partition("\n")[0]
            page = Page(location=id, text=text, title=title, outlet=outlet, published=published)
            pages.append((f"{name}-{id}", page))
        elif head == "conflicts":
            marked = [_marked(line, name, texts) for line in filter(None, body.split("\n"))]
    return Pile(name, gist, pages, marked)


def _marked(line: str, name: str, texts: dict[str, str]) -> Marked:
    kind, one, other, gist = line.split(" | ", 3)
    if kind not in CLASSES:
        raise ValueError(f"{name}: {kind} is no class")
    return Marked(kind, (_side(one, name, texts), _side(other, name, texts)), gist)


def _side(written: str, name: str, texts: dict[str, str]) -> Side:
    met = _SIDE.fullmatch(written)
    if met is None or texts.get(met[1], "").count(met[2]) != 1:
        raise ValueError(f"{name}: not found once: {written}")
    start = texts[met[1]].index(met[2])
    return Side(f"{name}-{met[1]}", start, start + len(met[2]))


def conflicts(pile: Pile) -> list[Finding]:
    """The conflicts found where the pile is one story."""
    told = pipeline.join(pile.pages, Settings(one_story=True))
    return [f for story in told.stories for f in story.findings if f.status == "conflict"]


def meets(finding: Finding, marked: Marked) -> bool:
    """True where two positions of the finding touch both sides."""
    touched = [
        {
            at
            for at, position in enumerate(finding.positions)
            for e in position.evidence
            if e.document == side.report and e.start < side.end and side.start < e.end
        }
        for side in marked.sides
    ]
    return any(a != b for a in touched[0] for b in touched[1])


def measure(some: Iterable[Pile], show: str = "") -> Counter[str]:
    """Piles, conflicts made and marked, those of the one and of the other that meet."""
    out: Counter[str] = Counter()
    for pile in some:
        made = conflicts(pile)
        right = [any(meets(f, m) for m in pile.conflicts) for f in made]
        found = [any(meets(f, m) for f in made) for m in pile.conflicts]
        out.update(piles=1, made=len(made), right=sum(right), marked=len(found), found=sum(found))
        if pile.half != "opened":
            continue
        if show == "made":
            for finding in (f for f, ok in zip(made, right, strict=True) if not ok):
                _show(pile, finding)
        if show == "missed":
            for marked in (m for m, ok in zip(pile.conflicts, found, strict=True) if not ok):
                print(pile.name, marked.kind, marked.gist)
    return out


def _show(pile: Pile, finding: Finding) -> None:
    texts = {id: page.text for id, page in pile.pages}
    print(f"{pile.name} {finding.slot}/{finding.key} {finding.kind}: {finding.reason.en}")
    for position in finding.positions:
        for e in position.evidence[:2]:
            text = texts[e.document]
            before, after = text[max(0, e.start - AROUND) : e.start], text[e.end : e.end + AROUND]
            words = f"{before}[{text[e.start : e.end]}]{after}"
            print(f"    {position.value}: {' '.join(words.split())}")


def stories(some: list[Pile]) -> str:
    """How many stories the piles make, each alone and all together."""
    alone = [len(grouping.group(_glanced(pile.pages)).stories) for pile in some]
    of = {id: pile.name for pile in some for id, _ in pile.pages}
    together = grouping.group(_glanced([page for pile in some for page in pile.pages])).stories
    met = sum(_pairs(story) for story in together)
    wanted = sum(_pairs([id for id, _ in pile.pages]) for pile in some)
    right = sum(n * (n - 1) // 2 for s in together for n in Counter(of[id] for id in s).values())
    p, r = right / max(1, met), right / max(1, wanted)
    f = 2 * p * r / max(1e-9, p + r)
    return (
        f"alone {sum(alone)} stories of {len(some)} piles, {alone.count(1)} of them one story;"
        f" together {len(together)}: pairs P {p:.3f} R {r:.3f} F1 {f:.3f}"
    )


def _glanced(pages: list[tuple[str, Page]]) -> list:
    return [pipeline.glance(page) for page in pages]


def _pairs(some: Iterable[str]) -> int:
    size = len(list(some))
    return size * (size - 1) // 2


def main() -> None:
    """Print a line for each half that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all")
    parser.add_argument("--show", choices=("made", "missed"), default="")
    parser.add_argument("--grouped", action="store_true")
    chosen = parser.parse_args()
    names = chosen.names or sorted(path.stem for path in INVENTED.glob("*.txt"))
    every = [pile for name in names for pile in piles(name)]
    for half in HALVES if chosen.half == "all" else (chosen.half,):
        some = [pile for pile in every if pile.half == half]
        n = measure(some, chosen.show)
        p, r = n["right"] / max(1, n["made"]), n["found"] / max(1, n["marked"])
        print(f"{half}: {len(some)} piles; conflicts P {p:.3f} ({n['right']} of {n['made']})"
              f"  R {r:.3f} ({n['found']} of {n['marked']})")  # fmt: skip
        if chosen.grouped:
            print(f"    {stories(some)}")


if __name__ == "__main__":
    main()
