"""HTML pages: article, title, outlet, day and address. Pages, people and outlets are invented."""

from __future__ import annotations

import gzip
import importlib.util
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import cleaning, readers
from tawatur.arabic.tokens import tokenise
from tawatur.errors import InputError
from tawatur.model.report import KEPT, Page, Rejection
from tawatur.readers import _fragment, _markup, _mojibake, _visible, html

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

TITLE = "بلدية رمادة تفتح الجسر الجديد أمام العابرين غدا"
FIRST = (
    "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا أمام السيارات والمشاة بعد عامين من"
    " العمل المتواصل."
)
SECOND = (
    "وقال المحافظ سعدون الربيعان إن كلفة المشروع بلغت أربعين مليون دينار، وإن العمل انتهى قبل موعده"
    " المقرر بشهرين."
)
THIRD = "وأضاف أن حافلات البلدية ستنقل الأهالي مجانا في الأسبوع الأول من افتتاح الجسر أمام الجميع."
STATED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2031-04-12T10:30:00+03:00",
    "publisher": {"@type": "Organization", "name": "مرآة رمادة"},
}


def page(body: str = "", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">{head}</head><body>'
        '<nav class="menu"><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>'
        f'{body}<footer class="footer">جميع الحقوق محفوظة</footer></body></html>'
    )


def article(head: str = "", extra: str = "", above: str = "") -> str:
    return page(
        f'<main><h1>{TITLE}</h1>{above}<div class="post-content"><p>{FIRST}</p><p>{SECOND}</p>'
        f"{extra}<p>{THIRD}</p></div></main>",
        head,
    )


def read(markup: str | bytes) -> Page:
    content = markup.encode() if isinstance(markup, str) else markup
    (found,) = html.read(content, "page.html")
    return found


def stated(node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def test_article_begins_with_its_title_and_keeps_its_paragraphs():
    found = read(article(stated(STATED) + '<link rel="canonical" href="https://mirat.example/7">'))
    assert found == Page(
        location="page.html",
        text=f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}",
        title=TITLE,
        outlet="مرآة رمادة",
        published="2031-04-12T10:30:00+03:00",
        url="https://mirat.example/7",
    )


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        (
            stated(
                {
                    "@graph": [
                        {"@type": "WebPage"},
                        {**STATED, "publisher": {"@id": "#o"}},
                        {"@id": "#o", "name": "مرآة"},
                    ]
                }
            ),
            "مرآة",
            "2031-04-12T10:30:00+03:00",
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2031-04-12",'
            ' "publisher": {"name": "مرآة &amp; صدى"},}</script>',
            "مرآة & صدى",
            "2031-04-12",
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished":'
            ' "2031-04-12", "x": [</script><meta property="og:site_name" content="صدى">',
            "صدى",
            "2031-04-12",
        ),
        (
            '<meta property="og:site_name" content="صدى"><meta property="article:published_time"'
            ' content="2031-04-12T07:30:00Z">',
            "صدى",
            "2031-04-12T07:30:00+00:00",
        ),
        (
            '<meta name="DC.date.issued" content="12/04/2031">'
            '<meta name="publisher" content="صدى">',
            "صدى",
            "2031-04-12",
        ),
        (f"<title>{TITLE} | مرآة رمادة</title>", "مرآة رمادة", None),
        ("", None, None),
    ],
)
def test_declarations_are_trusted_in_order(head, outlet, published):
    found = read(article(head))
    assert (found.title, found.outlet, found.published) == (TITLE, outlet, published)


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2031-04-12T10:30:00+03:00">قبل يومين</time>',
        '<span class="post-date">السبت 12 نيسان/أبريل 2031</span>',
        '<div class="meta"><span>نشر في ١٢ أبريل ٢٠٣١ - 10:30</span></div>',
        '<p class="info">April 12, 2031</p>',
        '<span class="entry-date">20 ذو الحجة 1452 هـ</span>',
    ],
)
def test_days_are_read_where_the_page_shows_them(shown):
    found = read(article(above=shown)).published
    assert found is not None
    assert found[:10] == "2031-04-12" or (found.startswith("2031-04") and "هـ" in shown)


def test_the_clock_of_a_page_is_not_the_day_of_its_report():
    clock = '<div id="date-now">الأحد 4 مايو 2031</div>'
    markup = article(above='<span class="date">12 أبريل 2031</span>').replace(
        "<nav", clock + "<nav"
    )
    assert read(markup).published == "2031-04-12"


@pytest.mark.parametrize(
    ("head", "heading"),
    [
        (f'<meta property="og:title" content="{TITLE} - مرآة رمادة">', TITLE),
        (stated({**STATED, "headline": TITLE[:30] + "..."}), TITLE),
        (stated({**STATED, "headline": f"&quot;{TITLE}&quot;"}), f'"{TITLE}"'),
    ],
)
def test_the_headline_is_whole_and_without_its_outlet(head, heading):
    markup = article(head).replace(f"<h1>{TITLE}</h1>", f"<h1>{heading}</h1>")
    assert read(markup).title == heading


