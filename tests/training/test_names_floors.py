"""The shipped taggers on the cut of ANERcorp that no weight has seen: F1 may not fall."""

import sys
from pathlib import Path

import pytest

from tawatur.annotators._tagging import load

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
corpora = pytest.importorskip("corpora")
evaluation = pytest.importorskip("evaluation")

FLOORS = {"fast": 0.72, "thorough": 0.78}  # measured .74 and .80


@pytest.mark.parametrize("grade", sorted(FLOORS))
def test_strict_f1_on_the_cut(grade, shared):
    if grade == "thorough":
        pytest.importorskip("onnxruntime")
    _, cut = corpora.anercorp(shared)
    gold = evaluation.names_in(cut, "ner")
    found = evaluation.tagged(load(grade), cut)
    assert 2 * len(found & gold) / (len(found) + len(gold)) >= FLOORS[grade]
