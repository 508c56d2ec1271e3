"""Straight markup reads the same with and without the parser."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.readers import _blocks, _straight
from tawatur.readers._blocks import Shown
from tawatur.readers._straight import CrookedError
from tawatur.readers._tags import QuotedError

NAMES = """p div span b a ul li ol h1 h2 dl dt dd section form button em figure label custom-x pre
center font nobr ruby rt svg noscript select option video table tr td object template iframe
textarea title style script body amp-img applet image fieldset details""".split()
ATTRIBUTES = [
    "", "", "", "", ' class="a"', ' class="related box"', " hidden", ' style="display:none"',
    ' class="a" class="b"', ' href="/x"', ' href="/privacy?a=1&amp;b=2"', ' href="/x?a=1&copy=2"',
    " class=a", " class='a b'", ' CLASS="A"', ' data-time="2024-01-02"', ' class="a&amp;b"',
    ' class="a\xa0b"', '\nclass="z"', ' class = "z"', ' onclick="if(a>b){}"', ' class="a"id="b"',
    ' class="date" title="2024-01-02"', ' href="x" href="y"', ' a"b="c"', ' class="x"/',
]  # fmt: skip
SINGLE = [
    "<br>", "<hr>", '<img src="/x?a=1&b=2" alt="">', "<br/>", "<input disabled>", "<BR>", "</br>",
    '<meta itemprop="datePublished" content="2024-01-01">', "<input type=hidden value='a&amp;b'>",
    '<link rel="canonical" href="http://x.example/1">', "<!-- c -->", "<!-- <p>x</p> -->", "<!-->",
    "<!--->", "<!-- a --!>", "<?x y?>", "<![CDATA[x]]>", "<img alt='a>b'>", '<img alt="a>b">',
    '<img alt="a<b">', "<div/>", '<path d="M0"/>', "</p>", '<script>var a="<p>";</script>',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"خبر"}</script>',
    "<script><!-- x --></script>", "<style>a>b{}</style>", '<iframe src="x"></iframe>',
    '<noscript><img src="x"></noscript>', '<svg><title>t</title><path d="M0"/></svg>',
    "<select><option>a</option></select>", "<select><option>a<option>b</select>",
    "<SCRIPT>x</SCRIPT>", "<script>x</script >", "<textarea>a &amp; b</textarea>",
]  # fmt: skip
WORDS = [
    "كلمة", "جملة طويلة من كلمات كثيرة تزيد على اثنتي عشرة كلمة لتكون فقرة من الخبر في الصفحة",
    "a & b", "&amp;", "&nbsp;", "&#160;", "&lt;p&gt;", "\xa0", " ", "\n", "\r\n", "\r", "x > y",
    "x < y", "&copy;", "&copy", "&raquo; x", "&ensp;", "&#8211;", "&#x27;", "&#1;", '"', "\ufeff",
    "\u200f", "\x0b", "\u2028", "\0",
]  # fmt: skip
HEADS = [
    '<meta charset="utf-8">', '<meta charSet="utf-8"/>', "<meta name='robots' content='x'>",
    '<meta property="og:title" content="a &amp; b"/>', '<meta property="og:title" content="a & b">',
    "<title>عنوان</title>", "<title>ع &amp; ب</title>", '<link rel="icon" href="/a?x=1&y=2">',
    '<link rel="canonical" href="http://a.example/1?x=1&amp;y=2">', "<script>a=1<2;</script>",
    '<script type="application/ld+json">{"a":"<b>"}</script>', "<style>a{}</style>", "<!-- x -->",
    "<noscript><style>a{}</style></noscript>", '<noscript><link rel="x"></noscript>', "\n", "x",
    '<!-- <meta property="og:title" content="z"> -->', '<base href="/">', "<p>",
    '<meta name="a" name="b" content="c">', "<template></template>", '<script>"</head>"</script>',
    "<script><!-- <script> </script> --></script>", "<object></object>", "<title>a<b>c</title>",
]  # fmt: skip
TOPS = ["<!DOCTYPE html>\n<html><head>"] * 4 + ['<html lang="ar"><head>', "<!-- x --><html><head>"]
MIDDLES = ['</head>\n<body class="a">'] * 4 + ["</head> x <body>", "<body>", "</head><BODY>"]
ENDS = ["</body>\n</html>\n"] * 4 + ["</body></html><!-- x -->", "</html>", "</body> x </html>"]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Elements within one another, some of them not as they should be."""
    out, opened = list[str](), list[str]()
    names = draw(st.lists(st.sampled_from(NAMES[:19]) | st.sampled_from(NAMES), min_size=1))
    for step in draw(st.lists(st.integers(0, 9), max_size=20)):
        if step < 3:
            opened.append(draw(st.sampled_from(names)))
            out.append(f"<{opened[-1]}{draw(st.sampled_from(ATTRIBUTES))}>")
        elif step < 6 and opened:
            out.append(f"</{opened.pop()}>")
        elif step == 9:
            out.append(draw(st.sampled_from(SINGLE)))
        elif step == 6 and draw(st.booleans()):
            out.append(f"</{draw(st.sampled_from(names))}>")
        else:
            out.append(draw(st.sampled_from(WORDS)))
    return "".join(out) + "".join(f"</{name}>" for name in reversed(opened))


