"""Tokens: who may do what. Only a digest of each is kept."""

from __future__ import annotations

from hashlib import sha256
from secrets import token_urlsafe
from typing import Literal, get_args

import msgspec
from sqlalchemy import func, select, update

from tawatur.errors import UsageError
from tawatur.stores._schema import tokens as table
from tawatur.stores._shelves.jobs import now
from tawatur.stores._store import Store

Role = Literal["read", "edit", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
_BYTES = 24


class Holder(msgspec.Struct, frozen=True):
    """Somebody with a token."""

    name: str
    role: Role
    made: str = ""

    def may(self, role: Role) -> bool:
        """True where the holder's role includes ``role``."""
        return ROLES.index(self.role) >= ROLES.index(role)


def issue(store: Store, name: str, role: str) -> str:
    """A new token for somebody; it is shown once and cannot be read back."""
    if role not in ROLES:
        raise UsageError(f"no role {role!r}: there are {', '.join(ROLES)}")
    token = token_urlsafe(_BYTES)
    with store.writing() as c:
        values = {"digest": _digest(token), "name": name, "role": role, "made": now()}
        c.execute(table.insert().values(**values))
    return token


def holder(store: Store, token: str) -> Holder | None:
    """Whose token it is; None where it is nobody's or was revoked."""
    asked = select(table).where(table.c.digest == _digest(token), table.c.revoked.is_(None))
    with store.reading() as c:
        row = c.execute(asked).first()
    return Holder(row.name, row.role, row.made) if row else None


def holders(store: Store) -> list[Holder]:
    """Everybody with a token that counts, by name."""
    asked = select(table).where(table.c.revoked.is_(None)).order_by(table.c.name, table.c.made)
    with store.reading() as c:
        return [Holder(row.name, row.role, row.made) for row in c.execute(asked)]


def revoke(store: Store, name: str) -> int:
    """Make every token of somebody worthless; says how many there were."""
    where = (table.c.name == name, table.c.revoked.is_(None))
    with store.writing() as c:
        number = c.execute(select(func.count()).select_from(table).where(*where)).scalar()
        c.execute(update(table).where(*where).values(revoked=now()))
    return int(number or 0)


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
