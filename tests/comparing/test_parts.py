"""Parts, wholes, hosts and what one wording merely adds, in invented reports."""

import pytest

from tawatur import comparing, registry
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.hosts import are_other_hosts
from tawatur.comparing.incidents.parts import are_part_and_whole, is_of_one_degree, is_raised
from tawatur.comparing.incidents.people import are_same_people
from tawatur.comparing.incidents.surroundings import is_explained, scene
from tawatur.comparing.revision import is_update
from tawatur.comparing.words.wording import is_of_else, words_verdict
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.finding import Bilingual, Position

MEMBERS = registry.members("facts")


def at(text, words, value, *, document="a", published=None, **more):
    start = text.index(words)
    given = {"slot": "injured", "key": "toll", **more}
    return ReportedClaim(
        document, Claim(start, start + len(words), value=value, **given), published
    )


WHOLE = "أعلنت شرطة دلونا توقيف خمسة أشخاص في الميناء."


@pytest.mark.parametrize(
    ("text", "words", "value", "part"),
    [
        (
            "أوقفت الشرطة خمسة أشخاص؛ اثنان منهم بعد مطاردة، فيما تم القبض على ثلاثة آخرين.",
            "ثلاثة آخرين",
            "3",
            True,
        ),
        ("أوقفت الشرطة خمسة أشخاص، ثلاثة منهم في مرسانا.", "ثلاثة", "3", True),
        ("أوقفت الشرطة ثلاثة أشخاص في الميناء.", "ثلاثة أشخاص", "3", False),
        ("قتل خمسة صيادين وأصيب ثلاثة آخرون.", "ثلاثة آخرون", "3", False),
    ],
)
def test_the_rest_and_the_share_of_a_whole_are_parts(text, words, value, part):
    some = at(text, words, value, slot="arrests")
    whole = at(WHOLE, "خمسة أشخاص", "5", document="b", slot="arrests")
    one, two = tokenise(text), tokenise(WHOLE)
    assert are_part_and_whole(some, whole, one, two) == part
    assert are_part_and_whole(whole, some, two, one) == part


def test_the_injured_of_one_degree_are_a_part():
    text = "أسفر التصادم عن إصابة حرجة وثلاث إصابات متوسطة."
    assert is_of_one_degree(at(text, "ثلاث إصابات", "3"), tokenise(text))
    alone = "أصيب ثلاثة آخرون بإصابات بليغة."
    assert not is_of_one_degree(at(alone, "ثلاثة آخرون", "3"), tokenise(alone))


def test_ranks_joined_to_a_count_make_the_whole():
    one, two = "استشهاد 3 جنود في مرسانا", "استشهاد «عريف» وجنديين في مرسانا"
    a = at(one, "3 جنود", "3", slot="deaths")
    b = at(two, "جنديين", "2", slot="deaths", document="b")
    assert not are_same_people(a, b, tokenise(one), tokenise(two))
    plain = "استشهاد جنديين في مرسانا"
    c = at(plain, "جنديين", "2", slot="deaths", document="b")
    assert are_same_people(a, c, tokenise(one), tokenise(plain))


def test_a_report_that_gives_the_whole_elsewhere_explains_the_part():
    first = (
        "ذكرت إذاعة دلونا أن السيول العنيفة التي ضربت قرى الجبل كلها أودت بحياة 28 شخصا.\n"
        "وأغلقت المدارس أبوابها في أنحاء الإقليم، ودعا المحافظ السكان إلى لزوم بيوتهم.\n"
        "وقالت الشرطة إن 15 شخصا لقوا حتفهم في حي البستان، وإن البحث جار عن سواهم هناك."
    )
    second = "قالت الشرطة في دلونا إن 28 شخصا لقوا حتفهم في السيول."
    of = {"slot": "deaths"}
    part = at(first, "15 شخصا", "15", attributed_to="police", **of)
    told = at(first, "28 شخصا", "28", **of)
    whole = at(second, "28 شخصا", "28", document="b", attributed_to="police", **of)
    seen = scene([part, told, whole], {}, {"a": tokenise(first), "b": tokenise(second)})
    assert is_explained(seen, [part], [whole])
    without = scene([part, whole], {}, {"a": tokenise(first), "b": tokenise(second)})
    assert not is_explained(without, [part], [whole])


COURSE = "تستضيف جامعة {} برنامج المرصد الصيفي الذي يستمر {} ويضم 80 طالبا من أنحاء البلاد."


