"""How others and the authorities answer an event, what it did and what went before it."""

from __future__ import annotations

import pytest

from tawatur.facts import context, damage, method, official_statement, reaction

BLAST = "انفجار يهز سوق تلّار"
WRECK = "غرق عبارة قبالة تلّار"
FLOOD = "فيضانات تضرب تلّار"
DEAL = "محادثات بين الوفدين في تلّار"
RATES = "قرار البنك المركزي بشأن أسعار الفائدة"


def told(module, reading, title, text):
    made = reading(text, title)
    words = [c.of(made.report.text) for c in module.extract(made) if c.start > len(title)]
    return " | ".join(words)


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        (DEAL, "ورحبت نورستان بالاتفاق وتمنت له النجاح", "رحبت نورستان بالاتفاق"),
        (BLAST, "وقدمت نورستان تعازيها إلى أسر الضحايا", "قدمت نورستان تعازيها"),
        (BLAST, "وأعرب رئيس نورستان عن صدمته لما جرى", "عن صدمته"),
        (WRECK, "وأعلن الحداد الوطني ثلاثة أيام", "الحداد الوطني"),
        (BLAST, "وتظاهر المئات أمام مقر البلدية", "تظاهر المئات"),
        (BLAST, "ونفت جبهة الغسق أي صلة بالتفجير", "أي صلة"),
        (DEAL, "ودانت جبهة الغسق ما أعلن في المدينة", "دانت جبهة الغسق"),
    ],
)
def test_a_reaction_begins_with_its_verb(reading, title, text, words):
    assert words in told(reaction, reading, title, text)


def test_a_greeting_is_no_reaction(reading):
    assert told(reaction, reading, DEAL, "ورحب رئيس نورستان بضيوفه عند باب القصر") == ""


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        (WRECK, "وأمر المحافظ بفتح تحقيق عاجل في الحادث", "بفتح تحقيق"),
        (BLAST, "وشكلت الحكومة لجنة تحقيق من ثلاثة قضاة", "لجنة تحقيق"),
        (FLOOD, "وأمر الحاكم بإغلاق جميع المدارس في الولاية", "المدارس"),
        (FLOOD, "وأعلنت الحكومة حالة الطوارئ في الجنوب", "حالة الطوارئ"),
        (FLOOD, "وحذرت الأرصاد من أمطار أخرى", "حذرت الأرصاد"),
        (BLAST, "ونفت الشرطة وجود مقر لها قرب السوق", "نفت الشرطة"),
        (WRECK, "وأقال رئيس الوزراء مدير الميناء", "أقال"),
    ],
)
def test_what_the_authorities_do_and_say(reading, title, text, words):
    assert words in told(official_statement, reading, title, text)


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        (WRECK, "وقال الربان إن سبب غرقها لم يعرف بعد", "سبب غرقها لم يعرف"),
        (WRECK, "وغرقت العبارة وسط أمواج عاتية", "وسط أمواج عاتية"),
        (FLOOD, "قتل ثلاثة في فيضانات مفاجئة اجتاحت الوادي", "فيضانات مفاجئة"),
        (BLAST, "وسمع السكان إطلاق نار كثيفا ثم اقتحموا المقر من بابين", "اقتحموا المقر"),
    ],
)
def test_how_it_was_done_or_came_about(reading, title, text, words):
    assert words in told(method, reading, title, text)


def test_the_kind_stands_in_the_headline_and_in_the_text(reading):
    made = reading("قتل ثلاثة في انفجار وسط السوق", BLAST)
    assert [c.value for c in method.extract(made)] == ["انفجار", "انفجار"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وجرفت السيول حافلة قرب الوادي", "جرفت"),
        ("وقطعت الكهرباء عن الأحياء القريبة", "قطعت الكهرباء"),
    ],
)
def test_what_was_damaged(reading, text, words):
    assert words in told(damage, reading, FLOOD, text)


@pytest.mark.parametrize("text", ["ونفى المحامي التهمة", "وانقطع الاتصال بالقارب مساء"])
def test_a_charge_and_a_lost_signal_are_no_damage(reading, text):
    assert told(damage, reading, BLAST, text) == ""


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        (DEAL, "وهي الزيارة الأولى لوزير من نورستان إلى المدينة منذ الحرب", "الأولى لوزير"),
        (DEAL, "وعقد اللقاء بتسهيل من نورستان", "بتسهيل من نورستان"),
        (BLAST, "وتشهد المنطقة تفجيرات متكررة", "تشهد المنطقة"),
        (WRECK, "وحوادث القوارب شائعة في نورستان", "شائعة"),
        (BLAST, "ونقل الجرحى إلى مستشفى المدينة", "نقل الجرحى إلى مستشفى"),
        (WRECK, "وتتواصل عمليات البحث في عرض البحر", "عمليات البحث"),
    ],
)
def test_what_went_before_and_around_it(reading, title, text, words):
    assert words in told(context, reading, title, text)