def test_boxes_between_and_below_the_paragraphs_are_left_out():
    extra = (
        '<div class="related-posts"><h3>اقرأ أيضا</h3><a href="/8">مطار رمادة يغلق مدرجه</a></div>'
        '<ul class="social-share"><li>شارك</li></ul>'
    )
    markup = article(stated(STATED), extra).replace(
        "</main>", '</main><div class="bottom"><a href="/9">ثلاثة يفوزون بجائزة الرواية</a></div>'
    )
    assert read(markup).text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_paragraphs_need_no_elements_of_their_own():
    lines = f"<div class='LongText'>{FIRST}<br><br>{SECOND}<br/><br/>{THIRD}</div>"
    found = read(page(f"<h1>{TITLE}</h1>{lines}", stated(STATED)))
    assert [line for line in found.text.split("\n") if line] == [TITLE, FIRST, SECOND, THIRD]


def test_entities_are_characters():
    markup = article(stated(STATED)).replace(
        "الجسر الذي", "&quot;الجسر&quot;&nbsp;&#1575;&#x644;ذي"
    )
    assert '"الجسر" الذي' in read(markup).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", "nonsense", ""])
def test_the_bytes_decide_on_the_encoding(encoding, declared):
    markup = article().replace('charset="utf-8"', f'charset="{declared}"')
    assert read(markup.encode(encoding, "ignore")).title == TITLE


def test_a_declaration_is_believed_where_the_bytes_do_not_speak_against_it():
    markup = page(f"<h1>Мост открыт</h1><p>{'Мост открыт для всех жителей города. ' * 5}</p>")
    content = (
        markup.replace("utf-8", "windows-1251").replace("الرئيسية", "").encode("cp1251", "ignore")
    )
    assert "Мост открыт для всех" in read(content).text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256"])
def test_text_decoded_wrongly_once_is_turned_back(encoding):
    shown = {byte: char for char, byte in _mojibake._bytes_of(encoding).items()}
    broken = "".join(shown[byte] for byte in FIRST.encode())
    assert _mojibake.mend(broken) == FIRST
    assert _mojibake.mend(f"{SECOND}\n{broken}\nlatin Øre") == f"{SECOND}\n{FIRST}\nlatin Øre"
    assert FIRST in read(article().replace(FIRST, broken)).text


@given(st.text(st.sampled_from(" ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى،؛؟«»ًٌٍَُِّْ\n1٢abپچگ"), max_size=80))
def test_text_in_order_is_never_mended(text):
    assert _mojibake.mend(text) == text


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><body></body></html>", "no text"),
        ('<html><body><div id="root"></div><script src="a.js"></script></body></html>', "scripts"),
        ("<html><body><noscript>You need to enable JavaScript</noscript></body></html>", "scripts"),
        (
            "<html><head><title>Just a moment...</title></head><body><p>Checking your browser</p>"
            "</body></html>",
            "human",
        ),
        ("<html><body><h1>404</h1><p>الصفحة غير موجودة</p></body></html>", "error page"),
        (f"<html><body><h1>{TITLE}</h1><p>هذا المحتوى للمشتركين فقط</p></body></html>", "paywall"),
        ('<html><head><meta http-equiv="refresh" content="0;url=/b"></head></html>', "address"),
        ("<html><frameset><frame src='a.htm'></frameset></html>", "frames"),
    ],
)
def test_a_page_without_a_report_says_why(markup, reason):
    with pytest.raises(InputError) as caught:
        read(markup)
    assert reason in caught.value.reason


def test_a_page_that_scripts_fill_in_is_read_from_what_it_states():
    node = {**STATED, "articleBody": f"{FIRST}\n{SECOND}\n{THIRD}"}
    found = read(f'<html><head>{stated(node)}</head><body><div id="root"></div></body></html>')
    assert found.text == f"{TITLE}\n\n{FIRST}\n{SECOND}\n{THIRD}"


def test_pages_are_known_by_suffix_and_by_content(tmp_path):
    for name in ("a.html", "b.htm", "c.txt", "d", "e.xhtml"):
        (tmp_path / name).write_text(article(stated(STATED)), encoding="utf-8")
    assert [found.title for found in readers.read([tmp_path])] == [TITLE] * 5
    assert not html.recognises(FIRST.encode())
    assert html.recognises(b'<?xml version="1.0"?>\n<!-- x -->\n<html xmlns="x">')


def test_elements_nested_too_deep_or_too_long_are_refused():
    for markup in ("<div>" * 5000 + FIRST, "<b><i>" * 5000 + FIRST):
        with pytest.raises(InputError, match="deep"):
            read(f"<html><body>{markup}")
    with pytest.raises(InputError, match="million"):
        _fragment.parse("x" * (_fragment.MAX_CHARS + 1))
    assert _fragment.text("<p>" * 5000 + FIRST) == FIRST


