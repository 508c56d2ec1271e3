"""A headless browser that opens pages from disk. Where there is none the tests are skipped, or
fail if TAWATUR_REQUIRE_BROWSER is 1."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tawatur.model.dossier import Dossier
from tawatur.renderers import html

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
