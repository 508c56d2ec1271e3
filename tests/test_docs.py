"""The docs say what is there: every command and option, every setting, and code that runs."""

import re
from pathlib import Path

import click
import pytest

import tawatur
from tawatur.cli import tawatur as commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("*.md"))
COMMANDS = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", commands.list_commands(None))
def test_every_command_and_option_is_described(name):
    section = COMMANDS.partition(f"## tawatur {name}")[2].partition("\n## ")[0]
    assert section
    for parameter in commands.get_command(None, name).params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{option}" in section, option


def test_every_setting_is_explained():
    for setting in tawatur.Settings.__struct_fields__:
        assert f"``{setting}``" in (tawatur.Settings.__doc__ or ""), setting


def test_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", [p for p in PAGES if "```python" in p.read_text()], ids=str)
def test_code_in_the_docs_runs(page, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    for code in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, str(page), "exec"), {})
    capsys.readouterr()
