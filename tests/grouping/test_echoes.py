from tawatur.grouping import group

HEADLINE = "حريق كبير في مرفأ صفوان يتلف أربعة مستودعات للحبوب قبل إخماده"
MISSPELT = "• حريق كبير في مرفا صفوان يتلف أربعة مستوعات للحبوب قبل إخماده"
SHORT = "حريق كبير في مرفأ صفوان"


def _shown(pile, found):
    texts = {r.report.id: r.report.text for r in pile}
    return [texts[side.document][side.start : side.end] for side in (found.a, found.b)]


def test_a_headline_in_the_box_of_another_report_is_found(piles):
    pile = [
        piles.article("a", HEADLINE, piles.prose(1, 60)),
        piles.reading("b", ("title", SHORT), ("body", piles.prose(2, 60)), ("related", MISSPELT)),
    ]
    (found,) = group(pile, one_story=True).reuse
    assert found.kind == "near"
    assert _shown(pile, found) == [HEADLINE, MISSPELT.removeprefix("• ")]


def test_a_headline_that_a_page_repeats_is_found(piles):
    pile = [
        piles.reading("a", ("title", HEADLINE), ("body", piles.prose(1, 60)), ("related", HEADLINE))
    ]
    (found,) = group(pile).reuse
    assert found.kind == "verbatim"
    assert _shown(pile, found) == [HEADLINE, HEADLINE]


def test_short_lines_and_boxes_of_other_stories_are_no_passages(piles):
    pile = [
        piles.reading("a", ("title", SHORT), ("body", piles.prose(1, 60)), ("related", SHORT)),
        piles.article("b", HEADLINE, piles.prose(2, 60)),
        piles.reading("c", ("body", piles.prose(3, 60)), ("related", HEADLINE)),
    ]
    assert group(pile, one_story=False).reuse == ()


def test_boxes_alone_link_nothing(piles):
    """Two pages of one portal that both list the same headline share no passage by it."""
    pile = [
        piles.reading(name, ("body", piles.prose(n, 60)), ("related", HEADLINE))
        for n, name in enumerate("ab")
    ]
    assert group(pile, one_story=True).reuse == ()
