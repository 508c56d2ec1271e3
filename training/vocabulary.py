"""Counts in how many news articles each folded word and each numeral stands:
lexicons/words/news.tsv and lexicons/numerals/news.tsv.

python training/vocabulary.py --shared ../shared
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.arabic.tokens import tokenise

KEPT = 60_000  # the most frequent words; the last of them stands in 5 of 20,085 articles
OFTEN = 5  # articles a numeral stands in to be listed
YEARS = range(2000, 2016)  # of this century as far as the articles go; any year weighs their mean
CENTURY = range(2000, 2051)
LEXICONS = Path(__file__).parent.parent / "src/tawatur/lexicons"
TARGET = LEXICONS / "words/news.tsv"
NUMERALS = LEXICONS / "numerals/news.tsv"
HEAD = """\
# Folded Arabic words and the number of articles that hold each, of {articles} articles of
# 14 outlets, 21 July to 4 August 2015 (SaudiNewsNet). A statistic compiled for Tawatur, Apache-2.0;
# the articles themselves are their publishers' and are not shipped. Made by training/vocabulary.py.
# articles: {articles}
word\tdocuments
"""
NUMERALS_HEAD = """\
# Numerals as folded and the number of articles that hold each, of {articles} articles of
# 14 outlets, 21 July to 4 August 2015 (SaudiNewsNet). A statistic compiled for Tawatur, Apache-2.0;
# the articles themselves are their publishers' and are not shipped. Made by training/vocabulary.py.
# Every year from 2000 to 2050 has the mean of 2000 to 2015: which year it is says nothing.
numeral\tdocuments
"""


def articles(shared: Path) -> Iterator[str]:
    """The text of every article of the shared news pile, title first."""
    for path in sorted((shared / "news").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield f"{row.get('title') or ''}\n\n{row.get('text') or ''}"


def count(texts: Iterator[str]) -> tuple[Counter[str], Counter[str], int]:
    """The document frequency of each Arabic word and of each numeral, and the number of texts."""
    found: Counter[str] = Counter()
    numerals: Counter[str] = Counter()
    total = 0
    for content in texts:
        text = tokenise(content)
        found.update({w for w, kind in zip(text.words, text.kinds, strict=True) if kind == "w"})
        numerals.update({w for w in text.words if w[:1].isdigit()})
        total += 1
    return found, numerals, total


def evened(numerals: Counter[str]) -> list[tuple[str, int]]:
    """The numerals that stand often, the most frequent first; all years of the century alike."""
    mean = round(sum(numerals[str(year)] for year in YEARS) / len(YEARS))
    kept = {numeral: number for numeral, number in numerals.items() if number >= OFTEN}
    kept.update({str(year): mean for year in CENTURY})
    return sorted(kept.items(), key=lambda item: (-item[1], item[0]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    found, numerals, total = count(articles(options.shared))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{word}\t{number}\n" for word, number in ranked)
    TARGET.write_text(HEAD.format(articles=total) + rows, encoding="utf-8")
    NUMERALS.parent.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{numeral}\t{number}\n" for numeral, number in evened(numerals))
    NUMERALS.write_text(NUMERALS_HEAD.format(articles=total) + rows, encoding="utf-8")
    print(total, "articles,", len(found), "words, last kept:", ranked[-1])


if __name__ == "__main__":
    main()
