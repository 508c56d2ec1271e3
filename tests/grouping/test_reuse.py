import time

import pytest

from tawatur.grouping import group

SAID = "قال مدير مرفأ صفوان سامر الدهلوي إن الحريق أتلف أربعة مستودعات للحبوب قبل إخماده فجرا"
EDITED = "وقال مدير مرفأ صفوان إن الحريق أتلف أربعة من مستودعات الحبوب قبل إخماده عند الفجر"
BEFORE, AFTER = "وصلت فرق الإطفاء متأخرة إلى المكان.", "ولم تعرف أسباب ما جرى بعد."


def _words(pile, passage):
    texts = {r.report.id: r.report.text for r in pile}
    return texts[passage.document][passage.start : passage.end]


def test_a_verbatim_passage_is_found_to_the_character(piles):
    pile = [
        piles.article("a", piles.prose(1, 8), f"{BEFORE} {SAID}. {piles.prose(2, 60)}"),
        piles.article("b", piles.prose(3, 8), f"{piles.prose(4, 60)} {SAID}. {piles.prose(5, 20)}"),
    ]
    (found,) = group(pile, one_story=True).reuse
    assert found.kind == "verbatim"
    assert [_words(pile, side) for side in (found.a, found.b)] == [SAID, SAID]


def test_an_edited_passage_is_found_within_a_story(piles):
    pile = [
        piles.article("a", "حريق في مرفأ صفوان", f"{BEFORE} {SAID}. {AFTER}"),
        piles.article(
            "b", "مستودعات صفوان تحترق", f"{piles.prose(4, 40)} {EDITED}. {piles.prose(5, 20)}"
        ),
    ]
    (found,) = group(pile, one_story=True).reuse
    assert found.kind == "near"
    assert _words(pile, found.a).startswith("قال مدير مرفأ")
    assert _words(pile, found.b).startswith("وقال مدير مرفأ")
    assert _words(pile, found.a).endswith("قبل إخماده فجرا")


def test_a_passage_repeated_in_one_document_is_found(piles):
    pile = [piles.article("a", piles.prose(1, 8), f"{SAID}. {SAID}. {piles.prose(2, 40)}")]
    (found,) = group(pile).reuse
    assert found.a.document == found.b.document == "a"
    assert found.a.end <= found.b.start


def test_a_passage_in_an_embedded_article_bears_its_part(piles):
    page = piles.reading(
        "a", ("title", "حريق"), ("body", SAID), ("embedded", f"{BEFORE} {SAID}", 1)
    )
    (found,) = group([page]).reuse
    assert (found.a.part, found.b.part) == (0, 1)


def test_words_outside_the_kept_regions_are_not_compared(piles):
    pile = [
        piles.reading(
            "a", ("title", piles.prose(1, 8)), ("body", piles.prose(2, 30)), ("tags", SAID)
        ),
        piles.reading(
            "b", ("title", piles.prose(3, 8)), ("body", piles.prose(4, 30)), ("tags", SAID)
        ),
    ]
    assert group(pile, one_story=True).reuse == ()


def test_names_said_over_and_over_are_no_passage(piles):
    name = "الرئيس الصفواني سامر الدهلوي"
    pile = [
        piles.article(
            i,
            "",
            " ".join(
                f"{piles.prose(seed + k, 6)} {name} {piles.prose(seed - k, 5)}." for k in range(9)
            ),
        )
        for i, seed in (("a", 100), ("b", 500))
    ]
    assert group(pile, one_story=True).reuse == ()


@pytest.mark.parametrize("length", [50, 20])
def test_an_inserted_passage_is_found_across_stories(piles, length):
    passage = " ".join(w.strip(".") for w in piles.prose(9, length).split())
    pile = [
        piles.article(
            str(i),
            piles.prose(i, 8),
            f"{piles.prose(20 + i, 150)} {passage}. {piles.prose(40 + i, 150)}",
        )
        for i in range(2)
    ]
    clusters = group(pile, one_story=False)
    assert len(clusters.stories) == 2
    assert [_words(pile, side) for side in (clusters.reuse[0].a, clusters.reuse[0].b)] == [
        passage
    ] * 2


@pytest.mark.parametrize("said", ["كلمة ", "رابضة نائية ", f"{SAID} "])
def test_words_said_over_and_over_cost_no_more_than_others(piles, said):
    pile = [piles.article(id, piles.prose(1, 8), said * 3000) for id in "ab"]
    begun = time.process_time()
    group(pile)
    assert time.process_time() - begun < 10  # with every pair of places as a seed: minutes
