"""Learns how sure a statement is: the weights of ``_quoting/sureness.py``, which it prints.

From the articles of ``evaluation/quotations`` that are not kept blind: what a statement shows (its
family, verb, speaker, length and end) against whether the readers have it. The grammar was
developed on most of them and errs somewhat more on others, so an error counts a fifth more.
Cross-validated tenfold, grouped by article, and tried on the blind articles. Deterministic; two
minutes on one core.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
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

Span = tuple[int, int]
Row = tuple[dict[str, float], bool]  # what a statement shows, whether the readers have it


def _judge() -> ModuleType:
    """The script that scores statements."""
    path = ROOT / "evaluation" / "quotations.py"
    spec = importlib.util.spec_from_file_location("quotations_evaluation", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


judge = _judge()


Gold = dict[str, tuple[list[Span], list[Span]]]


def marked() -> tuple[Gold, Gold]:
    """The wanted and the optional statements of each article: to learn from, and blind."""
    known: Gold = {}
    blind: Gold = {}
    for name in ("gold", "second", "developed", "wide", "third"):
        for place, (id, each) in enumerate(judge.documents_of(GOLD / f"{name}.json").items()):
            wanted, alone = judge.agreed(each["readers"])
            kept = name == "third" or (name == "second" and place % 2 == 1)
            spans = [tuple(w["span"]) for w in wanted], [tuple(a) for a in alone]
            (blind if kept else known).setdefault(id, spans)
    return known, blind


def prepared(row: dict) -> Reading:
    """A reading as the grammar is given it: with numbers, times and names."""
    page = Page(location=row["id"], text=judge.words_of(row))
    text = tokenise(page.text)
    report = clean(page, text, row["id"])
    reading = Reading(report=report, text=text, sentences=split(text, stretches(report)))
    for annotator in (numbers, times, names):
        reading = annotator.annotate(reading)
    return linking.settle([reading])[0]


def rows(reading: Reading, wanted: list[Span], alone: list[Span]) -> list[Row]:
    """What each statement of an article shows, without those that one reader alone has."""
    scene, memories, made = build(reading), {}, {}
    publisher = named_in(scene, reading.report.outlet)
    for paragraph in scene.paragraphs:
        if paragraph.region in KEPT:
            memory = memories.setdefault(paragraph.part, Memory(publisher=publisher))
            for statement in statements(scene, paragraph, memory):
                span = statement.begin, scene.text.ends[statement.last - 1]
                made.setdefault(span, evidence(scene, statement))
    spans = sorted(made)
    right = {j for _, j in judge.match(wanted, spans)}
    spare = [j for j in range(len(spans)) if j not in right]
    optional = {spare[k] for _, k in judge.match(alone, [spans[j] for j in spare])}
    return [(made[s], j in right) for j, s in enumerate(spans) if j not in optional]


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


def sure(weights: dict[str, float], shown: dict[str, float]) -> float:
    total = weights[""] + sum(weights.get(sign, 0.0) for sign in shown)
    return float(1 / (1 + np.exp(-total)))


def validated(found: dict[str, list[Row]]) -> judge.Tally:
    """The confidence of every statement by the weights of the articles left out."""
    order, tally = sorted(found), judge.Tally()
    for k in range(FOLDS):
        out = set(order[k::FOLDS])
        weights = fit(row for id in order if id not in out for row in found[id])
        tally.rows += [(sure(weights, shown), right) for id in out for shown, right in found[id]]
    return tally


def main() -> None:
    known, blind = marked()
    articles = judge.rows(next(judge.NEWS.glob("*.xz")), {*known, *blind})
    found = {id: rows(prepared(articles[id]), *known[id]) for id in sorted(known)}
    every = [row for each in found.values() for row in each]
    print(f"{len(found)} articles, {len(every)} statements, {sum(r for _, r in every)} right")
    print("\n".join(judge.reliability(validated(found))))
    weights = fit(every)
    tally = judge.Tally()
    for id in sorted(blind):
        some = rows(prepared(articles[id]), *blind[id])
        tally.rows += [(sure(weights, shown), right) for shown, right in some]
    print(f"blind, {len(tally.rows)} statements")
    print("\n".join(judge.reliability(tally)))
    for sign, weight in weights.items():
        print(f'    "{sign}": {weight},')


if __name__ == "__main__":
    main()
