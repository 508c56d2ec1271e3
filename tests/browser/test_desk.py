"""The desk as a reader meets it: in a real browser, over the real door."""

from pathlib import Path

import pytest

from tawatur import stores
from tawatur.settings import Settings
from tawatur.web.desk import Desk

AXE = Path(__file__).parent / "axe" / "axe.min.js"
PAGES = ["/days/2031-05-06", "/days", "/search", "/search?q=انفجار", "/entities", "/names", "/outlets", "/outlets/وكالة النبراس", "/add", "/basket"]  # fmt: skip # noqa: E501


@pytest.fixture(scope="module")
def desk(kept, served):
    """The base address of a desk with the sample reports, and its story."""
    store = stores.open_store(kept[0])
    with served(Desk(store, Settings(tagger="fast"), read_ahead=False)) as address:
        yield address, kept[1]
    store.close()


@pytest.fixture
def at(reader, desk):
    """Opens a page of the desk; options are those of a context."""
    return lambda path, **options: reader(desk[0] + path.replace("STORY", desk[1]), **options)


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
    page.wait_for_selector("#hits mark:has-text('نفجار')")
    page.wait_for_selector("#said:not(:empty)", state="attached")
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
