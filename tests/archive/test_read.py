import pytest
from click.testing import CliRunner

import tawatur
from tawatur import archive
from tawatur.cli import tawatur as commands


def test_a_page_for_each_story_and_one_that_lists_them(rows, lines, tmp_path):
    pile = lines(tmp_path / "pile.jsonl", rows)
    found = archive.read([pile], tmp_path / "out")
    dossier = tawatur.read([pile], tawatur.Settings(tagger="fast"))
    several = {story.id for story in dossier.stories if len(story.documents) > 1}
    assert {p.stem for p in (tmp_path / "out").glob("*.html")} == several | {"index"}
    assert (found.reports, found.stories) == (len(rows), len(several))
    listing = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(f"{id}.html" in listing for id in several)


@pytest.mark.parametrize("workers", [2])
def test_workers_and_what_is_kept_change_nothing(rows, lines, bytes_of, tmp_path, workers):
    pile = lines(tmp_path / "pile.jsonl", rows)
    archive.read([pile], tmp_path / "one")
    settings = tawatur.Settings(workers=workers, keep=tmp_path / "keep")
    for out in ("two", "three"):
        archive.read([pile], tmp_path / out, settings)
        assert bytes_of(tmp_path / out) == bytes_of(tmp_path / "one")


def test_a_dossier_read_again_from_what_is_kept_is_the_same(rows, lines, tmp_path, monkeypatch):
    pile = lines(tmp_path / "pile.jsonl", rows[:12])
    plain = tawatur.read([pile])
    settings = tawatur.Settings(keep=tmp_path / "keep")
    assert tawatur.encode(tawatur.read([pile], settings)) == tawatur.encode(plain)
    monkeypatch.setattr("tawatur.pipeline.glance", None)
    monkeypatch.setattr("tawatur.pipeline.linking.settle", None)
    assert tawatur.encode(tawatur.read([pile], settings)) == tawatur.encode(plain)


def test_the_command_reads_an_archive(rows, lines, tmp_path):
    pile = lines(tmp_path / "pile.jsonl", rows)
    done = CliRunner().invoke(
        commands,
        ["read", str(pile), "--folder", str(tmp_path / "out"), "--keep", str(tmp_path / "k")],
    )
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "index.html").is_file()
