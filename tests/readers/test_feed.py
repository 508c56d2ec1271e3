"""Feeds: RSS 2, RSS 1 and Atom. All entries are invented."""

from __future__ import annotations

import html
import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import feed

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

FIRST = "أعلنت بلدية رمادة أن الجسر سيفتح غدا."
SECOND = "وقال المحافظ إن العمل انتهى."
WHOLE = f"افتتاح الجسر\n\n{FIRST}\n\n{SECOND}"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>جامع الأخبار</title>
<link>https://jame.example</link>
<item><title>افتتاح الجسر</title><link>https://mirat.example/7</link>
<guid isPermaLink="false">m-7</guid><pubDate>Sat, 12 Apr 2031 10:00:00 +0300</pubDate>
<source url="https://mirat.example/rss">مرآة رمادة</source>
<description>{FIRST}</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
<item><title>خبر &amp; آخر</title><description>&lt;p&gt;{SECOND}&lt;/p&gt;</description>
<dc:date>2031-04-12</dc:date></item>
<item><pubDate>x</pubDate></item>
</channel></rss>"""
RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>صدى</title></channel>
<item rdf:about="y"><title>افتتاح الجسر</title><link>https://sada.example/1</link>
<description>{FIRST}\n\n{SECOND}</description><dc:date>2031-04-12T10:00:00Z</dc:date></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title>
<entry><id>tag:sada.example,2031:1</id><title type="html">افتتاح &lt;b&gt;الجسر&lt;/b&gt;</title>
<link rel="enclosure" href="https://sada.example/1.mp3"/><link href="https://sada.example/1"/>
<updated>2031-04-13T00:00:00Z</updated><published>2031-04-12T10:00:00Z</published>
<source><title>مرآة رمادة</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>
</content></entry></feed>"""


def read(text: str):
    return list(feed.read(text.encode(), "f.xml"))


def test_rss_keeps_the_outlet_an_entry_was_taken_from():
    first, second, third = read(RSS)
    assert first == Page(
        location="f.xml#1",
        text=WHOLE,
        id="m-7",
        title="افتتاح الجسر",
        outlet="مرآة رمادة",
        published="2031-04-12T10:00:00+03:00",
        url="https://mirat.example/7",
    )
    assert (second.text, second.outlet) == (f"خبر & آخر\n\n{SECOND}", "جامع الأخبار")
    assert second.published == "2031-04-12"
    assert third == Rejection("f.xml#3", "the entry has no text")


def test_rdf_and_atom_are_feeds_too():
    (page,) = read(RDF)
    assert (page.text, page.outlet, page.url) == (WHOLE, "صدى", "https://sada.example/1")
    (page,) = read(ATOM)
    assert (page.text, page.outlet, page.url) == (WHOLE, "مرآة رمادة", "https://sada.example/1")
    assert (page.published, page.id) == ("2031-04-12T10:00:00+00:00", "tag:sada.example,2031:1")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1256"])
def test_the_encoding_is_found(encoding):
    content = RSS.replace('"utf-8"', f'"{encoding}"').encode(encoding)
    assert next(feed.read(content, "f")).text == WHOLE


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY % p "x">]>',
    ],
)
def test_entities_are_refused(declared):
    with pytest.raises(InputError, match="not safe"):
        read(declared + RSS.partition("?>")[2].replace(SECOND, "&b;&x;"))


def test_what_breaks_xml_and_no_browser_minds_is_read():
    loose = RSS.replace("خبر &amp; آخر", "خبر & آخر&nbsp;\x0b&#11;").replace(
        "<rss", '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss'
    )
    assert read(loose)[1].title == "خبر & آخر"


def test_a_feed_that_breaks_off_gives_its_whole_entries():
    found = read(RSS[: RSS.index("</channel>") - 20])
    assert [type(f).__name__ for f in found] == ["Page", "Page", "Rejection"]
    assert found[0].text == WHOLE
    assert found[0].outlet == "مرآة رمادة"
    assert found[1].outlet == "جامع الأخبار"
    assert "broken" in found[-1].reason


@pytest.mark.parametrize(
    "text",
    [
        "<x/>",
        "<urlset><url/></urlset>",
        "<rss><channel/></rss>",
        "plain",
        "<rss>" + "<a>" * 100_000,
    ],
)
def test_what_is_no_feed_says_so(text):
    try:
        assert not [f for f in read(text) if isinstance(f, Page)]
    except InputError as error:
        assert error.reason  # noqa: PT017