PARAGRAPHS = st.lists(
    st.text(st.sampled_from("ابتثجحدرسشعفقكلمنهوي «»،\"'&<>"), min_size=30, max_size=120).map(
        lambda text: " ".join(
            f"كلمة {text} نهاية الفقرة هنا بعد كلام طويل عن المدينة وأهلها.".split()
        )
    ),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=50)
@given(PARAGRAPHS)
def test_what_is_written_as_paragraphs_is_read_back(paragraphs):
    escaped = [p.replace("&", "&amp;").replace("<", "&lt;") for p in paragraphs]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in escaped)
    found = read(page(f"<article><h1>{TITLE}</h1><div>{body}</div></article>"))
    assert [line for line in found.text.split("\n") if line] == [TITLE, *paragraphs]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_markup_breaks_the_reader(markup):
    for found in readers.read(["-"], stdin=io.BytesIO(f"<html>{markup}".encode())):
        assert isinstance(found, Page | Rejection)


@settings(deadline=None)
@given(st.text(max_size=100))
def test_no_string_breaks_a_visible_day(written):
    found = _visible.iso(written)
    assert found is None or _visible.iso(found) == found


def test_damaged_pages_end_in_reports_or_reasons():
    content = article(stated(STATED)).encode()
    assert damage.survives(html, content) >= 25


def test_feeds_are_no_pages():
    assert not html.recognises(b'<?xml version="1.0"?><rss version="2.0"></rss>')
    assert _markup.is_feed(b'<?xml version="1.0"?><!-- x --><rss version="2.0"></rss>')


def _words(text: str) -> Counter:
    return Counter(re.findall(r"\w+", text))


def test_kept_text_of_real_pages(shared):
    folder = shared / "html"
    lbc = json.loads((folder / "fundus_lbc/LBCGroup.json").read_text(encoding="utf-8"))["V1"]
    packed = (folder / "fundus_lbc/LBCGroup_2026_01_08.html.gz").read_bytes()
    plain = (folder / "newspaper4k/arabic_article.txt").read_text(encoding="utf-8")
    expected = {
        gzip.decompress(packed): "\n".join(lbc["body"]["sections"][0]["paragraphs"]),
        (folder / "newspaper4k/arabic_article.html").read_bytes(): plain,
    }
    for content, text in expected.items():
        found = read(content)
        report = cleaning.clean(found, tokenise(found.text), "1")
        kept = "\n".join(r.of(found.text) for r in report.regions if r.label in KEPT)
        a, b = _words(kept), _words(f"{found.title}\n{text}")
        assert 2 * sum((a & b).values()) / (a.total() + b.total()) >= 0.98
        assert report.outlet
        assert report.published


def test_teasers_below_an_article_are_no_part_of_it():
    cards = "".join(
        f'<div class="card"><h3><a href="/{n}">خبر آخر رقم {n}</a></h3><p>{SECOND}</p></div>'
        for n in range(4)
    )
    markup = page(
        f'<div><h1>{TITLE}</h1><div class="x"><p>{FIRST}</p><p>{THIRD}</p></div>'
        f'<div class="y">{cards}</div></div>',
        stated(STATED),
    )
    assert read(markup).text == f"{TITLE}\n\n{FIRST}\n\n{THIRD}"


def test_credits_between_the_headline_and_the_article_are_kept():
    assert "رمادة - وكالة صدى" in read(article(above="<div>رمادة - وكالة صدى</div>")).text


def test_entities_of_a_headline_that_were_escaped_twice_are_resolved():
    headline = f"&amp;#8220;{TITLE}&amp;#8221;"
    body = "".join(f"<p>{words}</p>" for words in (FIRST, SECOND, THIRD))
    content = f"<html><body><h1>{headline}</h1><article>{body}</article></body></html>"
    (page,) = html.read(content.encode(), "p.html")
    assert page.title == f"“{TITLE}”"
    assert page.text == f"“{TITLE}”\n\n" + "\n\n".join((FIRST, SECOND, THIRD))


def test_what_a_tag_holds_in_quotes_or_a_comment_cuts_no_tag():
    body = "".join(f"<p>{words}</p>" for words in (FIRST, SECOND, THIRD))
    odd = (
        '<img alt="a > b">', '<i title="<p>x"></i>', "<!-- <p> a > b -->", "<!---->",
        "<script>if (a<b) c('</p>');</script>", "<svg><title>x</title></svg>", "<i <b>",
    )  # fmt: skip
    for each in odd:
        content = f"<html><body><h1>{TITLE}</h1><article>{each}{body}</article></body></html>"
        (page,) = html.read(content.encode(), "p.html")
        assert page.text == f"{TITLE}\n\n" + "\n\n".join((FIRST, SECOND, THIRD)), each
