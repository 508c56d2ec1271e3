"""Statements: words a second of this stage alone beside a matcher of quotation marks.

usage: benchmarks/quotations.py [ARTICLES.jsonl.xz] [--articles 400]

Both run in one process on the same articles, prepared (names, sentences) beforehand; prints the
speeds, their ratio, and what each is right about on the gold of ``evaluation/quotations``.
"""

import argparse
import importlib.util
import itertools
import json
import lzma
import sys
import time
from pathlib import Path
from types import ModuleType

from tawatur import linking
from tawatur.annotators import names, numbers, quotations, times
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.cleaning import clean, stretches
from tawatur.model.annotation import Reading
from tawatur.model.report import Page

REPOSITORY = Path(__file__).resolve().parents[1]
NEWS = REPOSITORY.parent / "shared" / "news"
ROUNDS = 3  # the fastest of them counts


def judge() -> ModuleType:
    """The script that scores statements, with its matcher of marks."""
    path = REPOSITORY / "evaluation" / "quotations.py"
    spec = importlib.util.spec_from_file_location("quotations_evaluation", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def prepared(row: dict[str, str]) -> Reading:
    page = Page(location=row["id"], text=row["title"] + "\n\n" + row["text"])
    text = tokenise(page.text)
    report = clean(page, text, row["id"])
    reading = Reading(report=report, text=text, sentences=split(text, stretches(report)))
    for annotator in (numbers, times, names):
        reading = annotator.annotate(reading)
    return linking.settle([reading])[0]


def fastest(function, items: list) -> float:  # noqa: ANN001 - any callable on an item
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for item in items:
            function(item)
        took.append(time.perf_counter() - begun)
    return min(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--articles", type=int, default=400)
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    with lzma.open(chosen.path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, chosen.articles)]
    readings = [r for r in map(prepared, rows) if r.report.language == "ar"]
    words = sum(len(r.text.original.split()) for r in readings)
    scorer = judge()
    quotations.annotate(readings[0])  # the lexicons are read once
    ours = words / fastest(quotations.annotate, readings)
    plain = words / fastest(scorer.marked, [r.text.original for r in readings])
    print(f"statements, speakers and credits: {ours:,.0f} words/s on {len(readings)} articles")
    print(f"a matcher of marks: {plain:,.0f} words/s; ours runs at {ours / plain:.4f} of it")
    for name, tally in scorer.tallies(chosen.path).items():
        print(scorer.line(name, tally))


if __name__ == "__main__":
    main()
