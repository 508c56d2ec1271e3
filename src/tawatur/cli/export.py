"""``tawatur export``: a dossier already made, in other formats."""

from __future__ import annotations

from pathlib import Path

import click

import tawatur
from tawatur.cli import _formats, _writing
from tawatur.errors import UsageError


@click.command(epilog="Example:  tawatur export dossier.json table.csv network.gexf")
@click.argument("dossier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("outputs", nargs=-1, required=True, metavar="OUT...", type=click.Path())
@click.option("--to", metavar="FORMAT", help="The format of OUT, whatever its suffix.")
def command(dossier: Path, outputs: tuple[str, ...], *, to: str | None) -> None:
    """Write a dossier (JSON) in the formats that the suffixes of OUT... ask for.

    With --to, a single OUT may have any name, or be - for standard output.
    """
    if to is not None and len(outputs) > 1:
        raise UsageError("--to names the format of one OUT; give one, or leave --to out")
    if to is None and "-" in outputs:
        raise UsageError("- has no suffix: name the format with --to")
    if to is not None and to not in _formats.suffixes():
        raise UsageError(f"no format {to!r}: there are {', '.join(_formats.suffixes())}")
    paths = [Path(name) for name in outputs if name != "-"]
    _writing.check(paths, [str(dossier)])
    wanted = {path: to or _formats.asked_by(path) for path in paths}
    read = tawatur.decode(dossier.read_bytes())
    if to is not None and not paths:
        click.echo(tawatur.render(read, to), nl=False)
        return
    _writing.write({path: tawatur.render(read, name) for path, name in wanted.items()})
    for path in paths:
        click.echo(f"→ {path}")
