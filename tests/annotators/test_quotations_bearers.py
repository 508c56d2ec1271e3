"""Who bears a title that is hard to follow, and through which outlet he speaks."""

from __future__ import annotations

import pytest
from tests.annotators.test_quotations import reading

from tawatur.annotators import quotations

# fmt: off
BEARERS = [
    # a title that goes on with عن, with a royal name, with a further adjective, after a head noun
    ("وكشف مسؤول الرقابة عن الأغذية في الوفد الواحاتي [P سامر الكيلاني] أن العينات سليمة.",
     "سامر الكيلاني"),
    ("وأوضح المتحدث الرسمي لمركز الملك رائد للإغاثة والبناء معيضد البلوطي في تصريح صحفي أن"
     " الطريق آمن.", "معيضد البلوطي"),
    ("دعت الممثلة الفرنسية المعتزلة [P هالة المنصور] إلى حماية الطيور.", "هالة المنصور"),
    ("كشف نائب وزير الصحة للشؤون الصحية [P سامر الكيلاني] أن المركز جاهز.", "سامر الكيلاني"),
    # a name in marks after a word of courtesy, and one that no list knows with its father's
    ("وقال الشيخ «[P سامر الكيلاني]» إن الحوار بدأ.", "سامر الكيلاني"),
    ("أعلن المتحدث الرسمي للجنة الواحات الشيخ معيضد بن عبد الله البلوطي، أن الحوار بدأ.",
     "معيضد بن عبد الله البلوطي"),
    # a last name that is a common word too, right after the verb; in marks after a title
    ("وصل [P سامر المقبل] أمس. وكشف المقبل عن خطة جديدة للطريق.", "المقبل"),
    ("وصل [P سامر المقبل] أمس. ووصف الدكتور «المقبل» الخطة بأنها مفيدة.", "المقبل"),
    # a subject set apart by أما
    ("أما [P سامر الكيلاني] فقد أكد أن الطريق آمن.", "سامر الكيلاني"),
    ("أما مدرب الفريق، النرويجي [P يوران هالستروم]، فأكد أن الطريق آمن.", "يوران هالستروم"),
    # a lone definite noun bears its own words
    ("وقالت شركة نقل الواحات إن الطريق آمن. وأضافت الشركة أن العمل مستمر.", "الشركة"),
    # a document speaks for the body without an article that issued it
    ("أصدر مجلس بلدية الواحات تقريرا بما أنجزه. وأوضح التقرير أن الطريق آمن.",
     "مجلس بلدية الواحات"),
    # a relative clause is nobody's name
    ("وقال المصدر الذي لم يسمه أحد، إن «الطريق آمن تماما اليوم».", "المصدر"),
]
OUTLETS = [
    ("«[O واحة]» تواصلت مع العقيد [P سامر الكيلاني] الذي أكد الواقعة وقال إن الطريق آمن.", "واحة"),
    ("والتقت “[O واحة]” بأحد الزوار [P سامر الكيلاني]، وقال: إن المكان جميل جدا.", "واحة"),
    ("وقال شاهد من وكالة «[O واحة]» في المطار إن الطائرة وصلت.", "واحة"),
    ("وفي مقابلة مع القناة الأولى بالتلفزيون الواحاتي، أكد [P سامر الكيلاني] أن الطريق آمن.",
     "القناة الأولى بالتلفزيون الواحاتي"),
    ("أكد [P سامر الكيلاني] أن الطريق آمن.\nجاء ذلك خلال حديثه لصحيفة «[O واحة]» أمس.", "واحة"),
    # no outlets: an ambassador, a club in a title, an agency of state, a site of work, a network
    ("أكد [P سامر الكيلاني]، المدير الفني [O للأهلي]، أن الفريق جاهز.", None),
    ("وأوضح المشرف العام على وكالة التنمية [P سامر الكيلاني] أن الطريق آمن.", None),
    ("وقالت الوزارة في بيان على موقع الوزارة إن الطريق آمن.", None),
    ("وكتب [P سامر الكيلاني] في «تويتر»: «الطريق آمن تماما اليوم يا أصدقاء».", None),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "speaker"), BEARERS)
def test_the_bearer_of_a_title(sentence: str, speaker: str) -> None:
    given, _ = reading(sentence)
    found = quotations.annotate(given).quotations
    assert found
    said = found[-1].speaker
    assert said is not None
    assert said.of(given.text.original) == speaker


@pytest.mark.parametrize(("sentence", "outlet"), OUTLETS)
def test_the_outlet_spoken_to(sentence: str, outlet: str | None) -> None:
    given, _ = reading(sentence)
    found = quotations.annotate(given).quotations
    assert found
    heard = [via.of(given.text.original) for via in found[0].via]
    assert heard == ([outlet] if outlet else [])
