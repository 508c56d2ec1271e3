"""``tawatur token``: who may enter a desk that others can reach."""

from __future__ import annotations

import click

import tawatur

_ROLES = click.Choice(["read", "edit", "admin"])


@click.command(epilog="Example:  tawatur token desk.db huda --role edit")
@click.argument("store", metavar="STORE")
@click.argument("name", required=False)
@click.option("--role", type=_ROLES, default="read", show_default=True)
@click.option("--revoke", is_flag=True, help="Make every token of NAME worthless.")
def command(store: str, name: str | None, *, role: str, revoke: bool) -> None:
    """Make a token for somebody, shown once; without NAME list who has one.

    read sees everything; edit adds reports, notes and decisions; admin does all.
    """
    opened, tokens = tawatur.serving.door(store)
    if name is None:
        for holder in tokens.holders(opened):
            click.echo(f"{holder.name}\t{holder.role}\t{holder.made}")
    elif revoke:
        click.echo(f"{name}: {tokens.revoke(opened, name)} revoked")
    else:
        click.echo(tokens.issue(opened, name, role))
