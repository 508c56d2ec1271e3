"""Families of saying beyond the plain verb: documents, orders, causes, noun phrases, long titles,
speech without marks, nested speakers, and the time of saying."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import Said, check, reading, words

from tawatur.annotators import quotations, times
from tawatur.annotators._quoting.words import head_kind

CONTENTS = [
    # documents in which something stands
    ("وجاء في بيان للوزارة أن {المشروع سيكتمل العام المقبل}.", [Said(speaker="بيان للوزارة")]),
    ("وورد في التقرير أن {عدد السكان ارتفع بنسبة كبيرة}.", [Said(speaker="التقرير")]),
    # events and states without أن
    ("وأضاف مدير التعليم [P سامر الكيلاني] {وجود لجنة لمتابعة المدارس}.", [Said("indirect")]),
    ("وأظهرت بيانات مكتب الإحصاء {انخفاض عدد العاطلين في الربع الثاني}.", [Said("indirect")]),
    # relative clauses inside a noun phrase do not end it
    (
        "ونفى [P سامر الكيلاني] {صحة الأنباء التي تحدثت عن رحيل المدرب}.",
        [Said(speaker="سامر الكيلاني", act="deny")],
    ),
    # orders, causes, rulings, blame, conditions, appeals
    ("ووجه الأمير [P سامر الكيلاني] الجهات ب{سرعة إنجاز المشروع}.", [Said(act="order")]),
    ("وأرجع الخبير [P سامر الكيلاني] {سبب الأزمة إلى ضعف الرقابة}.", [Said(act="explain")]),
    ("وأفتى الشيخ [P سامر الكيلاني] بأن {ذلك جائز}.", [Said(speaker="سامر الكيلاني")]),
    ("وحمّل رئيس النادي {الحكم مسؤولية الخسارة}.", [Said(act="accuse")]),
    ("وطالب الأهالي ب{سرعة إصلاح الطريق}.", [Said(act="demand")]),
    # relayed in the passive
    ("ونُقل عن الوزير قوله إن {الأسعار ستنخفض قريبا}.", [Said(speaker="الوزير")]),
    # two speakers, several nationals, plurals before their genitive
    ("وقال كل من [P سامر الكيلاني] و[P هالة المنصور] إن {الاجتماع كان مثمرا}.", [Said("indirect")]),
    ("وأكد مديرو التعليم {جاهزية المدارس}.", [Said(speaker="مديرو التعليم")]),
    # long titles
    (
        "وشدد المستشار القانوني المشرف على مكتب المحاماة الدكتور [P سامر الكيلاني]، على أن "
        "{القضية لم تحسم}.",
        [Said(speaker="سامر الكيلاني")],
    ),
    (
        "وقال مدير إدارة المياه - [P سامر الكيلاني] -: إن {الاستعدادات اكتملت}.",
        [Said(speaker="سامر الكيلاني")],
    ),
    # a relative clause between subject and verb
    (
        "إلا أن [P سامر الكيلاني] الذي يعيش في مبنى مجاور قال إنه {شاهد ما جرى}.",
        [Said(speaker="سامر الكيلاني")],
    ),
    # after a fronted phrase
    ("وفي التفاصيل أكد أنه {ورد بلاغ عن الحريق مساء أمس}.", [Said("indirect")]),
    # words right after the verb
    ("وقال سيستمر البرنامج لمدة شهر.", None),
    # two cues before one أن: the nearer has it
    (
        "وذكر [P سامر الكيلاني] أنهم {يقضون العيد في المدينة}، مشيرين إلى أنهم {لم يجدوا مكانا}.",
        [Said("indirect"), Said("indirect")],
    ),
    # manner before the content
    (
        "وقال [P سامر الكيلاني] معقبا على القرار: «{لن نقبل به}».",
        [Said("direct", speaker="سامر الكيلاني")],
    ),
    (
        "«{لن نقبل بهذا القرار مهما كانت الظروف}»، بهذه الكلمات علق المدرب [P سامر الكيلاني].",
        [Said("direct", speaker="سامر الكيلاني")],
    ),
    # an asked person ends before what is asked
    ("وطلبت المدينة من المسؤولين المساعدة في حفظ النظام.", None),
    # words that cannot be its subject are whom it asks, or what was said
    ("وأعلنت مصادر رسمية {مقتل عسكريين اثنين}.", [Said(speaker="مصادر رسمية")]),
    ("وطالب المقاولين ب{توفير المياه المبردة}.", [Said(act="demand")]),
    ("وخلال عرضه أفاد أن {الخطة ناجحة}.", [Said("indirect")]),
    ("وقال الناطق [P سامر الكيلاني]، {تلقت الغرفة بلاغا عن حادث}.", [Said("direct")]),
    ("وأكد [P سامر الكيلاني] أنهم {سينجحون إن شاء الله في المباراة}.", [Said("indirect")]),
    # as a second credit with فإن
    ("ووفقا لتقارير اقتصادية فإن {القطاع يضم ألف عامل}.", [Said(speaker="تقارير اقتصادية")]),
]
NESTED = [
    (
        "قال [P سامر الكيلاني] إن {وزارة المياه أعربت عن {قلقها من الجفاف}}.",
        ["سامر الكيلاني", "وزارة المياه"],
    ),
    (
        "وقال [P سامر الكيلاني] إنه {لن يتراجع عما وصفه ب{الواجب}}.",
        ["سامر الكيلاني", None],
    ),
]
NOTHING = [
    "ورفضت الولايات المتحدة، من جانبها، أن تعلق على الحادث.",
    "وأعتقد أنه نموذج صادق يعكس حالنا.",
    "وهو طالب في كلية القانون وملم بالقوانين.",
    "هذا بالإضافة إلى أنه يمكن استغلال المكان.",
    "كانت الفعالية الأولى ويتوقع لها إقبال كبير.",
    "وأحرز اللاعب هدفا بينما أضاف [P إيدن هازال] الهدف الثاني.",
]


@pytest.mark.parametrize(("marked", "expected"), [row for row in CONTENTS if row[1]])
def test_families_of_saying_give_their_content(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "speakers"), NESTED)
def test_what_is_said_within_what_is_said_is_a_statement_of_its_own(marked, speakers):
    given, contents = reading(marked)
    made = quotations.annotate(given)
    assert sorted((q.start, q.end) for q in made.quotations) == [(c.start, c.end) for c in contents]
    for quotation, speaker in zip(made.quotations, speakers, strict=True):
        assert speaker is None or words(made, quotation.speaker) == speaker


def test_speech_without_marks_is_direct():
    made = quotations.annotate(reading("وقال سيستمر البرنامج لمدة شهر.")[0])
    assert [q.kind for q in made.quotations] == ["direct"]


def test_who_is_asked_ends_before_what_is_asked():
    given, _ = reading("وطلبت البلدية من المسؤولين العسكريين المساعدة في حفظ النظام.")
    made = quotations.annotate(given)
    assert [words(made, q) for q in made.quotations] == ["المساعدة في حفظ النظام"]


@pytest.mark.parametrize("marked", NOTHING)
def test_what_only_looks_like_saying_gives_nothing(marked):
    check(marked, [])


def test_an_address_is_no_speaker_and_its_colon_opens_nothing():
    made = quotations.annotate(reading("وأعلن http://example.org/a أن المباراة تأجلت.")[0])
    assert all(q.speaker is None for q in made.quotations)
    assert not any("//" in (words(made, q) or "") for q in made.quotations)


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("وقال [P سامر الكيلاني] في 12 مايو 2015 إن {العمل مستمر}.", "12 مايو 2015"),
        ("وقال [P سامر الكيلاني] إن {العمل بدأ في 12 مايو 2015}.", None),
        ("وقال المدير الذي عين في 12 مايو 2015 إن {العمل مستمر}.", None),
        ("«{العمل مستمر ولن يتوقف أبدا}»، قال [P سامر الكيلاني] في 12 مايو 2015.", "12 مايو 2015"),
    ],
)
def test_the_time_of_saying_stands_outside_the_content(marked, said):
    given, _ = reading(marked)
    made = quotations.annotate(times.annotate(given))
    (quotation,) = made.quotations
    assert words(made, quotation.when) == said


def test_plurals_of_people_are_heads_and_masdars_are_not():
    assert head_kind("مديرو") == "person"
    assert head_kind("متحدثون") == "person"
    assert head_kind("مشاركه") is None
