"""Dirty pages of many habits, all invented: each line of a page is written with its label."""

from __future__ import annotations

import pytest

from tawatur.arabic.tokens import tokenise
from tawatur.cleaning import clean, stretches
from tawatur.model.report import Page

LEDE = (
    "أعلنت بلدية مدينة رمادة الساحلية، صباح أمس، افتتاح الجسر المعلق الذي يربط ضفتي نهر السلوى بعد"
    " ثلاث سنوات من الأعمال، بحضور محافظ الإقليم سليم الترابي وعدد من المهندسين."
)
SECOND = (
    "وقال الترابي في كلمة قصيرة إن الجسر سيخفف الازدحام عن وسط المدينة، مضيفا أن تكلفته بلغت أربعين"
    " مليون درهم دفعت البلدية نصفها."
)
THIRD = (
    "كما أشار المهندس نبيل العوسجي إلى أن فريقه واجه صعوبات كثيرة خلال الشتاء الماضي بسبب ارتفاع"
    " منسوب المياه في النهر."
)
OTHER = (
    "انتهت مباراة فريقي النوارس والصقور في مدينة كرمة بالتعادل دون أهداف، أمام جمهور قليل حضر رغم"
    " الأمطار التي هطلت منذ الصباح."
)
OTHER_TITLE = "النوارس والصقور يتعادلان في كرمة دون أهداف"
TITLE = "رمادة تفتتح جسرها المعلق بعد ثلاث سنوات من الأعمال"

