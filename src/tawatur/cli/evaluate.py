"""``tawatur evaluate``: a dossier against gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

import tawatur


@click.command(epilog="Example:  tawatur evaluate gold.json dossier.json")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("dossier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(gold: Path, dossier: Path, *, as_json: bool) -> None:
    """Score a dossier (JSON) against a case's gold annotation."""
    figures = tawatur.evaluate(gold, dossier)
    if as_json:
        click.echo(json.dumps(figures))
        return
    for part, row in figures.items():
        click.echo(f"{part:<14}" + "  ".join(f"{k}={v}" for k, v in row.items()))
