"""Invented Arabic news text, seeded: no person, place, outlet or sentence in it is anybody's.

usage: benchmarks/invented.py [SEED]

Prints one article. The other benchmarks import it; a seed always gives the same text.
"""

import random
import sys

PLACES = tuple(
    "رمادة|النخيلة|تل البيدر|صخرة العين|دير الحور|برج السدر|غدير سلوان|المرجانية|قصر الريحان|"
    "عين الطرفاء|وادي الزعتر|كفر الياسم|الصفيرة|بئر المها|خان العرعر|رأس الغاف".split("|")
)
OUTLETS = tuple(
    "مرآة رمادة|صدى النخيلة|وكالة السدر للأنباء|صحيفة الضفاف|الميدان الجديد|"
    "أخبار الغاف|بوابة المرجان|"
    "وكالة الأفق الأخبارية|جريدة الشراع|موقع خبر وأثر|قناة الرواسي|يومية المنارة الحرة".split("|")
)
FIRST = "سعدون مها ياسين ليلان فهيم ناديا طلال رشا عدي سهام وضاح هيا منذر بسمة غيلان".split()
LAST = (
    "الربيعان السمهري القطامي العوسج الدهناوي المرواني الشعلاني النوار الخزاف الكحيل الغضا".split()
)
OFFICES = tuple(
    "المحافظ|وزير النقل|مدير الدفاع المدني|رئيس البلدية|الناطقة باسم الوزارة|"
    "عميد الكلية|نقيب الصيادين|"
    "رئيس غرفة التجارة|مدير المستشفى|قائد الشرطة|الأمين العام للمجلس".split("|")
)
BODIES = tuple(
    "مجلس المدينة|وزارة الأشغال|هيئة المياه|الشركة العامة للكهرباء|لجنة الإغاثة|اتحاد المزارعين|"
    "جامعة رمادة|المصرف العقاري|إدارة الميناء|جمعية الأطباء".split("|")
)
THINGS = tuple(
    "الجسر الجديد|محطة التحلية|مشروع السكة الحديدية|السوق المركزي|المستشفى الجامعي|"
    "سد الوادي|خط الغاز|"
    "مصنع الإسمنت|الطريق الساحلي|المطار الإقليمي|مدرسة الفنون|حقل الطاقة الشمسية".split("|")
)
EVENTS = tuple(
    "فيضان مفاجئ|حريق كبير|عاصفة رملية|انهيار جزئي|إضراب العمال|اجتماع طارئ|تسرب في الأنابيب|"
    "انقطاع التيار|زيارة رسمية|احتجاجات محدودة|تصادم قطارين|هزة أرضية خفيفة".split("|")
)
DAYS = "السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة".split()
HEADLINES = (
    "{body} تعلن موعد افتتاح {thing} في {place}|{office} {person}: {thing} سيخدم أهالي {place}|"
    "{number} قتيلا وجريحا في {event} قرب {place}|{event} يوقف العمل في {thing} بمدينة {place}|"
    "لماذا تأخر {thing} في {place} عامين كاملين؟|{person} يرد على منتقدي {thing}: «لن نتراجع»|"
    "{body} تنفي أنباء عن {event} في {place}|بالأرقام.. ماذا خسرت {place} بعد {event}؟|"
    "اتفاق بين {place} و{place2} على تشغيل {thing}|{place} تودع {person} في جنازة مهيبة|"
    "تعويضات لـ{number} أسرة تضررت من {event}|"
    "{body}: نسبة الإنجاز في {thing} بلغت {percent} بالمئة|"
    "بعد {event}.. {body} تستنفر فرقها في {place}|خلاف على ميزانية {thing} بين {place} و{place2}"
).split("|")
SENTENCES = (
    "أعلنت {body} يوم {day} أن {thing} في {place} سيفتح أبوابه أمام الجمهور خلال {number} يوما|"
    "وقال {office} {person} إن {event} ألحق أضرارا واسعة بأحياء {place} القديمة|"
    "وأضاف أن الفرق المختصة وصلت إلى المكان بعد {number} دقيقة من تلقي البلاغ|"
    "وأكدت {body} في بيان أن العمل في {thing} لم يتوقف رغم {event}|"
    "من جهته أوضح {person} أن الكلفة الإجمالية بلغت {number} مليون دينار|"
    "وأسفر {event} عن إصابة {number} شخصا نقلوا إلى مستشفى {place}|"
    "وكان {office} قد وعد قبل عام بإنجاز {thing} في موعده المحدد|"
    "وذكر شهود عيان أن أصواتا قوية سمعت في {place} مع ساعات الفجر الأولى|"
    "ولم يصدر عن {body} أي تعليق حتى ساعة إعداد هذا الخبر|"
    "«لن نترك أهالي {place} وحدهم»، قال {person} للصحفيين أمام مدخل {thing}|"
    "وتشير أرقام {body} إلى أن {percent} بالمئة من السكان يعتمدون على {thing}|"
    "ويأتي ذلك بعد أسابيع من {event} الذي شهدته {place2} المجاورة|"
    "وطالبت {body} الحكومة بصرف تعويضات عاجلة للمتضررين في {place}|"
    "ورأى {person} أن ما جرى في {place} كان يمكن تجنبه لو استمعت {body} إلى التحذيرات|"
    "وبحسب مصدر في {body} فإن التحقيق في {event} سيستغرق {number} أسبوعا|"
    "وتقع {place} على بعد {number} كيلومترا من {place2} ويقطنها صيادون ومزارعون|"
    "وكتب {person} على صفحته أن {thing} «حلم قديم يتحقق أخيرا»|"
    "وشكلت {body} لجنة برئاسة {person} لمتابعة أوضاع العائلات التي غادرت بيوتها|"
    "وانتهى الاجتماع الذي عقد في {place} من دون اتفاق على موعد تشغيل {thing}|"
    "وتابع: نحتاج إلى {number} شاحنة إضافية، وإلى وقت أطول مما كنا نظن|"
    "وأغلقت السلطات الطرق المؤدية إلى {place2} تحسبا لأي طارئ جديد|"
    "وسجلت أسعار الخضار في أسواق {place} ارتفاعا بنسبة {percent} بالمئة منذ {day} الماضي|"
    "غير أن {office} رفض الإجابة عن سؤال حول مصير {number} عاملا|"
    "وستعرض النتائج على {body} في جلسة تعقد يوم {day} المقبل"
).split("|")
SHORT = (
    "لكن القصة لم تنته هنا|وهذا ما حدث فعلا|كيف بدأ كل شيء؟|انتظر الأهالي طويلا|لا أحد يعرف الجواب|"
    "وساد الصمت في القاعة|«نريد أن نعود إلى بيوتنا»"
).split("|")
SUBHEADS = (
    "أرقام متضاربة|خلفية الأزمة|ردود الفعل|شهادات من المكان|تحذيرات سابقة|ماذا بعد؟|"
    "أضرار في {place}|"
    "موقف {body}"
).split("|")
WORDS = tuple("مياه تعليم صحة نقل اقتصاد زراعة طقس رياضة ثقافة بيئة".split())


