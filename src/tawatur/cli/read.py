"""``tawatur read``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

import tawatur
from tawatur.cli import _columns, _formats, _progress, _summary, _writing
from tawatur.errors import TawaturError
from tawatur.model.report import Rejection


@click.command(epilog="Example:  tawatur read reports/ --meta outlets.csv --html dossier.html")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--json", "as_json", type=click.Path(path_type=Path), help="Write the dossier as JSON."
)
@click.option("--html", type=click.Path(path_type=Path), help="Write the dossier as one HTML page.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the dossier as Markdown.")
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Write it in the format of the file's suffix; may be given again.",
)
@click.option(
    "--meta",
    type=click.Path(path_type=Path),
    help="CSV with the columns file, outlet, published, url, title, for plain-text files.",
)
@click.option(
    "--decisions",
    "--names",
    "names",
    type=click.Path(path_type=Path),
    help="TOML file of decisions, as tawatur names --decisions writes it.",
)
@click.option(
    "--one-story/--many-stories",
    default=None,
    help="Say whether the pile tells one event; without either the pile decides.",
)
@click.option(
    "--sure",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Leave out statements whose confidence is below this, 0 to 1.",
)
@click.option("--no-text", is_flag=True, help="Leave the reports' texts out of the dossier.")
@click.option(
    "--tagger",
    metavar="GRADE",
    help="Tag names by auto, fast, thorough or hf:PATH, a folder with your own ONNX model.",
)
@click.option("--fast", "tagger", flag_value="fast", help="Tag names quickly.")
@click.option("--thorough", "tagger", flag_value="thorough", help="Tag names with more care.")
@click.option(
    "--columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Name the column or key of a field: text, title, outlet, published, url or id.",
)
@click.option(
    "--follow",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Of a feed or sitemap at an address, read the pages behind the newest N entries.",
)
@click.option("--allow-private", is_flag=True, help="Read addresses of this machine's network too.")
@click.option(
    "--words",
    type=click.IntRange(1),
    metavar="N",
    help="Print each story in at most N words of its reports.",
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a page for each story of two reports or more there, for large archives.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for results by report and story: a run that was broken off goes on.",
)
@click.option("--engine", default="local", show_default=True, help="local, daft or ray.")
@click.option("--address", help="Where the cluster of the engine is, for ray.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
def command(  # noqa: PLR0913 - the command line hands over one argument an option
    paths: tuple[str, ...],
    *,
    as_json: Path | None,
    html: Path | None,
    markdown: Path | None,
    export: tuple[Path, ...],
    meta: Path | None,
    names: Path | None,
    one_story: bool | None,
    sure: float,
    no_text: bool,
    tagger: str | None,
    columns: tuple[str, ...],
    follow: int,
    allow_private: bool,
    words: int | None,
    folder: Path | None,
    keep: Path | None,
    engine: str,
    address: str | None,
    workers: int,
) -> None:
    """Read files, folders, web addresses or - (standard input) into one dossier.

    Prints a short account; writes the formats asked for. An input that cannot be read is named
    on standard error with its reason, and the rest is done.
    """
    asked = [("html", html), ("json", as_json), ("markdown", markdown)]
    asked += [(_formats.asked_by(path), path) for path in export]
    outputs = [(name, path) for name, path in asked if path is not None]
    _writing.check([path for _, path in outputs], paths)
    settings = tawatur.Settings(
        meta=meta,
        names=names,
        leave_out=tuple(path for _, path in outputs),
        one_story=one_story,
        sure=sure,
        keep_text=not no_text,
        workers=workers,
        tagger=tagger or "auto",
        columns=_columns.parse(columns),
        follow=follow,
        allow_private=allow_private,
        keep=keep,
        engine=engine,
        address=address,
    )
    if folder is not None:
        _read_archive(paths, folder, settings)
    else:
        _read(paths, settings, outputs, words)


def _read(
    paths: tuple[str, ...],
    settings: tawatur.Settings,
    outputs: list[tuple[str, Path]],
    words: int | None,
) -> None:
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    with _progress.shown() as progress:
        dossier = tawatur.read(paths, settings, stdin=stdin, progress=progress)
    _say_rejected(dossier.rejected)
    for line in tawatur.unmet(settings.names, dossier):
        click.echo(f"tawatur: {settings.names}: {line}", err=True)
    if not dossier.documents:
        raise TawaturError("nothing could be read")
    _writing.write({path: tawatur.render(dossier, name) for name, path in outputs})
    _summary.show(dossier)
    _tell(dossier, words)
    for _, path in outputs:
        click.echo(f"→ {path}")


def _say_rejected(rejected: Iterable[Rejection]) -> None:
    for rejection in rejected:
        click.echo(f"tawatur: {rejection.location}: {rejection.reason}", err=True)


def _tell(dossier: tawatur.Dossier, words: int | None) -> None:
    for story, told in tawatur.extracts(dossier, words) if words is not None else ():
        click.echo(f"\n{story.title}")
        for one in told:
            click.echo(f"  {one.words} [{one.passage.document}]")


def _read_archive(paths: tuple[str, ...], folder: Path, settings: tawatur.Settings) -> None:
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    with _progress.shown() as progress:
        found = tawatur.archive.read(paths, folder, settings, stdin=stdin, progress=progress)
    _say_rejected(found.rejected)
    if not found.reports:
        raise TawaturError("nothing could be read")
    click.echo(f"{found.reports} reports · {found.stories} stories of two reports or more")
    click.echo(f"→ {folder / 'index.html'}")
