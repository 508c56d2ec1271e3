"""The command line where things go wrong: pipes, terminals, interrupts, places to write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.cli import tawatur as command

TEXT = "قال وزير المياه في دلونا سالم الرباطي يوم الأحد إن 12 شخصا قتلوا في انهيار جسر رمادة.\n"


@pytest.fixture
def pile(tmp_path):
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(TEXT * 3, encoding="utf-8")
    return folder


def run(*arguments, **options):
    return CliRunner().invoke(command, ["read", *map(str, arguments)], **options)


def start(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-c", "from tawatur.cli import main; main()", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
        start_new_session=True,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_of_any_encoding(pile, encoding):
    done = start("read", pile, "مفقود.txt", PYTHONIOENCODING=encoding, TERM="dumb", LC_ALL="C")
    out, err = done.communicate(timeout=60)
    assert done.returncode == 0, err
    assert b"2 reports" in out
    assert b"no such file" in err


def test_a_closed_pipe_ends_quietly(pile):
    done = start("read", pile, "--json", pile.parent / "x.json")
    assert done.stdout is not None
    done.stdout.close()
    done.wait(60)
    assert done.stderr is not None
    assert b"Traceback" not in done.stderr.read()
    done.stderr.close()
    assert (pile.parent / "x.json").read_bytes().endswith(b"}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_named(pile):
    with Path("/dev/full").open("wb") as full:
        script = "from tawatur.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", script, "read", str(pile)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupt_ends_with_a_word_and_writes_nothing(tmp_path, workers):
    rows = tmp_path / "pile.txt"
    rows.write_text(TEXT * 20_000, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT * 20_000, encoding="utf-8")
    done = start("read", tmp_path, "--json", tmp_path / "x.json", "--workers", workers)
    time.sleep(2.5)
    os.killpg(done.pid, signal.SIGINT)
    _, err = done.communicate(timeout=30)
    assert done.returncode == 130
    assert err.decode().strip() == "tawatur: interrupted"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.txt", "pile.txt"]


def test_a_place_that_cannot_be_written_is_named_before_the_work(pile):
    for place in (pile, pile / "none" / "x.json"):
        done = run(pile, "--json", place)
        assert done.exit_code == 1
        assert "cannot be written" in str(done.exception)
        assert done.stdout == ""


def test_no_output_falls_on_another_or_on_an_input(pile):
    kept = (pile / "a.txt").read_bytes()
    assert run(pile / "a.txt", "--json", pile / "a.txt").exception
    assert run(pile, "--json", pile / "x", "--html", pile / "." / "x").exception
    assert (pile / "a.txt").read_bytes() == kept


def test_a_dossier_written_among_the_reports_is_not_read_again(pile):
    written = {"--json": pile / "x.json", "--markdown": pile / "x.md", "--html": pile / "x.html"}
    options = [part for pair in written.items() for part in pair]
    assert run(pile, *options).exit_code == 0
    first = {path: path.read_bytes() for path in written.values()}
    assert run(pile, *options).exit_code == 0
    assert {path: path.read_bytes() for path in written.values()} == first
    assert len(list(pile.iterdir())) == 5


def test_a_link_to_the_output_stays_a_link(pile, tmp_path):
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    assert run(pile, "--json", tmp_path / "link.json").exit_code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").stat().st_size > 100


def test_an_empty_folder_has_nothing_to_read(tmp_path):
    done = run(tmp_path)
    assert done.exit_code == 1
    assert done.stderr == ""
    assert "nothing could be read" in str(done.exception)
