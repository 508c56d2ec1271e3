"""Accuracy may not fall: every figure of the shared cases stands at or above its pinned floor."""

import json
from pathlib import Path

import pytest

import tawatur
from tawatur.scoring import evaluate

FLOORS = json.loads((Path(__file__).parents[1] / "evaluation" / "floors.json").read_bytes())


@pytest.mark.parametrize("case", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(shared, tmp_path, case):
    folder = shared / case
    pile = folder / "docs" if (folder / "docs").is_dir() else folder / "articles.jsonl"
    meta = folder / "meta.csv"
    settings = tawatur.Settings(meta=meta if meta.exists() else None)
    dossier = tmp_path / "dossier.json"
    dossier.write_bytes(tawatur.encode(tawatur.read([pile], settings)))
    figures = evaluate(folder / "gold.json", dossier)
    fallen = {
        name: (figures[name.split(".")[0]][name.split(".")[1]], floor)
        for name, floor in FLOORS[case].items()
        if figures[name.split(".")[0]][name.split(".")[1]] < floor
    }
    assert fallen == {}
