"""Kept results: what was worked out of one report or story, found again by what it was made from.

The key of a result is a hash of the item, of the choices that matter, and of this package's own
code, lexicons and weights: a result of another version is never found. A file appears whole or
not at all, so a run may be killed at any moment; the next one goes on with what is there.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")

_PACKAGE = Path(__file__).parent
_CHECK = 16  # bytes at the head of a file that its rest is checked by


class Kept(Generic[Item, Result]):
    """A pure function whose results are kept in a folder. It can be sent to other processes.

    ``identify`` gives of an item all that its result depends on, as values that can be encoded.
    """

    def __init__(
        self,
        function: Callable[[Item], Result],
        folder: Path,
        identify: Callable[[Item], object],
        choices: object = None,
    ) -> None:
        self.function = function
        self.folder = folder
        self.identify = identify
        self.prefix = msgspec.msgpack.encode((version(), choices))

    def __call__(self, item: Item) -> Result:
        """The result for the item: the one that is kept, or one made now and kept."""
        key = blake2b(self.prefix, digest_size=16)
        key.update(msgspec.msgpack.encode(self.identify(item)))
        name = key.hexdigest()
        path = self.folder / name[:2] / name[2:]
        found = _load(path)
        if found is not None:
            made: Result = pickle.loads(found)
            return made
        made = self.function(item)
        _store(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made


def _load(path: Path) -> bytes | None:
    """What was stored there; None where nothing was, or not all of it."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = content[_CHECK:]
    return body if content[:_CHECK] == blake2b(body, digest_size=_CHECK).digest() else None


def _store(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    draft.write_bytes(blake2b(body, digest_size=_CHECK).digest() + body)
    draft.replace(path)


@cache
def version() -> str:
    """A hash of everything in this package that a result may depend on."""
    total = blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(str(path.relative_to(_PACKAGE)).encode())
            total.update(blake2b(path.read_bytes()).digest())
    return total.hexdigest()


def clear_drafts(folder: Path) -> None:
    """Removes what killed runs left half written."""
    for draft in folder.glob("*/*.part"):
        draft.unlink(missing_ok=True)
