"""The desk as a reader meets it: in a real browser, over the real door."""

import socket
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from tawatur import pipeline, stores
from tawatur.model.report import Page
from tawatur.settings import Settings
from tawatur.web import app
from tawatur.web.desk import Desk

AXE = Path(__file__).parent / "axe" / "axe.min.js"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "accident"
PAGES = ["/days/2031-05-06", "/days", "/search", "/search?q=انفجار", "/entities", "/names", "/outlets", "/add", "/basket"]  # fmt: skip # noqa: E501


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The base address of a desk with the sample reports, its story read."""
    from tawatur import readers

    store = stores.open_store(tmp_path_factory.mktemp("desk") / "desk.db")
    pages = pipeline.identify([p for p in readers.read([EXAMPLES]) if isinstance(p, Page)])
    numbers = stores.reports.add(store, [(pipeline.glance(p), p[1]) for p in pages])
    stores.stories.place(store, [numbers])
    made = Desk(store, Settings(tagger="fast"), read_ahead=False)
    story = next(iter(stores.stories.of_reports(store, numbers).values()))
    made.reader.read_now(story)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(app.build(made), port=port, log_level="error", lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://localhost:{port}", story
    server.should_exit = True
    thread.join(timeout=10)
    store.close()


@pytest.fixture
def at(browser, desk):
    """Opens a page of the desk; options are those of a context."""
    contexts = []

    def open_page(path: str, **options):
        options.setdefault("viewport", {"width": 1280, "height": 900})
        options.setdefault("reduced_motion", "reduce")
        options.setdefault("bypass_csp", False)
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.problems, page.asked = [], []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda m: page.problems.append(m.text) if m.type == "error" else None)
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(desk[0] + path.replace("STORY", desk[1]))
        page.evaluate("document.fonts.ready")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", [*PAGES, "/stories/STORY"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nobody_is_shut_out(at, path, language):
    """No fault that axe finds serious, in both languages, light and dark."""
    scheme = "dark" if language == "en" else "light"
    joined = "&" if "?" in path else "?"
    page = at(f"{path}{joined}lang={language}", bypass_csp=True, color_scheme=scheme)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (v["id"], [n["html"][:120] for n in v["nodes"]][:3])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert grave == []


@pytest.mark.parametrize("path", [*PAGES, "/stories/STORY"])
def test_a_phone_shows_each_page_whole(at, path):
    page = at(path, viewport={"width": 360, "height": 780})
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    assert page.problems == []


def test_nothing_is_asked_of_another_host(at, desk):
    page = at("/stories/STORY")
    assert all(url.startswith((desk[0], "data:")) for url in page.asked)
    fonts = page.evaluate(
        "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    )
    assert {"Mk", "Nk", "Px"} <= {f.strip('"') for f in fonts}
    assert page.problems == []


def test_search_answers_while_one_types(at):
    page = at("/search")
    page.keyboard.type("الانفج")
    page.wait_for_selector("#hits mark")
    assert "نفجار" in page.inner_text("#hits mark >> nth=0")
    assert page.inner_text("#said")
    assert page.problems == []


def test_a_hit_leads_to_its_passage_in_the_story(at):
    page = at("/search?q=مستودع")
    page.click(".go-to >> nth=0")
    page.wait_for_selector(".doc.on .flash")
    shown = "[...document.querySelectorAll('.doc.on .flash')].map(f => f.textContent).join('')"
    assert "مستودع" in page.evaluate(shown)


def test_language_and_theme_are_remembered(at):
    page = at("/days")
    page.click("#lang")
    page.click("#theme")
    page.reload()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en", "ltr"]  # fmt: skip # noqa: E501
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.inner_text("h1") == "All days"


def test_the_keyboard_goes_through_a_list(at):
    page = at("/search?q=انفجار")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.querySelectorAll('[data-item]')[0] === document.activeElement")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_passage_goes_into_the_basket(at):
    page = at("/stories/STORY")
    page.click(".acc .c >> nth=0")
    page.wait_for_selector("#hold:not([hidden])")
    words = page.inner_text(".doc.on .flash >> nth=0")
    page.click("#hold")
    page.wait_for_selector("#said:not(:empty)", state="attached")
    page.goto(page.url.split("/stories")[0] + "/basket")
    assert words.split()[0] in page.inner_text(".hits")
