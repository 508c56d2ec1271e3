"""Pages after the habits of news systems: kept text, title, day and outlet."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import extraction
import pages

EACH = 2


@pytest.mark.parametrize("template", pages.names())
def test_pages_of_a_system_are_read(template):
    for number in range(EACH):
        page = pages.page(template, number, seed=5)
        found = extraction.ours(page.content)
        assert extraction.f1(found.text, page.kept) >= 0.95
        assert found.title == page.title
        assert found.outlet == page.outlet


def test_the_pack_is_the_same_for_a_seed():
    first, again = (pages.page("drupal", 3, seed=2) for _ in range(2))
    assert first == again
    assert first != pages.page("drupal", 3, seed=3)


def test_there_are_fourteen_systems():
    assert len(pages.names()) == 14
