"""A PostgreSQL of one's own for as long as it is needed: a folder that goes, a socket alone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534  # PostgreSQL refuses to run as root


def programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL cannot be started here."""
    if os.getuid() == 0 and shutil.which("setpriv") is None:
        return None
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


@contextmanager
def running(options: str = "") -> Iterator[str]:
    """The address of an empty database; ``options`` are the server's, such as ``-c fsync=off``."""
    at = programs()
    if at is None:
        raise RuntimeError("no PostgreSQL on this machine")
    room = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.getuid() == 0:
        os.chown(room, NOBODY, NOBODY)
    place = str(room / "cluster")

    def run(name: str, *rest: str) -> None:
        command = [str(at / name), "-D", place, *rest]
        if os.getuid() == 0:
            who = ["--reuid", str(NOBODY), "--regid", str(NOBODY)]
            command = ["setpriv", *who, "--clear-groups", *command]
        subprocess.run(command, check=True, capture_output=True, cwd=room)

    run("initdb", "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    own = f"-k {room} -c listen_addresses= {options}"
    run("pg_ctl", "-o", own, "-l", str(room / "log"), "-w", "start")
    try:
        yield f"postgresql://desk@/postgres?host={room}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(room, ignore_errors=True)
