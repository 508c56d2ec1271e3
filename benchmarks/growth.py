"""How time and memory of grouping grow with the archive, in one process.

usage: benchmarks/growth.py [ARTICLES.jsonl.xz] [--sizes 20000 60000 200000] [--picture FILE.svg]

The archive is made of real articles again and again: every time on later days and with every
word that is not common news language changed into another one, so that names, events and copies
are new and the press of a day is as dense as it was. One run goes through all sizes. Counted are
processor seconds and the peak of memory of signatures in, steps and passages out, as each size is
reached; and what one more day costs that comes when all of that is done.
"""

import argparse
import itertools
import json
import math
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tawatur import grouping, pipeline, readers
from tawatur.arabic.vocabulary import counted_words, document_frequency
from tawatur.grouping.signatures import Article, Signed
from tawatur.grouping.spelling import codes, numbered
from tawatur.model.report import Page

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "news"
DAYS = 15  # days from one round of the articles to the next
COMMON = 100  # articles of the news a word stands in that every round shares
ANOTHER = 6_000  # articles made beyond the size, for one more day
SEED = 2031
INK, PAPER, PETROL = "#17191c", "#fcfcfa", "#0b5563"


def rounds(signed: list[Signed], size: int) -> Iterator[list[Signed]]:
    """Days of new articles until there are ``size``."""
    known = [word for word in counted_words() if document_frequency(word) >= COMMON]
    common = np.sort(codes(numbered(known)))
    by_day: dict[int, list[Signed]] = {}
    for one in signed:
        by_day.setdefault(one.day or 0, []).append(one)
    chance, made, turn = random.Random(SEED), 0, 0
    while made < size:
        salt = np.int64(chance.randrange(1, 1 << 31))
        for day in sorted(by_day):
            some = by_day[day][: size - made]
            if some:
                yield [changed(one, turn, salt, common) for one in some]
            made += len(some)
        turn += 1


def changed(one: Signed, turn: int, salt: np.int64, common: np.ndarray) -> Signed:
    name = f"{turn:03}-{one.id}"
    articles = []
    for article in one.articles:
        columns = {}
        for column in ("words", "stems"):
            held = getattr(article, column)
            at = np.minimum(np.searchsorted(common, held), len(common) - 1)
            other = ((held.astype(np.int64) ^ salt) * 2654435761 % (1 << 31)).astype(np.int32)
            columns[column] = np.where(common[at] == held, held, other)
        day = None if article.day is None else article.day + turn * DAYS
        articles.append(article._replace(document=name, day=day, **columns))
    return Dated(name, one.published, tuple(articles), (), (one.day or 0) + turn * DAYS)


class Dated(Signed):
    """A signed report whose day was moved."""

    def __new__(
        cls, id: str, published: str | None, articles: tuple[Article, ...], lines: tuple, day: int
    ) -> "Dated":
        made = super().__new__(cls, id, published, articles, lines)
        made.moved = day
        return made

    @property
    def day(self) -> int | None:
        return self.moved


def measure(sizes: list[int], path: Path) -> Iterator[dict[str, float]]:
    """Adds day after day; gives what was spent so far whenever one of the sizes is reached."""
    days = rounds(signed(path, max(sizes)), max(sizes) + ANOTHER)
    before = peak()
    begun = time.process_time()
    index, taken, joins, passages = grouping.Index(), 0, 0, 0
    for size in sorted(sizes):
        while index.count < size:
            step = index.add(next(days))
            taken, joins = taken + 1, joins + len(step.joins)
            passages += sum(len(grouping.passages(bundle)) for bundle in step.bundles)
        yield {
            "articles": index.count,
            "days": taken,
            "seconds": time.process_time() - begun,
            "before_mb": before,
            "peak_mb": peak(),
            "joins": joins,
            "passages": passages,
        }
    yield one_more_day(index, max(itertools.islice(days, 3), key=len))


def peak() -> float:
    """The most memory taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def signed(path: Path, size: int) -> list[Signed]:
    """The real articles, as many as are needed of them."""
    pages = (p for p in readers.read([path]) if isinstance(p, Page))
    made: list[Signed] = []
    while len(made) < size and (some := list(itertools.islice(pages, 64))):
        held = enumerate(some, len(made))
        readings = [pipeline.glance((page.id or str(n), page)) for n, page in held]
        made += grouping.sign_together(readings)
    return made[:size]


def one_more_day(index: grouping.Index, day: list[Signed]) -> dict[str, float]:
    """What a day costs that comes alone: the index taken up, the day added, compared, put down."""
    tables = grouping.put_down(index)
    begun = time.process_time()
    again = grouping.take_up(tables)
    up = time.process_time()
    step = again.add(day)
    for bundle in step.bundles:
        grouping.passages(bundle)
    added = time.process_time()
    grouping.put_down(again)
    return {
        "day_articles": len(day),
        "day_taken_up": up - begun,
        "day_added": added - up,
        "day_put_down": time.process_time() - added,
    }


def exponent(rows: list[dict[str, float]]) -> float:
    """The slope of seconds over articles, both as logarithms."""
    x = [math.log(row["articles"]) for row in rows]
    y = [math.log(row["seconds"]) for row in rows]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum(
        (a - mx) ** 2 for a in x
    )


def picture(rows: list[dict[str, float]]) -> str:
    """Processor seconds as bars, with the peak of memory, as one SVG in the house's colours."""
    most = max(row["seconds"] for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {70 + 44 * len(rows)}" '
        f'font-family="sans-serif" font-size="14" fill="{INK}">',
        f'<rect width="620" height="{70 + 44 * len(rows)}" fill="{PAPER}"/>',
        '<text x="10" y="24" font-weight="bold">Articles: processor seconds, peak of memory</text>',
    ]
    for n, row in enumerate(rows):
        y, width = 44 + 44 * n, 240 * row["seconds"] / most
        parts.append(f'<text x="10" y="{y + 18}">{row["articles"]:,.0f}</text>')
        parts.append(f'<rect x="90" y="{y}" width="{width:.1f}" height="26" fill="{PETROL}"/>')
        each = 1000 * row["seconds"] / row["articles"]
        label = f"{row['seconds']:,.0f} s · {each:.2f} ms each · {row['peak_mb']:,.0f} MB"
        parts.append(f'<text x="{98 + width:.1f}" y="{y + 18}">{label}</text>')
    slope = f"time grows as articles to the power {exponent(rows):.2f}" if len(rows) > 1 else ""
    parts.append(f'<text x="10" y="{62 + 44 * len(rows)}">{slope}</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--sizes", nargs="+", type=int, default=[20_000, 60_000, 200_000])
    parser.add_argument("--picture", type=Path)
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    rows: list[dict[str, float]] = []
    for row in measure(chosen.sizes, chosen.path):
        print(json.dumps(row), flush=True)
        if "articles" in row:
            rows.append(row)
        if chosen.picture:
            chosen.picture.write_text(picture(rows), encoding="utf-8")
    if len(rows) > 1:
        print(f"exponent {exponent(rows):.3f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
