"""What two clauses must share before they clash, in invented reports of several days."""

import pytest

from tawatur import comparing, registry
from tawatur.arabic.content import denied
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.figures.lengths import are_lengths_apart, are_notice_and_event
from tawatur.comparing.incidents.bystanders import is_of_bystanders, leaves_out
from tawatur.comparing.incidents.people import are_same_people
from tawatur.comparing.incidents.towns import are_of_two_towns
from tawatur.comparing.withdrawal import is_withdrawn
from tawatur.comparing.words.clauses import (
    are_stages,
    denies_deed,
    is_of_one_subject,
    is_refused,
    unclashing,
)
from tawatur.model.claim import Claim, ReportedClaim

MEMBERS = registry.members("facts")


def at(text, words, *, document="a", published=None, **more):
    start = text.index(words)
    claim = Claim(
        start, start + len(words), **{"slot": "deaths", "key": "toll", "value": words, **more}
    )
    return ReportedClaim(document, claim, published)


def soft(one, two, published=(None, None)):
    """Why two whole statements need not clash."""
    a = at(one, one, slot="statement", key="", published=published[0])
    b = at(two, two, slot="statement", key="", document="b", published=published[1])
    return unclashing(a, b, tokenise(one), tokenise(two))


def test_arrival_and_departure_both_hold():
    assert soft("وصل وزير الصيد إلى دلونا", "غادر وزير الصيد دلونا") is not None
    assert not are_stages(("ارتفع", "انخفض"))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("انخفاض سداد الديون مقابل الأقساط", "بلغ رصيد المصرف مليونا بارتفاع طفيف", False),
        ("انخفاض أسعار الطحين في دلونا", "ارتفاع أسعار الطحين في دلونا", True),
    ],
)
def test_opposites_are_said_of_one_subject(one, two, same):
    assert is_of_one_subject(one, two, ("ارتفاع", "انخفاض")) == same


def test_rising_and_falling_prices_still_clash():
    assert soft("ارتفاع أسعار الطحين في دلونا", "انخفاض أسعار الطحين في دلونا") is None


def test_a_denial_is_of_the_deed_that_the_other_affirms():
    assert not denies_deed("عدم التحرك في بطون الوادي", "الابتعاد عن بطون الوادي")
    assert denies_deed("عدم فتح السد أمام القوارب", "فتح السد أمام القوارب")
    assert not denies_deed("دون تأكيد أنها للسفينة", "وفي حال تأكيد أنها للسفينة")


def test_a_refusal_and_a_call_to_abstain_say_one_thing():
    one, two = "رفضها تدخل مرسانا في شؤون دلونا", "عدم التدخل في شؤون دلونا"
    assert denied(one, two) is not None
    assert soft(one, two) is not None


def test_what_is_refused_before_the_words_is_not_affirmed():
    text = "رسامة ترفض بيع لوحة المرفأ القديم."
    assert is_refused(at(text, "بيع لوحة المرفأ"), tokenise(text))
    plain = "رسامة تعلن بيع لوحة المرفأ القديم."
    assert not is_refused(at(plain, "بيع لوحة المرفأ"), tokenise(plain))


def test_a_denial_in_one_word_is_a_denial():
    assert soft("قررت عدم تجديد عقدي مع المرفأ", "قررت ألا أجدد عقدي مع المرفأ") is not None


def test_bulletins_of_two_days_do_not_clash():
    one = "تسجيل أربع إصابات بالحمى خلال الساعات الـ 24 الماضية"
    two = "عدم تسجيل أي إصابات بالحمى خلال الساعات الـ 24 الماضية"
    days = ("2031-05-02T10:00:00", "2031-05-04T10:00:00")
    assert soft(one, two, days) is not None
    assert soft(one, two, (days[0], days[0])) is None


def test_forecasts_cut_at_two_places_do_not_clash():
    one = "تأثر الرؤية بالأتربة المثارة على مناطق شرق الجزيرة"
    two = "تأثر الرؤية بالأتربة المثارة على مناطق غرب الجزيرة"
    assert soft(one, two) is not None


@pytest.mark.parametrize(
    ("text", "words", "beside"),
    [
        ("إصابة سيدة بطلق ناري من ثلاثة أشخاص في دلونا.", "ثلاثة أشخاص", True),
        ("وسقطت الطائرة التي كانت تقل خمسة أشخاص ولقي راكبان حتفهما.", "خمسة أشخاص", True),
        ("قتل خمسة أشخاص في سقوط الطائرة.", "خمسة أشخاص", False),
    ],
)
def test_those_who_did_it_and_those_on_board_are_no_casualties(text, words, beside):
    assert is_of_bystanders(at(text, words, value="3"), tokenise(text)) == beside


