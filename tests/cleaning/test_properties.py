"""What holds of any page at all: regions cover it, do not overlap, and nothing breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.arabic.tokens import tokenise
from tawatur.cleaning import clean, stretches
from tawatur.model.report import KEPT, Page

_BITS = st.sampled_from(
    "المصدر: |طباعة شارك|اقرأ أيضا:|كلمات دلالية|سمات|قال الوزير|المحليةوزير|.|..|\n|\n\n|\r\n"
    "|---\n|title: x\n|2031-04-12|•|http://x.y|رابط الخبر|ة|ً|\u200f|\u2028|\x00|Next|Previous|«|»"
    "|:|؟|شاهد|a@b.c"
    "|\ud800|😀|½|ﷺ| | \xa0".split("|")
)


def check(text: str, title: str | None = None) -> None:
    report = clean(Page(location="x", text=text, title=title), tokenise(text), "x")
    before = 0
    for region in report.regions:
        assert before <= region.start < region.end
        assert not text[before : region.start].strip()
        before = region.end
    assert not text[before:].strip()
    kept = [(r.start, r.end) for r in report.regions if r.label in KEPT]
    parts = stretches(report)
    assert [(span.start, span.end) for span, _, _ in parts] == kept
    numbers = [part for _, _, part in parts]
    assert numbers == sorted(numbers)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text(text):
    check(text)


@settings(deadline=None)
@given(st.lists(_BITS, max_size=60).map(" ".join))
def test_any_furniture(text):
    check(text)
    check(f"عنوان\n\n{text}", title="عنوان")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "\u200f",
        "word",
        "كلمة " * 200_000,
        "ةب" * 300_000,
        "شارك " * 100_000,
        "!ابت" * 9999,
    ],
)
def test_extremes(text):
    check(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry of the islands said on Sunday that the bridge will open tomorrow.", "en"),
        ("Le ministère des îles a annoncé dimanche que le pont serait ouvert demain matin.", "fr"),
        ("وزارت راه اعلام کرد که پل تازه شهر فردا باز می شود و مردم می توانند از آن بگذرند.", "fa"),
        ("قالت وزارة الجزر يوم الأحد إن الجسر سيفتح غدا أمام الناس في المدينة.", "ar"),
        ("قالت وزارة الجزر یوم الأحد إن الجسر سیفتح غدا أمام الناس فی المدینة علی النهر.", "ar"),
        ("مدیر آبهای دلونا روز یکشنبه در نشست تازه با همتای مارونی خود دیدار کرد", "fa"),
        ("دلونا کے وزیر نے کہا ہے کہ حکومت جزیروں کے مسائل حل کرے گی", "ur"),
        ("قائمة", "ar"),
    ],
)
def test_language(text, language):
    assert clean(Page(location="x", text=text), tokenise(text), "x").language == language


def test_shared_news_is_covered(shared):
    for n, page in enumerate(readers.read([shared / "news"])):
        if n % 50 == 0:
            check(page.text, page.title)
