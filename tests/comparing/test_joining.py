"""Pairs of one question: nothing is lost, and what shares an end stays together."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from tawatur.comparing.joining import joined

Pair = tuple[int, int]
PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30)


def itself(pair: Pair) -> Pair:
    return pair


def test_pairs_that_share_an_end_through_another_are_one_group() -> None:
    assert joined([(1, 2), (5, 6), (3, 4), (2, 3)], itself) == [[(5, 6)], [(1, 2), (3, 4), (2, 3)]]


@given(PAIRS)
def test_the_groups_are_the_parts_of_the_graph(pairs: list[Pair]) -> None:
    graph: networkx.Graph[int] = networkx.Graph(pairs)
    told = [{end for pair in group for end in pair} for group in joined(pairs, itself)]
    assert sorted(map(sorted, told)) == sorted(map(sorted, networkx.connected_components(graph)))


@given(PAIRS)
def test_no_pair_is_lost_and_each_group_keeps_the_order_given(pairs: list[Pair]) -> None:
    groups = joined(pairs, itself)
    assert sorted(pair for group in groups for pair in group) == sorted(pairs)
    for group in groups:
        places = iter(pairs)
        assert all(any(pair == given for given in places) for pair in group)
