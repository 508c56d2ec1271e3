"""What answers best comes first, alike on every store."""

import msgspec
import pytest

from tawatur import pipeline, stores
from tawatur.model.report import Page
from tawatur.stores import _ranking
from tawatur.stores._fulltext import Term, begins, key, opening

LONG = " وتابعت الفرق عملها في الأحياء القريبة حتى ساعات المساء من دون أن يطرأ جديد." * 6
TEXTS = {
    # the newest only mentions the words, far apart and late
    "far": (
        "2031-06-05",
        f"نشرة المساء\n\nزار الوفد الجسر. {LONG} وقيل إن الجسر أغلق ثم إن سيول الشتاء بعيدة.",
    ),
    "near": ("2031-06-04", "أحوال الطقس\n\nحذرت الأرصاد من أن سيول الجسر قد تتكرر هذا الأسبوع."),
    "titled": (
        "2031-06-03",
        "سيول الجسر تقطع الطريق\n\nقطعت المياه طريقا في شمال البلاد وغمرت حقولا.",
    ),
    "other": ("2031-06-02", "سوق الخضار\n\nارتفعت أسعار الخضار في المدينة."),
}


@pytest.fixture
def kept(store):
    pages = [
        (id, Page(location=f"{id}.txt", id=id, text=text, outlet="الأفق", published=published))
        for id, (published, text) in TEXTS.items()
    ]
    stores.reports.add(store, [(pipeline.glance(each), each[1]) for each in pages])
    return store


def found(store, typed, order, *, typing=False):
    asked = msgspec.structs.replace(stores.answers.parse(typed, typing=typing), order=order)
    hits = stores.answers.find(store, asked).hits
    return list(dict.fromkeys(hit.report.id for hit in hits))


def test_the_headline_comes_before_words_side_by_side_and_those_before_scattered_ones(kept):
    assert found(kept, "سيول الجسر", "newest") == ["far", "near", "titled"]
    assert found(kept, "سيول الجسر", "relevance") == ["titled", "near", "far"]


def test_the_same_hits_in_either_order(kept):
    for typed in ("الجسر", "سيول", "«سيول الجسر»", "المدينة -سيول", "الأسبوع الجسر"):
        assert sorted(found(kept, typed, "newest")) == sorted(found(kept, typed, "relevance"))


def test_a_word_in_the_making_is_weighed(kept):
    assert found(kept, "الجسر سيو", "relevance", typing=True)[0] == "titled"


def test_a_question_without_words_is_answered_newest_first(kept):
    asked = msgspec.structs.replace(stores.answers.parse("by:فلان"), order="relevance")
    assert stores.answers.find(kept, asked).hits == ()


def test_beyond_what_is_weighed_the_newest_follow(kept, monkeypatch):
    monkeypatch.setattr(stores.answers, "WEIGHED", 1)
    assert found(kept, "سيول الجسر", "relevance") == ["titled", "near", "far"]
    assert found(kept, "الجسر", "relevance")[0] == "titled"


def test_where_words_stand_is_told_alike(kept):
    """The rows' words, counted from 1, as the score is made of them."""
    terms = [Term("base", ("سيول",)), Term("base", ("جسر",)), Term("bare", ("سيول", "الجسر"))]
    keys = [opening(key("2031-06-03", 3, 0))]
    with kept.reading() as c:
        told = kept.fulltext.standing(c, stores._fulltext.PASSAGES, keys, terms)
    assert told == {keys[0]: ((1,), (2,), (1,))}


def test_a_phrase_begins_where_its_forms_follow():
    held = {"a": [1, 4, 7], "b": [2, 8], "bc": [5]}
    assert begins(Term("base", ("a", "b")), held) == (1, 7)
    assert begins(Term("base", ("a", "b"), prefix=True), held) == (1, 4, 7)
    assert begins(Term("base", ("x",)), held) == ()


def test_rare_words_weigh_more():
    assert _ranking.rarity(1) > _ranking.rarity(100) > _ranking.rarity(10**9) == 1.0