@pytest.mark.parametrize(
    ("one", "two", "other"),
    [
        ("دلونا", "الأمير نجم", True),
        ("دلونا", "دلونا", False),
        ("الشيخ نجم", "نجم", False),
    ],
)
def test_the_same_course_of_two_hosts_is_two_things(one, two, other):
    texts = [COURSE.format(one, "شهرا"), COURSE.format(two, "ثلاثة أسابيع")]
    assert are_other_hosts(*map(tokenise, texts), (0, 0)) == other
    claims = [
        at(texts[0], "شهرا", "P1M", slot="duration", key="length"),
        at(texts[1], "ثلاثة أسابيع", "P3W", slot="duration", key="length", document="b"),
    ]
    read = {"a": tokenise(texts[0]), "b": tokenise(texts[1])}
    (found,) = comparing.compare(claims, MEMBERS, (), {}, read)
    assert (found.status == "conflict") != other


def test_an_adjective_of_something_else_denies_nothing():
    denying = "خبر وفاة زعيم الجماعة ليس جديدا"
    adding = "وفاة زعيم الجماعة وتعيين نائبه رئيسا جديدا"
    assert is_of_else(denying, adding)
    assert is_of_else(adding, denying)
    a, b = (
        ReportedClaim(d, Claim(0, len(w), slot="statement", value=w))
        for d, w in (("a", denying), ("b", adding))
    )
    assert words_verdict(a, b, {}).status == "agree"
    assert not is_of_else("الاتفاق ليس نهائيا", "وقع الوزراء اتفاقا نهائيا")


def held(*values):
    return [
        Position(
            value=value,
            documents=(str(i),),
            independent=1,
            evidence=(),
            label=Bilingual(value, value),
            published=time,
        )
        for i, (value, time) in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "update"),
    [
        ((("26", "2019-03-04T04:00:00"), ("27", "2019-03-04T04:25:00")), False),
        ((("26", "2019-03-04T04:00:00"), ("27", "2019-03-04T04:00:00")), False),
        ((("26", "2019-03-04T04:00:00"), ("27", "2019-03-04T06:00:00")), True),
        ((("26", "2019-03-04"), ("27", "2019-03-05")), True),
        ((("27", "2019-03-04T04:00:00"), ("26", "2019-03-04T06:00:00")), False),
        (
            (
                ("12", "2019-03-04T04:00:00"),
                ("20", "2019-03-04T04:20:00"),
                ("27", "2019-03-04T04:40:00"),
            ),
            True,
        ),
        ((("26", "2019-03-04T04:00:00Z"), ("27", "2019-03-04T06:00:00")), True),
    ],
)
def test_a_rise_within_the_hour_is_disputed(values, update):
    assert is_update(held(*values)) == update


def test_words_of_a_rise_make_an_update_within_the_hour():
    text = "ارتفعت حصيلة ضحايا السيول إلى 27 قتيلا."
    assert is_raised(at(text, "27 قتيلا", "27"), tokenise(text))
    some = held(("26", "2019-03-04T04:00:00"), ("27", "2019-03-04T04:25:00"))
    assert is_update(some, is_told=True)


FIRST = "قتل 20 شخصا على الأقل في انهيار منجم ريمانا مساء أمس، وفق الدفاع المدني."
MORE = "ارتفعت حصيلة قتلى انهيار منجم ريمانا إلى 24 قتيلا، وفق الدفاع المدني."
PLAIN = "قتل 24 شخصا في انهيار منجم ريمانا مساء أمس، وفق الدفاع المدني."


@pytest.mark.parametrize(
    ("second", "when", "found"),
    [
        (MORE, "2031-05-02T09:00:00Z", ("conflict", "update")),
        (PLAIN, "2031-05-02T09:00:00Z", ("complement", "rounding")),
        (MORE, "2031-04-30T09:00:00Z", ("complement", "rounding")),
    ],
)
def test_a_bound_is_overtaken_where_a_later_report_tells_of_a_rise(second, when, found):
    one = at(FIRST, "20 شخصا", "20", slot="deaths", approx="at-least", published="2031-05-01")
    words = "24 قتيلا" if "24 قتيلا" in second else "24 شخصا"
    two = at(second, words, "24", document="b", slot="deaths", published=when)
    texts = {"a": tokenise(FIRST), "b": tokenise(second)}
    (made,) = comparing.compare([one, two], MEMBERS, (), {}, texts)
    assert (made.status, made.kind) == found