class Writer:
    """Writes invented text from one seeded source of chance."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def fill(self, frame: str) -> str:
        pick = self.rng.choice
        place, place2 = self.rng.sample(PLACES, 2)
        return frame.format(
            place=place,
            place2=place2,
            person=f"{pick(FIRST)} {pick(LAST)}",
            office=pick(OFFICES),
            body=pick(BODIES),
            thing=pick(THINGS),
            event=pick(EVENTS),
            day=pick(DAYS),
            number=self.rng.randrange(3, 98),
            percent=self.rng.randrange(4, 96),
        )

    def headline(self) -> str:
        return self.fill(self.rng.choice(HEADLINES))

    def sentences(self, least: int, most: int) -> list[str]:
        size = self.rng.randint(least, most)
        return [self.fill(frame) for frame in self.rng.sample(SENTENCES, size)]

    def paragraph(self, least: int = 1, most: int = 3) -> str:
        parts = self.sentences(least, most)
        joined = parts[0]
        for part in parts[1:]:
            joined += self.rng.choice((". ", "، ", ". ", ". ")) + part
        return joined + self.rng.choice((".", ".", ".", ".", "..", ""))

    def blocks(self, least: int = 4, most: int = 11) -> list[tuple[str, str]]:
        """An article's body: (p, h, q or li; words) in order."""
        out = [("p", self.paragraph(1, 2).removeprefix("و"))]
        for _ in range(self.rng.randint(least, most) - 1):
            chance = self.rng.random()
            if chance < 0.08:
                out.append(("p", self.rng.choice(SHORT)))
            elif chance < 0.16:
                out.append(("h", self.fill(self.rng.choice(SUBHEADS))))
            elif chance < 0.2:
                out.append(("q", "«" + self.sentences(1, 1)[0].removeprefix("و") + "»"))
            elif chance < 0.23:
                out.extend(
                    ("li", self.sentences(1, 1)[0].removeprefix("و") + ".") for _ in range(3)
                )
            out.append(("p", self.paragraph()))
        return out


def main() -> None:
    """Print one article."""
    writer = Writer(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(writer.headline(), *(words for _, words in writer.blocks()), sep="\n\n")


if __name__ == "__main__":
    main()
