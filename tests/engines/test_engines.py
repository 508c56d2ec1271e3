"""One contract, one test body, every engine; the cluster runs in a process of its own."""

import subprocess
import sys

import pytest

from tawatur import registry
from tawatur.arabic.folding import fold

WORDS = ["أحمد", "إيمان", "سلمى", "مصطفى", "هبة"]
PROGRAM = """
import sys
from tawatur import registry
from tawatur.arabic.folding import fold
engine = registry.load("engines", sys.argv[1])
engine.start(None)
words = sys.argv[2:]
assert list(engine.map(fold, (w for w in words), 2)) == [fold(w) for w in words]
assert list(engine.map(len, [], 2)) == []
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_local_gives_results_in_the_order_of_the_items(workers):
    engine = registry.load("engines", "local")
    engine.start(None)
    assert list(engine.map(fold, (w for w in WORDS * 40), workers)) == [fold(w) for w in WORDS * 40]
    assert list(engine.map(fold, [], workers)) == []


def test_local_takes_items_as_they_are_needed():
    engine = registry.load("engines", "local")
    taken = []

    def items():
        for word in WORDS * 100:
            taken.append(word)
            yield word

    results = engine.map(fold, items(), 2)
    next(results)
    assert len(taken) < len(WORDS) * 100
    results.close()


@pytest.mark.parametrize("name", ["daft", pytest.param("ray", marks=pytest.mark.slow)])
def test_another_engine_gives_the_same(name):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, *WORDS * 8],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
