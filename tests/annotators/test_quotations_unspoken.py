"""What stands near a word of saying and is not said: deeds, what another word governs, names and
terms in marks; beside each, the speech that must still be found."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check

R, H = "سالم الراوي", "هدى المرجاني"
GOVERNED = [
    # أن after a noun, an adjective or a verb that has it as its own
    "وأقر وزراء [L تالين] خطة الموانئ إلى جانب مؤشرات على أن الشتاء سيكون قاسيا.",
    "أظهر [P سالم الراوي] غضبه ثم قرر في نهاية التدريب أن يغادر الملعب.",
    "ووجد [P سالم الراوي] طريقه إلى السفينة ولا تلبث أن تغرق.",
    "أقر [P سالم الراوي] لائحة الصيد، على أن يبدأ العمل بها غدا.",
    # a preposition after the word that has it
    "وكشف خبايا القرية في رحلة تقطعها البطلة بحثا عن ابنها المفقود.",
    "وأصر [P سالم الراوي]، وهو صاحب البيت المطل على الساحل.",
    # a deed: an order that is told to nobody, a refusal
    "وأمر الأمير [P سالم الراوي] بفتح تحقيق في الحادث.",
    "ووجه رئيس الهيئة بصيانة الرصيف.",
    "ورفضت [O هيئة الموانئ] إطلاق السفينة.",
    "رفض الشاعر [P سالم الراوي] أن يقرأ قصيدته.",
    "أظهرت اللاعبة تعبها، إذ تقرر أن تغيب عن المباراة.",
    # a topic without what was said of it; things that show and do not speak
    "وتحدث [P سالم الراوي] عن تجربته في البحر.",
    "وتطرق الاجتماع إلى برنامج العام المقبل.",
    "وكشفت صور الميناء عن حفر في الرصيف.",
    "ويشير تعيينه إلى مرحلة جديدة.",
    # impersonal verbs, predicates and nouns spelled like a cue
    "وتبين له أن السفينة بنيت قبل عشرين عاما.",
    "وصلت السفينة التي يتوقع أن تقلها الريح غدا.",
    "ولم يكن متوقعا مغادرة السفينة قبل الفجر.",
    "ومن الجدير ذكره أن السفينة بنيت قبل عشرين عاما.",
    "يقوم كل طالب بتمثيل شخصية من الحكاية.",
    "وشارك في الرحلة 1300 طالب بمجموعة من القوارب.",
    "توقع إدارة الميناء غدا عقد بناء الرصيف.",
    "وهذا مما دعا [P سالم الراوي] إلى الرحيل.",
    "وتعد [O هيئة الموانئ] بذلك أول جهة تقوم بتطبيق النظام.",
    # names, titles and figures in marks
    "وشكر [P سالم الراوي] صاحب كتاب «الموانئ القديمة».",
    "وكتب في مقدمة كتابه «الموانئ القديمة» سيرة جده.",
    "ويمكن أن يسأل الناس عبر الرقم \"199\".",
]  # fmt: skip
SPOKEN = [
    ("أكد [P سالم الراوي] في كلمته أن {الشتاء سيكون قاسيا}.", [Said(speaker=R)]),
    ("وتحدث [P سالم الراوي] عن {استمرار العمل في الميناء}.", [Said(speaker=R)]),
    ("وكشف [P سالم الراوي] أن {الصور قديمة}.", [Said(speaker=R)]),
    ("وتعد [O هيئة الموانئ] ب{بناء رصيف جديد}.", [Said(act="promise")]),
    (
        "وأكد [P سالم الراوي] {حاجة الميناء إلى رصيف}، وتحدث عن زيارته للقرية.",
        [Said(speaker=R)],
    ),
    ("وأوضح المقرر أن {الشتاء سيكون قاسيا}.", [Said(speaker="المقرر")]),
    ("وأمر القائد [P سالم الراوي] الجنود ب{فتح الطريق إلى الميناء}.", [Said(act="order")]),
    ("ورفض [P سالم الراوي] الشروط قائلا إن {الميناء ليس للبيع}.", [Said(speaker=R)]),
    ("واعترفت \"مجلة الفنار\" في عددها الأخير ب{غرق السفينة}.", [Said(speaker="مجلة الفنار")]),
    ("ونوه \"[P سالم الراوي]\" لدى استقباله السفير ب{متانة العلاقة}.", [Said(speaker=R)]),
    ("وقال مكتب الإحصاء «موانئ» بأن {العجز انخفض}.", [Said("indirect")]),
    ("وقال \"{لن نقبل بهذا}\" وأضاف أن {الميناء ليس للبيع}.", [Said("direct"), Said("indirect")]),
]  # fmt: skip


@pytest.mark.parametrize("marked", GOVERNED)
def test_what_another_word_governs_or_a_deed_is_no_statement(marked):
    check(marked, [])


@pytest.mark.parametrize(("marked", "expected"), SPOKEN)
def test_speech_beside_them_is_found(marked, expected):
    check(marked, expected)