def test_passengers_beside_their_pilot_are_one_fewer():
    text = "وكان هناك 3 مسافرين على متنها إضافة إلى قائدها."
    few, read = at(text, "3 مسافرين", value="3"), tokenise(text)
    assert leaves_out(few, at(text, "3", value="4"), read)
    assert not leaves_out(few, at(text, "3", value="6"), read)


def test_members_of_a_quoted_group_are_some_and_not_the_soldiers():
    one = "قتل أربعة من عناصر القوات المسلحة في دلونا."
    two = "لقي سبعة من عناصر «جماعة الرمح» مصرعهم في دلونا."
    a, b = at(one, "قتل أربعة", value="4"), at(two, "لقي سبعة", value="7")
    assert not are_same_people(a, b, tokenise(one), tokenise(two))


@pytest.mark.parametrize(("one", "two", "apart"), [("PT4H", "P3D", True), ("P2D", "P3D", False)])
def test_lengths_far_apart_are_of_two_things(one, two, apart):
    claims = (Claim(0, 1, slot="duration", key="length", value=value) for value in (one, two))
    assert are_lengths_apart(next(claims), next(claims)) == apart


def test_a_length_that_cannot_be_read_is_not_apart():
    claims = [Claim(0, 1, slot="duration", key="length", value=v) for v in ("", "P2D")]
    assert not are_lengths_apart(*claims)


def test_the_hour_of_a_notice_is_not_the_hour_of_the_event():
    one = "تلقت غرفة العمليات بلاغا عند الساعة 18:02."
    two = "تحطم القارب عند الساعة 14:08."
    texts = {"a": tokenise(one), "b": tokenise(two)}
    a = at(one, "الساعة 18:02", slot="when", key="hour", value="T18:02")
    b = at(two, "الساعة 14:08", slot="when", key="hour", value="T14:08", document="b")
    assert are_notice_and_event(a, b, texts)
    assert not are_notice_and_event(a, a, texts)
    late = at(two, "الساعة 14:08", slot="when", key="hour", value="T18:30", document="b")
    assert not are_notice_and_event(a, late, texts)
    assert not are_notice_and_event(a, at(one, "الساعة", slot="when", key="hour"), texts)


EAST = "قتل 20 شخصا في بلدة مرسانا شرق الوادي، كما جرح صيادون."
WEST = "قتل 12 شخصا في قصف على قرية النخلتين في ريف دلونا."


def toll(text, value, day, words=None):
    return at(text, words or f"{value} شخصا", value=value, published=f"2031-05-0{day}T10:00:00")


def test_tolls_of_two_towns_are_apart():
    east, west = tokenise(EAST), tokenise(WEST)
    assert are_of_two_towns(toll(EAST, "20", 1), toll(WEST, "12", 1), east, west)
    assert not are_of_two_towns(toll(EAST, "20", 1), toll(EAST, "20", 1), east, east)


def test_a_smaller_toll_of_a_new_town_a_day_later_is_another():
    plain = "قتل 20 شخصا في قصف على الساحل."
    first, then = tokenise(plain), tokenise(WEST)
    assert are_of_two_towns(toll(plain, "20", 1), toll(WEST, "12", 3), first, then)
    assert not are_of_two_towns(toll(plain, "20", 1), toll(WEST, "12", 1), first, then)
    more = at(WEST, "12 شخصا", value="31", published="2031-05-03T10:00:00")
    assert not are_of_two_towns(toll(plain, "20", 1), more, first, then)


def test_what_will_not_be_done_but_by_a_condition_is_not_withdrawn():
    assert is_withdrawn("لن يتم توقيع العقد")
    assert not is_withdrawn("لن يتم توقيع العقد إلا بعد التشاور")


def test_a_scale_printed_twice_is_no_other_figure():
    words = "وقال مدير الميناء إن الوزارة استقبلت هذا العام ما يزيد عن {} مسافر من كل الموانئ"
    told = [words.format(some) for some in ("6 مليون", "ستة ملايين مليون")]
    texts = {f"d{i}": tokenise(text) for i, text in enumerate(told)}
    claims = [
        at(text, text, slot="statement", key="", document=f"d{i}") for i, text in enumerate(told)
    ]
    found = comparing.compare(claims, MEMBERS, (), {}, texts)
    assert not [f for f in found if f.slot == "context" and f.status == "conflict"]


@pytest.mark.parametrize("words", ["", "abc", "عدم", "ألا"])
def test_nothing_is_too_short(words):
    text = f"{words}."
    a = at(text, text, slot="statement", key="")
    assert unclashing(a, a, tokenise(text), tokenise(text)) is None
