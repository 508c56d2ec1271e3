"""The errors Tawatur raises, one tree.

TawaturError
├── InputError      an input cannot be read: names it and the reason
├── UsageError      a call or a setting that cannot be meant
├── LexiconError    a language resource is malformed: names the file and the line
├── DossierError    a dossier or a gold file does not have the published shape
└── StoreError      a store cannot be opened, or holds what this version does not know
"""

from __future__ import annotations


class TawaturError(Exception):
    """Base of every error this library raises on purpose."""


class InputError(TawaturError):
    """An input cannot be read."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class UsageError(TawaturError):
    """A call or a setting that cannot be meant."""


class LexiconError(TawaturError):
    """A language resource is malformed."""


class DossierError(TawaturError):
    """A dossier or a gold file does not have the published shape."""


class StoreError(TawaturError):
    """A store cannot be opened, or holds what this version does not know."""
