import json
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.grouping import group

FIRE = [
    "اندلع حريق في مرفأ صفوان فجر اليوم وأتلف أربعة مستودعات للحبوب",
    "أتلف حريق مرفأ صفوان أربعة مستودعات للحبوب بحسب مدير المرفأ سامر الدهلوي",
    "زار الوزير مرفأ صفوان بعد حريق المستودعات ووعد سامر الدهلوي بتحقيق",
]
MATCH = [
    "فاز فريق الغزالة على فريق الشعلة بهدفين في نهائي كأس نهر الأرجوان",
    "الغزالة يرفع كأس نهر الأرجوان بعد فوزه على الشعلة بهدفين",
    "مدرب الشعلة يستقيل عقب الخسارة أمام الغزالة في نهائي كأس نهر الأرجوان",
]


def _pile(piles, *events):
    return [
        piles.article(f"{e}{i}", lead, f"{lead}. {event[i - 1]}.", published="2031-05-04")
        for e, event in enumerate(events)
        for i, lead in enumerate(event)
    ]


def test_two_events_are_two_stories(piles):
    assert group(_pile(piles, FIRE, MATCH)).stories == (("00", "01", "02"), ("10", "11", "12"))


def test_one_event_is_one_story(piles):
    assert group(_pile(piles, FIRE)).stories == (("00", "01", "02"),)


def test_a_folder_about_two_events_is_two_stories(piles):
    pile = _pile(piles, [*FIRE, f"{FIRE[0]} {FIRE[2]}"], [*MATCH, f"{MATCH[1]} {MATCH[2]}"])
    assert [len(story) for story in group(pile).stories] == [4, 4]


def test_unrelated_reports_stay_alone(piles):
    pile = [piles.article(str(i), piles.prose(i, 8), piles.prose(50 + i, 60)) for i in range(6)]
    assert group(pile).stories == tuple((str(i),) for i in range(6))


def test_one_story_can_be_demanded_and_forbidden(piles):
    pile = [piles.article(str(i), piles.prose(i, 8), piles.prose(50 + i, 60)) for i in range(3)]
    assert group(pile, one_story=True).stories == (("0", "1", "2"),)
    assert group([*pile, piles.reading("3")], one_story=True).stories == (("0", "1", "2", "3"),)


def test_the_same_words_days_later_are_another_event(piles):
    words = "استقر سعر صرف الدينار الصفواني عند الإغلاق مع هدوء التداول في سوق المال"
    pile = [
        piles.article(
            str(day), words, f"{words}. {piles.prose(day, 20)}", published=f"2031-05-{day:02}"
        )
        for day in (1, 2, 9)
    ]
    assert group(pile, one_story=False).stories == (("1", "2"), ("9",))


def test_an_embedded_article_can_stand_in_a_second_story(piles):
    both = piles.reading(
        "both",
        ("title", FIRE[0]),
        ("body", f"{FIRE[0]}. {FIRE[1]}."),
        ("title", MATCH[0], 1),
        ("embedded", f"{MATCH[0]}. {MATCH[1]}.", 1),
    )
    stories = group([*_pile(piles, FIRE[1:], MATCH[1:]), both], one_story=False).stories
    assert sum("both" in story for story in stories) == 2


def test_nothing_and_empty_reports_are_grouped(piles):
    assert group([]).stories == ()
    pile = [piles.reading("a"), piles.reading("b", ("ui", "شارك")), piles.article("c", "", "...")]
    assert group(pile).stories == (("a",), ("b",), ("c",))


_PIECES = st.sampled_from(
    FIRE
    + MATCH
    + [" ".join(f"{a}{b}" for a in "سعنمك" for b in c) for c in ("قلب", "حرف", "دفتر")]
    + ["", "a b c", "\x00\x07"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_PIECES, min_size=1, max_size=4), min_size=1, max_size=8), st.randoms())
def test_order_and_repetition_of_the_input_change_nothing(piles, texts, chance):
    pile = [piles.article(str(i), lines[0], ". ".join(lines)) for i, lines in enumerate(texts)]
    expected = group(pile)
    mixed = pile + pile[:2]
    chance.shuffle(mixed)
    assert group(mixed) == expected
    placed = [name for story in expected.stories for name in story]
    assert sorted(placed) == sorted(r.report.id for r in pile)


def test_a_day_of_the_press(piles, shared):
    folder = shared / "stories" / "saudi-2015-08-03"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pile = [piles.article(r["id"], r["title"], r["text"], published=r["date"]) for r in rows]
    clusters = group(pile)
    right = _pairs([story["articles"] for story in gold["stories"]])
    assert _f1(_pairs(clusters.stories), right) >= 0.84
    borderline = _pairs(gold["copies_borderline"]) - _pairs(gold["copies"])
    assert _f1(_pairs(clusters.duplicates) - borderline, _pairs(gold["copies"])) >= 0.95


def _pairs(groups):
    return {tuple(sorted(pair)) for group in groups for pair in combinations(group, 2)}


def _f1(found, right):
    return 2 * len(found & right) / (len(found) + len(right))


def test_many_copies_are_one_story_and_compared_once_each(piles):
    lead = "اندلع حريق في مرفأ صفوان فجر اليوم وأتلف أربعة مستودعات للحبوب"
    body = f"{lead}. {piles.prose(1, 60)}"
    copies = [piles.article(f"a{i:03}", lead, body, published="2031-05-04") for i in range(150)]
    found = group(copies)
    assert [len(story) for story in found.stories] == [150]
    assert [len(copied) for copied in found.duplicates] == [150]
    assert len(found.reuse) < 10 * 150


def test_many_copies_among_more_reports_are_one_story(piles):
    lead, body = piles.prose(1, 10), piles.prose(2, 60)
    copies = [piles.article(f"a{i:03}", lead, body, published="2031-05-04") for i in range(70)]
    rest = [
        piles.article(f"b{i:03}", piles.prose(9 + i, 8), piles.prose(900 + i, 30))
        for i in range(400)
    ]
    later = piles.article("c", lead, body, published="2031-05-09")
    found = group([*copies, *rest, later])
    assert sorted(map(len, found.stories))[-2:] == [1, 70]
