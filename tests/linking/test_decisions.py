"""A reader's decisions win, can be taken back, and the order of reports says nothing."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from stories import entity_of, found, pile, reading

from tawatur.linking import Decision, Decisions, merges, settle

_PEOPLE = ("سيرغي كورتشاغين", "سيرجي كورتشاجين", "كورتشاغين", "ليام دوبروفسكي", "دوبروفسكي")
_PLACES = ("طروادة", "تيكريف", "موردانا")
_STORY = st.lists(
    st.lists(
        st.sampled_from(
            [f"قال [PER {n}] كلمة." for n in _PEOPLE]
            + [f"وصل إلى [LOC {p}] ليلا." for p in _PLACES]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


def snapshot(readings):
    return [(r.report.id, r.mentions, r.entities) for r in readings]


@given(_STORY, st.data())
@settings(max_examples=40, deadline=None)
def test_any_merge_undone_and_taken_back_gives_the_exact_earlier_state(story, data):
    readings = pile(*story)
    before = snapshot(settle(readings))
    made = merges(readings)
    if not made:
        return
    merge = data.draw(st.sampled_from(made))
    parted = settle(readings, [Decision(merge.name, merge.other, same=False)])
    pairs = {
        frozenset((m.name, m.other)) for r in parted for e in r.entities.values() for m in e.merges
    }
    assert frozenset((merge.name, merge.other)) not in pairs
    assert snapshot(settle(readings)) == before
    assert snapshot(settle(readings, Decisions())) == before


@given(_STORY, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_entities_do_not_depend_on_the_order_of_reports(story, random):
    readings = [reading(text, f"r{i}") for i, text in enumerate(story)]
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert settle(readings)[0].entities.keys() == settle(shuffled)[0].entities.keys()


@given(
    st.lists(
        st.sampled_from(
            ["و", "ب", "ل", "\u064e", "\u0651", "\u0640", "دوبروفسكي", "طروادة", "\u200d", " "]
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=80, deadline=None)
def test_spans_begin_and_end_between_graphemes(noise):
    text = f"قال [PER دوبروفسكي] كلمة {noise}دوبروفسكي\u064e وعاد"
    for made in settle(pile(text)):
        original = made.report.text
        for mention in made.mentions:
            for at in (mention.start, mention.end):
                assert at == len(original) or not "\u064b" <= original[at] <= "\u0652"


def test_two_names_held_apart_stay_apart_whatever_joins_them():
    story = pile(
        "قال [PER سيرغي كورتشاغين] كلمة",
        "قال [PER سيرجي كورتشاجين] كلمة",
        "قال [PER كورتشاغين] كلمة",
    )
    one, two, _ = settle(story, [Decision("سيرغي كورتشاغين", "سيرجي كورتشاجين", same=False)])
    assert found(one)[0][2] != found(two)[0][2]


def test_types_and_english_names_decided_win():
    decided = Decisions(types=(("تورفيل", "ORG"),), english=(("تورفيل", "The Torville"),))
    one = settle(pile("وصل إلى [LOC تورفيل] ليلا"), decided)[0]
    assert found(one) == [("تورفيل", "ORG", "the-torville")]
    assert one.entities["the-torville"].name_en_from == "decision"


def test_a_town_carries_its_country_and_where_it_lies():
    one = settle(pile("وصل إلى [LOC نيروبي] ليلا ثم إلى [LOC كينيا] كلها"))[0]
    town = one.entities[entity_of(one, "نيروبي")]
    country = one.entities[entity_of(one, "كينيا")]
    assert town.country == country.country == "KE"
    assert town.latitude is not None
    assert -2 < town.latitude < 0
    assert country.latitude is None


def test_a_capital_is_located_in_its_country_not_at_a_namesake_abroad():
    one = settle(pile("وصل إلى [LOC واشنطن] ليلا"))[0]
    assert 38 < one.entities["washington"].latitude < 39
