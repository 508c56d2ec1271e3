"""Plain-text pages as copying and naive scrapers leave them, with the label of each character.

usage: benchmarks/flat_pages.py [--half developed|blind|both] [--each 12] [--seed 1] [--show LAYOUT]

A page is laid out after the habits of Arabic news sites (flat_layouts/*.txt, one row a node of the
page) and filled with invented text (flat_prose/*.txt, invented.py). The nodes are joined as
scrapers join them: on lines, with empty lines, with spaces, or with nothing. Layouts and prose are
in two halves; the second was written before anything was measured, and only its totals are looked
at: ``--show`` (with ``--errors``, how many pages) knows the developed half alone.
"""

import argparse
import random
import re
import time
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from invented import BODIES, DAYS, EVENTS, FIRST, LAST, OFFICES, OUTLETS, PLACES, THINGS

from tawatur import cleaning
from tawatur.arabic.tokens import tokenise
from tawatur.model.report import KEPT, Page

HERE = Path(__file__).resolve().parent
HALVES = ("developed", "blind")
EACH = 12
LIKELY = 0.6  # a row marked with ? appears so often
SAME_STORY = 0.5  # so often a headline on the page is about the page's own story
JOINTS = ("lines", "blank", "spaces", "nothing")
WEIGHTS = (0.5, 0.2, 0.15, 0.15)
ROW = re.compile(r"([?]?)([_~]?)(\w+)(?:\*(\d+)-(\d+))?\|(.*)")
SECTIONS = "سياسة محليات رياضة اقتصاد ثقافة حوادث منوعات مجتمع".split()
MONTHS = (
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر آذار نيسان أيار"
    " حزيران تموز آب أيلول شباط غشت شتنبر جويلية أفريل جوان"
).split()
HIJRI = "محرم صفر رجب شعبان رمضان شوال".split()
BREAKS = {"lines": "\n", "blank": "\n\n", "spaces": " ", "nothing": ""}


class Made(NamedTuple):
    """One page: its text and (start, end, label) of its nodes."""

    layout: str
    joint: str
    text: str
    nodes: tuple[tuple[int, int, str], ...]


class Row(NamedTuple):
    """One row of a layout; an empty line has the label ''."""

    maybe: bool
    joint: str
    label: str
    least: int
    most: int
    words: str


@cache
def prose(half: str) -> dict[str, list[str]]:
    """The frames of a half by kind."""
    return {k: v for k, v in _sections(HERE / "flat_prose" / f"{half}.txt").items() if v}


@cache
def layouts(half: str) -> dict[str, list[Row]]:
    """The rows of each layout of a half."""
    found = _sections(HERE / "flat_layouts" / f"{half}.txt", empty=True)
    return {name: [_row(line) for line in lines] for name, lines in found.items()}


def _sections(path: Path, *, empty: bool = False) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name = line[3:].strip()
            out[name] = []
        elif name and (line or empty):
            out[name].append(line)
    return out


def _row(line: str) -> Row:
    if not line:
        return Row(False, "", "", 1, 1, "")
    hit = ROW.fullmatch(line)
    if hit is None:
        raise ValueError(f"not a row of a layout: {line}")
    maybe, joint, label, least, most, words = hit.groups()
    return Row(bool(maybe), joint, label, int(least or 1), int(most or 1), words)


class Story:
    """An invented story: the same people, places and things in all its sentences."""

    def __init__(self, rng: random.Random, half: str) -> None:
        self.rng = rng
        self.frames = prose(half)
        p, q = rng.sample(PLACES, 2)
        b, b2 = rng.sample(BODIES, 2)
        self.fixed = {"p": p, "q": q, "b": b, "b2": b2, "o": rng.choice(OFFICES)}
        self.fixed |= {"t": rng.choice(THINGS), "e": rng.choice(EVENTS), "m": rng.choice(OUTLETS)}
        self.people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(3)]
        self.left: list[str] = []

    def fill(self, frame: str) -> str:
        rng = self.rng
        name = rng.choice(self.people)
        words = frame.format(
            **self.fixed, n=name, s=name.split()[-1], d=rng.choice(DAYS),
            k=rng.randrange(3, 98), c=rng.randrange(4, 96),
        )  # fmt: skip
        return re.sub(r"\bلال", "لل", words)

    def one(self, kind: str) -> str:
        return self.fill(self.rng.choice(self.frames[kind]))

    def sentence(self) -> str:
        if not self.left:
            self.left = self.rng.sample(self.frames["sentences"], len(self.frames["sentences"]))
        return self.fill(self.left.pop())

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(1, 3)))


