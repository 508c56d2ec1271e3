"""Figures of short stories answer each other by the words around them."""

import pytest

from tawatur import pipeline
from tawatur.model.report import Page
from tawatur.settings import Settings

ONE_STORY = Settings(tagger="fast", one_story=True)


def conflicts(*reports):
    """The values that the conflicts of some reports hold apart, each with its kind."""
    pages = [
        (f"r{n}", Page(location=f"r{n}", text=text, title=text.split("\n")[0], published=at))
        for n, (at, text) in enumerate(reports)
    ]
    found = [f for s in pipeline.join(pages, ONE_STORY).stories for f in s.findings]
    return [(f.kind, {p.value for p in f.positions}) for f in found if f.status == "conflict"]


FIRE = """حريق في مصنع للأصباغ في مرسانا
قال مسعفون إن حريقا اندلع في مصنع للأصباغ في مدينة مرسانا بعد ظهر اليوم وتصاعد منه دخان كثيف. \
وأخليت منازل قريبة.

أما الحصيلة فقتيلان، أحدهما حارس المصنع، ونقل تسعة إلى مستشفى المدينة."""
FIRE_LATER = """مصنع مرسانا: من سمح بتخزين المذيبات؟
انتشل رجال الإطفاء بعد ساعات من العمل جثة موظفة من الطابق الثاني، فأصبح عدد الضحايا ثلاثة. \
وتقول النقابة إن المصنع خزن مذيبات بلا ترخيص."""
POISONED = """تسمم 38 تلميذة في مدرسة بدلونا
أدخلت 38 تلميذة من مدرسة النخلات في دلونا إلى المستشفى بأعراض تسمم بعد وجبة الغداء."""
POISONED_MORE = """ارتفاع حالات تسمم تلميذات النخلات إلى 57
قالت مديرية الصحة في دلونا إن تلميذات أخريات نقلن ليلا من مدرسة النخلات."""
SENTENCED = """السجن تسع سنوات لمدير ميناء ترفال السابق
حكمت محكمة ترفال على المدير السابق للميناء رائف السندي بالسجن النافذ تسع سنوات في قضية تبديد \
أموال المرفأ."""
SENTENCED_ELSE = """سبع سنوات سجنا لمدير مرفأ ترفال السابق
قضت محكمة ترفال بإدانة المدير السابق للميناء رائف السندي والحكم عليه بالسجن سبع سنوات نافذة \
لتبديد أموال المرفأ."""
ASKED = """النيابة تطلب عقوبة مشددة لمدير ميناء ترفال السابق
طلبت النيابة العامة في مرافعتها الحكم على المدير السابق للميناء رائف السندي بالسجن سبع سنوات \
لتبديد أموال المرفأ."""
HEARING = """لجنة الصحة تستجوب وزير النقل
قال رئيس لجنة الصحة إن اللجنة ستستجوب وزير النقل جاد الموصلي يوم الخميس 9 مايو في شأن حريق \
القطار."""
HEARING_LATE = """تأجيل استجواب وزير النقل
علم مراسلنا أن استجواب لجنة الصحة لوزير النقل جاد الموصلي في شأن حريق القطار تأجل إلى الأحد 12 \
مايو بطلب منه."""
HELD = """توقيف مهربين في مرفأ مرسانا
أوقفت شرطة مرفأ مرسانا رجلين بعدما ضبطت في حاويتهما أقراصا مخدرة."""
HELD_MORE = """جديد قضية حاوية مرسانا
أعلنت شرطة مرفأ مرسانا توقيف مشتبه به ثالث في قضية الأقراص المخدرة التي ضبطت في الحاوية."""
CAPTIVE = """المهندس المحرر يصف محنة 67 يوما في الأسر
وصل المهندس رزلان الأمدي إلى بيته أمس بعد تحريره من جبال ترفال."""
CAPTIVE_ELSE = """الرئيس يستقبل المهندس العائد
استقبل الرئيس المهندس رزلان الأمدي الذي تحرر بعد واحد وسبعين يوما في الأسر في جبال ترفال."""


@pytest.mark.parametrize(
    ("earlier", "later", "kind", "values"),
    [
        (FIRE, FIRE_LATER, "update", {"2", "3"}),
        (POISONED, POISONED_MORE, "update", {"38", "57"}),
        (HEARING, HEARING_LATE, "update", {"2030-05-09", "2030-05-12"}),
        (HELD, HELD_MORE, "update", {"2", "3"}),
        (SENTENCED, SENTENCED_ELSE, "contradiction", {"P9Y", "P7Y"}),
        (CAPTIVE, CAPTIVE_ELSE, "contradiction", {"P67D", "P71D"}),
    ],
)
def test_figures_of_one_thing_conflict(earlier, later, kind, values):
    found = conflicts(("2030-05-06T14:00", earlier), ("2030-05-07T08:00", later))
    assert (kind, values) in found


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (SENTENCED, ASKED),  # what was asked for beside what was given
        (FIRE, FIRE_LATER.replace("فأصبح", "وفي 2024 أصبح")),  # another year
        (POISONED, POISONED_MORE.replace("57", "نحو 38")),  # rounded
        (HEARING, HEARING_LATE.replace("تأجل إلى", "لم يحدد، وحضر إلى البرلمان")),
        (CAPTIVE, CAPTIVE_ELSE.replace("واحد وسبعين يوما في", "67 يوما في")),
    ],
)
def test_figures_of_two_things_do_not(earlier, later):
    assert conflicts(("2030-05-06T14:00", earlier), ("2030-05-07T08:00", later)) == []


def test_a_rise_is_held_against_no_figure_of_days_before():
    found = conflicts(("2030-05-01T08:00", POISONED), ("2030-05-06T08:00", POISONED_MORE))
    assert found == []


def test_bulletins_of_two_days_are_no_conflict():
    day = (
        "حركة ميناء ترفال {0}\nاستقبل ميناء ترفال أمس {1} سفينة، وغادرته {2} شاحنة محملة بالحبوب، "
        "وعبرت بوابته {3} حافلة تقل عمالا، وفرغت في صوامعه {4} ألف طن من القمح."
    )
    one = day.format("الاثنين", 12, 340, 18, 27)
    two = day.format("الثلاثاء", 17, 385, 25, 31)
    found = conflicts(("2030-05-06T08:00", one), ("2030-05-07T08:00", two))
    assert found == []


@pytest.mark.parametrize("text", ["", "12", "٪ % 5", "ثالث", "( 3 ) أصبح عدد"])
def test_nothing_crashes(text):
    assert conflicts(("2030-05-06T08:00", text), ("2030-05-07T08:00", POISONED)) == []


def test_a_margin_of_votes_is_held_against_the_votes():
    one = (
        "البرلمان يقر قانون الموانئ\n"
        "أقر برلمان نورستان قانون الموانئ الجديد بأغلبية 178 صوتا مقابل 151 بعد جلسة صاخبة."
    )
    two = (
        "قانون الموانئ يمر بفارق 36 صوتا\n"
        "مر قانون الموانئ الجديد في برلمان نورستان بفارق 36 صوتا بين المؤيدين والمعارضين."
    )
    found = conflicts(("2030-05-06T14:00", one), ("2030-05-06T18:00", two))
    assert ("contradiction", {"27", "36"}) in found
    assert conflicts(("2030-05-06T14:00", one), ("2030-05-06T18:00", two.replace("36", "27"))) == []
