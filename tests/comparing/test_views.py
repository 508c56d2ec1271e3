"""Whose view it is, what is spared, what only defines, and one weekday of two weeks."""

from msgspec.structs import replace

from tawatur.arabic.tokens import tokenise
from tawatur.comparing.incidents.days import are_of_two_weeks
from tawatur.comparing.words.clauses import in_period
from tawatur.comparing.words.views import are_of_one_holder, holders
from tawatur.comparing.words.wishes import is_defining, is_prevented
from tawatur.model.claim import Claim, ReportedClaim


def told(text, words, slot="context", value="x"):
    """A claim on some words of a text."""
    start = text.index(words)
    claim = Claim(start, start + len(words), slot=slot, key="attitude", value=value)
    return ReportedClaim("a", claim, None), tokenise(text)


FEAR = "تخشى معظم دول البلقان أن ينتج عن الاتفاق سباق تسلح."
PRAISE = "قال الوزير إن الاتفاق سيجعل المنطقة أكثر أمنا."
AGREED = "قال الوزير إن دول البلقان متفقة على أن التطبيق الكامل للاتفاق مفيد للأمن."


def test_an_attitude_is_that_of_the_people_named_beside_it():
    fear, one = told(FEAR, "تخشى معظم دول البلقان أن ينتج عن الاتفاق")
    praise, two = told(PRAISE, "سيجعل المنطقة أكثر أمنا")
    agreed, three = told(AGREED, "مفيد للأمن")
    assert holders(fear, one)
    assert holders(praise, two) == frozenset()
    texts = {"a": one, "b": two, "c": three}
    assert not are_of_one_holder(fear, replace(praise, document="b"), texts)
    assert are_of_one_holder(fear, replace(agreed, document="c"), texts)
    assert not are_of_one_holder(fear, fear, texts)


def test_where_it_is_said_holds_no_view():
    said, text = told("أعرب الوفد في باريس عن قلقه من الاتفاق.", "قلقه من الاتفاق")
    assert holders(said, text) == frozenset()


def test_what_is_to_be_spared_is_no_target():
    assert is_prevented(*told("تعهد الجيش بمنع تنفيذ غارات على المدنيين.", "المدنيين", "target"))
    assert not is_prevented(*told("أدان منع السفر. وقصف الجيش الميناء.", "الميناء", "target"))
    assert not is_prevented(*told("شنت الطائرات غارات على الميناء.", "الميناء", "target"))


def test_a_denial_may_only_say_which_thing_is_meant():
    assert is_defining(*told("الأجهزة التي لا تعتمد على الشبكة رخيصة.", "تعتمد على الشبكة"))
    assert not is_defining(*told("الأجهزة لا تعتمد على الشبكة.", "تعتمد على الشبكة"))


def test_one_weekday_of_two_weeks_is_that_of_two_printings():
    first, one = told("انطلقت الفعاليات الخميس الماضي.", "الخميس الماضي", "when", "2033-03-03")
    again, _ = told("انطلقت الفعاليات الخميس الماضي.", "الخميس الماضي", "when", "2033-03-10")
    other, _ = told("انطلقت الفعاليات الخميس الماضي.", "الخميس الماضي", "when", "2033-03-08")
    assert are_of_two_weeks(first, again, {"a": one})
    assert not are_of_two_weeks(first, other, {"a": one})
    dated, two = told("انطلقت الخميس 10 مارس.", "الخميس 10 مارس", "when", "2033-03-10")
    assert not are_of_two_weeks(first, dated, {"a": two})


def test_a_headline_is_of_the_period_of_its_bulletin():
    text = "لا إصابات جديدة بالحصبة في دلونا\n" + "أعلنت الوزارة اليوم نتائج الرصد. " * 8
    headline, plain = told(text, "لا إصابات جديدة بالحصبة")
    assert not in_period(headline, plain)
    bulletin = text + "وشمل ذلك 24 ساعة."
    assert in_period(*told(bulletin, "لا إصابات جديدة بالحصبة"))
