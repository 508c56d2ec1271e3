"""``tawatur serve``: the desk."""

from __future__ import annotations

from pathlib import Path

import click

import tawatur


@click.command(epilog="Example:  tawatur serve reports/")
@click.argument("target", type=click.Path(path_type=Path), default=".", metavar="[FOLDER|DB]")
@click.option(
    "--store", metavar="ADDRESS", help="A store elsewhere, as postgresql://USER@HOST/NAME."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--name", "names", multiple=True, help="A name the desk answers to beyond loopback.")
@click.option("--frame", "frames", multiple=True, help="A site that may hold what is embedded.")
@click.option("--no-reading-ahead", is_flag=True, help="Read a story only when it is opened.")
@click.option("--tagger", metavar="GRADE", help="Tag names by auto, fast, thorough or hf:PATH.")
def command(  # noqa: PLR0913 - the command line hands over one argument an option
    target: Path,
    *,
    store: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    frames: tuple[str, ...],
    no_reading_ahead: bool,
    tagger: str | None,
) -> None:
    """Open the desk on a folder of reports or on a store, in the browser of this machine.

    A folder keeps its store in FOLDER/tawatur.db; its reports are taken in when the desk opens.
    """
    place = tawatur.serving.Place(host=host, port=port, names=names)
    opened, folder = tawatur.serving.store_for(target, store)
    port = tawatur.serving.free_port(place)
    place = tawatur.serving.Place(host=host, port=port, names=names, frames=frames)
    tawatur.serving.check(place, opened)
    click.echo(f"→ http://{host}:{place.port}/")
    settings = tawatur.Settings(tagger=tagger or "auto")
    tawatur.serving.serve(opened, folder, place, settings=settings, read_ahead=not no_reading_ahead)
