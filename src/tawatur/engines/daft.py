"""Daft in this process: its native runner streams the rows through a pool of processes."""

from __future__ import annotations

from tawatur.engines._frames import engine, map

__all__ = ["map", "start"]


def start(address: str | None = None) -> None:
    """Makes the native runner the one that runs; there is nothing at an address."""
    if engine.get_or_infer_runner_type() != "native":
        engine.set_runner_native()
