"""Every backend, each with a store of its own. PostgreSQL is started for the tests where its
programs are installed; elsewhere its tests are skipped."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur import stores


def _cluster():
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "cluster.py"
    spec = importlib.util.spec_from_file_location("cluster", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database of its own."""
    cluster = _cluster()
    if cluster.programs() is None:
        pytest.skip("no PostgreSQL on this machine")
    pytest.importorskip("psycopg")
    with cluster.running("-c fsync=off") as address:
        yield address


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
