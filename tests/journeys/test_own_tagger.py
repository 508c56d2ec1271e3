"""The grade of the name tagger, from the command line to the reports."""

import pytest
from click.testing import CliRunner

import tawatur
from tawatur import pipeline
from tawatur.cli import read
from tawatur.errors import UsageError


@pytest.mark.parametrize(
    ("options", "grade"),
    [
        ([], "thorough"), (["--fast"], "fast"), (["--thorough"], "thorough"),
        (["--tagger", "fast"], "fast"), (["--tagger", "auto"], "thorough"),
        (["--fast", "--thorough"], "thorough"), (["--thorough", "--tagger", "fast"], "fast"),
    ],
)  # fmt: skip
def test_the_grade_asked_for_is_the_one_that_tags(options, grade, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("قال الوزير إن بلاده تشكر لبنان على ما فعل.", encoding="utf-8")
    asked = []
    whole = pipeline.prepare

    def noted(identified, *, grade, rulings=()):
        asked.append(grade)
        return whole(identified, grade="fast")

    monkeypatch.setattr(pipeline, "prepare", noted)
    result = CliRunner().invoke(read.command, [str(tmp_path), *options])
    assert result.exit_code == 0, result.output
    assert asked == [grade]


@pytest.mark.parametrize("tagger", ["slow", "hf:", "hf:nowhere"])
def test_an_unknown_tagger_is_wrong_usage_before_anything_is_read(tagger, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        tawatur.read(["no/such/path"], tawatur.Settings(tagger=tagger))