class Filler:
    """Fills the rows of one page."""

    def __init__(self, rng: random.Random, half: str) -> None:
        self.rng, self.half = rng, half
        self.story, self.other = Story(rng, half), Story(rng, half)
        self.outlet = rng.choice(OUTLETS)
        self.title = self.story.one("headlines")
        self.used = {self.title}
        self.author = f"{rng.choice(FIRST)} {rng.choice(LAST)}"

    def headline(self) -> str:
        for _ in range(20):
            own = self.rng.random() < SAME_STORY
            story = self.story if own else Story(self.rng, self.half)
            words = story.one("headlines")
            if words not in self.used:
                break
        self.used.add(words)
        return words

    def fill(self, words: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda hit: self.slot(hit.group(1)), words)

    def slot(self, name: str) -> str:
        rng, story = self.rng, self.story
        texts = {
            "title": lambda: self.title,
            "headline": self.headline,
            "lede": lambda: story.one("ledes"),
            "para": story.paragraph,
            "sent0": lambda: story.one("ledes"),
            "subhead": lambda: story.one("subheads"),
            "caption": lambda: story.one("captions"),
            "comment": lambda: story.one("comments"),
            "tag": lambda: story.one("tags"),
            "event": lambda: story.fixed["e"],
            "othertitle": lambda: self.other.one("headlines"),
            "other": lambda: self.other.one("ledes"),
            "otherpara": self.other.paragraph,
            "outlet": lambda: self.outlet,
            "author": lambda: self.author,
            "name": lambda: f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "city": lambda: rng.choice(PLACES),
            "city2": lambda: rng.choice(PLACES),
            "cat": lambda: rng.choice(SECTIONS),
            "day": lambda: rng.choice(DAYS),
            "d": lambda: f"{rng.randrange(1, 29)}",
            "m": lambda: f"{rng.randrange(1, 13):02}",
            "month": lambda: rng.choice(MONTHS),
            "year": lambda: f"{rng.randrange(2012, 2026)}",
            "hd": lambda: f"{rng.randrange(1, 29)}",
            "hmonth": lambda: rng.choice(HIJRI),
            "hyear": lambda: f"{rng.randrange(1434, 1448)}",
            "clock": lambda: f"{rng.randrange(1, 13):02}:{rng.randrange(60):02}",
            "num": lambda: f"{rng.randrange(2, 99)}",
        }
        return texts[name]()


def page(half: str, layout: str, number: int, seed: int = 1) -> Made:
    """One page of a layout; the same arguments give the same page."""
    rng = random.Random(f"{seed}/{half}/{layout}/{number}")
    filler = Filler(rng, half)
    joint = rng.choices(JOINTS, WEIGHTS)[0]
    text, nodes, gap = "", [], False
    for row in layouts(half)[layout]:
        if not row.label:
            gap = True
            continue
        if row.maybe and rng.random() > LIKELY:
            continue
        for _ in range(rng.randint(row.least, row.most)):
            between = {"": BREAKS[joint] + ("\n" if gap and joint == "lines" else "")}
            words = filler.fill(row.words)
            text += between.get(row.joint, "" if row.joint == "~" or joint == "nothing" else " ")
            nodes.append((len(text), len(text) + len(words), row.label))
            text += words
            gap = False
    lead = len(text) - len(text.lstrip())
    return Made(layout, joint, text[lead:], tuple((a - lead, b - lead, k) for a, b, k in nodes))


def pack(half: str, each: int = EACH, seed: int = 1) -> list[Made]:
    """``each`` pages of every layout of a half."""
    return [page(half, name, n, seed) for name in layouts(half) for n in range(each)]


class Tally:
    """Counts of characters, as the scorer of the shared cases counts them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, made: Made, found: dict[int, str]) -> None:
        for start, end, label in made.nodes:
            for k in range(start, end):
                if made.text[k].isspace():
                    continue
                given = found.get(k, "")
                gold, kept = label in KEPT, given in KEPT
                away = bool(given) and not kept
                self.counts.update(
                    {"all": 1, "same": given == label, "gold": gold, "kept": kept,
                     "hit": gold and kept, "away": away, "right": away and not gold}
                )  # fmt: skip

    def figures(self) -> dict[str, float]:
        """Kept F1, label accuracy, dropped F1, and the share of kept text that was lost."""
        n = self.counts
        extra = n["all"] - n["gold"]
        return {
            "f1": 2 * n["hit"] / (n["gold"] + n["kept"] or 1),
            "labels": n["same"] / (n["all"] or 1),
            "dropped_f1": 2 * n["right"] / (n["away"] + extra or 1),
            "lost": (n["gold"] - n["hit"]) / (n["gold"] or 1),
            "left_in": (n["kept"] - n["hit"]) / (extra or 1),
        }


def clean(made: Made) -> dict[int, str]:
    """The label of each character that the cleaning gives."""
    given = Page(location="x", text=made.text)
    report = cleaning.clean(given, tokenise(made.text), "x")
    return {k: r.label for r in report.regions for k in range(r.start, r.end)}


def measure(pages: list[Made]) -> dict[str, Tally]:
    """Tallies in all, by joint (``joint:``) and by layout."""
    out: dict[str, Tally] = defaultdict(Tally)
    for made in pages:
        found = clean(made)
        for key in ("all", f"joint:{made.joint}", made.layout):
            out[key].add(made, found)
    return out


def show(made: Made) -> None:
    """Print the nodes of a page whose label is missed."""
    found = clean(made)
    print(f"--- {made.layout} ({made.joint})")
    for start, end, label in made.nodes:
        given = Counter(found.get(k, "?") for k in range(start, end) if not made.text[k].isspace())
        mark = "   " if set(given) == {label} else ">>>"
        print(f"{mark} {label:9}{dict(given)} {made.text[start:end][:90]!r}")


def line(name: str, tally: Tally) -> str:
    """One row of the printed table."""
    return f"{name:42}" + "".join(f"  {k} {v:.3f}" for k, v in tally.figures().items())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=[*HALVES, "both"], default="both")
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    if options.show:
        for number in range(options.errors or 1):
            show(page("developed", options.show, number, options.seed))
        return
    for half in HALVES if options.half == "both" else (options.half,):
        begun = time.perf_counter()
        pages = pack(half, options.each, options.seed)
        made = time.perf_counter()
        tallies = measure(pages)
        rate = sum(len(p.text.split()) for p in pages) / (time.perf_counter() - made)
        for name, tally in tallies.items():
            if name == "all" or name.startswith("joint:") or half == "developed":
                print(line(f"{half} {name}", tally))
        print(f"{half}: {len(pages)} pages in {made - begun:.1f} s, {rate:.0f} words/s")


if __name__ == "__main__":
    main()
