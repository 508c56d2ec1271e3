"""Numbered steps from one schema to the next, each in one transaction, run when a store opens."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, func, inspect, select

from tawatur.errors import StoreError
from tawatur.model.dossier import Dossier
from tawatur.stores import _schema, _ties
from tawatur.stores._fulltext import INDEXES, FullText

Step = Callable[[Connection, FullText], None]


def _first(connection: Connection, fulltext: FullText) -> None:
    """All tables and the full-text indexes."""
    _schema.schema.create_all(connection)
    for index in INDEXES:
        fulltext.create(connection, index)


def _addresses(connection: Connection, fulltext: FullText) -> None:
    """Findings by address, those told so far included, and what is shared."""
    for table in (_schema.findings, _schema.shares):
        table.create(connection, checkfirst=True)
    f, to = _schema.facts.c, _schema.findings
    asked = func.min(f.question), func.min(f.question_en)
    told = select(
        f.finding, func.min(f.story), f.finding, func.min(f.slot), func.min(f.key), *asked
    )
    new = told.where(f.finding.not_in(select(to.c.id))).group_by(f.finding)
    connection.execute(to.insert().from_select([c.name for c in to.c], new))


def _tied(connection: Connection, fulltext: FullText) -> None:
    """What outlets have of each other, of the stories told so far too."""
    _schema.ties.create(connection, checkfirst=True)
    stories, reports = _schema.stories.c, _schema.reports.c
    for id in list(connection.execute(select(stories.id)).scalars()):
        asked = select(stories.dossier).where(stories.id == id)
        packed = connection.execute(asked).scalar()
        if packed is None:
            continue
        dossier = msgspec.json.decode(zlib.decompress(packed), type=Dossier)
        known = [d.id for d in dossier.documents]
        found = connection.execute(
            select(reports.id, reports.published, reports.outlet).where(reports.id.in_(known))
        )
        origins = {row.id: (row.published, row.outlet) for row in found}
        rows = [{"story": id, **tie._asdict()} for tie in _ties.of(dossier, origins)]
        if rows:
            connection.execute(_schema.ties.insert(), rows)


STEPS: tuple[Step, ...] = (_first, _addresses, _tied)


def migrate(connection: Connection, fulltext: FullText, location: str) -> None:
    """Bring the store up to the last step; StoreError where it comes from a newer Tawatur."""
    at = _version(connection)
    if at > len(STEPS):
        raise StoreError(
            f"{location}: the store has schema {at}, this Tawatur knows up to {len(STEPS)}:"
            " open it with a newer one"
        )
    for number, step in enumerate(STEPS[at:], at + 1):
        step(connection, fulltext)
        table = _schema.settings
        connection.execute(table.delete().where(table.c.key == "schema"))
        connection.execute(table.insert().values(key="schema", value=str(number)))


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table("settings"):
        return 0
    table = _schema.settings
    found = connection.execute(select(table.c.value).where(table.c.key == "schema")).scalar()
    return int(found or 0)
