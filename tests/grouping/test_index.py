"""The index forgets what is older than its window, dated or not."""

import pytest

from tawatur.grouping import Index, Plain, put_down, sign_plain, take_up


def _step(piles, published, seed):
    texts = [Plain(f"{seed}-{n}", "", piles.prose(seed + n, 40), published) for n in range(3)]
    return list(sign_plain(texts))


DAYS = ("2031-05-01", "2031-05-10", "2031-05-14", "2031-05-20", "2031-06-30")


@pytest.mark.parametrize("first", [None, "2031-04-30"])
def test_old_days_are_dropped_whether_dated_or_not(piles, first):
    index, held = Index(window=14), []
    for number, day in enumerate((first, *DAYS)):
        index.add(_step(piles, day, 100 * number))
        held.append(len(index.segments))
    assert held == [1, 2, 3, 4, 3, 1]
    assert len(index.lines) == 3


def test_an_index_taken_up_forgets_the_same(piles):
    index = Index(window=14)
    for number, day in enumerate((None, *DAYS[:2])):
        index.add(_step(piles, day, 100 * number))
    again = take_up(put_down(index))
    for one in (index, again):
        one.add(_step(piles, "2031-05-18", 900))
    assert again.days == index.days
    assert len(again.segments) == 2
