from tawatur import pipeline
from tawatur.assembly.extract import extract
from tawatur.model.report import Page

FIRE = "اندلع حريق كبير في مرفأ صفوان فجر اليوم وأتلف أربعة مستودعات للحبوب قبل إخماده"
TEXTS = [
    f"{FIRE}. وقال مدير المرفأ إن الخسائر كبيرة ولم تعرف أسباب الحريق في المستودعات بعد.",
    f"أتلف حريق في مرفأ صفوان أربعة مستودعات للحبوب بحسب مدير المرفأ سامر الدهلوي أمس. {FIRE}.",
    "زار وزير النقل مرفأ صفوان بعد حريق المستودعات ووعد بتحقيق عاجل في أسباب الحريق.",
]


def _readings():
    return [
        pipeline.glance((str(n), Page(location=str(n), text=text))) for n, text in enumerate(TEXTS)
    ]


def test_an_extract_keeps_to_its_words_and_cites_what_it_takes():
    texts = {r.report.id: r.report.text for r in _readings()}
    for words in (1, 20, 40, 400):
        told = extract(_readings(), words)
        assert sum(len(one.words.split()) for one in told) <= words
        for one in told:
            said = texts[one.passage.document][one.passage.start : one.passage.end]
            assert " ".join(said.split()) == one.words


def test_a_sentence_is_told_once():
    told = [one.words for one in extract(_readings(), 400)]
    assert len(told) == len(set(told))
    assert any(FIRE in words for words in told)


def test_nothing_gives_nothing():
    assert extract([], 100) == ()
