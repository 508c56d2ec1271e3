import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import tawatur
from tawatur import archive
from tawatur.cli import tawatur as commands

DAY = "date"


def _table(folder, name):
    return pq.read_table(folder / f"{name}.parquet").to_pylist()


def test_the_tables_hold_documents_copies_passages_and_stories(rows, lines, tmp_path):
    pile, out = lines(tmp_path / "pile.jsonl", rows), tmp_path / "out"
    found = archive.group([pile], out)
    assert found.added == found.reports == len(rows)
    documents = _table(out, "documents")
    assert sorted(d["id"] for d in documents) == sorted(r["id"] for r in rows)
    assert {d["outlet"] for d in documents} == {r["source"] for r in rows}
    copies = [set(row["documents"]) for row in _table(out, "duplicates")]
    assert any("0-copy" in group for group in copies)
    stories = _table(out, "stories")
    placed = [name for story in stories for name in story["documents"]]
    assert sorted(placed) == sorted(r["id"] for r in rows)
    titles = {row["id"]: row["title"] for row in rows}
    for story in stories:
        assert story["title"] in {titles[name] for name in story["documents"]}
        assert story["reports"] == len(story["documents"])
    texts = {row["id"]: f"{row['title']}\n\n{row['text']}" for row in rows}
    for row in _table(out, "reuse"):
        words = [texts[row[f"{s}_document"]][row[f"{s}_start"] : row[f"{s}_end"]] for s in "ab"]
        assert row["kind"] == "near" or words[0].split() == words[1].split()


@pytest.mark.parametrize("most", [30, None])
def test_group_and_read_give_the_same_stories(rows, lines, tmp_path, most):
    pile = lines(tmp_path / "pile.jsonl", rows[:most])
    archive.group([pile], tmp_path / "out")
    dossier = tawatur.read([pile], tawatur.Settings(tagger="fast"))
    stories = _table(tmp_path / "out", "stories")
    assert sorted((s["story"], sorted(s["documents"])) for s in stories) == sorted(
        (s.id, sorted(s.documents)) for s in dossier.stories
    )
    copies = sorted(row["documents"] for row in _table(tmp_path / "out", "duplicates"))
    assert copies == sorted(map(list, dossier.duplicates))
    assert len(_table(tmp_path / "out", "reuse")) == len(dossier.reuse)


def test_day_after_day_gives_the_bytes_of_all_at_once(rows, lines, bytes_of, tmp_path):
    archive.group([lines(tmp_path / "all.jsonl", rows)], tmp_path / "all")
    for day in sorted({row[DAY] for row in rows}):
        some = lines(tmp_path / "some.jsonl", [row for row in rows if row[DAY] == day])
        archive.group([some], tmp_path / "days")
    once, daily = bytes_of(tmp_path / "all"), bytes_of(tmp_path / "days")
    for name in once:
        if name.startswith("documents"):  # where a row was read differs
            continue
        assert once[name] == daily[name], name


def test_the_same_input_again_changes_nothing(rows, lines, bytes_of, tmp_path):
    pile = lines(tmp_path / "pile.jsonl", rows)
    archive.group([pile], tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    again = archive.group([pile], tmp_path / "out")
    assert (again.added, again.known) == (0, len(rows))
    assert bytes_of(tmp_path / "out") == before


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # in daft
@pytest.mark.parametrize(("engine", "workers"), [("local", 2), ("daft", 1), ("daft", 2)])
def test_engines_and_workers_give_the_same_bytes(rows, lines, bytes_of, tmp_path, engine, workers):
    pile = lines(tmp_path / "pile.jsonl", rows)
    archive.group([pile], tmp_path / "one")
    archive.group([pile], tmp_path / "two", tawatur.Settings(engine=engine, workers=workers))
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_cluster_of_two_workers_gives_the_same_bytes(rows, lines, bytes_of, tmp_path):
    pile = lines(tmp_path / "pile.jsonl", rows)
    archive.group([pile], tmp_path / "one")
    command = [sys.executable, "-m", "tawatur", "group", pile, "--parquet", tmp_path / "two"]
    subprocess.run([*command, "--engine", "ray", "--workers", "2"], check=True, capture_output=True)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def _command(pile, out, keep):
    return [sys.executable, "-m", "tawatur", "group", pile, "--parquet", out, "--keep", keep]


def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(rows, lines, bytes_of, tmp_path):
    killed_at_random(rows, lines, bytes_of, tmp_path, times=4)


@pytest.mark.slow
def test_twenty_kills(rows, lines, bytes_of, tmp_path):
    killed_at_random(rows, lines, bytes_of, tmp_path, times=20)


def killed_at_random(rows, lines, bytes_of, tmp_path: Path, times: int):
    chance = random.Random(7)
    pile = lines(tmp_path / "pile.jsonl", rows)
    begun = time.monotonic()
    subprocess.run(
        _command(pile, tmp_path / "whole", tmp_path / "k0"), check=True, capture_output=True
    )
    length = time.monotonic() - begun
    for number in range(times):
        out, keep = tmp_path / f"out{number}", tmp_path / f"keep{number}"
        running = subprocess.Popen(
            _command(pile, out, keep), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(length * chance.random())
        running.send_signal(signal.SIGKILL)
        running.wait()
        subprocess.run(_command(pile, out, keep), check=True, capture_output=True)
        assert bytes_of(out) == bytes_of(tmp_path / "whole")


def test_what_is_kept_is_not_worked_out_again(rows, lines, tmp_path, monkeypatch):
    pile = lines(tmp_path / "pile.jsonl", rows[:5])
    settings = tawatur.Settings(keep=tmp_path / "keep")
    archive.group([pile], tmp_path / "one", settings)
    kept = [path for path in (tmp_path / "keep").rglob("*") if path.is_file()]
    assert len(kept) == 5
    monkeypatch.setattr("tawatur.archive.signing.glance", None)
    archive.group([pile], tmp_path / "two", settings)
    kept[0].write_bytes(kept[0].read_bytes()[:-3])  # not whole: made anew
    with pytest.raises(TypeError):
        archive.group([pile], tmp_path / "three", settings)


def test_another_text_under_a_known_id_is_another_report(rows, lines, tmp_path):
    one = rows[0]
    archive.group([lines(tmp_path / "a.jsonl", [one])], tmp_path / "out")
    other = {**one, "text": one["text"] + " " + rows[7]["text"]}
    archive.group([lines(tmp_path / "b.jsonl", [other])], tmp_path / "out")
    assert len(_table(tmp_path / "out", "documents")) == 2


def test_reports_without_words_or_in_another_language_are_kept(lines, tmp_path):
    texts = ["", "...", "The quick brown fox jumps over the lazy dog, said officials on Friday."]
    rows = [
        {"id": str(n), "text": text or " .", "date": "2031-05-01"} for n, text in enumerate(texts)
    ]
    archive.group([lines(tmp_path / "a.jsonl", rows)], tmp_path / "out")
    assert len(_table(tmp_path / "out", "documents")) == len(rows)


def test_the_command_prints_an_account(rows, lines, tmp_path):
    pile = lines(tmp_path / "pile.jsonl", rows)
    done = CliRunner().invoke(commands, ["group", str(pile), "--parquet", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert f"{len(rows)} reports added" in done.output


def test_nothing_to_read_is_an_error(tmp_path):
    (tmp_path / "pile.jsonl").write_text(json.dumps({"no": "text"}))
    done = CliRunner().invoke(
        commands, ["group", str(tmp_path / "pile.jsonl"), "--parquet", str(tmp_path / "out")]
    )
    assert done.exit_code == 1
