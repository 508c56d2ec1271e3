"""The fact type of the how-to: it has the shape, and entry points bring it into every reading."""

import importlib.util
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tests.facts.conftest import make

from tawatur import facts, registry

RECIPE = Path(__file__).resolve().parents[2] / "examples/recipes/rainfall.py"


@pytest.fixture
def rainfall(monkeypatch):
    spec = importlib.util.spec_from_file_location("rainfall_recipe", RECIPE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, "rainfall_recipe", module)
    return module


def test_an_entry_point_adds_a_fact_type(rainfall, monkeypatch):
    entry = EntryPoint("rainfall", "rainfall_recipe", "tawatur.facts")
    monkeypatch.setattr(registry, "entry_points", lambda **asked: _of(entry, **asked))
    registry.names.cache_clear()
    registry.load.cache_clear()
    try:
        members = registry.members("facts")
    finally:
        registry.names.cache_clear()
        registry.load.cache_clear()
    assert members["rainfall"] is rainfall
    made = facts.extract(make("هطلت أمطار غزيرة بلغت 42 ملم في تلار."), members)
    assert [(c.value, c.unit) for c in made if c.slot == "rainfall"] == [("42", "mm")]


def _of(entry, group, name=None):
    return (entry,) if name in (None, entry.name) else ()


def test_what_it_is_not(rainfall):
    assert list(rainfall.extract(make("سقطت قذيفة عيار 42 ملم على الحي."))) == []
