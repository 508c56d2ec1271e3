"""The page of real piles: the samples, and a shared case where it is at hand."""

from pathlib import Path

import pytest

import tawatur

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def samples() -> tawatur.Dossier:
    return tawatur.read([EXAMPLES / "summit", EXAMPLES / "accident"])


@pytest.fixture(scope="module")
def case(shared) -> tawatur.Dossier:
    return tawatur.read([shared / "cases" / "alaska" / "docs"])


@pytest.fixture(params=["samples", "case"])
def page(request, opened):
    return opened(request.getfixturevalue(request.param))


def test_it_runs_from_the_right_and_asks_for_nothing(page):
    root = page.locator("html")
    assert root.get_attribute("dir") == "rtl"
    assert root.get_attribute("lang") == "ar"
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []
    assert page.problems == []


def test_every_citation_lands_on_a_passage(page):
    dead = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#p"]')]
            .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
            .filter(id => !document.getElementById(id))"""
    )
    assert dead == []


def test_a_citation_shows_its_words_and_escape_goes_back(page):
    chip = page.locator("[id$=account] a.c").first
    chip.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    chip.click()
    assert page.locator(".flash").first.is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("#back", state="hidden")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)


def test_marks_keep_letters_joined(page):
    """A line of a report is as wide with its marks as without: no letter is cut from its word."""
    page.evaluate("for (const d of document.querySelectorAll('.doc')) d.classList.add('on')")
    differences = page.evaluate(
        """() => [...document.querySelectorAll('p[data-s]')].filter(p => !p.querySelector('.g'))
        .slice(0, 60).map(p => {
            const wide = (shown) => {
                shown.style.cssText = 'position:absolute;white-space:nowrap;width:max-content';
                p.parentNode.append(shown);
                const width = shown.getBoundingClientRect().width;
                shown.remove();
                return width;
            };
            const bare = p.cloneNode(false);
            bare.textContent = p.textContent;
            return Math.abs(wide(p.cloneNode(true)) - wide(bare));
        })"""
    )
    assert differences
    assert max(differences) < 1


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_hangs_over_the_edge(samples, opened, width):
    page = opened(samples, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
