"""Topics: every story in one, stories of one subject together, in whatever order and parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import grouping, pipeline
from tawatur.model.report import Page

FLOOD = (
    "غمرت السيول قرى وادي النخيل وجرفت الجسر القديم، وأجلى الدفاع المدني السكان من ضفاف الوادي.",
    "فتحت السلطات مدارس وادي النخيل ملاجئ لمن جرفت السيول بيوتهم على ضفاف الوادي.",
    "قدّر مهندسون كلفة الجسر الذي جرفته السيول في وادي النخيل بمليوني دينار.",
)
CHESS = (
    "توج لاعب الشطرنج نديم الرافعي ببطولة الجزيرة بعد أن هزم بطل العام الماضي في النهائي.",
    "أعلن اتحاد الشطرنج موعد بطولة الجزيرة المقبلة، ودعا نديم الرافعي إلى الدفاع عن لقبه.",
    "يستعد بطل الشطرنج نديم الرافعي لبطولة الجزيرة بمعسكر من أسبوعين.",
)


def signed(texts):
    return [
        grouping.sign(pipeline.glance((str(n), Page(location=str(n), text=text))))
        for n, text in enumerate(texts)
    ]


def test_stories_of_one_subject_are_one_topic():
    found = grouping.topics(signed(FLOOD + CHESS), [("0",), ("1",), ("2",), ("3",), ("4",), ("5",)])
    assert found == [(0, 1, 2), (3, 4, 5)]


def test_a_story_of_several_reports_counts_once():
    found = grouping.topics(signed(FLOOD + CHESS), [("0", "1"), ("3", "4", "5"), ("2",)])
    assert found == [(0, 2), (1,)]


def test_nothing_and_reports_without_words():
    assert grouping.topics([], []) == []
    assert grouping.topics(signed(["", "…"]), [("0",), ("1",)]) == [(0,), (1,)]


@pytest.mark.parametrize("at_once", [2, 3, 5])
def test_parts_are_linked_in_their_turn(at_once):
    stories = [(str(n),) for n in range(6)]
    found = grouping.topics(signed(FLOOD + CHESS), stories, at_once=at_once)
    assert found == [(0, 1, 2), (3, 4, 5)]


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_reports_makes_no_difference(order):
    stories = [(str(n),) for n in range(6)]
    ready = signed(FLOOD + CHESS)
    assert grouping.topics([ready[n] for n in order], stories) == grouping.topics(ready, stories)


def test_the_five_topics_of_a_published_collection_fall_apart(shared):
    folder = shared / "multiling"
    pages = [
        Page(location=path.name, text=path.read_text(encoding="utf-8-sig"))
        for path in sorted(folder.glob("M*.arabic"))
    ]
    readings = [pipeline.glance((page.location, page)) for page in pages]
    stories = grouping.group(readings).stories
    found = grouping.topics(map(grouping.sign, readings), stories)
    told = [[id for place in topic for id in stories[place]] for topic in found]
    assert sorted(len(set(ids)) for ids in told) == [10] * 5
    assert all(len({id[:4] for id in ids}) == 1 for ids in told)
