"""The house keeps its shape: sizes, layers, public names, members, and words it does not use."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tawatur
from tawatur import registry

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src" / "tawatur").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, MOST_PUBLIC = 400, 60, 15
SHAPES = {
    "readers": ("SUFFIXES", "read"),
    "annotators": ("annotate",),
    "facts": ("SLOT", "extract", "question", "compare", "caption"),
    "renderers": ("SUFFIX", "render"),
    "engines": ("start", "map"),
}
BANNED = re.compile(r"(^|_)(data|info|util|utils|misc|helper|helpers|manager)($|_)")


def test_no_file_is_longer_than_a_room():
    long = {p.name: n for p in SOURCES if (n := len(p.read_text().splitlines())) > LONGEST_FILE}
    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is_for():
    silent = [p.name for p in SOURCES if not ast.get_docstring(ast.parse(p.read_text()))]
    assert silent == []


def test_no_room_is_named_after_nothing():
    assert [p.name for p in SOURCES if BANNED.search(p.stem)] == []


def test_arrows_go_down_only():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_public_names_are_few_and_real():
    assert len(tawatur.__all__) <= MOST_PUBLIC
    assert tawatur.__all__ == sorted(tawatur.__all__)
    assert all(getattr(tawatur, name) is not None for name in tawatur.__all__)
    with pytest.raises(AttributeError):
        _ = tawatur.nothing


@pytest.mark.parametrize("family", sorted(SHAPES))
def test_every_member_has_its_shape(family):
    members = registry.members(family)
    assert members
    for name, member in members.items():
        missing = [part for part in SHAPES[family] if not hasattr(member, part)]
        assert missing == [], f"{family}/{name}"


def test_imports_stand_at_the_top():
    inside = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCES
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_the_lock_names_no_host():
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > lock.count("==")
