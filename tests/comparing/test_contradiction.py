"""Whether two free statements contradict each other, on sentences written for the purpose."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.arabic.contrasts import across, sides, together
from tawatur.arabic.skeletons import skeleton, spelling_likeness
from tawatur.arabic.stems import stem
from tawatur.comparing.words._contradiction.judging import LIKELY, contradicts
from tawatur.comparing.words._contradiction.matching import match
from tawatur.comparing.words._contradiction.wording import wording

CLASH = [
    ("وزير الري يعلن افتتاح سد الوادي", "وزير الري يعلن إغلاق سد الوادي", "opposites"),
    ("ارتفاع أسعار القمح في الأسواق", "هبوط أسعار القمح في الأسواق", "opposites"),
    ("المحكمة تبرئ التاجر من تهمة الغش", "المحكمة تدين التاجر بتهمة الغش", "opposites"),
    ("إقالة مدير المستشفى المركزي", "تعيين مدير المستشفى المركزي", "opposites"),
    ("الشركة توقع العقد مع البلدية", "الشركة تنفي توقيع العقد مع البلدية", "denial"),
    ("لم يحضر الوزير جلسة البرلمان", "حضر الوزير جلسة البرلمان", "denial"),
    ("لا صحة لإغلاق المطار", "إغلاق المطار", "denial"),
    ("مقتل ثلاثة أشخاص في انهيار مبنى", "مقتل سبعة أشخاص في انهيار مبنى", "number"),
    ("القمة المقبلة تعقد في المغرب", "القمة المقبلة تعقد في ماليزيا", "place"),
]
AGREE = [
    ("مقتل ثلاثة أشخاص في انهيار مبنى", "مقتل 3 أشخاص في انهيار مبنى"),
    ("ارتفاع أسعار القمح في الأسواق", "صعود أسعار القمح في الأسواق"),
    ("رئيس الاتحاد يستقيل من منصبه", "استقالة رئيس الاتحاد من منصبه"),
    ("المصنع لا يزال يعمل", "المصنع يعمل"),
    ("الخارجية تنفي التفاوض مع الشركة", "الخارجية: لا تفاوض مع الشركة"),
    ("المطر يغمر شوارع المدينة", "البرلمان يناقش الموازنة"),
    ("", "البرلمان يناقش الموازنة"),
    ("", ""),
]
FLOOR = 0.80  # macro-F1 on ANS dev; measured .82, asked .74
SURELY = 0.93  # precision from .8; measured .94


@pytest.mark.parametrize(("a", "b", "kind"), CLASH)
def test_clashes_are_found_with_their_reason(a, b, kind):
    found = contradicts(a, b)
    assert found.score >= LIKELY
    assert found.kind == kind
    assert all(word in found.reason().ar for word in (found.one, found.two))


@pytest.mark.parametrize(("a", "b"), AGREE)
def test_the_same_in_other_words_is_no_clash(a, b):
    assert contradicts(a, b).score < LIKELY
    assert not contradicts(a, b).clashes


def test_the_words_that_decide_stand_in_their_own_statement():
    found = contradicts("مجلس البلدة يرفض بناء الجسر", "مجلس البلدة يقبل بناء الجسر")
    assert (found.one, found.two) == ("يرفض", "يقبل")


def test_what_clashes_surely_speaks_of_one_matter():
    assert contradicts("ارتفاع أسعار القمح في الأسواق", "هبوط أسعار القمح في الأسواق").clashes
    assert not contradicts("ارتفاع أسعار القمح", "هبوط الطائرة في المطار القديم").clashes


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ابتملنيودر 3٧،؟لا", max_size=60), st.text(alphabet="ابتملنيو 37", max_size=60)
)
def test_the_order_changes_nothing(a, b):
    one, two = contradicts(a, b), contradicts(b, a)
    assert one.score == two.score
    assert 0.0 <= one.score <= 1.0
    assert (one.kind, one.one, one.two) == (two.kind, two.two, two.one)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_too_strange(a, b):
    assert 0.0 <= contradicts(a, b).score <= 1.0


def test_a_long_line_is_cut():
    assert 0.0 <= contradicts("كلمة أخرى " * 50_000, "كلمة واحدة").score <= 1.0


def test_opposites_stand_across_an_axis():
    assert across("ارتفاع", "هبوط")
    assert across("تقبل", "رفض")
    assert together("ارتفاع", "صعود")
    assert across("كتاب", "رفض") is None
    assert sides("كتاب") == frozenset()


def test_words_of_one_root_share_a_skeleton():
    assert len({skeleton(stem(w)) for w in ("ارتفاع", "يرتفع", "مرتفع", "ترتفع")}) == 1
    assert spelling_likeness("فولكسفاغن", "فولكسفاجن") > 0.6
    assert spelling_likeness("من", "عن") == 0.0


def test_matched_numbers_are_equal_in_value():
    found = match(wording("خمسة آلاف زائر"), wording("5000 زائر"))
    assert [m.kind for m in found.matches] == ["number", "word"]
    assert found.left == found.right == ()


def test_headlines_are_told_apart_as_well_as_measured(shared):
    with (shared / "stance/ans-dev.csv").open(encoding="utf-8", newline="") as lines:
        rows = [r for r in csv.DictReader(lines) if r["stance"] in ("agree", "disagree")]
    scores = [contradicts(r["s1"], r["s2"]).score for r in rows]
    said, truth = [s >= LIKELY for s in scores], [r["stance"] == "disagree" for r in rows]
    total = 0.0
    for side in (True, False):
        right = sum(s == t == side for s, t in zip(said, truth, strict=True))
        total += 2 * right / (said.count(side) + truth.count(side))
    assert total / 2 >= FLOOR
    sure = [t for s, t in zip(scores, truth, strict=True) if s >= 0.8]
    assert sum(sure) / len(sure) >= SURELY