def test_many_entries_without_an_end_take_no_time():
    found = read("<rss>" + "<item><title>كلمة</title>" * 20_000)
    assert isinstance(found[-1], Rejection)


def test_feeds_are_known_by_suffix_and_by_content(tmp_path):
    for name in ("a.rss", "b.atom", "c.xml", "d"):
        (tmp_path / name).write_text(ATOM, encoding="utf-8")
    assert [f.text for f in readers.read([tmp_path])] == [WHOLE] * 4


LINE = st.text(st.sampled_from("ابتجدرسملنوي ،.<>&\"'0Z"), min_size=1, max_size=60).map(
    lambda text: " ".join(f"كلمة {text} كلمة".split())
)


@settings(deadline=None)
@given(st.lists(st.tuples(LINE, st.lists(LINE, min_size=1, max_size=3)), min_size=1, max_size=4))
def test_what_is_written_is_read_back(entries):
    items = "".join(
        f"<item><title>{html.escape(html.escape(title))}</title><description>"
        + html.escape("".join(f"<p>{html.escape(line)}</p>" for line in lines))
        + "</description></item>"
        for title, lines in entries
    )
    found = read(f"<rss><channel><title>صدى</title>{items}</channel></rss>")
    assert [page.text.split("\n\n") for page in found] == [
        [title, *lines] if [title] != lines else [title] for title, lines in entries
    ]


@settings(deadline=None)
@given(st.text(max_size=6))
def test_no_feed_breaks_the_reader(text):
    filler = "<!-- a comment, so that one control character makes no binary file -->" * 9
    whole = f"<rss><channel>{filler}<item><title>كلمة</title>{text}</item></channel></rss>"
    for found in read(whole.replace("\0", "").replace("<!E", "").replace("<!D", "")):
        assert isinstance(found, Page | Rejection)


@pytest.mark.parametrize("text", [RSS, RDF, ATOM])
def test_damaged_feeds_end_in_entries_or_reasons(text):
    assert damage.survives(feed, text.encode()) >= 5


RELATIVE = """<feed xmlns="http://www.w3.org/2005/Atom"{base}><title>صدى</title>{link}
<entry{inner}><title>افتتاح الجسر</title><link href="{href}"/></entry></feed>"""


@pytest.mark.parametrize(
    ("base", "link", "inner", "href", "url"),
    [
        (' xml:base="https://sada.example/a/"', "", "", "7", "https://sada.example/a/7"),
        (' xml:base="/a/"', "", "", "7", "https://jame.example/a/7"),
        ("", '<link href="https://sada.example/"/>', "", "/7", "https://sada.example/7"),
        ("", '<link rel="self" href="https://x.example/"/>', "", "/7", "https://jame.example/7"),
        ("", "", "", "?id=7", "https://jame.example/feed.xml?id=7"),
        ("", "", ' xml:base="https://mirat.example/"', "7", "https://mirat.example/7"),
        ("", "", "", "https://mirat.example/7", "https://mirat.example/7"),
        ("", "", "", "#7", None),
        ("", "", "", "mailto:a@sada.example", None),
        ("", "", "", "http://[", "http://["),
        ("", "", "", "//[", None),
    ],
)
def test_a_link_may_be_told_from_the_address_of_the_feed_on(base, link, inner, href, url):
    text = RELATIVE.format(base=base, link=link, inner=inner, href=href)
    (page,) = feed.read(text.encode(), "https://jame.example/feed.xml")
    assert page.url == url


def test_a_relative_link_of_a_feed_in_a_file_counts_from_its_own_link():
    text = """<rss version="2.0"><channel><title>صدى</title><link>https://sada.example/</link>
    <item><title>افتتاح الجسر</title><link>/7</link></item>{end}"""
    for end in ("</channel></rss>", "<item><title>خبر"):  # whole, and broken off
        page = next(feed.read(text.format(end=end).encode(), "f.xml"))
        assert page.url == "https://sada.example/7"
    bare = text.replace("<link>https://sada.example/</link>", "").format(end="</channel></rss>")
    assert read(bare)[0].url is None


def test_entities_of_a_title_that_were_escaped_twice_are_resolved():
    text = """<rss version="2.0"><channel><title>صدى</title>
    <item><title>&amp;amp;#8220;الجسر&amp;amp;#8221; مفتوح</title></item></channel></rss>"""
    assert read(text)[0].title == "“الجسر” مفتوح"
