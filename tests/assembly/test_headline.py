"""The head of a story: who was hit is a person, a site is none."""

from tawatur import pipeline
from tawatur.assembly.headline import head, title
from tawatur.model.cluster import Passage
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.report import Page


def placed(label, document, start, end, english=None):
    return Position(
        value=label,
        documents=(document,),
        independent=1,
        evidence=(Passage(document, start, end),),
        label=Bilingual(label, english or label),
    )


def _finding(slot, key, label):
    return found(slot, key, placed(label, "1", 0, 4))


def found(slot, key, position):
    return Finding(
        id=f"{slot}-{key}",
        question="؟",
        question_en="?",
        slot=slot,
        key=key,
        status="agree",
        positions=(position,),
        reason=Bilingual("", ""),
    )


def test_a_site_that_was_hit_is_nobody():
    lines = head([], [_finding("target", "site", "مستودع"), _finding("target", "who", "عمال")])
    assert [(line.question, line.ar) for line in lines if line.question == "who"] == [
        ("who", "عمال")
    ]


def test_a_site_is_still_what_was_hit():
    lines = head([], [_finding("target", "site", "مستودع")])
    assert [line.question for line in lines] == ["what"]


def _story(*texts):
    return [
        pipeline.glance((str(n), Page(location=str(n), text=text, title=text.partition("\n")[0])))
        for n, text in enumerate(texts, 1)
    ]


def test_the_title_tells_what_most_reports_tell():
    readings = _story(
        "المدرسة تفتح أبوابها غدا\n\nبعد حريق في سوق الجسر قررت المدرسة أن تفتح أبوابها.",
        "حريق في سوق الجسر يصيب أربعة\n\nشب حريق في سوق الجسر وأصيب أربعة باعة.",
        "شهادة بائع\n\nروى بائع كيف شب حريق السوق وكيف أصيب جيرانه عند الجسر.",
    )
    assert title(readings) == "حريق في سوق الجسر يصيب أربعة"


def test_a_question_or_somebodys_words_tell_less():
    readings = _story(
        "من أشعل حريق سوق الجسر؟\n\nشب حريق في سوق الجسر.",
        "حريق يصيب سوق الجسر\n\nشب حريق في سوق الجسر.",
        "البلدية: حريق سوق الجسر انتهى\n\nانتهى حريق سوق الجسر.",
    )
    assert title(readings) == "حريق يصيب سوق الجسر"


def test_a_story_without_headlines_has_the_opening_words():
    page = Page(location="1", text="شب حريق في سوق الجسر.")
    assert title([pipeline.glance(("1", page))]).startswith("شب حريق")
    assert title([]) == ""
