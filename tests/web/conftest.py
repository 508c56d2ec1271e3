"""A desk with invented reports, one story of them read, and a browser without a screen."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web import app
from tawatur.web.desk import Desk

_PATH = Path(__file__).resolve().parents[1] / "stores" / "reports_of.py"


@pytest.fixture(scope="session")
def of():
    spec = importlib.util.spec_from_file_location("reports_of", _PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def desk(tmp_path, of) -> Iterator[Desk]:
    store = stores.open_store(tmp_path / "desk.db")
    numbers = stores.reports.add(store, of.readings())
    stores.stories.place(store, [numbers[:2], numbers[2:3], numbers[3:]])
    made = Desk(store, Settings(tagger="fast"), read_ahead=False)
    yield made
    store.close()


@pytest.fixture
def story(desk) -> str:
    """The id of a story that was read."""
    id = stores.stories.of_day(desk.store, "2031-05-06")[0].id
    desk.reader.read_now(id)
    assert stores.stories.get(desk.store, id).told
    return id


@pytest.fixture
def client(desk) -> TestClient:
    """Asks the desk as a program would; the desk's own work is not begun."""
    return TestClient(app.build(desk), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def reader(client) -> TestClient:
    """Asks as a browser would."""
    client.headers["Accept"] = "text/html"
    return client
