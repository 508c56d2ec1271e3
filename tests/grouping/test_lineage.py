import pytest

from tawatur.grouping import group, lineages
from tawatur.grouping.lineage import wires


def _lineages(pile):
    return lineages(pile, group(pile, one_story=True))


def test_copies_are_one_origin_and_say_so(piles):
    pile = [
        piles.article("a", "", piles.prose(1, 80)),
        piles.article("b", "", piles.prose(1, 80)),
        piles.article("c", "", piles.prose(2, 80)),
    ]
    (found,) = _lineages(pile)
    assert found.documents == ("a", "b")
    assert "نسخ" in found.reason
    assert "copies" in found.reason_en


def test_one_outlet_is_one_origin(piles):
    pile = [piles.article(i, "", piles.prose(ord(i), 60), outlet="صحيفة الأرجوان") for i in "ab"]
    (found,) = _lineages(pile)
    assert found.reason_en == "the same outlet (صحيفة الأرجوان)"


def test_links_of_different_kinds_make_one_group(piles):
    pile = [
        piles.article("a", "", piles.prose(1, 80), outlet="الأرجوان"),
        piles.article("b", "", piles.prose(1, 80)),
        piles.article("c", "", piles.prose(2, 80), outlet="الأرجوان"),
        piles.article("d", "", piles.prose(3, 80), outlet="الشعلة"),
    ]
    (found,) = _lineages(pile)
    assert found.documents == ("a", "b", "c")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("صفوان - رويترز: اندلع حريق في المرفأ", {"رويترز"}),
        ("صفوان (رويترز) - اندلع حريق في المرفأ", {"رويترز"}),
        ("أ ف ب- صفوان: اندلع حريق في المرفأ", {"وكالة الصحافة الفرنسية"}),
        ("اندلع حريق في المرفأ فجر اليوم (رويترز)", {"رويترز"}),
        ("قال شاهد لرويترز: اندلع حريق في المرفأ", set()),
        ("أعلنت رويترز اندلاع حريق في مرفأ صفوان", set()),
        ("", set()),
    ],
)
def test_an_agency_is_credited_where_credits_stand(piles, body, expected):
    assert wires(piles.article("a", "حريق في صفوان", body)) == expected


def test_a_credit_region_names_the_agency(piles):
    page = piles.reading("a", ("body", piles.prose(1, 20)), ("credit", "المصدر: الأناضول"))
    assert wires(page) == {"وكالة الأناضول"}


def test_a_report_alone_has_no_lineage(piles):
    assert _lineages([piles.article("a", "", piles.prose(1, 30))]) == ()
    assert lineages([], group([])) == ()
