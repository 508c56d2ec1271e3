"""``tawatur diff``: what a later dossier adds, revises and withdraws."""

from __future__ import annotations

import json
from pathlib import Path

import click
import msgspec

import tawatur
from tawatur.model.change import Change
from tawatur.model.finding import Bilingual

_ACTS = {
    "added": Bilingual("+ جديد", "+ added"),
    "revised": Bilingual("~ تغيّر", "~ revised"),
    "withdrawn": Bilingual("- سقط", "- withdrawn"),
}
_THINGS = {
    "document": Bilingual("التقارير", "Reports"),
    "story": Bilingual("القصص", "Stories"),
    "finding": Bilingual("ما يتفق وما يتعارض", "Findings"),
    "position": Bilingual("المواقف", "Positions"),
    "statement": Bilingual("الأقوال", "Statements"),
    "name": Bilingual("الأسماء", "Names"),
}
_NOTHING = Bilingual("لم يتغير شيء", "nothing changed")


@click.command(epilog="Example:  tawatur diff monday.json tuesday.json --english")
@click.argument("old", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--english", is_flag=True, help="Tell it in English.")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
def command(old: Path, new: Path, *, english: bool, as_json: bool) -> None:
    """Compare two dossiers (JSON): what NEW adds to OLD, revises in it and withdraws from it."""
    one, two = (tawatur.decode(path.read_bytes()) for path in (old, new))
    found = tawatur.changes(one, two)
    if as_json:
        plain = msgspec.to_builtins(found)
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return
    tongue = 1 if english else 0
    if not found:
        click.echo(_NOTHING[tongue])
    for thing, title in _THINGS.items():
        some = [change for change in found if change.thing == thing]
        if some:
            click.echo(f"\n{title[tongue]} ({len(some)})")
        for change in some:
            click.echo(_line(change, tongue))


def _line(change: Change, tongue: int) -> str:
    line = f"  {_ACTS[change.act][tongue]}  {change.words[tongue]}"
    if change.before is not None and change.after is not None:
        arrow = "→" if tongue else "←"
        line += f"  ({change.before[tongue]} {arrow} {change.after[tongue]})"
    return line
