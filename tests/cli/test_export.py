"""``tawatur export``: a dossier already made, in other formats; ``read --export`` in one go."""

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

import tawatur
from tawatur.cli.export import command
from tawatur.cli.read import command as read
from tawatur.errors import DossierError, TawaturError, UsageError

_spec = importlib.util.spec_from_file_location(
    "invented", Path(__file__).parents[1] / "renderers" / "invented.py"
)
invented = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(invented)


@pytest.fixture
def dossier(tmp_path):
    path = tmp_path / "dossier.json"
    path.write_bytes(tawatur.encode(invented.dossier()))
    return path


def _run(*arguments, of=command):
    return CliRunner().invoke(of, [str(a) for a in arguments], catch_exceptions=False)


def test_the_suffix_names_the_format(dossier, tmp_path):
    asked = {
        "table.csv": "csv",
        "table.excel.csv": "csv_excel",
        "GRAPH.GEXF": "gexf",
        "a.ftm.json": "followthemoney",
        "again.json": "json",
    }
    done = _run(dossier, *(tmp_path / name for name in asked))
    assert done.exit_code == 0
    for name, renderer in asked.items():
        written = (tmp_path / name).read_bytes()
        assert written == tawatur.render(invented.dossier(), renderer)
        assert f"→ {tmp_path / name}" in done.output


def test_the_format_may_be_named(dossier, tmp_path):
    assert _run(dossier, tmp_path / "x.txt", "--to", "graphml").exit_code == 0
    assert (tmp_path / "x.txt").read_bytes() == tawatur.render(invented.dossier(), "graphml")
    done = _run(dossier, "--to", "csv", "-")
    assert done.stdout_bytes == tawatur.render(invented.dossier(), "csv")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("x.foo",), r"\.gexf \(gexf\)"),
        (("-",), "--to"),
        (("x.csv", "y.csv", "--to", "csv"), "one OUT"),
        (("x", "--to", "excel"), "csv_excel"),
    ],
)
def test_what_cannot_be_meant_is_refused(dossier, tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=says):
        _run(dossier, *arguments)
    assert [p.name for p in tmp_path.iterdir()] == ["dossier.json"]


def test_the_dossier_is_never_written_over(dossier):
    with pytest.raises(UsageError, match="is read"):
        _run(dossier, dossier)
    assert tawatur.decode(dossier.read_bytes()) == invented.dossier()


def test_what_is_no_dossier_is_refused(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("[]")
    with pytest.raises(DossierError):
        _run(path, tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()


def test_a_folder_that_is_not_there_is_named(dossier, tmp_path):
    with pytest.raises(TawaturError, match="no folder"):
        _run(dossier, tmp_path / "none" / "x.csv")


def test_reading_and_exporting_in_one_go(tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("افتتاح جسر\n\nقال سليم الناهض إن الجسر مفتوح.", encoding="utf-8")
    table, net = tmp_path / "t.csv", tmp_path / "n.graphml"
    done = _run(report, "--export", table, "--export", net, of=read)
    assert done.exit_code == 0
    assert table.read_bytes().startswith(b"row,document,")
    assert net.read_bytes().startswith(b"<?xml")


def test_an_unknown_suffix_is_refused_before_reading(tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("قال سليم الناهض إن الجسر مفتوح.", encoding="utf-8")
    with pytest.raises(UsageError, match="suffix"):
        _run(report, "--export", tmp_path / "x.foo", of=read)
