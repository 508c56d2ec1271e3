"""What verb a word may be a form of: listed verbs with their side, others by their pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.deverbal import forms, forms_at
from tawatur.arabic.folding import fold, fold_word


def deeds(word):
    return {(f.deed, f.side) for f in forms(fold_word(word))}


@pytest.mark.parametrize(
    ("word", "deed", "side"),
    [
        ("يوقع", "sign", 1),
        ("ووقعت", "sign", 1),
        ("بتوقيع", "sign", 1),
        ("مقفلا", "run", -1),
        ("أغلقتها", "run", -1),
        ("ضربوه", "beat", 1),
        ("انقطاع", "cut", 1),
        ("محتجزين", "detain", 1),
    ],
)
def test_listed_verbs_are_known_in_all_their_forms(word, deed, side):
    assert (deed, side) in deeds(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ينقلب", "انقلاب"),
        ("انقلبت", "ينقلب"),
        ("استخراج", "تستخرج"),
        ("تشترك", "اشتراك"),
        ("يسجل", "تسجيل"),
        ("أنتج", "إنتاج"),
    ],
)
def test_other_verbs_are_known_by_their_pattern(one, other):
    assert deeds(one) & deeds(other)


@pytest.mark.parametrize("word", ["مجلس", "رئيس", "سيارة", "في", "ب", ""])
def test_a_word_of_no_verb_is_a_form_of_none(word):
    assert not deeds(word)


def test_a_verb_may_need_a_noun_that_goes_with_it():
    released = fold("أطلق الخاطفون سراح الطبيب").split()
    fired = fold("أطلق الجنود النار").split()
    assert {f.deed for f in forms_at(released, 0, len(released))} == {"detain"}
    assert {f.deed for f in forms_at(fired, 0, len(fired))} == {"shoot"}


@given(st.text())
def test_no_word_fails(word):
    forms(word)
