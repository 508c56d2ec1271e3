"""The command line: one file a command, the library's shadow.

A command is a module of this package with a ``command``; it is imported when it is called or
when help is asked for, and leans on the library only through the lazy names of ``tawatur``.
"""

from __future__ import annotations

import io
import pkgutil
import sys
from importlib import import_module

import click

from tawatur.errors import TawaturError, UsageError

INTERRUPTED = 130  # what a shell expects of a command ended by Ctrl-C


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name[0] != "_")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C ends it with a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\ntawatur: interrupted", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example:  tawatur read reports/ --html dossier.html",
)
@click.version_option(package_name="tawatur")
def tawatur() -> None:
    """Read a pile of Arabic reports; get back one sourced dossier."""


def main() -> None:
    """Run the command line; exit 1 where nothing could be done, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without Arabic shows ? for it
            stream.reconfigure(errors="replace")
    try:
        tawatur()
    except UsageError as error:
        click.echo(f"tawatur: {error}", err=True)
        sys.exit(2)
    except TawaturError as error:
        click.echo(f"tawatur: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"tawatur: {error.filename or 'output'}: {error.strerror}", err=True)
        sys.exit(1)
