from itertools import combinations

import pytest

from tawatur.grouping import group

# One event a list: each report in words of its own, as four desks would write it.
BRIDGE = [
    (
        "انهيار جسر للمشاة في مدينة صفوان",
        "لقي ثلاثة عمال مصرعهم فجر الأحد عندما سقط جسر المشاة المعلق فوق وادي الرماح في "
        "مدينة صفوان. "
        "وقال مدير الدفاع المدني العميد سامر الدهلوي إن فرق الإنقاذ انتشلت الجثث من بين الركام.",
    ),
    (
        "صفوان تشيع ضحايا جسر وادي الرماح",
        "شيع أهالي صفوان جثامين العمال الذين قضوا تحت أنقاض جسر المشاة. وطالب ذووهم "
        "بمحاسبة الشركة "
        "المنفذة، فيما أعلن المحافظ الحداد يومين.",
    ),
    (
        "لجنة هندسية تفحص كابلات الجسر المنهار",
        "بدأت لجنة من نقابة المهندسين فحص كابلات جسر المشاة الذي انهار فوق وادي الرماح. "
        "وأوضح المهندس "
        "رائد القلعي أن الصدأ ظاهر في نقاط التثبيت.",
    ),
    (
        "الدهلوي: لا مفقودين تحت أنقاض الجسر",
        "نفى العميد سامر الدهلوي وجود مفقودين بعد انتهاء البحث في وادي الرماح، مؤكدا أن "
        "عدد القتلى ثلاثة. "
        "وأعادت البلدية فتح الطريق المحاذي للوادي أمام السيارات.",
    ),
]
FERRY = [
    (
        "غرق عبارة قبالة جزيرة الياسمين",
        "غرقت عبارة تقل عشرات الركاب قبالة جزيرة الياسمين بعد اصطدامها بصخور. وذكر خفر "
        "السواحل أن "
        "زوارقه نقلت الناجين إلى ميناء الزهراء.",
    ),
    (
        "ناجون من عبارة الياسمين يروون ما جرى",
        "قال ناجون وصلوا ميناء الزهراء إن قبطان العبارة تأخر في طلب النجدة، وإن سترات "
        "النجاة لم تكن كافية "
        "للركاب قبالة جزيرة الياسمين.",
    ),
    (
        "توقيف قبطان العبارة الغارقة",
        "أمرت نيابة الزهراء بتوقيف قبطان العبارة التي غرقت قرب جزيرة الياسمين واستدعت "
        "مالكها شاكر البحري "
        "للتحقيق في عدد الركاب.",
    ),
    (
        "خفر السواحل يبحث عن مفقودي العبارة",
        "واصلت زوارق خفر السواحل البحث حول جزيرة الياسمين عن ركاب العبارة المفقودين. "
        "وأعاقت الأمواج "
        "وصول الغواصين إلى حطامها.",
    ),
]
APART = [
    ("افتتاح معرض الكتاب في درعية الرمان", "افتتح وزير الثقافة معرض الكتاب السنوي بمشاركة ناشرين."),
    ("الشعلة يتعادل مع الغزالة", "تعادل فريق الشعلة مع ضيفه الغزالة بهدف لكل منهما في الدوري."),
    ("أمطار غزيرة على الساحل الشرقي", "توقع مركز الأرصاد هطول أمطار غزيرة ترافقها رياح نشطة."),
    ("ارتفاع صادرات التمور", "ارتفعت صادرات التمور في الربع الأول بحسب هيئة الإحصاء."),
]
NUMBERS = (
    "حضر 12 و61 يوم 14.",
    "لعب 61 ثم 14 و12.",
    "خلال 12 ساعة نزل 61 و14.",
    "بلغت 14 و12 مقابل 61.",
)


def _pile(piles, *events):
    return [
        piles.article(f"{e}{i}", title, body, published=f"2031-05-0{4 + i // 2}T0{5 + i}:30")
        for e, event in enumerate(events)
        for i, (title, body) in enumerate(event)
    ]


@pytest.mark.parametrize("event", [BRIDGE, FERRY])
def test_reports_in_words_of_their_own_are_one_story(piles, event):
    assert len(group(_pile(piles, event)).stories) == 1
    assert len(group(_pile(piles, event[:3])).stories) == 1


def test_two_accidents_of_one_day_stay_apart(piles):
    assert group(_pile(piles, BRIDGE, FERRY)).stories == (
        ("00", "01", "02", "03"),
        ("10", "11", "12", "13"),
    )


def test_a_stray_report_does_not_join_the_event(piles):
    for stray in (*APART, FERRY[0]):
        stories = group(_pile(piles, BRIDGE, [stray])).stories
        assert ("10",) in stories


def test_a_collection_is_left_apart(piles):
    firsts = [BRIDGE[0], FERRY[0], *APART]
    assert len(group(_pile(piles, firsts)).stories) == len(firsts)


def test_it_can_be_forbidden(piles):
    pile = _pile(piles, BRIDGE)
    assert len(group(pile, one_story=False).stories) > len(group(pile).stories)


def test_a_number_shared_is_no_event(piles):
    pile = [
        piles.article(str(i), title, f"{body} {numbers} {piles.prose(i, 50)}")
        for i, ((title, body), numbers) in enumerate(zip(APART, NUMBERS, strict=True))
    ]
    assert len(group(pile).stories) == len(APART)


def test_the_order_of_a_pile_changes_nothing(piles):
    pile = _pile(piles, BRIDGE, FERRY)
    expected = group(pile).stories
    for a, b in combinations(range(len(pile)), 2):
        turned = list(pile)
        turned[a], turned[b] = turned[b], turned[a]
        assert group(turned).stories == expected


def _strangers(piles, many):
    return [
        piles.article(
            f"x{k:02}", piles.prose(k, 7), piles.prose(900 + k, 32), published="2031-05-04"
        )
        for k in range(many)
    ]


def test_events_in_words_of_their_own_are_found_among_many_reports(piles):
    pile = [*_pile(piles, BRIDGE, FERRY), *_strangers(piles, 50)]
    stories = group(pile).stories
    assert ("00", "01", "02", "03") in stories
    assert ("10", "11", "12", "13") in stories
    assert len(stories) == 52


def test_a_passage_taken_over_is_not_an_event(piles):
    taken = piles.prose(9, 50)
    pile = [
        piles.article(f"{i}", piles.prose(i, 8), f"{piles.prose(20 + i, 150)} {taken}")
        for i in range(2)
    ]
    assert len(group([*pile, *_strangers(piles, 40)]).stories) == 42
