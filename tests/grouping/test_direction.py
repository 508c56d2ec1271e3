import pytest

from tawatur.grouping import directions, group


def _told(pile):
    return directions(pile, group(pile, one_story=True))


def _two(piles, *, trimmed=False, **given):
    text = piles.prose(1, 120)
    other = " ".join(text.split()[:60]) if trimmed else text
    dated = [{key: pair[n] for key, pair in given.items() if pair[n] is not None} for n in range(2)]
    return [piles.article("a", "", text, **dated[0]), piles.article("b", "", other, **dated[1])]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (("2031-05-04T10:00", "2031-05-04T12:00"), ("a", "b", "time")),
        (("2031-05-04T12:00", "2031-05-04T10:00"), ("b", "a", "time")),
        (("2031-05-05", "2031-05-04"), ("b", "a", "time")),
        (("2031-05-04", "2031-05-04"), ("a", "b", "unknown")),
        (("2031-05-04T10:00", "2031-05-04T10:00"), ("a", "b", "unknown")),
        ((None, "2031-05-04"), ("a", "b", "unknown")),
    ],
)
def test_who_published_first_has_it_first(piles, published, expected):
    (found,) = _told(_two(piles, published=published))
    assert found[:3] == expected


def test_a_part_of_an_article_was_trimmed_from_it(piles):
    (found,) = _told(_two(piles, trimmed=True))
    assert found == ("a", "b", "containment", True)


def test_whoever_credits_the_other_has_it_from_there(piles):
    text = piles.prose(1, 80)
    pile = [
        piles.article("a", "", f"صفوان - رويترز: {text}", published="2031-05-04T08:00"),
        piles.article("b", "", text, outlet="رويترز", published="2031-05-04T09:00"),
    ]
    (found,) = _told(pile)
    assert found[:3] == ("b", "a", "credit")


def test_a_group_of_copies_that_begins_in_another_story_is_one_lineage(piles):
    from tawatur.grouping import lineages
    from tawatur.model.cluster import Clusters

    pile = [piles.article(name, "", piles.prose(1, 60)) for name in "bc"]
    (found,) = lineages(pile, Clusters(duplicates=(("a", "b", "c"),)))
    assert found.documents == ("b", "c")
