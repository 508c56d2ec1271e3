"""Reports to put on the shelf, all invented."""

from tawatur import pipeline
from tawatur.model.report import Page

TEXTS = {
    "a": (
        "المنارة",
        "2031-05-06T11:20:00",
        "انفجار في مستودع بمدينة ترفال\n\nقال وزير الداخلية اللوسيني سمير البرناوي إن الانفجار"
        " أوقع 12 قتيلا. وأضاف الوزير أن فرق الإنقاذ ما زالت تعمل في الموقع.",
    ),
    "b": (
        "الأفق",
        "2031-05-06T13:00:00",
        "مقتل 14 شخصا في انفجار ترفال\n\nأعلن البرناوي أن حصيلة القتلى ارتفعت إلى 14 شخصا."
        " وذكرت الوزارات المعنية أن للمستودع رخصة.",
    ),
    "c": (
        "المنارة",
        "2031-05-07",
        "الرؤساء يجتمعون في هاران\n\nبدأ رؤساء الدول اجتماعهم، ووصل الرئيس الهاراني باكرا.",
    ),
    "d": (None, None, "نص بلا تاريخ\n\nهذا نص قصير عن الطقس في المدينة."),
}


def pages() -> list[tuple[str, Page]]:
    return [
        (id, Page(location=f"{id}.txt", id=id, text=text, outlet=outlet, published=published))
        for id, (outlet, published, text) in TEXTS.items()
    ]


def readings():
    return [(pipeline.glance(each), each[1]) for each in pages()]
