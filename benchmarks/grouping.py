"""How many articles a second grouping takes, stage by stage, and the memory it needs.

usage: grouping.py ARTICLES.jsonl[.xz] [N ...]

One process, one core. Rows give id, title, text, source and date; N is how many rows to take
(default 1000 4000). What comes before grouping (reading, tokens, sentences) is not counted.
"""

from __future__ import annotations

import json
import lzma
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.grouping import Index, passages, sign_together, steps
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span


def main() -> None:
    path = Path(sys.argv[1])
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    print("articles  stage       seconds  articles/s  found")
    for count in [int(n) for n in sys.argv[2:]] or [1000, 4000]:
        measure([_reading(row) for row in rows[:count]])
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def measure(readings: list[Reading]) -> None:
    total = 0.0

    def timed(stage: str, function: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
        nonlocal total
        start = time.process_time()
        made = function(*given)
        spent = time.process_time() - start
        total += spent
        found = len(made)
        rate = len(readings) / max(spent, 1e-9)
        print(f"{len(readings):>8}  {stage:<10} {spent:8.2f} {rate:11.0f} {found:6}")
        return made

    batches = [readings[at : at + 64] for at in range(0, len(readings), 64)]
    signed = timed("signatures", lambda: [one for some in batches for one in sign_together(some)])
    index = Index()
    taken = timed("steps", lambda: [index.add(day) for _, day in steps(signed, daily=True)])
    bundles = [bundle for step in taken for bundle in step.bundles]
    timed("passages", lambda: [one for bundle in bundles for one in passages(bundle)])
    print(f"{len(readings):>8}  {'all':<10} {total:8.2f} {len(readings) / total:11.0f}")


def _reading(row: dict[str, str]) -> Reading:
    title, body = row["title"] or "", row["text"] or ""
    text = tokenise(f"{title}\n\n{body}")
    start = len(title) + 2
    stretches = [
        (Span(0, len(title)), "title", 0),
        (Span(start, len(text.original)), "body", 0),
    ]
    report = Report(
        id=row["id"],
        location=row["id"],
        text=text.original,
        outlet=row["source"],
        published=row["date"].replace(" ", "T"),
    )
    return Reading(report=report, text=text, sentences=split(text, stretches))


if __name__ == "__main__":
    main()
