"""Bodies of common words, told by their pattern."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from stories import found, pile

from tawatur.linking import settle


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("أعلنت لجنة الطعون أسماء الفائزين", "لجنة الطعون"),
        ("قالت الهيئة الوطنية لحماية البيئة إن الماء نظيف", "الهيئة الوطنية لحماية البيئة"),
        ("أوضحت المؤسسة العامة للسدود أن العمل مستمر", "المؤسسة العامة للسدود"),
        ("راجع المواطن مكتب العمل صباحا", "مكتب العمل"),
        ("حكمت المحكمة العليا ببراءته", "المحكمة العليا"),
        ("طالبت جمعية حقوق المستهلك بالتحقيق", "جمعية حقوق المستهلك"),
        ("تعاقدت إدارة النادي الأهلي مع حارس", "النادي الأهلي"),
        ("انتشرت الشرطة البرازيلية في الشوارع", "الشرطة البرازيلية"),
        ("رد بلجنة الطعون على السؤال", "لجنة الطعون"),
    ],
)
def test_a_body_of_common_words_is_found_whole(sentence, body):
    assert (body, "ORG") in [(words, type) for words, type, _ in found(settle(pile(sentence))[0])]


@pytest.mark.parametrize(
    "sentence",
    [
        "اجتمعت اللجنة أمس وناقشت اللجنة التي كلفت الأمر",
        "حملت وزارة من الوزارات المسؤولية",
        "وصل مكتب الرئيس بيان",
        "قدم مصلحة الوطن على سواها",
        "نقل الجهاز الفني للفريق اللاعبين",
        "زار النادي الموسمي أطفال",
    ],
)
def test_heads_without_a_name_are_no_bodies(sentence):
    assert found(settle(pile(sentence))[0]) == []


def test_what_follows_a_body_is_not_its_field():
    reading = settle(pile("حملت هيئة الطرق المسؤولية لجهات أخرى"))[0]
    assert found(reading)[0][0] == "هيئة الطرق"
