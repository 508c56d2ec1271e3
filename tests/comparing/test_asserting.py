"""What takes the edge from a clash: questions, answers, suppositions, parts, rows, other spots."""

import pytest

from tawatur import comparing, registry
from tawatur.arabic.content import denied
from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.people import are_far, are_other_persons, may_count_attacker
from tawatur.comparing.incidents.sites import sites
from tawatur.comparing.questions import twins
from tawatur.comparing.words.misread import is_to_the_deal
from tawatur.comparing.words.wishes import is_asked, is_dispelled, is_wished
from tawatur.model.claim import Claim, ReportedClaim

MEMBERS = registry.members("facts")


def at(text, words, *, document="a", published=None, **more):
    start = text.index(words)
    claim = Claim(start, start + len(words), **{"slot": "deaths", "key": "toll", **more})
    return ReportedClaim(document, claim, published)


def statuses(told, slot="deaths"):
    """The statuses of the findings of a slot, of reports as (text, words, value)."""
    texts = {f"d{i}": tokenise(text) for i, (text, _) in enumerate(told)}
    claims = [
        at(text, words, document=f"d{i}", value=value, slot=slot, unit="persons")
        for i, (text, some) in enumerate(told)
        for words, value in some
    ]
    found = comparing.compare(claims, MEMBERS, (), {}, texts)
    return {f.status for f in found if f.slot == slot}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("وقال متسائلا: هو بطل السباق أم لا", True),
        ("وقال: هو بطل السباق؟", True),
        ("وقال إن فارس هو بطل السباق.", False),
    ],
)
def test_what_is_asked_is_not_said(text, asked):
    assert is_asked(at(text, "هو بطل السباق", value="x"), tokenise(text)) == asked


@pytest.mark.parametrize("verb", ["يرد على", "يبدد", "لا يثير", "قلل من"])
def test_a_fear_that_is_answered_is_not_held(verb):
    text = f"وأضاف أن الاتفاق {verb} المخاوف من السد."
    assert is_dispelled(at(text, "المخاوف", value="x"), tokenise(text))


def test_a_fear_is_one_of_the_deal_where_its_own_words_name_it():
    text = "وقال إن بلاده قلقة من تهديد الجار، لكن الاتفاق جيد."
    fear = at(text, "قلقة من تهديد الجار", value="negative", slot="context", key="attitude")
    assert not is_to_the_deal(fear, {"a": tokenise(text)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال إن عدم التوصل إلى اتفاق يعني الحرب.", "عدم التوصل إلى اتفاق"),
        ("ومن غير المؤكد إبرام صفقة هذا الصيف.", "إبرام صفقة"),
        ("والخوف هو عدم التوصل إلى اتفاق.", "عدم التوصل إلى اتفاق"),
    ],
)
def test_a_supposed_outcome_is_none(text, words):
    assert is_wished(at(text, words, value="x"), tokenise(text))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("اتخاذ الإجراءات لعدم تكرار ما حدث", "اتخاذ إجراءات تضمن عدم تكرار ما حدث"),
        ("لن يمنع اللاعبين من ترك الفريق", "اللاعبون يمكنهم ترك الفريق"),
        ("عدد الكتب لا يقل عن 17 ألف كتاب", "17 ألف كتاب في المعرض"),
    ],
)
def test_lack_preventing_and_bounds_deny_nothing(one, two):
    assert denied(one, two) is None


def test_one_report_that_tells_a_part_and_the_whole_explains_both():
    whole = "أوقفت شرطة مرسان 9 مشتبهين في تهريب السلاح عبر ميناء دلونا. " + "وقالت الشرطة. " * 20
    whole += "وفي القارب أوقف 2 من المشتبهين بتهريب السلاح عبر الميناء."
    part = "أوقفت شرطة مرسان 2 من المشتبهين بتهريب السلاح عبر ميناء دلونا."
    told = [(whole, [("9", "9"), ("2 من", "2")]), (part, [("2", "2")])]
    assert "conflict" not in statuses(told, "arrests")


def test_two_reports_of_one_fire_still_clash():
    told = [
        ("قتل 12 عاملا في حريق مصنع دلونا فجر أمس.", [("12 عاملا", "12")]),
        ("قتل 17 عاملا في حريق مصنع دلونا فجر أمس.", [("17 عاملا", "17")]),
    ]
    assert statuses(told) == {"conflict"}


def test_a_figure_of_another_flood_stands_apart():
    told = [
        ("قتل 27 شخصا في فيضانات تجتاح دلونا منذ أيام.", [("27 شخصا", "27")]),
        ("قتل 46 شخصا في فيضانات تجتاح دلونا منذ أيام.", [("46 شخصا", "46")]),
        ("قتل 46 شخصا في فيضانات تجتاح دلونا كلها.", [("46 شخصا", "46")]),
        ("تضرر 150000 شخص في فيضانات تجتاح دلونا منذ أيام.", [("150000 شخص", "150000")]),
    ]
    texts = {f"d{i}": tokenise(text) for i, (text, _) in enumerate(told)}
    claims = [
        at(text, words, document=f"d{i}", value=value, unit="persons")
        for i, (text, some) in enumerate(told)
        for words, value in some
    ]
    (clash,) = [
        f for f in comparing.compare(claims, MEMBERS, (), {}, texts) if f.status == "conflict"
    ]
    assert {p.value for p in clash.positions} == {"27", "46"}


def test_the_attacker_may_be_counted():
    one, two = "فتح مسلح النار فقتل شخصين قبل أن ينتحر.", "مقتل 3 أشخاص في دار العرض."
    a, b = at(one, "شخصين", value="2"), at(two, "3 أشخاص", value="3", document="b")
    assert may_count_attacker(a, b, tokenise(one), tokenise(two))


def test_persons_of_other_ages_are_others():
    assert are_other_persons(("لوافد يبلغ من العمر 54 عاما", "لوافد عمره 28 عاما"))
    assert not are_other_persons(("لوافد يبلغ من العمر 54 عاما", "لوافد في دلونا"))


def test_counts_far_apart_are_of_no_one_thing():
    assert are_far("27", "150000")
    assert not are_far("2", "30")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("حادث على طريق السد بمنطقة دلونا", "حادث على طريق الملك سامر بمنطقة دلونا"),
        ("انقلاب حافلة قرب السوق", "دهس ثلاثة عمال قرب السوق"),
        ("سامي - الأفق - مرسان: ضبط 10 عمال", "رامي - الأفق - دلونا: ضبط 93 عاملا"),
    ],
)
def test_spots_kinds_and_datelines_tell_incidents_apart(one, two):
    a, b = (sites(tokenise(text), 0, {}) for text in (one, two))
    assert a.are_apart(b)
    assert not a.are_apart(a)


def test_a_convoy_and_the_next_one_are_no_twins():
    line = "وصلت أمس الدفعة {} من المعونة الطبية إلى مدينة مرسان على متن {} قاطرات قادمة من دلونا"
    told = {"a": line.format("الثانية", "خمس"), "b": line.format("الثالثة", "ثلاث")}
    texts = {d: tokenise(text) for d, text in told.items()}
    claims = [
        ReportedClaim(d, Claim(0, len(text), slot="context", value="x")) for d, text in told.items()
    ]
    assert not twins.figures(claims, texts, ())
