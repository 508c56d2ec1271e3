"""``tawatur watch``: feeds and sitemaps, and every change of what their reports say."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur import watching
from tawatur.readers import Visiting


@click.command(epilog="Example:  tawatur watch feeds.toml --store watch/")
@click.argument("feeds", type=click.Path(path_type=Path), metavar="FEEDS.toml")
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Folder of the state, the log and the outgoing feeds.",
)
@click.option("--rounds", type=click.IntRange(1), metavar="N", help="Stop after N rounds.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the chance in the times.")
@click.option(
    "--allow-private", is_flag=True, help="Watch addresses of this machine's network too."
)
def command(
    feeds: Path, *, store: Path, rounds: int | None, seed: int, allow_private: bool
) -> None:
    """Watch feeds and sitemaps; print one line for each change of a finding.

    New reports join their stories. The folder holds the state, so that a watch that ends, however
    it ends, is taken up by the next.
    """
    watch = watching.Watch(
        watching.load(feeds), store, visiting=Visiting(allow_private=allow_private), seed=seed
    )
    try:
        for done in watch.rounds(rounds):
            for line in done.lines:
                click.echo(line)
            if done.reports:
                told = f"{done.reports} reports, {done.stories} stories told"
                click.echo(f"tawatur: {done.asked} sources asked, {told}", err=True)
    finally:
        watch.close()
