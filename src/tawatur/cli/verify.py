"""``tawatur verify``: is every value literally in its document?"""

from __future__ import annotations

from pathlib import Path

import click

import tawatur
from tawatur.errors import DossierError


@click.command(epilog="Example:  tawatur verify dossier.json")
@click.argument("dossier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(dossier: Path) -> None:
    """Check a dossier (JSON): each document by its hash, each value by its span.

    Prints what does not hold and ends with 1, or says how much was checked.
    """
    read = tawatur.decode(dossier.read_bytes())
    faults = tawatur.verify(read)
    for fault in faults:
        click.echo(fault)
    if faults:
        raise DossierError(f"{dossier}: {len(faults)} faults")
    spans = sum(len(d.mentions) + len(d.quotes) + len(d.claims) for d in read.documents)
    findings = sum(len(s.findings) for s in read.stories)
    click.echo(f"{len(read.documents)} documents, {spans} spans, {findings} findings: all hold")
