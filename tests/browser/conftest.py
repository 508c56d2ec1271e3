"""A headless browser that opens pages from disk. Where there is none the tests are skipped, or
fail if TAWATUR_REQUIRE_BROWSER is 1."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn

from tawatur import pipeline, readers, stores
from tawatur.model.dossier import Dossier
from tawatur.model.report import Page
from tawatur.renderers import html
from tawatur.settings import Settings
from tawatur.web import app
from tawatur.web.desk import Desk

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PATIENCE = 180_000  # milliseconds a state is waited for: a machine under load is slow, not wrong

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def _missing(reason: str) -> None:
    if os.environ.get("TAWATUR_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def invented():
    path = Path(__file__).resolve().parents[1] / "renderers" / "invented.py"
    spec = importlib.util.spec_from_file_location("invented", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def browser() -> Iterator:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        _missing("no Chromium on this machine")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser, invented, tmp_path) -> Iterator[Callable]:
    """Opens a dossier (the invented one) in a fresh page; options are those of a context, ``query``
    is added to the address."""
    contexts = []

    def open_page(dossier: Dossier | None = None, query: str = "", **options):
        path = tmp_path / "dossier.html"
        path.write_bytes(html.render(dossier or invented.dossier()))
        options.setdefault("viewport", {"width": 1280, "height": 900})
        options.setdefault("reduced_motion", "reduce")
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.requests = []
        page.problems = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
        page.goto(path.as_uri() + query)
        page.evaluate("document.fonts.ready")
        return page

    yield open_page
    for context in contexts:
        context.close()


@contextlib.contextmanager
def _served(desk: Desk, *, working: bool = False, open_here: bool = True) -> Iterator[str]:
    """The base address of a desk behind its real door; ``working`` desks take in and read."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = app.build(desk, open_here=open_here)
    life = "on" if working else "off"
    server = uvicorn.Server(
        uvicorn.Config(made, port=port, log_level="error", lifespan=life, ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE / 1000
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started
    yield f"http://localhost:{port}"
    server.should_exit = True
    thread.join(timeout=30)


@pytest.fixture(scope="session")
def served() -> Callable:
    return _served


def sample(path: Path) -> tuple[Desk, str]:
    """A desk with the sample reports of an accident, its story read."""
    store = stores.open_store(path)
    found = readers.read([EXAMPLES / "accident"])
    pages = pipeline.identify([p for p in found if isinstance(p, Page)])
    numbers = stores.reports.add(store, [(pipeline.glance(p), p[1]) for p in pages])
    stores.stories.place(store, [numbers])
    made = Desk(store, Settings(tagger="fast"), read_ahead=False)
    story = next(iter(stores.stories.of_reports(store, numbers).values()))
    made.reader.read_now(story)
    return made, story


@pytest.fixture(scope="session")
def kept(tmp_path_factory) -> tuple[Path, str]:
    """The file of such a desk's store, to be copied, and its story."""
    path = tmp_path_factory.mktemp("kept") / "desk.db"
    desk, story = sample(path)
    desk.store.close()
    return path, story


@pytest.fixture
def copied(kept, tmp_path) -> Iterator[tuple[Desk, str]]:
    """A desk of its own to change, and its story."""
    shutil.copy(kept[0], tmp_path / "desk.db")
    store = stores.open_store(tmp_path / "desk.db")
    yield Desk(store, Settings(tagger="fast"), read_ahead=False), kept[1]
    store.close()


@pytest.fixture
def empty(tmp_path) -> Iterator[Desk]:
    """A desk without reports."""
    store = stores.open_store(tmp_path / "empty.db")
    yield Desk(store, Settings(tagger="fast"), read_ahead=False)
    store.close()


@pytest.fixture
def reader(browser) -> Iterator[Callable]:
    """Somebody with a browser of their own at an address; options are those of a context."""
    contexts = []

    def sit_down(address: str, **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        options.setdefault("reduced_motion", "reduce")
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(PATIENCE)
        page = contexts[-1].new_page()
        page.problems, page.asked = [], []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    yield sit_down
    for context in contexts:
        context.close()
