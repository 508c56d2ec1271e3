import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.grouping import directions, group
from tawatur.model.cluster import Clusters, Direction


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
    assert (found.earlier, found.later, found.reason) == expected


def test_a_part_of_an_article_was_trimmed_from_it(piles):
    (found,) = _told(_two(piles, trimmed=True))
    assert found == Direction("a", "b", "containment", trimmed=True)


def test_whoever_credits_the_other_has_it_from_there(piles):
    text = piles.prose(1, 80)
    pile = [
        piles.article("a", "", f"صفوان - رويترز: {text}", published="2031-05-04T08:00"),
        piles.article("b", "", text, outlet="رويترز", published="2031-05-04T09:00"),
    ]
    (found,) = _told(pile)
    assert found == Direction("b", "a", "credit")


def test_of_several_copies_each_has_it_once_from_the_earliest(piles):
    text = piles.prose(1, 80)
    days = {"a": "2031-05-06", "b": "2031-05-04", "c": "2031-05-05", "d": None}
    dated = {name: {"published": day} if day else {} for name, day in days.items()}
    pile = [piles.article(name, "", text, **given) for name, given in dated.items()]
    expected = (
        Direction("b", "a", "time"),
        Direction("b", "c", "time"),
        Direction("b", "d", "unknown"),
    )
    assert _told(pile) == _told(pile[::-1]) == expected


def test_a_credit_counts_before_the_clock_in_a_large_group_too(piles):
    text = piles.prose(1, 80)
    pile = [
        piles.article(f"p{n:02}", "", f"صفوان - رويترز: {text}", published=f"2031-05-04T{n:02}:00")
        for n in range(20)
    ]
    pile.append(piles.article("w", "", text, outlet="رويترز", published="2031-05-04T23:00"))
    assert _told(pile) == tuple(Direction("w", f"p{n:02}", "credit") for n in range(20))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "2031-05-04", "2031-05-05", "2031-05-05T10:00"]),
            st.sampled_from(["", "رويترز", "وكالة الأنباء الألمانية"]),
            st.sampled_from(["", "صفوان - رويترز: ", "صفوان - د ب أ: "]),
        ),
        min_size=2,
        max_size=12,
    )
)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_report_is_the_later_one_once_and_nothing_leads_back(piles, copies):
    text = piles.prose(1, 60)
    pile = [
        piles.article(
            str(n),
            "",
            credit + text,
            **({"published": day} if day else {}),
            **({"outlet": outlet} if outlet else {}),
        )
        for n, (day, outlet, credit) in enumerate(copies)
    ]
    ids = tuple(reading.report.id for reading in pile)
    found = directions(pile, Clusters(duplicates=(ids,)))
    above = {one.later: one.earlier for one in found}
    assert len(above) == len(found) == len(ids) - 1
    (first,) = set(ids) - set(above)
    for one in ids:
        at = one
        for _ in ids:
            at = above.get(at, at)
        assert at == first


def test_a_group_of_copies_that_begins_in_another_story_is_one_lineage(piles):
    from tawatur.grouping import lineages

    pile = [piles.article(name, "", piles.prose(1, 60)) for name in "bc"]
    (found,) = lineages(pile, Clusters(duplicates=(("a", "b", "c"),)))
    assert found.documents == ("b", "c")