# name -> (label, text with the white space before it), in the order of the page
PAGES: dict[str, list[tuple[str, str]]] = {
    "plain": [("title", TITLE), ("body", f"\n\n{LEDE}\n\n{SECOND}")],
    "no title": [("body", f"{LEDE}\n{SECOND}")],
    "glued headlines between paragraphs": [
        ("body", LEDE),
        ("related", "\n\nوزير الأشغال يتفقد السدود الجديدة"),
        ("related", "بلدية كرمة تغلق شارعها الرئيسي أسبوعا"),
        ("body", f"\n\n{SECOND}"),
    ],
    "glued headlines of known words, then share buttons and a tag cloud": [
        ("body", f"{LEDE}\n\n{SECOND}"),
        ("related", "\n\nالترابي لسكان رمادة: الجسر هدية لكم.. والقادم في نهر السلوى"),
        ("related", "الترابي يدعو المهندسين إلى حفل كبير"),
        ("ui", " طباعة شارك"),
        ("tags", " رمادة الجسر المعلق نهر السلوى سليم الترابي الجسر"),
    ],
    "aggregator with another article": [
        ("body", f"{LEDE}\n\n{SECOND}"),
        ("credit", "\n\nالمصدر: مرآة السلوى"),
        ("ui", "\n\nكلمات دلالية:"),
        ("tags", " رمادة الجسر سليم الترابي سلیم الترابی فی رمادة"),
        ("ui", "\n\nاقرأ أيضًا:"),
        ("title", f"\n\n{OTHER_TITLE}"),
        ("embedded", f"\n\n{OTHER}\n\n{THIRD}"),
        ("ui", "\n\nمواضيع ذات صلة"),
        ("related", "\n\n• النوارس يفقد مدربه قبل النهائي"),
        ("related", "\n• هل تنقذ الأمطار موسم القمح في كرمة؟"),
    ],
    "read also inside the article": [
        ("title", TITLE),
        ("body", f"\n\n{LEDE}"),
        ("ui", "\n\nاقرأ أيضا:"),
        ("related", " وزير الأشغال يتفقد السدود الجديدة في الشمال"),
        ("body", f"\n\n{SECOND}"),
    ],
    "read also on its own line inside the article": [
        ("body", LEDE),
        ("ui", "\nشاهد أيضاً"),
        ("related", "\nوزير الأشغال يتفقد السدود الجديدة في الشمال"),
        ("body", f"\n{SECOND}\n{THIRD}"),
    ],
    "byline line": [
        ("title", TITLE),
        ("credit", "\n\nمرآة السلوى – الرياض"),
        ("body", f"\n{LEDE}\n{SECOND}"),
    ],
    "byline before a colon": [
        ("title", TITLE),
        ("credit", "\n\nسعد المرجان- المرآة- بيروت:"),
        ("body", f" {LEDE} {SECOND}"),
    ],
    "byline with an agency in brackets": [
        ("title", TITLE),
        ("credit", "\n\nعمّان (رويترز) -"),
        ("body", f" {LEDE}\n{SECOND}"),
    ],
    "keywords under an everyday word": [
        ("title", TITLE),
        ("body", f"\n\n{LEDE} {SECOND}"),
        ("ui", " سمات"),
        ("tags", " الجسر المعلق النهر رمادة"),
    ],
    "an everyday word that heads no keywords": [
        ("body", f"{LEDE}\n{SECOND} ومن سمات هذا الجسر أنه لا يحتاج إلى أعمدة في مجرى النهر.")
    ],
    "more": [("title", TITLE), ("body", f"\n\n{LEDE}\n\n {SECOND}"), ("ui", "\n\n ...المزيد")],
    "link to the story": [
        ("title", TITLE),
        ("body", f"\n\n{LEDE}\n{SECOND}"),
        ("credit", f" رابط الخبر بصحيفة المرآة: {TITLE}"),
    ],
    "gallery buttons before the text": [
        ("title", TITLE),
        ("ui", "\n\nNext Previous"),
        ("body", f" {LEDE}\n{SECOND}"),
    ],
    "masthead with a stamp and a name again and again": [
        ("masthead", " 2031-04-12 قناة مرآة السلوى مرآة سبورت مرآة السلوى جامعات"),
        ("title", f"\n{TITLE}"),
        ("body", f"\n\n{LEDE}\n\n{SECOND}"),
    ],
    "navigation, breadcrumb, stamp and share buttons above": [
        ("masthead", "الرئيسية أخبار محلية اقتصاد رياضة ثقافة وفن"),
        ("masthead", "\nالرئيسية > محليات > بلديات"),
        ("title", f"\n{TITLE}"),
        ("masthead", "\nالسبت 12 أبريل 2031 - 09:30 صباحا"),
        ("ui", "\nشارك عبر فيسبوك تويتر واتساب"),
        ("body", f"\n{LEDE}\n{SECOND}"),
    ],
    "subheadings stay body": [
        ("title", TITLE),
        (
            "body",
            f"\n\n{LEDE}\n\nالجسر يخفف الازدحام عن وسط المدينة\n\n{SECOND}"
            f"\n\nصعوبات الشتاء\n{THIRD}",
        ),
    ],
    "list and flattened table stay body": [
        ("title", TITLE),
        (
            "body",
            f"\n\n{LEDE}\n\n• حضور محافظ الإقليم\n• توقيع عقد الصيانة\n• جولة فوق الجسر"
            "\nالبند القيمة\nطول الجسر 900 متر\nالتكلفة 40 مليون درهم",
        ),
    ],
    "call to watch and barred headline inside": [
        ("body", LEDE),
        ("related", "\n\nشاهد لحظة عبور أول سيارة فوق الجسر المعلق"),
        ("body", f"\n{SECOND}"),
        ("related", "\n\nجسر رمادة | صور من حفل الافتتاح"),
        ("body", f"\n{THIRD}"),
    ],
    "contact, rights and address at the end": [
        ("body", f"{LEDE}\n{SECOND}"),
        ("ui", "\nlail@maraya.example"),
        ("ui", "\nتابعونا على منصة إكس ليصلكم كل جديد"),
        ("ui", "\nجميع الحقوق محفوظة لمرآة السلوى 2031"),
    ],
    "most read at the end": [
        ("title", TITLE),
        ("body", f"\n\n{LEDE}\n\n{SECOND}"),
        ("ui", "\n\nالأكثر قراءة"),
        ("related", "\nوزير الأشغال يتفقد السدود الجديدة في الشمال"),
        ("related", "\nأسعار التمور تتراجع في أسواق كرمة"),
        ("ui", "\nأضف تعليقك"),
    ],
    "another article run into the text": [
        ("title", TITLE),
        ("body", f"\n\n{LEDE} {SECOND}"),
        ("title", " محافظ الإقليم يستقبل سفير جزر المرجان"),
        (
            "embedded",
            " استقبل محافظ الإقليم سليم الترابي اليوم سفير جزر المرجان لدى البلاد حازم القلعي."
            " وتناول اللقاء التعاون في صيد الأسماك.",
        ),
    ],
    "another article on lines of its own": [
        ("body", f"{LEDE}\n{SECOND}"),
        ("title", "\nمحافظ الإقليم يستقبل سفير جزر المرجان"),
        (
            "embedded",
            "\nاستقبل محافظ الإقليم سليم الترابي اليوم سفير جزر المرجان لدى البلاد حازم القلعي."
            " وتناول اللقاء التعاون في صيد الأسماك.",
        ),
    ],
    "headline that tells another story": [
        ("body", LEDE),
        ("related", "\n\nمنتخب السباحة يحصد ذهبيتين في بطولة الخليج الدافئ"),
        ("body", f"\n\n{SECOND}"),
    ],
    "tags with marks": [
        ("body", f"{LEDE}\n{SECOND}"),
        ("ui", "\nالوسوم:"),
        ("tags", " رمادة، الجسر المعلق، سليم الترابي"),
    ],
    "front matter": [
        ("masthead", f"---\noutlet: مرآة السلوى\npublished: 2031-04-12\ntitle: {TITLE}\n---"),
        ("title", f"\n\n{TITLE}"),
        ("body", f"\n\n{LEDE}\n\n{SECOND}"),
    ],
    "share buttons in the middle": [
        ("body", LEDE),
        ("ui", "\nشارك الخبر"),
        ("body", f"\n{SECOND}\n{THIRD}"),
    ],
    "hashtags, notices and ages": [
        ("body", f"{LEDE}\n{SECOND}"),
        ("ui", "\nمنذ 3 ساعات"),
        ("tags", "\n#رمادة #الجسر_المعلق #نهر_السلوى"),
        ("ui", "\nتابع مرآة السلوى عبر جوجل نيوز"),
    ],
    "signature with a slash": [
        ("title", TITLE),
        ("credit", "\n\nكتب/ سعد المرجان"),
        ("body", f"\n{LEDE}\n{SECOND}"),
    ],
    "several headlines under a heading inside the article": [
        ("body", LEDE),
        ("ui", "\n\nاقرأ أيضا"),
        ("related", "\n\nالترابي يلتقي عمال الجسر في رمادة"),
        ("related", "\n\nهكذا بني الجسر المعلق في رمادة"),
        ("body", f"\n\nقال الترابي {SECOND[18:]}\n\n{THIRD}"),
    ],
    "another article without a headline": [
        ("body", f"{LEDE}\n\n{SECOND}"),
        ("credit", "\n\nالمصدر: مرآة السلوى"),
        ("ui", "\n\nإقرأ أيضاً:"),
        ("embedded", f"\n\n{OTHER}"),
    ],
    "furniture of the article below": [
        ("body", f"{LEDE}\n\n{SECOND}"),
        ("credit", "\n\nالمصدر: مرآة السلوى"),
        ("ui", "\n\nإقرأ أيضاً:"),
        ("title", f"\n\n{OTHER_TITLE}"),
        ("embedded", f"\n\n{OTHER}"),
        ("related", "\n\nالصقور يستعد لموسم طويل في الدرجة الثانية"),
        ("related", "النوارس يفقد مدربه قبل لقاء القمة"),
        ("embedded", f"\n\n{THIRD}"),
        ("ui", "\n\nطباعة شارك"),
        ("tags", " النوارس الصقور كرمة"),
    ],
    "read also with two dots": [
        ("body", LEDE),
        ("ui", "\nاقرأ أيضًا.."),
        ("related", " وزير الأشغال يتفقد السدود الجديدة"),
        ("body", f"\n{SECOND}"),
    ],
    "line ends of another system": [
        ("title", TITLE),
        ("body", f"\r\n\r\n{LEDE}\r\n\r\n{SECOND}"),
        ("credit", "\r\n\r\nالمصدر : وكالات"),
    ],
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name):
    rows = PAGES[name]
    text = "".join(part for _, part in rows)
    report = clean(Page(location="x", text=text), tokenise(text), "x")
    found = [(r.label, r.of(text)) for r in report.regions]
    assert found == [(label, part.strip()) for label, part in rows]


