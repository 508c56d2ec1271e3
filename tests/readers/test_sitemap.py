"""Sitemaps: addresses and headlines. All addresses and outlets are invented."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page
from tawatur.readers import feed, sitemap
from tawatur.readers._xml import Link

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by a plugin -->\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def entry(number: int, title: str = "") -> str:
    news = (
        "<news:news><news:publication><news:name>مرآة رمادة</news:name>"
        "<news:language>ar</news:language></news:publication>"
        "<news:publication_date>2031-04-12T10:30:00+03:00</news:publication_date>"
        f"<news:title>{title}</news:title></news:news>"
    )
    loc = f"<loc>https://mirat.example/{number}?a=1&amp;b=2</loc><lastmod>2031-04-13</lastmod>"
    return f"<url>{loc}{news if title else ''}</url>"


def made(*entries: str) -> bytes:
    return f"{HEAD}{''.join(entries)}</urlset>".encode()


def test_a_headline_of_a_news_sitemap_is_a_report_of_one_line():
    (page,) = readers._formats.within(made(entry(7, "الجسر &amp; النهر")), "map.xml")
    assert page == Page(
        location="map.xml#https://mirat.example/7?a=1&b=2",
        text="الجسر & النهر",
        title="الجسر & النهر",
        outlet="مرآة رمادة",
        published="2031-04-12T10:30:00+03:00",
        url="https://mirat.example/7?a=1&b=2",
    )


def test_the_addresses_of_a_sitemap_and_of_an_index():
    found = sitemap.links(made(entry(1), entry(2)), "x")
    assert [link.url for link in found] == [f"https://mirat.example/{n}?a=1&b=2" for n in (1, 2)]
    assert found[0].published == found[0].changed == "2031-04-13"
    index = (
        b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>'
        b"<loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    )
    assert sitemap.links(index, "x") == [Link("https://a.example/1.xml", is_map=True)]


def test_a_sitemap_without_headlines_says_what_it_is():
    with pytest.raises(InputError, match="names 2 addresses"):
        list(sitemap.read(made(entry(1), entry(2)), "x"))
    with pytest.raises(InputError, match="no addresses"):
        list(sitemap.read(made(), "x"))
    with pytest.raises(InputError, match="entities"):
        sitemap.links(b'<!DOCTYPE u [<!ENTITY x "y">]><urlset></urlset>', "x")


def test_of_a_sitemap_that_breaks_off_the_whole_entries_are_read():
    whole = made(entry(1, "أول"), entry(2, "ثان"))
    assert [page.text for page in sitemap.read(whole[:-60], "x")] == ["أول"]


def test_addresses_of_other_kinds_are_left_out():
    odd = made("<url><loc>javascript:alert(1)</loc></url>", entry(3))
    assert [link.url for link in sitemap.links(odd, "x")] == ["https://mirat.example/3?a=1&b=2"]


def test_the_links_of_a_feed():
    rss = (
        "<rss version='2.0'><channel><title>مرآة</title><item><title>أول</title>"
        "<link>https://a.example/1</link><description>نص قصير</description></item>"
        "<item><title>بلا رابط</title></item></channel></rss>"
    ).encode()
    (link,) = feed.links(rss, "x")
    assert (link.url, link.title, link.outlet) == ("https://a.example/1", "أول", "مرآة")


@given(st.lists(st.from_regex(r"[a-z0-9\u0621-\u064a]{1,20}", fullmatch=True), min_size=1))
def test_what_is_written_is_read_back(titles):
    content = made(*(entry(number, title) for number, title in enumerate(titles)))
    assert [page.text for page in sitemap.read(content, "x")] == titles


def test_damaged_sitemaps_end_in_reports_or_reasons():
    content = made(*(entry(number, "عنوان من كلمات") for number in range(12)))
    assert damage.survives(sitemap, content) >= 25
