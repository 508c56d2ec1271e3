"""What a count is to the counts beside it: parts, sums, the new ones, states, a wider scope."""

import pytest
from tests.facts.conftest import make

from tawatur import facts, registry
from tawatur.annotators import numbers

MEMBERS = registry.members("facts")


def counts(text, slot="deaths"):
    reading = numbers.annotate(make(text))
    return {(c.value, c.key): c.parts for c in facts.extract(reading, MEMBERS) if c.slot == slot}


def test_a_list_of_parts_belongs_to_its_total():
    found = counts("قتل عشرة أشخاص في الحريق، هم ستة من عمال المصنع وأربعة من السكان.")
    assert found == {
        ("10", "toll"): ("6", "4"),
        ("6", "group:عمال المصنع"): (),
        ("4", "group:السكان"): (),
    }


def test_some_of_the_dead_make_no_sum():
    found = counts("سقط 12 قتيلا بينهم 3 من رجال الدفاع في انهيار السد.")
    assert found == {("12", "toll"): (), ("3", "group:رجال الدفاع"): ()}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ارتفعت الحصيلة إلى 9 قتلى بعد انتشال جثتين من تحت الركام.", {"toll", "added:9"}),
        ("عثر على أربع جثث جديدة في الوادي.", {"added:"}),
        ("لقي 80 شخصا مصرعهم في حوادث الطرق منذ بداية العام.", {"wider"}),
    ],
)
def test_what_is_no_toll_of_the_event(text, keys):
    assert {key for _, key in counts(text)} == keys


def test_a_state_of_the_injured():
    assert counts("وقالت إن 7 مصابين في حالة حرجة.", "injured") == {("7", "state:critical"): ()}


def test_prisoners_let_go_are_no_arrests():
    assert counts("اتفق الطرفان على تبادل 40 أسيرا.", "arrests") == {}
