"""Statements of the invented reports, of which every one is marked.

usage: evaluation/marked_reports.py [NAME ...]

Prints, for each file of ``evaluation/quotations/invented``, precision, recall and F1 at an overlap
of one half and of four fifths, and how many of the words that name a speaker are found. What one
verb tells with «أن … وأن» may be one statement or several.
"""

# ruff: noqa: T201 - a script that prints

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quotations import CLOSE, Pair, dossier, match, overlap, prf

INVENTED = Path(__file__).resolve().parent / "quotations" / "invented"
OPENING, CLOSING = "⟦⟪⦅", "⟧⟫⦆"
_JOINT = re.compile(r"[\s،,«»\"]*و(?:ب)?[أإا]ن(?:ه|ها|هم|هما|نا|ي)?\s*")


class Report(NamedTuple):
    """A report without its marks, and the spans of the contents, cues and speakers."""

    id: str
    text: str
    contents: list[Pair]
    cues: list[Pair]
    speakers: list[Pair]


def reports(name: str) -> Iterator[Report]:
    """The reports of a file; ValueError where marks do not balance."""
    written = (INVENTED / f"{name}.txt").read_text(encoding="utf-8")
    for number, report in enumerate(filter(str.strip, written.split("=====\n"))):
        title, _, body = report.strip("\n").partition("\n")
        yield parsed(f"{name}-{number:03}", f"{title}\n\n{body}")


def parsed(id: str, written: str) -> Report:
    """A report out of its marked text."""
    kept: list[str] = []
    opened: list[tuple[int, int]] = []
    spans: tuple[list[Pair], ...] = ([], [], [])
    for char in written:
        if char in OPENING:
            opened.append((OPENING.index(char), len(kept)))
        elif char in CLOSING:
            kind, start = opened.pop() if opened else (-1, 0)
            if kind != CLOSING.index(char):
                raise ValueError(f"{id}: {char} closes nothing")
            spans[kind].append((start, len(kept)))
        else:
            kept.append(char)
    if opened:
        raise ValueError(f"{id}: a mark stays open")
    return Report(id, "".join(kept), *(sorted(some) for some in spans))


def joined(quotes: list[dict], text: str, wanted: list[Pair]) -> list[Pair]:
    """The spans made, those parted by «وأن» alone as one where the report has them as one."""
    out: list[Pair] = []
    for start, end in sorted((q["start"], q["end"]) for q in quotes):
        gap = text[out[-1][1] : start] if out else ""
        both = (out[-1][0], end) if out else (start, end)
        whole = any(w[0] <= both[0] + 1 and end <= w[1] + 1 for w in wanted)
        if out and start >= out[-1][1] and whole and _JOINT.fullmatch(gap):
            out[-1] = both
        else:
            out.append((start, end))
    return out


def main() -> None:
    """Print a line for each file, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names or sorted(path.stem for path in INVENTED.glob("*.txt"))
    total = [0] * 6
    for name in names:
        counts = measure(list(reports(name)))
        total = [a + b for a, b in zip(total, counts, strict=True)]
        print(line(name, counts))
    if len(names) > 1:
        print(line("all", total))


def measure(some: list[Report]) -> list[int]:
    """Statements found, found closely, made and marked; speakers found and marked."""
    articles = []
    for report in some:
        title, _, body = report.text.partition("\n\n")
        articles.append({"id": report.id, "title": title, "text": body})
    documents = {d["id"]: d for d in dossier(articles)["documents"]}
    out = [0] * 6
    for report in some:
        quotes = documents[report.id]["quotes"]
        made = joined(quotes, report.text, report.contents)
        pairs = match(report.contents, made)
        close = sum(overlap(report.contents[i], made[j]) >= CLOSE for i, j in pairs)
        named = [q["speaker_words"] for q in quotes if q.get("speaker_words")]
        spans = [(w["start"], w["end"]) for w in named]
        heard = sum(any(overlap(s, w) > 0 for w in spans) for s in report.speakers)
        row = (len(pairs), close, len(made), len(report.contents), heard, len(report.speakers))
        out = [a + b for a, b in zip(out, row, strict=True)]
    return out


def line(name: str, counts: list[int]) -> str:
    """The figures of some reports."""
    found, close, made, wanted, heard, speakers = counts
    p, r, f = prf(found, made, wanted)
    near = prf(close, made, wanted)[2]
    return (
        f"{name:8} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  F1 at .8 {near:.3f}"
        f"  speakers' words {heard / max(1, speakers):.3f}  ({wanted} marked, {made} made)"
    )


if __name__ == "__main__":
    main()