@st.composite
def pages(draw: st.DrawFn) -> str:
    head = "".join(draw(st.lists(st.sampled_from(HEADS), max_size=2)))
    parts = (st.sampled_from(TOPS), st.just(head), st.sampled_from(MIDDLES), bodies())
    return "".join(map(draw, (*parts, st.sampled_from(ENDS))))


def is_straight(markup: str) -> bool:
    try:
        _, inner = _straight.parts(markup)
        _straight.check_end(_blocks._along(_straight.cut(inner), _straight.known).around)
    except (CrookedError, QuotedError):
        return False
    return True


def parsed(markup: str, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """What the page shows when it goes through the parser."""

    def refuse(markup: str) -> None:
        raise CrookedError

    with monkeypatch.context() as patched:
        patched.setattr(_straight, "parts", refuse)
        return _blocks.walk(markup, "page.html")


def words(title: str | None) -> str:
    return " ".join((title or "").split())


@given(pages())
@settings(max_examples=600)
def test_a_straight_page_reads_as_the_parser_reads_it(markup: str) -> None:
    if not is_straight(markup):
        return
    with pytest.MonkeyPatch.context() as monkeypatch:
        want = parsed(markup, monkeypatch)
    found = _blocks.walk(markup, "page.html")
    assert words(found.head.title) == words(want.head.title)
    found.head.title = want.head.title
    assert found == want


def page(body: str, head: str = "<title>خبر</title>") -> str:
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body>\n</html>"


@pytest.mark.parametrize(
    "body",
    [
        "<p>نص</p><ul><li>بند</li><li><a href='/x'>رابط</a></li></ul>",
        '<div class="a"><h1>عنوان</h1><p>سطر<br>وسطر &raquo; ثالث</p></div>',
        "<script>if (a < b) { c(); }</script><p>نص</p>",
        '<a href="/x?a=1&b=2">رابط</a><form><button>زر</button></form>',
        '<svg viewBox="0 0 9 9"><title>رسم</title><path d="M0"/></svg><p>نص</p>',
    ],
)
def test_these_pages_are_not_parsed(body: str) -> None:
    assert is_straight(page(body))


@pytest.mark.parametrize(
    "body",
    [
        "<p>نص<p>نص",
        "<p><div>نص</div></p>",
        "<p><span><div>نص</div></span></p>",
        "<b><p>نص</b></p>",
        "<a>رابط<a>رابط</a></a>",
        "<li>بند</li>",
        "<ul><li>بند<li>بند</ul>",
        "<dd>شرح</dd>",
        "<h1><h2>عنوان</h2></h1>",
        "<form><form></form></form>",
        "<button><button></button></button>",
        "<table><tr><td>خانة</td></tr></table>",
        "<body><p>نص</p></body>",
        "<p>&#1;</p>",
        "<script>x</SCRIPT>",
        "<!-- تعليق لا ينتهي",
        "</div>",
        "<p>\0</p>",
    ],
)
def test_these_pages_are(body: str) -> None:
    assert not is_straight(page(body))
