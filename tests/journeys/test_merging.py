"""Order, repetition and division of the input change nothing: what two runs read, and one run
reads again from their dossiers, gives the dossier of one run."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SAMPLES = {name: sorted((EXAMPLES / name).glob("*.txt")) for name in ("summit", "accident")}
FEW = settings(max_examples=5, deadline=None)  # each reads a sample three times
WHOLE: dict[str, bytes] = {}


def whole(name):
    if name not in WHOLE:
        WHOLE[name] = tawatur.encode(tawatur.read(SAMPLES[name]))
    return WHOLE[name]


@pytest.mark.parametrize("name", SAMPLES)
@FEW
@given(st.data())
def test_order_and_repetition_change_nothing(name, data):
    order = data.draw(st.permutations(SAMPLES[name]))
    again = data.draw(st.lists(st.sampled_from(SAMPLES[name]), max_size=3))
    assert tawatur.encode(tawatur.read([*order, *again])) == whole(name)


@pytest.mark.parametrize("name", SAMPLES)
@FEW
@given(st.data())
def test_two_runs_merged_are_one_run(name, data):
    first = data.draw(st.sets(st.sampled_from(SAMPLES[name]), min_size=1))
    both = data.draw(st.sets(st.sampled_from(SAMPLES[name]), max_size=2))
    second = [path for path in SAMPLES[name] if path not in first or path in both]
    with tempfile.TemporaryDirectory() as folder:
        dossiers = [Path(folder) / "one.json", Path(folder) / "two.json"]
        for path, some in zip(dossiers, (sorted(first), second), strict=True):
            path.write_bytes(tawatur.encode(tawatur.read(some)))
        assert tawatur.encode(tawatur.read(dossiers)) == whole(name)
