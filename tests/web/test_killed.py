"""A process ended by force leaves a store that is whole, and the work is taken up again.

``benchmarks/killed_desk.py`` does it fifty times; here it is done a few times of each.
"""

import importlib.util
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawatur import stores

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "benchmarks"


@pytest.fixture(scope="module")
def killed():
    """The benchmark that kills and looks."""
    spec = importlib.util.spec_from_file_location("killed_desk", FOLDER / "killed_desk.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FEW = {"importing": 4, "editing": 2, "migrating": 3}


@pytest.mark.parametrize("work", FEW)
def test_killed_a_few_times(killed, tmp_path, work):
    address = str(tmp_path / "desk.db")
    if work == "editing":
        store = stores.open_store(address)
        killed.take_in(store, killed.order())
        store.close()
    assert getattr(killed, work)(address, FEW[work], random.Random(7)) == []


@pytest.mark.slow
def test_killed_fifty_times(killed, tmp_path):
    address, rng = str(tmp_path / "desk.db"), random.Random(1)
    assert killed.importing(address, 25, rng) == []
    assert killed.editing(address, 15, rng) == []
    assert killed.migrating(address, 10, rng) == []


def test_ctrl_c_ends_a_desk_that_reads_without_a_fault(tmp_path):
    for report in (ROOT / "examples" / "accident").glob("*.txt"):
        shutil.copy(report, tmp_path)
    command = [sys.executable, "-m", "tawatur", "serve", str(tmp_path), "--port", "0"]
    desk = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"BROWSER": "true"},
    )
    until = time.monotonic() + 60
    while not (tmp_path / "tawatur.db").exists() and time.monotonic() < until:
        time.sleep(0.1)
    time.sleep(3)
    os.killpg(desk.pid, signal.SIGINT)  # as a terminal does: all its processes are told
    said = desk.communicate(timeout=60)[1].decode()
    assert desk.returncode in (0, 130)
    assert "Traceback" not in said


def test_killed_while_the_schema_is_made(tmp_path):
    """Whatever the moment, the store opens: the steps are undone as a whole or done."""
    for moment in (0.3, 0.5, 0.7, 0.9, 1.1):
        path = tmp_path / f"{moment}.db"
        script = f"from tawatur import stores; stores.open_store({str(path)!r})"
        process = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(moment)
        process.kill()
        process.wait()
        store = stores.open_store(path)
        assert stores.reports.count(store) == 0
        store.close()
