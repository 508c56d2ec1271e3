"""The tutorial, walked in a browser: what it tells a newcomer to do leads where it says, and with
``--golden`` its pictures are made anew (``make golden``)."""

import struct
from pathlib import Path

import pytest

import tawatur

Locator = pytest.importorskip("playwright.sync_api").Locator

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ROOT / "docs" / "tutorial"
MOST = 150_000  # bytes of a picture
BARE = ".top, .local { visibility: hidden }"  # bars stick over an element's picture
LOOK = {"viewport": {"width": 1120, "height": 720}, "color_scheme": "light", "locale": "en-GB"}


@pytest.fixture(scope="module")
def samples() -> tawatur.Dossier:
    return tawatur.read([ROOT / "examples" / "summit", ROOT / "examples" / "accident"])


@pytest.fixture
def page(opened, samples):
    page = opened(samples, **LOOK)
    page.set_default_timeout(30_000)
    return page


@pytest.fixture
def picture(request):
    """Makes a picture of the tutorial, or looks at the one that is there."""

    def taken(name, of):
        path = SHOWN / f"{name}.png"
        if request.config.getoption("--golden"):
            of.screenshot(path=path, style=BARE if isinstance(of, Locator) else "")
        made = path.read_bytes()
        assert len(made) <= MOST
        assert struct.unpack(">I", made[16:20])[0] <= LOOK["viewport"]["width"]
        for language in ("", ".ar"):
            words = (SHOWN / f"first-dossier{language}.md").read_text(encoding="utf-8")
            assert f"({name}.png)" in words

    return taken


def to_the_top(page, selector):
    """Scrolls so that an element stands right below the bars."""
    page.locator(selector).first.evaluate("e => e.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(200)


def test_golden_the_story_from_the_top(page, picture):
    page.click("#stories h3 a >> nth=0")
    to_the_top(page, "#s1-story")
    assert "7" in page.inner_text("#s1-story .nums")
    picture("1-story", page)


def test_golden_how_many_died_and_how_the_figure_changed(page, picture):
    page.click("#s1-grid a:has-text('كم عدد القتلى؟')")
    told = page.locator("#s1-conflicts article.cf:has-text('كم عدد القتلى؟')")
    shown = told.inner_text()
    assert all(said in shown for said in ("2 ثم 6 ثم 9 ثم 12 ثم 14", "14 قتيلا", "تحديث"))
    page.mouse.move(0, 0)
    picture("2-deaths", told)


def test_golden_a_number_leads_to_the_words(page, picture):
    told = page.locator("#s1-conflicts article.cf:has-text('كم عدد القتلى؟')")
    told.locator(".pos:has-text('14 قتيلا') a.c").click()
    page.wait_for_selector(".doc.on .flash")
    page.mouse.move(0, 0)
    picture("3-words", page)
    page.keyboard.press("Escape")
    assert told.is_visible()


def test_golden_who_said_so_and_through_whom(page, picture):
    said = page.locator("#s1-statements li:has(q:text-is('الكمية لم تتجاوز 450 طنا'))")
    chain = said.locator(".ch").inner_text()
    assert chain.index("أوسكار ليندن") < chain.index("ديلي هاربور") < chain.index("7")
    said.evaluate("e => e.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(200)
    picture("4-chain", page)


def test_golden_which_reports_are_copies_of_which(page, picture):
    assert "نسخ من مقال واحد" in page.inner_text("#s1-story .strip")
    to_the_top(page, "#s1-origins")
    picture("5-copies", page)


def test_golden_the_desk(served, copied, reader, picture):
    desk, _ = copied
    with served(desk) as address:
        page = reader(address + "/search?q=%D8%B1%D8%AC%D8%A7%D9%84+%D8%A7%D9%84%D8%A5%D8%B7%D9%81%D8%A7%D8%A1", **LOOK)  # fmt: skip # noqa: E501
        page.wait_for_selector("#hits mark")
        page.evaluate("document.activeElement.blur()")
        picture("6-desk", page)
