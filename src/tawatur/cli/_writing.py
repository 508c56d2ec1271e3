"""Writing what was asked for: all of it or none, and never over what was read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from tawatur.errors import TawaturError, UsageError


def check(outputs: Sequence[Path], inputs: Sequence[str]) -> None:
    """Say before the work begins what would keep an output from being written after it."""
    real = [path.resolve() for path in outputs]
    for at, path in enumerate(real):
        if path in real[:at]:
            raise UsageError(f"{outputs[at]}: two formats cannot be written to one file")
        if any(name != "-" and Path(name).resolve() == path for name in inputs):
            raise UsageError(f"{outputs[at]}: is read, and cannot be written to as well")
        folder = path.parent
        if path.is_dir():
            raise TawaturError(f"{outputs[at]}: cannot be written: is a folder")
        if not folder.is_dir():
            raise TawaturError(f"{outputs[at]}: cannot be written: there is no folder {folder}")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise TawaturError(f"{outputs[at]}: cannot be written: permission denied")


def write(rendered: Mapping[Path, bytes]) -> None:
    """Write each file beside its place, then move all in; what fails leaves the old files whole."""
    waiting: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for number, (path, content) in enumerate(rendered.items()):
            target = path.resolve()
            if target.exists() and not target.is_file():  # a pipe or a terminal has no place beside
                target.write_bytes(content)
                continue
            draft = target.with_name(f".tawatur-{os.getpid()}-{number}.part")
            waiting.append((draft, target))
            draft.write_bytes(content)
        for draft, target in waiting:
            draft.replace(target)
    except OSError as error:
        raise TawaturError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        for draft, _ in waiting:
            draft.unlink(missing_ok=True)
