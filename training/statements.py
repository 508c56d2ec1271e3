"""Learns how sure a statement, its speaker and its outlets are: weights/statements/weights.json.

From the articles of ``evaluation/quotations`` that are not kept blind: what a statement shows (its
family, verb, speaker, length, end and outlets) against what the readers have. The grammar was
developed on most of them and errs somewhat more on others, so an error counts a fifth more.
Cross-validated tenfold, grouped by article, and tried on the blind articles. Deterministic; two
minutes on one core.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
from reliability import drawn
from scipy.optimize import minimize

from tawatur import linking
from tawatur.annotators import names, numbers, times
from tawatur.annotators._quoting.memory import Memory
from tawatur.annotators._quoting.publishers import named_in
from tawatur.annotators._quoting.reporting import statements
from tawatur.annotators._quoting.scene import build
from tawatur.annotators._quoting.sureness import evidence
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.cleaning import clean, stretches
from tawatur.model.annotation import Reading
from tawatur.model.report import KEPT, Page

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "evaluation" / "quotations"
STRENGTH = 2.0  # of the ridge
UNSEEN = 1.2  # how much an error weighs: .16 are wrong where no error was read, .13 where they were
FOLDS = 10

TARGET = ROOT / "src/tawatur/weights/statements/weights.json"
PLOT = GOLD / "reliability.svg"
QUESTIONS = ("content", "speaker", "chain")

Span = tuple[int, int]
Row = tuple[dict[str, float], bool]  # what a statement shows, whether the readers have it
Rows = dict[str, dict[str, list[Row]]]  # by question and article


def _judge() -> ModuleType:
    """The script that scores statements."""
    path = ROOT / "evaluation" / "quotations.py"
    spec = importlib.util.spec_from_file_location("quotations_evaluation", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


judge = _judge()


def marked() -> tuple[dict[str, dict], frozenset[str]]:
    """What the readers marked in each article, and the articles kept blind."""
    gold: dict[str, dict] = {}
    blind: set[str] = set()
    for name in ("gold", "second", "developed", "wide", "third"):
        for place, (id, each) in enumerate(judge.documents_of(GOLD / f"{name}.json").items()):
            if id not in gold and (name == "third" or (name == "second" and place % 2 == 1)):
                blind.add(id)
            gold.setdefault(id, each)
    return gold, frozenset(blind)


def prepared(row: dict) -> Reading:
    """A reading as the grammar is given it: with numbers, times and names."""
    page = Page(location=row["id"], text=judge.words_of(row))
    text = tokenise(page.text)
    report = clean(page, text, row["id"])
    reading = Reading(report=report, text=text, sentences=split(text, stretches(report)))
    for annotator in (numbers, times, names):
        reading = annotator.annotate(reading)
    return linking.settle([reading])[0]


def shown(reading: Reading, document: dict) -> dict[Span, dict[str, float]]:
    """What each statement of an article shows, by its content."""
    scene, memories, out = build(reading), {}, {}
    publisher = named_in(scene, reading.report.outlet)
    credits = {(q["start"], q["end"]): len(q["via"]) for q in document["quotes"]}
    for paragraph in scene.paragraphs:
        if paragraph.region in KEPT:
            memory = memories.setdefault(paragraph.part, Memory(publisher=publisher))
            for statement in statements(scene, paragraph, memory):
                span = statement.begin, scene.text.ends[statement.last - 1]
                if span in credits:
                    out.setdefault(span, evidence(scene, statement, credits[span]))
    return out


def rows(document: dict, signs: dict[Span, dict], gold: dict, groups: set[str]) -> list[list[Row]]:
    """What the statements of an article show for each question, and whether the readers have it;
    without those that one reader alone has."""
    wanted, alone = judge.agreed(gold["readers"])
    quotes = [q for q in document["quotes"] if (q["start"], q["end"]) in signs]
    spans = [(q["start"], q["end"]) for q in quotes]
    right = {j: i for i, j in judge.match([w["span"] for w in wanted], spans)}
    spare = [j for j in range(len(spans)) if j not in right]
    optional = {spare[k] for _, k in judge.match(alone, [spans[j] for j in spare])}
    out: list[list[Row]] = [[], [], []]
    for j, span in enumerate(spans):
        if j not in optional:
            out[0].append((signs[span], j in right))
        if j in right:
            want, made = wanted[right[j]], quotes[j]
            spoken = judge.right_speaker(want, made, document, groups)
            credited = not judge.credited(want, made, document, judge.Tally())
            out[1].append((signs[span], spoken))
            out[2].append((signs[span], credited))
    return out


def gathered(gold: dict[str, dict]) -> Rows:
    """The rows of every article."""
    articles = judge.rows(next(judge.NEWS.glob("*.xz")), set(gold))
    read = judge.dossier([articles[id] for id in sorted(gold)])
    groups = {e["id"] for e in read["entities"] if e["type"] == "GROUP"}
    out: Rows = {question: {} for question in QUESTIONS}
    for document in sorted(read["documents"], key=lambda d: d["id"]):
        id = document["id"]
        signs = shown(prepared(articles[id]), document)
        for question, some in zip(QUESTIONS, rows(document, signs, gold[id], groups), strict=True):
            out[question][id] = some
    return out


def fit(members: Iterable[Row]) -> dict[str, float]:
    """Ridge logistic regression; the weight of nothing at all is the belief to begin with."""
    found = list(members)
    order = sorted({sign for shown, _ in found for sign in shown})
    table = np.array([[1.0, *(shown.get(s, 0.0) for s in order)] for shown, _ in found])
    truth = np.array([float(right) for _, right in found])
    counts = np.where(truth > 0, 1.0, UNSEEN)
    strength = np.array([0.001] + [STRENGTH] * len(order))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights
        off = counts * (1 / (1 + np.exp(-total)) - truth)
        value = (counts * (np.logaddexp(0, total) - truth * total)).sum()
        return value + (strength * weights**2).sum() / 2, table.T @ off + strength * weights

    best = minimize(loss, np.zeros(len(order) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip(["", *order], (round(float(w), 2) for w in best), strict=True))


def sure(weights: dict[str, float], signs: dict[str, float]) -> float:
    total = weights[""] + sum(weights.get(sign, 0.0) for sign in signs)
    return float(1 / (1 + np.exp(-total)))


def validated(found: dict[str, list[Row]]) -> judge.Tally:
    """The confidence of every statement by the weights of the articles left out."""
    order, tally = sorted(found), judge.Tally()
    for k in range(FOLDS):
        out = set(order[k::FOLDS])
        weights = fit(row for id in order if id not in out for row in found[id])
        tally.rows += [(sure(weights, signs), right) for id in out for signs, right in found[id]]
    return tally


def main() -> None:
    gold, blind = marked()
    found, learnt, panels = gathered(gold), {}, {}
    for question, by_article in found.items():
        known = {id: some for id, some in by_article.items() if id not in blind}
        every = [row for some in known.values() for row in some]
        print(f"{question}: {len(known)} articles, {len(every)} statements, "
              f"{sum(r for _, r in every)} right")  # fmt: skip
        held_out = validated(known)
        panels[question] = judge.binned(held_out.rows)
        print("\n".join(judge.reliability(held_out)))
        learnt[question] = fit(every)
        tally = judge.Tally()
        for id in sorted(blind):
            tally.rows += [(sure(learnt[question], signs), r) for signs, r in by_article[id]]
        print(f"blind, {len(tally.rows)} statements")
        print("\n".join(judge.reliability(tally)))
    PLOT.write_text(drawn(panels), encoding="utf-8")
    TARGET.write_text(json.dumps(learnt, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
