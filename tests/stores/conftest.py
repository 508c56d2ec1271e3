"""Every backend, each with an empty store; without PostgreSQL its tests are skipped."""

from collections.abc import Iterator

import pytest

from tawatur import stores


@pytest.fixture(params=["sqlite", "postgres"])
def address(request, tmp_path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return request.getfixturevalue("postgres")()


@pytest.fixture
def store(address) -> Iterator[stores.Store]:
    """An empty store."""
    opened = stores.open_store(address)
    yield opened
    opened.close()
