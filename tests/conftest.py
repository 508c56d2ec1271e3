"""Shared fixtures: the cases beside the repository, golden files, and a PostgreSQL."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared cases beside the repository; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared cases are not beside the repository")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Holds content against a golden file, or writes the file where --golden is given."""

    def hold(path: Path, content: bytes) -> None:
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content == path.read_bytes(), f"{path.name} differs: `make golden`, then read it"

    return hold


@pytest.fixture(scope="session")
def _cluster() -> Iterator[str]:
    """The address of a PostgreSQL that runs as long as the tests do."""
    spec = importlib.util.spec_from_file_location("cluster", ROOT / "benchmarks" / "cluster.py")
    cluster = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(cluster)
    if cluster.programs() is None:
        pytest.skip("no PostgreSQL on this machine")
    pytest.importorskip("psycopg")
    with cluster.running("-c fsync=off") as address:
        yield address


@pytest.fixture(scope="session")
def postgres(_cluster: str) -> Callable[[], str]:
    """Gives the address of an empty database: what was in it is gone."""

    def empty() -> str:
        import psycopg

        with psycopg.connect(_cluster, autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return _cluster

    return empty