def test_parts_number_the_articles():
    text = "".join(part for _, part in PAGES["aggregator with another article"])
    report = clean(Page(location="x", text=text), tokenise(text), "x")
    assert [(label, part) for _, label, part in stretches(report)] == [
        ("body", 0),
        ("title", 1),
        ("embedded", 1),
    ]
    assert report.title is None
    assert report.outlet == "مرآة السلوى"


def test_given_title_and_outlet_are_kept():
    text = f"{TITLE}\n\n{LEDE}"
    page = Page(location="x", text=text, title=TITLE, outlet="المرآة", published="2031-04-12")
    report = clean(page, tokenise(text), "x")
    assert report.title is not None
    assert report.title.of(text) == TITLE
    assert (report.outlet, report.published) == ("المرآة", "2031-04-12")


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("الرئيسية أخبار محلية 2031/4/12", "2031-04-12"),
        ("السبت 12 أبريل 2031", "2031-04-12"),
        ("نشر في 12 نيسان 2031 - 10:00", "2031-04-12"),
        ("آخر تحديث: 12-04-2031", "2031-04-12"),
        ("السبت 42 أبريل 2031", None),
    ],
)
def test_published_is_read_off_the_masthead(stamp, date):
    text = f"{stamp}\n{TITLE}\n\n{LEDE}"
    report = clean(Page(location="x", text=text), tokenise(text), "x")
    assert report.regions[0].label == "masthead"
    assert report.published == date


def test_a_title_that_the_text_repeats_is_title_twice():
    text = f"{TITLE}\n\n{TITLE}\n{LEDE}"
    report = clean(Page(location="x", text=text, title=TITLE), tokenise(text), "x")
    assert [r.label for r in report.regions] == ["title", "title", "body"]


@pytest.mark.parametrize(
    ("credit", "outlet"),
    [
        ("المصدر: مرآة السلوى", "مرآة السلوى"),
        ("المصدر: وكالات", None),
        ("مصدر الخبر / صدى", None),
        ("رابط الخبر بصحيفة المرآة: عنوان", "المرآة"),
        ("نشر هذا الخبر في موقع صدى كرمة", "صدى كرمة"),
    ],
)
def test_outlet_is_read_off_the_credit(credit, outlet):
    text = f"{LEDE}\n{SECOND}\n\n{credit}"
    assert clean(Page(location="x", text=text), tokenise(text), "x").outlet == outlet
