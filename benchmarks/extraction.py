"""Saved pages: kept text, title, day and outlet, and pages a second, beside real extractors.

usage: benchmarks/extraction.py [--each 50] [--seed 1] [--errors N] [--ours]

Pages are those of pages.py (invented, after real systems) and, where at hand, ../shared/html. Text
is scored by token F1 of everything kept below the title, a page at a time; the peers are given the
same bytes in the same run: trafilatura, newspaper4k (both with their metadata) and resiliparse's
main content, where they are installed. Speed is pages a second of the processor's time.
"""

import argparse
import gzip
import json
import logging
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from pages import EACH, Made, pack

from tawatur import cleaning
from tawatur.arabic.tokens import tokenise
from tawatur.errors import InputError
from tawatur.model.report import KEPT
from tawatur.readers import html as reader

REAL = Path(__file__).resolve().parents[2] / "shared" / "html"
NEEDED, NEEDED_DECLARED, NEEDED_RATIO = 0.98, 0.97, 10.0


class Found(NamedTuple):
    """What an extractor made of a page."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


Extract = Callable[[bytes], Found]


def read_alone(content: bytes) -> Found:
    (page,) = reader.read(content, "page.html")
    return Found(page.text, page.title, page.outlet, page.published)


def ours(content: bytes) -> Found:
    (page,) = reader.read(content, "page.html")
    report = cleaning.clean(page, tokenise(page.text), "1")
    kept = [
        region.of(page.text)
        for region in report.regions
        if region.label in KEPT and (report.title is None or region.start != report.title.start)
    ]
    title = report.title.of(page.text) if report.title is not None else None
    return Found("\n".join(kept), title, report.outlet, report.published)


def peers() -> dict[str, Extract]:
    found: dict[str, Extract] = {}
    try:
        import trafilatura

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

        def by_trafilatura(content: bytes) -> Found:
            told = trafilatura.bare_extraction(content, include_comments=False, with_metadata=True)
            if told is None:
                return Found("")
            return Found(told.text or "", told.title, told.sitename, told.date)

        found["trafilatura"] = by_trafilatura
    except ImportError:
        print("trafilatura is not installed: left out")
    try:
        import newspaper

        def by_newspaper(content: bytes) -> Found:
            article = newspaper.Article("https://news.example/1", language="ar")
            article.download(input_html=_decoded(content))
            article.parse()
            day = article.publish_date
            outlet = article.meta_site_name or None
            return Found(article.text, article.title, outlet, str(day)[:10] if day else None)

        found["newspaper4k"] = by_newspaper
    except ImportError:
        print("newspaper4k is not installed: left out")
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def by_resiliparse(content: bytes) -> Found:
        tree = HTMLTree.parse_from_bytes(content, detect_encoding(content))
        return Found(extract_plain_text(tree, main_content=True, alt_texts=False), tree.title)

    found["resiliparse"] = by_resiliparse
    return found


def _decoded(content: bytes) -> str:
    """A page as a browser hands it to newspaper4k, which takes no bytes."""
    return content.decode("cp1256" if b"windows-1256" in content[:600] else "utf-8", "replace")


def real() -> list[Made]:
    """The real pages whose text is at hand."""
    if not REAL.is_dir():
        return []
    told = json.loads((REAL / "fundus_lbc/LBCGroup.json").read_text(encoding="utf-8"))["V1"]
    paragraphs = "\n".join(told["body"]["sections"][0]["paragraphs"])
    packed = (REAL / "fundus_lbc/LBCGroup_2026_01_08.html.gz").read_bytes()
    plain = (REAL / "newspaper4k/arabic_article.txt").read_text(encoding="utf-8")
    page = (REAL / "newspaper4k/arabic_article.html").read_bytes()
    return [
        Made("lbc", "(real)", gzip.decompress(packed), "", "", "", paragraphs, ""),
        Made("bbc", "(real)", page, "", "", "", plain, ""),
    ]


def f1(text: str, kept: str) -> float:
    a, b = (Counter(re.findall(r"\w+", each)) for each in (text, kept))
    return 2 * sum((a & b).values()) / (a.total() + b.total() or 1)


def _words(value: str | None) -> list[str]:
    return re.findall(r"\w+", value or "")


def measure(name: str, extract: Extract, pages: list[Made], errors: int) -> dict[str, Any]:
    scores: dict[str, list[float]] = defaultdict(list)
    right: Counter[str] = Counter()
    missed: list[str] = []
    seconds = 0.0
    for page in pages:
        begun = time.process_time()
        try:
            found = extract(page.content)
        except (InputError, ValueError) as error:
            found = Found("", None, str(error))
        seconds += time.process_time() - begun
        score = f1(found.text, page.kept)
        scores[page.template].append(score)
        checks = {
            "title": _words(found.title) == _words(page.title),
            "day": (found.published or "")[:10] == page.published,
            "outlet": _words(found.outlet) == _words(page.outlet),
        }
        right.update(k for k, ok in checks.items() if ok and page.title)
        wrong = [k for k, ok in checks.items() if not ok and page.title]
        if wrong or score < NEEDED:
            missed.append(f"{page.name} F1 {score:.3f} {wrong} {found[1:]} | {page[3:6]}")
    for line in missed[:errors]:
        print(name, line)
    made = sum(bool(page.title) for page in pages) or 1
    every = [score for some in scores.values() for score in some]
    return {
        "scores": {k: sum(v) / len(v) for k, v in scores.items()},
        "f1": sum(every) / len(every),
        "declared": {k: right[k] / made for k in ("title", "day", "outlet")},
        "rate": len(pages) / seconds,
    }


def main() -> None:
    """Print the table and whether the bars are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    options = parser.parse_args()
    pages = pack(options.each, options.seed) + real()
    extractors = {"tawatur": ours, "reader alone": read_alone}
    if not options.ours:
        extractors |= peers()
    for extract in extractors.values():  # what is loaded once is not measured
        for page in pack(1, options.seed + 1):
            extract(page.content)
    figures = {
        name: measure(name, extract, pages, options.errors if name == "tawatur" else 0)
        for name, extract in extractors.items()
    }
    for template in sorted({page.template for page in pages}):
        print(f"{template:20}", *(f"{f['scores'][template]:.3f}" for f in figures.values()))
    print(f"{'':20}", *figures)
    for name, found in figures.items():
        stated = ", ".join(f"{k} {v:.3f}" for k, v in found["declared"].items())
        print(f"{name:14} F1 {found['f1']:.4f}  {stated}  {found['rate']:.0f} pages/s")
    mine = figures["tawatur"]
    print(f"F1 {mine['f1']:.4f} of {NEEDED}; least declared {min(mine['declared'].values()):.3f}"
          f" of {NEEDED_DECLARED}")  # fmt: skip
    if "trafilatura" in figures:
        slow = figures["trafilatura"]["rate"]
        print(
            f"{figures['reader alone']['rate'] / slow:.1f} × trafilatura in pages/s (reader),"
            f" {mine['rate'] / slow:.1f} × with the cleaning; {NEEDED_RATIO:.0f} wanted"
        )


if __name__ == "__main__":
    main()
