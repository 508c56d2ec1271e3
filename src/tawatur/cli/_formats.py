"""Which format a file's name asks for: the renderer with the longest suffix that fits."""

from __future__ import annotations

from pathlib import Path

from tawatur import registry
from tawatur.errors import UsageError


def suffixes() -> dict[str, str]:
    """The suffix of each renderer, by the renderer's name."""
    return {name: module.SUFFIX for name, module in registry.members("renderers").items()}


def asked_by(path: Path) -> str:
    """The renderer that a file's name asks for; UsageError lists the suffixes there are."""
    known = suffixes()
    name = path.name.lower()
    fitting = [renderer for renderer, suffix in known.items() if name.endswith(suffix)]
    if not fitting:
        listed = ", ".join(f"{suffix} ({renderer})" for renderer, suffix in known.items())
        raise UsageError(f"{path}: no format has that suffix: there are {listed}")
    return max(fitting, key=lambda renderer: len(known[renderer]))
