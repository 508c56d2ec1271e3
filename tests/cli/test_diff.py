"""What changes between two dossiers of the samples, and how it is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import tawatur
from tawatur.cli import tawatur as commands

SAMPLE = sorted((Path(__file__).resolve().parents[2] / "examples/accident").glob("*.txt"))


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("diff")
    for name, some in (("old", SAMPLE[:-2]), ("new", SAMPLE)):
        (folder / f"{name}.json").write_bytes(tawatur.encode(tawatur.read(some)))
    return folder / "old.json", folder / "new.json"


def run(*arguments):
    result = CliRunner().invoke(commands, ["diff", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_dossier_does_not_differ_from_itself(dossiers):
    assert run(dossiers[0], dossiers[0]) == "لم يتغير شيء\n"
    assert json.loads(run(dossiers[1], dossiers[1], "--json")) == []


def test_later_reports_add_and_revise(dossiers):
    found = json.loads(run(*dossiers, "--json"))
    told = {(c["act"], c["thing"]) for c in found}
    assert ("added", "document") in told
    assert ("revised", "position") in told
    assert ("withdrawn", "document") not in told
    assert sum(c["thing"] == "document" for c in found) == 2
    assert not any(c["thing"] == "story" for c in found)


def test_what_one_way_adds_the_other_way_withdraws(dossiers):
    there = json.loads(run(*dossiers, "--json"))
    back = json.loads(run(*reversed(dossiers), "--json"))
    added = sorted(c["id"] for c in there if (c["act"], c["thing"]) == ("added", "document"))
    gone = sorted(c["id"] for c in back if (c["act"], c["thing"]) == ("withdrawn", "document"))
    assert added == gone


def test_it_is_told_in_arabic_first_and_in_english_when_asked(dossiers):
    arabic, english = run(*dossiers), run(*dossiers, "--english")
    assert "+ جديد" in arabic
    assert "التقارير (2)" in arabic
    assert "+ added" in english
    assert "Reports (2)" in english
