"""``tawatur group``: copies, shared passages and stories of an archive, as tables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import tawatur
from tawatur.cli import _progress
from tawatur.errors import TawaturError


@click.command(epilog="Example:  tawatur group archive/ --parquet tables/")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--parquet",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder of Parquet tables: made, or added to where it is there.",
)
@click.option(
    "--meta",
    type=click.Path(path_type=Path),
    help="CSV with the columns file, outlet, published, url, title, for plain-text files.",
)
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option(
    "--engine", default="local", show_default=True, help="Where it runs: local, daft, ray."
)
@click.option("--address", help="Where the cluster of the engine is, for ray.")
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the results of single reports: a run that was broken off goes on.",
)
def command(  # noqa: PLR0913 - the command line hands over one argument an option
    paths: tuple[str, ...],
    *,
    parquet: Path,
    meta: Path | None,
    workers: int,
    engine: str,
    address: str | None,
    keep: Path | None,
) -> None:
    """Group files, folders or - (standard input) into copies, shared passages and stories.

    Writes the tables documents, duplicates, reuse and stories. Run again with more reports it
    adds to them, at the cost of what is new.
    """
    settings = tawatur.Settings(
        meta=meta, workers=workers, engine=engine, address=address, keep=keep, leave_out=(parquet,)
    )
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    with _progress.shown() as progress:
        found = tawatur.archive.group(paths, parquet, settings, stdin=stdin, progress=progress)
    for rejection in found.rejected:
        click.echo(f"tawatur: {rejection.location}: {rejection.reason}", err=True)
    if not found.added and not found.known:
        raise TawaturError("nothing could be read")
    click.echo(
        f"{found.added} reports added, {found.known} known · {found.reports} in all · "
        f"{found.copies} groups of copies · {found.passages} shared passages · "
        f"{found.stories} stories of two reports or more"
    )
    for size, title in found.largest:
        click.echo(f"{size:>6}  {title}")
    click.echo(f"→ {parquet}")
