"""Each fact type whose cues are a lexicon, on sentences about invented people and places."""

import pytest

from tawatur.facts import (
    absent,
    agreed_point,
    condition,
    context,
    damage,
    format,
    group_claiming,
    method,
    next_step,
    offer,
    official_statement,
    open_point,
    outcome,
    participant,
    perpetrator,
    press_conference,
    reaction,
    target,
    threat,
    topic,
    venue,
    where,
)

TALKS = "عقد الرئيس سامر الوادي قمة مع نظيره رامي السهل في مدينة مرسانا. "
ATTACK = "هز انفجار مدينة مرسانا وأسفر الهجوم عن قتلى. "


def words(reading, claims):
    return [reading.report.text[c.start : c.end] for c in claims]


@pytest.mark.parametrize(
    ("member", "text", "wanted"),
    [
        (venue, TALKS + "وجرى اللقاء في قصر الينابيع.", "قصر الينابيع"),
        (topic, TALKS + "وناقش الجانبان تبادل المياه بين البلدين.", "تبادل المياه بين البلدين"),
        (agreed_point, TALKS + "واتفقنا على فتح المعابر.", "فتح المعابر"),
        (open_point, TALKS + "لكن الوفدين لم يتفقا على الحدود.", "لم يتفقا على الحدود"),
        (condition, TALKS + "وطالب الوفد بسحب القوات.", "بسحب القوات"),
        (condition, TALKS + "وشدد على ضرورة احترام الهدنة.", "ضرورة احترام الهدنة"),
        (threat, TALKS + "وهدد الرئيس بالانسحاب من الهدنة.", "بالانسحاب من الهدنة"),
        (offer, TALKS + "وعرضت نورستان على جارتها فتح الميناء.", "جارتها فتح الميناء"),
        (next_step, TALKS + "ومن المقرر أن يجتمع الوفدان غدا.", "يجتمع الوفدان غدا"),
        (context, TALKS + "وهذه هي المرة الأولى منذ عقد.", "المرة الأولى"),
        (target, ATTACK + "واستهدف الهجوم سوق المدينة القديمة.", "سوق المدينة القديمة"),
        (method, ATTACK + "وقع تفجير انتحاري في السوق.", "تفجير انتحاري"),
        (official_statement, ATTACK + "ووصفته الوزارة بأنه عمل إرهابي.", "عمل إرهابي"),
        (reaction, ATTACK + "وأدانت البلدان المجاورة الهجوم.", "أدانت البلدان المجاورة الهجوم"),
        (damage, ATTACK + "وألحق أضرارا كبيرة بالمباني.", "أضرارا كبيرة بالمباني"),
    ],
)
def test_the_words_of_a_value(reading, member, text, wanted):
    r = reading(text)
    found = words(r, member.extract(r))
    assert any(wanted in w for w in found), found


@pytest.mark.parametrize(
    ("member", "text", "key", "value"),
    [
        (where, TALKS, "place", "marsana"),
        (where, "وقع انفجار في تلّار.", "place", "tallar"),
        (outcome, TALKS + "وانتهت القمة دون التوصل إلى أي اتفاق.", "agreement", "no-agreement"),
        (outcome, TALKS + "وأعلن تحقيق تقدم كبير.", "success", "progress"),
        (outcome, TALKS + "ووصف المحادثات بأنها مثمرة.", "rating", "positive"),
        (format, TALKS + "وعقد اجتماع ثلاثي بعدها.", "size", "trilateral"),
        (press_conference, TALKS + "وعقدا مؤتمرا صحفيا مشتركا.", "held", "held"),
        (press_conference, TALKS + "دون تلقي أسئلة الصحفيين.", "questions", "no"),
        (perpetrator, ATTACK + "وقالت الشرطة إن جبهة الغسق تقف وراء الهجوم.", "group", "ghasaq"),
        (perpetrator, ATTACK + "ونفذته انتحارية في السوق.", "attacker", "woman"),
        (perpetrator, ATTACK + "ونفذه مسلحون في السوق.", "attacker", "several"),
        (perpetrator, ATTACK + "ونفذه مسلح في السوق.", "attacker", "one"),
        (group_claiming, ATTACK + "وتبنت جبهة الغسق الهجوم.", "claim", "ghasaq"),
        (group_claiming, ATTACK + "ولم تعلن أي جهة مسؤوليتها عنه.", "claim", "none"),
        (absent, TALKS + "وغاب عن القمة رامي السهل.", "absent", "rami"),
    ],
)
def test_a_normalised_value(reading, member, text, key, value):
    found = [(c.key, c.value) for c in member.extract(reading(text))]
    assert (key, value) in found, found


def test_everybody_in_a_list_of_attendance_takes_part(reading):
    r = reading(TALKS + "وضم الوفد وزيرة الخارجية نادين الحقل.")
    assert {c.value for c in participant.extract(r)} == {"samer", "rami", "nadine"}


def test_a_place_is_claimed_once_however_often_it_is_named(reading):
    r = reading(TALKS + "وبدأت القمة في مرسانا صباحا. وانتهت القمة في مرسانا مساء.")
    assert len(where.extract(r)) == 1


def test_an_adjective_of_the_act_is_no_attacker(reading):
    assert perpetrator.extract(reading(ATTACK + "وأدان الهجوم الانتحاري.")) == ()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("وجاءت الزيارة سعيا للتوصل إلى اتفاق بين البلدين.", False),
        ("وطلب مساعدة الوسطاء في التوصل لاتفاق نهائي.", False),
        ("ويفضل الوفد الانسحاب بدلا من التوقيع على اتفاقية ناقصة.", False),
        ("وهذا أول خلاف منذ توقيع الاتفاقية القديمة.", False),
        ("ومن دون مثل هذا الاتفاق سيتوقف العمل.", False),
        ("ولم يستطع وزراء الدول الثلاث في جولتهم الأخيرة التوصل لاتفاق نهائي.", False),
        ("وأبدى الوفد ثقته في قرب التوصل لاتفاق نهائي.", False),
        ("ونجح الوسطاء في التوصل إلى اتفاق نهائي.", True),
        ("وأعلن وزير الخارجية في ختام الجولة الأخيرة التوصل إلى اتفاق نهائي.", True),
        ("وغادر الوفد بعد التوصل إلى اتفاق نهائي.", True),
        ("وانتهت القمة بتوقيع اتفاقية بين البلدين.", True),
        ("وأعلن الوزير التوصل إلى اتفاق نهائي.", True),
        ("وتم التوصل إلى اتفاق نهائي.", True),
        ("وأشار الوزير إلى التوصل لاتفاق نهائي.", True),
        ("وتوصل الطرفان إلى اتفاق نهائي.", True),
    ],
)
def test_what_is_only_aimed_at_was_not_reached(reading, words, wanted):
    found = [c.value for c in outcome.extract(reading(TALKS + words)) if c.key == "agreement"]
    assert found == (["agreement"] if wanted else [])


def test_a_number_before_a_singular_says_how_many(reading):
    found = perpetrator.extract(reading(ATTACK + "واعتقل الجيش نحو 100 مسلح في البلدة."))
    assert [c for c in found if c.key == "attacker"] == []
