"""The whole journey on newspaper articles, one core, beside peers that do a part of it.

usage: benchmarks/reading.py [ARTICLES.jsonl.xz] [--articles 1000]

Prints words a second, peak memory, and the ratio to each peer in the same process run. The peers:
pysbd (sentences alone) and dateparser (dates alone), where they are installed.
"""

import argparse
import itertools
import json
import lzma
import resource
import tempfile
import time
from pathlib import Path

import tawatur

NEWS = Path(__file__).resolve().parents[2] / "shared" / "news"
PEER_ARTICLES = 20  # the peers are slow


def articles(path: Path, most: int) -> list[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in itertools.islice(lines, most)]


def words(rows: list[dict[str, str]]) -> int:
    return sum(len(row["title"].split()) + len(row["text"].split()) for row in rows)


def ours(rows: list[dict[str, str]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "pile.jsonl"
        pile.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        begun = time.perf_counter()
        tawatur.read([pile])
        return words(rows) / (time.perf_counter() - begun)


def peers(rows: list[dict[str, str]]) -> dict[str, float]:
    some, rates = rows[:PEER_ARTICLES], {}
    try:
        import pysbd

        split = pysbd.Segmenter(language="ar", clean=False).segment
        rates["pysbd, sentences alone"] = _rate(split, some)
    except ImportError:
        print("pysbd is not installed: left out")
    try:
        from dateparser.search import search_dates

        rates["dateparser, dates alone"] = _rate(lambda t: search_dates(t, ["ar"]), some)
    except ImportError:
        print("dateparser is not installed: left out")
    return rates


def _rate(function, rows: list[dict[str, str]]) -> float:  # noqa: ANN001 - any callable on a text
    begun = time.perf_counter()
    for row in rows:
        function(row["text"])
    return words(rows) / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--articles", type=int, default=1000)
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    rows = articles(chosen.path, chosen.articles)
    rate = ours(rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"tawatur read: {len(rows)} articles, {rate:,.0f} words/s, peak {peak:.2f} GiB")
    for name, peer in peers(rows).items():
        print(f"{name}: {peer:,.0f} words/s; the whole journey runs at {rate / peer:.2f} of it")


if __name__ == "__main__":
    main()
