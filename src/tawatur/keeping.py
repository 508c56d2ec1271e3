"""Kept results: what was worked out of one report or story, found again by what it was made from.

The key of a result is a hash of the item, of the choices that matter, and of this package's own
code, lexicons and weights: a result of another version is never found. A file appears whole or
not at all, so a run may be killed at any moment; the next one goes on with what is there.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
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
        path = self.path(item)
        found = _load(path)
        if found is not None:
            made: Result = pickle.loads(found)
            return made
        return self.keep(path, self.function(item))

    def path(self, item: Item) -> Path:
        """Where the result for the item is kept."""
        key = blake2b(self.prefix, digest_size=16)
        key.update(msgspec.msgpack.encode(self.identify(item)))
        name = key.hexdigest()
        return self.folder / name[:2] / name[2:]

    def keep(self, path: Path, made: Result) -> Result:
        """Keeps a result; gives it back."""
        _store(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made


class KeptEach(Generic[Item, Result]):
    """A pure function of several items at once: the result for each is kept by itself."""

    def __init__(
        self,
        function: Callable[[Sequence[Item]], list[Result]],
        folder: Path,
        identify: Callable[[Item], object],
        choices: object = None,
    ) -> None:
        self.function = function
        self.kept: Kept[Item, Result] = Kept(self._one, folder, identify, choices)

    def _one(self, item: Item) -> Result:
        return self.function([item])[0]

    def __call__(self, items: Sequence[Item]) -> list[Result]:
        """The results for the items: those that are kept, and the others made together."""
        paths = [self.kept.path(item) for item in items]
        found = [_load(path) for path in paths]
        missing = [n for n, one in enumerate(found) if one is None]
        made = iter(self.function([items[n] for n in missing]) if missing else ())
        return [
            self.kept.keep(path, next(made)) if one is None else pickle.loads(one)
            for path, one in zip(paths, found, strict=True)
        ]


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
