"""Pages as naive scrapers leave them: heads of many lines, furniture run in, words glued."""

from __future__ import annotations

import pytest

from tawatur.arabic.tokens import tokenise
from tawatur.cleaning import clean
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
TITLE = "رمادة تفتتح جسرها المعلق بعد ثلاث سنوات من الأعمال"
LINKED = "وزير الأشغال يتفقد السدود الجديدة في الشمال"

# name -> (label, text with what stands before it), in the order of the page
PAGES: dict[str, list[tuple[str, str]]] = {
    "read also run in with spaces": [
        ("body", f"{LEDE} {SECOND}"),
        ("ui", " اقرأ أيضا:"),
        ("related", f" {LINKED}"),
        ("body", f" {SECOND} {THIRD}"),
    ],
    "read also glued on both sides": [
        ("body", f"{LEDE} {SECOND}"),
        ("ui", "اقرأ أيضا"),
        ("related", LINKED),
        ("body", f" {SECOND} {THIRD}"),
    ],
    "opener glued to the headline": [
        ("body", f"{LEDE} {SECOND}"),
        ("ui", "اقرأ أيضا:"),
        ("related", LINKED),
        ("body", f"{SECOND} {THIRD}"),
    ],
    "headline glued to the sentence before it": [
        ("body", f"{LEDE} {SECOND}"),
        ("related", LINKED),
        ("body", f"\n{THIRD}"),
    ],
    "notice run into the text": [
        ("body", f"{LEDE} {SECOND}"),
        ("ui", " لمتابعة المزيد من الأخبار اشترك بقناتنا"),
        ("body", f" {SECOND} {THIRD}"),
    ],
    "head of sections and stamp on one line": [
        ("masthead", "الرئيسية محليات اقتصاد رياضة"),
        ("title", f" {TITLE}"),
        ("masthead", " السبت 12 أبريل 2031 - 09:30 م"),
        ("body", f" {LEDE} {SECOND} {THIRD}"),
    ],
    "caption between stamp and text": [
        ("masthead", "الرئيسية"),
        ("title", f"\n{TITLE}"),
        ("masthead", "\nنشر في: 12/04/2031 الساعة 10:15"),
        ("body", "\nالجسر المعلق فوق النهر"),
        ("ui", "\nشارك"),
        ("body", f"\n{LEDE}\n{SECOND}"),
    ],
    "author's name on a line of its own": [
        ("masthead", "مقالات"),
        ("title", f"\n{TITLE}"),
        ("credit", "\nسليم الترابي"),
        ("masthead", "\n12 أبريل 2031"),
        ("body", f"\n{LEDE}\n{SECOND}"),
        ("credit", "\nكاتب صحفي من رمادة"),
    ],
    "forms and comments below": [
        ("body", f"{LEDE}\n{SECOND}"),
        ("ui", "\nالتعليقات (2)"),
        ("ui", "\nأضف تعليقك"),
        ("ui", "\nنتمنى أن يكتمل الجسر قريبا"),
        ("ui", "\nالاسم البريد الإلكتروني"),
        ("ui", "\nنستخدم ملفات تعريف الارتباط لتحسين تجربتك"),
        ("ui", "\nأوافق"),
    ],
}


def cleaned(text: str) -> list[tuple[str, str]]:
    report = clean(Page(location="x", text=text), tokenise(text), "x")
    return [(r.label, r.of(text)) for r in report.regions]


@pytest.mark.parametrize("name", PAGES)
def test_page(name):
    rows = PAGES[name]
    assert cleaned("".join(part for _, part in rows)) == [(k, part.strip()) for k, part in rows]


@pytest.mark.parametrize(
    "words",
    [
        "وكان الوزير قد وعد بنشر أخبار ذات صلة بالمشروع في موقع الوزارة قبل نهاية العام الحالي.",
        "وتابع: نعم، سنكمل العمل في الجسر مهما طال الوقت ولن نتراجع عن وعودنا لأهالي المدينة.",
        "وسئل: ما رأيك في المشروع؟ فأجاب أنه ينتظر رأي المهندسين ثم يقول كلمته أمام المجلس.",
        "وبلغ سعر الدولار في السوق أربعين درهما.حدث ذلك بعد أن تراجعت الأسواق ثلاثة أيام متتالية.",
    ],
)
def test_running_text_is_not_furniture(words):
    assert cleaned(f"{LEDE}\n{words}\n{THIRD}") == [("body", f"{LEDE}\n{words}\n{THIRD}")]
