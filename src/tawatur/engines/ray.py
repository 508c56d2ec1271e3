"""A Ray cluster, or a local one where no address is given: the program of daft, run there.

Every machine needs this package, and sees nothing of the disk of the one that asks: what is read
travels to the workers, what they make comes back.
"""

from __future__ import annotations

import logging

from tawatur.engines._frames import engine, map

__all__ = ["map", "start"]


def start(address: str | None = None) -> None:
    """Connects to the cluster at the address (ray://HOST:PORT, or HOST:PORT on its machines)."""
    logging.getLogger("daft").setLevel(logging.ERROR)
    engine.set_runner_ray(address, noop_if_initialized=True)
