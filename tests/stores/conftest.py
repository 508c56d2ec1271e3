"""Every backend, each with a store of its own. PostgreSQL is started for the tests where its
programs are installed; elsewhere its tests are skipped."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur import stores


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


def _as_nobody(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command] if os.getuid() == 0 else command  # fmt: skip # noqa: E501


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database of its own; its socket lies in a folder of its own."""
    programs = _programs()
    if programs is None or (os.getuid() == 0 and shutil.which("setpriv") is None):
        pytest.skip("no PostgreSQL on this machine")
    pytest.importorskip("psycopg")
    room = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.getuid() == 0:
        os.chown(room, 65534, 65534)
    place = room / "cluster"

    def run(*command: str) -> None:
        subprocess.run(_as_nobody(list(command)), check=True, capture_output=True, cwd=room)

    run(str(programs / "initdb"), "-D", str(place), "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")  # fmt: skip # noqa: E501
    options = f"-k {room} -c listen_addresses= -c fsync=off"
    run(str(programs / "pg_ctl"), "-D", str(place), "-o", options, "-l", str(room / "log"), "-w", "start")  # fmt: skip # noqa: E501
    try:
        yield f"postgresql://desk@/postgres?host={room}"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(place), "-m", "immediate", "stop")
        shutil.rmtree(room, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request, tmp_path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    url = request.getfixturevalue("postgres")
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url


@pytest.fixture
def store(address) -> Iterator[stores.Store]:
    """An empty store."""
    opened = stores.open_store(address)
    yield opened
    opened.close()
