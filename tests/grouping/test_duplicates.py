import random

import pytest

from tawatur.grouping import group


def _replaced(piles, text, share, seed):
    chance = random.Random(seed)
    return " ".join(piles.word(chance) if chance.random() < share else w for w in text.split())


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1])
def test_a_lightly_edited_article_is_a_copy(piles, share):
    text = piles.prose(1, 200)
    pile = [
        piles.article("a", piles.prose(2, 8), text),
        piles.article("b", piles.prose(3, 8), _replaced(piles, text, share, 4)),
        piles.article("c", piles.prose(5, 8), piles.prose(6, 200)),
    ]
    assert group(pile).duplicates == (("a", "b"),)


def test_a_trimmed_article_is_a_copy(piles):
    text = piles.prose(1, 300)
    pile = [piles.article("a", "", text), piles.article("b", "", " ".join(text.split()[:90]))]
    assert group(pile).duplicates == (("a", "b"),)


def test_diacritics_hamzas_and_articles_do_not_make_another_article(piles):
    words = "أعلنت إدارة الميناء في مدينة صفوان إغلاق الرصيف القديم أمام السفن الكبيرة ثلاثة أيام"
    other = words.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace("م", "مَ")
    pile = [piles.article("a", "", words), piles.article("b", "", other)]
    assert group(pile).duplicates == (("a", "b"),)


def test_half_an_article_shared_is_no_copy(piles):
    text = piles.prose(1, 100)
    pile = [
        piles.article("a", "", text + " " + piles.prose(2, 150)),
        piles.article("b", "", text + " " + piles.prose(3, 150)),
    ]
    assert group(pile).duplicates == ()


def test_many_copies_are_one_group(piles):
    pile = [piles.article(f"{i:03}", "", piles.prose(1, 60)) for i in range(230)]
    assert [len(copies) for copies in group(pile).duplicates] == [230]


def test_a_shared_headline_alone_makes_no_copies(piles):
    pile = [piles.article(i, "عاجل انقطاع التيار عن مدينة صفوان", "") for i in "ab"]
    assert group(pile).duplicates == ()
