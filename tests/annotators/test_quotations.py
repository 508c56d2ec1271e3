"""A table of minimal constructions: each cue family, mark style, position and form of speaker.

In a sentence ``[P فلان]`` marks a person, ``[O ...]`` an organisation, ``[L ...]`` a place, and
braces the content expected. People, places and outlets are invented.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tawatur.annotators import quotations
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Mention, Quotation, Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

_TYPES = {"P": "PER", "O": "ORG", "L": "LOC"}
_MARKER = re.compile(r"\[([POL]) |[\]{}]")


class Said(NamedTuple):
    """What a row expects of its n-th statement; None where the row does not care."""

    kind: str | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    act: str | None = None


def unmarked(marked: str) -> tuple[str, list[Mention], list[Span]]:
    """The plain text of a marked sentence, its mentions and the contents expected."""
    out, at, size = [], 0, 0
    mentions: list[Mention] = []
    contents: list[Span] = []
    opened: list[tuple[str, int]] = []
    for found in _MARKER.finditer(marked):
        piece = marked[at : found.start()]
        out.append(piece)
        size += len(piece)
        at = found.end()
        if found.group(1):
            opened.append((found.group(1), size))
        elif found.group() == "{":
            opened.append(("{", size))
        else:
            kind, start = opened.pop()
            if kind == "{":
                contents.append(Span(start, size))
            else:
                text = "".join(out)[start:size]
                mentions.append(Mention(start, size, _TYPES[kind], text))
    out.append(marked[at:])
    return "".join(out), mentions, sorted(contents)


def reading(marked: str, region: str = "body") -> tuple[Reading, list[Span]]:
    plain, mentions, contents = unmarked(marked)
    text = tokenise(plain)
    sentences = split(text, [(Span(0, len(plain)), region, 0)])
    report = Report(id="r", location="r.txt", text=plain)
    made = Reading(report=report, text=text, sentences=sentences, mentions=tuple(mentions))
    return made, contents


def words(made: Reading, span: Span | None) -> str | None:
    return None if span is None else span.of(made.report.text)


def check(marked: str, expected: list[Said], region: str = "body") -> None:
    given, contents = reading(marked, region)
    made = quotations.annotate(given)
    found = [words(made, q) for q in made.quotations]
    assert found == [words(made, c) for c in contents]
    for quotation, said in zip(made.quotations, expected, strict=True):
        compare(made, quotation, said)


def compare(made: Reading, quotation: Quotation, said: Said) -> None:
    if said.kind is not None:
        assert quotation.kind == said.kind
    if said.speaker is not None:
        speaker = quotation.speaker
        assert speaker is not None
        assert (speaker.entity or words(made, speaker)) == said.speaker
    assert tuple(words(made, v) or "" for v in quotation.via) == said.via
    if said.act is not None:
        assert quotation.act == said.act
    assert 0 < quotation.confidence <= 1


R, H = "سالم الراوي", "هدى المرجاني"

INDIRECT = [
    ("قال [P سالم الراوي] إن {الميناء سيفتح أبوابه غدا}.", [Said("indirect", R)]),
    ("وقالت [P هدى المرجاني] إنها {ستزور القرى المتضررة}.", [Said("indirect", H)]),
    ("أكد وزير النقل [P سالم الراوي] أن {الجسر آمن}.", [Said("indirect", R, act="confirm")]),
    ("أوضح الوزير، [P سالم الراوي]، أن {الأشغال تنتهي في الربيع}.", [Said("indirect", R)]),
    ("[P سالم الراوي] يؤكد أن {الجسر آمن تماما}.", [Said("indirect", R)]),
    ("لكن [P هدى المرجاني] ترى أن {الخطة ناقصة}.", [Said("indirect", H, act="believe")]),
    ("[P سالم الراوي]، مدير الميناء السابق، قال إن {الرصيف قديم}.", [Said("indirect", R)]),
    ("صرحت المتحدثة باسم الهيئة [P هدى المرجاني] بأن {العمل مستمر}.", [Said("indirect", H)]),
    (
        "أعلنت [O هيئة الموانئ] أن {الرصيف مغلق}.",
        [Said("indirect", "هيئة الموانئ", act="announce")],
    ),
    ("وأفادت الشرطة بأن {الطريق مقطوع}.", [Said("indirect", "الشرطة", act="report")]),
    ("قال المتحدث باسم الشركة إن {السفينة وصلت سالمة}.", [Said("indirect", "المتحدث باسم الشركة")]),
    ("وذكر مسؤول محلي أن {المياه ارتفعت}.", [Said("indirect", "مسؤول محلي")]),
    (
        "قال مسؤول طلب عدم الكشف عن هويته إن {المفاوضات توقفت}.",
        [Said("indirect", "مسؤول طلب عدم الكشف عن هويته")],
    ),
    ("قالت مصادر مطلعة إن {القرار سيصدر قريبا}.", [Said("indirect", "مصادر مطلعة")]),
    ("قال أحد الشهود إن {السفينة غرقت بسرعة}.", [Said("indirect", "أحد الشهود")]),
    ("قال [P سالم الراوي] في مؤتمر صحافي أمس إن {الميناء جاهز}.", [Said("indirect", R)]),
    ("قال [P سالم الراوي]، اليوم (الثلاثاء)، إن {الميناء جاهز}.", [Said("indirect", R)]),
    ("زعم [P سالم الراوي] أن {الوثيقة مزورة}.", [Said("indirect", R, act="claim")]),
    ("نفى [P سالم الراوي] أن {تكون السفينة قد غرقت}.", [Said("indirect", R, act="deny")]),
    ("توقعت [P هدى المرجاني] أن {ترتفع الأسعار}.", [Said("indirect", H, act="expect")]),
    (
        "قال [P سالم الراوي] إن {الميناء جاهز}، وإن {السفن ستعود قريبا}.",
        [Said("indirect", R), Said("indirect", R)],
    ),
    (
        "قال [P سالم الراوي] إن {الشحنات بلغت 40 طنا، في حين بلغت العام الماضي 30 طنا}.",
        [Said("indirect", R)],
    ),
    ("قال [P سالم الراوي] إن {الميناء جاهز}، لكنه امتنع عن ذكر موعد.", [Said("indirect", R)]),
    ("قال [P سالم الراوي] إن» {السفن ستعود إلى الميناء قريبا}».", [Said("direct", R)]),
    (
        "قال المشرف على البرنامج الوطني للصيد (شراع) الدكتور [P سالم الراوي] إن {الميناء جاهز}.",
        [Said("indirect", R)],
    ),
    (
        "وقال المصدر الذي طلب عدم الكشف عن هويته إن {الميناء جاهز}.",
        [Said("indirect", "المصدر")],
    ),
    (
        "قال [P سالم الراوي] إن {الميناء جاهز}، مؤكدا أن {السفن ستعود}.",
        [Said("indirect", R), Said("indirect", R, act="confirm")],
    ),
    ("قال [P سالم الراوي] إن {الميناء جاهز}، وهو ما أثار شكوك الصيادين.", [Said("indirect", R)]),
    ("قال [P سالم الراوي] إن {الميناء جاهز، فيما غادرت آخر السفن}.", [Said("indirect", R)]),
    ("قال [P سالم الراوي] إن {الميناء جاهز}، وذلك في تصريح قصير.", [Said("indirect", R)]),
    ("قال [P سالم الراوي] إن {الميناء جاهز}، في إشارة إلى الرصيف الجديد.", [Said("indirect", R)]),
    ("[L تالين] تقول إن {الحدود مفتوحة}.", [Said("indirect", "تالين")]),
    ("أصدر المدير بيانا أكد فيه أن {الميناء جاهز}.", [Said("indirect")]),
    ("وقال [P سالم الراوي] وهو متحدث باسم الصيادين إن {الميناء جاهز}.", [Said("indirect", R)]),
    ("وأشار التقرير الذي أصدرته شركة الملاحة إلى أن {الميناء جاهز}.", [Said("indirect")]),
    ('وبيّن "الجوهري"، أن {الميناء جاهز لكل السفن}.', [Said("indirect", "الجوهري")]),
]

DIRECT = [
    ("قال [P سالم الراوي]: «{سنفتح الميناء غدا}».", [Said("direct", R)]),
    ('قال [P سالم الراوي]: "{سنفتح الميناء غدا}".', [Said("direct", R)]),
    ("قال [P سالم الراوي]: “{سنفتح الميناء غدا}”.", [Said("direct", R)]),
    ("قال [P سالم الراوي]: ”{سنفتح الميناء غدا}“.", [Said("direct", R)]),
    ("قال [P سالم الراوي]: ‹{سنفتح الميناء غدا}›.", [Said("direct", R)]),
    ("قال [P سالم الراوي]: ''{سنفتح الميناء غدا}''.", [Said("direct", R)]),
    ("قال [P سالم الراوي]: ” {سنفتح الميناء غدا} “.", [Said("direct", R)]),
    ('قال [P سالم الراوي] "{سنفتح الميناء غدا}".', [Said("direct", R)]),
    ("قال [P سالم الراوي] «{سنفتح الميناء غدا. ولن نغلقه أبدا.}»", [Said("direct", R)]),
    ("قال [P سالم الراوي]: {سنفتح الميناء غدا}.", [Said("direct", R)]),
    ("قال [P سالم الراوي]: «{سنفتح الميناء غدا ولن نغلقه}", [Said("direct", R)]),
    ("قال [P سالم الراوي] إن «{الميناء سيفتح غدا}».", [Said("direct", R)]),
    (
        'قال [P سالم الراوي] لـ"صحيفة المرآة": "{سنفتح الميناء غدا}".',
        [Said("direct", R, ("المرآة",))],
    ),
    ("قال «[P سالم الراوي]»: «{سنفتح الميناء غدا}».", [Said("direct", R)]),
    ("قال [P سالم الراوي]: «{زرنا «سوق السمك» أمس ووجدناه مغلقا}».", [Said("direct", R)]),
    (
        'قال [P سالم الراوي]: "{هناك فرصة "لا تعوض" لبناء الميناء}".',
        [Said("direct", R)],
    ),
    ("وأضاف: «{لن ننتظر طويلا هذه المرة}».", [Said("direct")]),
    (
        "قال [P سالم الراوي]: «{سنفتح الميناء غدا}»، وأضاف: «{لن نغلقه بعد اليوم}».",
        [Said("direct", R), Said("direct", R, act="add")],
    ),
    (
        "قال [P سالم الراوي]: «{سنفتح الميناء غدا}». «{ولن نغلقه بعد ذلك أبدا}».",
        [Said("direct", R), Said("direct", R)],
    ),
    ("«{لن نغلق الميناء بعد اليوم أبدا}»، قال [P سالم الراوي].", [Said("direct", R)]),
    ("وختم [P سالم الراوي] حديثه بالقول: «{الميناء للجميع}».", [Said("direct", R)]),
    ("غادر [P سالم الراوي] القاعة قائلا: «{انتهى الكلام}».", [Said("direct", R)]),
    ("رد [P سالم الراوي] على الصيادين بقوله: «{سأعود قريبا}».", [Said("direct", R)]),
]

MIXED = [
    ("قال [P سالم الراوي] إن {الميناء «جاهز تماما» لاستقبال السفن}.", [Said("mixed", R)]),
    ("شدد [P سالم الراوي] على {ضرورة إيجاد حل «عاجل» للأزمة}.", [Said("mixed", R, act="stress")]),
]

PHRASES = [
    ("أعلنت [O هيئة الموانئ] عن {إغلاق الرصيف}.", [Said("indirect", "هيئة الموانئ")]),
    ("أعلن [P سالم الراوي] {إغلاق الرصيف}.", [Said("indirect", R)]),
    ("أعلنت [O هيئة الموانئ] {إغلاق الرصيف}، وهي خطوة متوقعة.", [Said(None, "هيئة الموانئ")]),
    ("دعا [P سالم الراوي] إلى {ترميم الأرصفة}.", [Said("indirect", R, act="call")]),
    ("هدد [P سالم الراوي] بـ{الانسحاب من المفاوضات}.", [Said("indirect", R, act="threaten")]),
    ("هدد [P سالم الراوي] ب{الانسحاب من المفاوضات}.", [Said("indirect", R, act="threaten")]),
    ("وعد [P سالم الراوي] ب{تعويض الصيادين}.", [Said("indirect", R, act="promise")]),
    ("تعهدت [P هدى المرجاني] ب{بناء المدرسة}.", [Said("indirect", H, act="vow")]),
    ("طالب [P سالم الراوي] ب{فتح تحقيق}.", [Said("indirect", R, act="demand")]),
    ("حث [P سالم الراوي] الصيادين على {العودة إلى البحر}.", [Said("indirect", R, act="call")]),
    ("أعربت [P هدى المرجاني] عن {أملها في عودة السفن}.", [Said("indirect", H)]),
    ("أدان [P سالم الراوي] {الاعتداء على الصيادين}.", [Said("indirect", R, act="condemn")]),
    ("ندد [P سالم الراوي] ب{الهجوم على السفينة}.", [Said("indirect", R, act="condemn")]),
    ("رحبت [P هدى المرجاني] ب{الاتفاق الجديد}.", [Said("indirect", H, act="praise")]),
    ("نفت [O هيئة الموانئ] {غرق السفينة}.", [Said("indirect", "هيئة الموانئ", act="deny")]),
    ("كشفت [P هدى المرجاني] عن {خطة جديدة للميناء}.", [Said("indirect", H, act="reveal")]),
    ("أشار [P سالم الراوي] إلى {أهمية الميناء}.", [Said("indirect", R)]),
    ("حذرت [P هدى المرجاني] من {انهيار الرصيف}.", [Said("indirect", H, act="warn")]),
    ("لم يستبعد [P سالم الراوي] {إغلاق الميناء}.", [Said("indirect", R)]),
    ("اقترح [P سالم الراوي] {تأجيل الاجتماع}.", [Said("indirect", R, act="propose")]),
    ("اتهم [P سالم الراوي] {الشركة بإخفاء الأرقام}.", [Said("indirect", R, act="accuse")]),
    ("طلب [P سالم الراوي] من [P هدى المرجاني] {مغادرة القاعة}.", [Said("indirect", R)]),
    ("وجه [P سالم الراوي] {الشكر للصيادين}.", [Said("indirect", R, act="thank")]),
    ("وصل [P سالم الراوي] إلى الميناء، داعيا إلى {ترميم الأرصفة}.", [Said("indirect", R)]),
    ("قال [P سالم الراوي] إن {السفن عادت}، معربا عن {أمله في موسم جيد}.", [Said(), Said(None, R)]),
    ("أشاد [P سالم الراوي] ب{الجهود التي بذلت من قبل الصيادين}.", [Said("indirect", R)]),
]

DESCRIBED = [
    ("وصف [P سالم الراوي] {اللقاء بأنه مفيد}.", [Said("indirect", R, act="describe")]),
    ("وصف [P سالم الراوي] {اللقاء بالمفيد}.", [Said("indirect", R, act="describe")]),
    ("وصف [P سالم الراوي] اللقاء بأنه «{خطوة أولى}».", [Said("direct", R, act="describe")]),
    ("وعقد لقاء وصفه [P سالم الراوي] بأنه «{خطوة أولى}».", [Said("direct", R)]),
    ("وغادر [P سالم الراوي] القاعة واصفا {اللقاء بالمفيد}.", [Said("indirect", R)]),
]

CREDITS = [
    ("{غرقت السفينة قبالة الساحل صباح أمس}، بحسب [O وكالة النجم].", [Said(None, "وكالة النجم")]),
    ("بحسب [O وكالة النجم]، {غرقت السفينة قبالة الساحل صباح أمس}.", [Said(None, "وكالة النجم")]),
    ("ووفقا لـ«[O الأفق]» فإن {السفينة غرقت قبالة الساحل}.", [Said(None, "الأفق")]),
    ("{غرقت السفينة قبالة الساحل صباح أمس}، وفقا لمصادر مطلعة.", [Said(None, "مصادر مطلعة")]),
    ("{غرقت السفينة قبالة الساحل صباح أمس}، كما أعلنت الشرطة.", [Said(None, "الشرطة")]),
    (
        "{غرقت السفينة قبالة الساحل صباح أمس}، حسب ما نقلته قناة [O الأفق].",
        [Said(None, "الأفق")],
    ),
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}، بحسب [O وكالة النجم].",
        [Said("indirect", R, ("وكالة النجم",))],
    ),
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}، مضيفا أن {الطاقم نجا}، وفقا لـ[O وكالة النجم].",
        [Said(None, R, ("وكالة النجم",)), Said(None, R, ("وكالة النجم",))],
    ),
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}. بحسب [O وكالة النجم].",
        [Said(None, R, ("وكالة النجم",))],
    ),
    (
        "قال [P سالم الراوي] في تصريح لقناة [O الأفق] إن {السفينة غرقت}.",
        [Said(None, R, ("الأفق",))],
    ),
    ("قال [P سالم الراوي] ل[O رويترز] إن {السفينة غرقت}.", [Said(None, R, ("رويترز",))]),
    (
        "وفي مقابلة مع قناة [O الأفق]، قال [P سالم الراوي] إن {السفينة غرقت}.",
        [Said(None, R, ("الأفق",))],
    ),
    (
        "ونقلت [O وكالة النجم] عن [P سالم الراوي] قوله إن {السفينة غرقت}.",
        [Said(None, R, ("وكالة النجم",))],
    ),
    ("ذكرت [O وكالة النجم] أن {السفينة غرقت}.", [Said(None, "وكالة النجم")]),
    ("علمت «[O الأفق]» من مصادر مطلعة أن {السفينة غرقت}.", [Said(None, "مصادر مطلعة", ("الأفق",))]),
    (
        "قالت مصادر مطلعة لـ«[O الأفق]» إن {السفينة غرقت}. وأوضحت المصادر أن {الطاقم نجا}.",
        [Said(None, "مصادر مطلعة", ("الأفق",)), Said(None, "مصادر مطلعة", ("الأفق",))],
    ),
    (
        "{غادرت السفينة الميناء فجر الجمعة}، بحسب مصدر أمني، ويحق لطاقمها العودة لاحقا.",
        [Said("indirect", "مصدر أمني")],
    ),
]

CHAINS = [
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}. وأضاف أن {الطاقم نجا}. وتابع: «{بحثنا طويلا}».",
        [Said(None, R), Said(None, R), Said("direct", R)],
    ),
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}. كما أكد أن {الطاقم نجا}.",
        [Said(None, R), Said(None, R)],
    ),
    (
        "قال [P سالم الراوي] إن {السفينة غرقت}. من جهتها، أكدت [P هدى المرجاني] أن {الطاقم نجا}. "
        "وأضافت أن {البحث مستمر}.",
        [Said(None, R), Said(None, H), Said(None, H)],
    ),
    (
        "قالت [O هيئة الموانئ] إن {السفينة غرقت}. وأضاف البيان أن {الطاقم نجا}.",
        [Said(None, "هيئة الموانئ"), Said(None, "هيئة الموانئ")],
    ),
    (
        "أكد [P سالم الراوي] أن {السفينة غرقت}، لكنه لم يستبعد {نجاة الطاقم}.",
        [Said(None, R), Said(None, R)],
    ),
]

NOTHING = [
    "لم يقل [P سالم الراوي] إن السفينة غرقت.",
    "ولم تعلن أي جهة مسؤوليتها عن الحادث.",
    "غادر [P سالم الراوي] دون أن يكشف عن خطته.",
    "يذكر أن السفينة بنيت قبل عشرين عاما.",
    "ومن المتوقع أن يعلن [P سالم الراوي] عن خطته غدا.",
    "وإذا قال [P سالم الراوي] إن السفينة غرقت فلن يصدقه أحد.",
    "سيعلن [P سالم الراوي] خطته غدا.",
    "هذه الخطوة تشير إلى مرحلة جديدة.",
    "زار [P سالم الراوي] سوق «الفنار القديم» في [L تالين].",
    "جرى الاجتماع بين [P سالم الراوي] و[P هدى المرجاني] في الميناء.",
    "رفض [P سالم الراوي] التعليق.",
    "رفض [P سالم الراوي] الشروط الجديدة.",
    "غرقت السفينة قبالة الساحل.",
]

TITLES = [
    ("[P سالم الراوي]: {الميناء جاهز تماما}", [Said("indirect", R)]),
    ("وزير النقل: {الميناء جاهز تماما}", [Said("indirect", "وزير النقل")]),
    ("[P سالم الراوي]: «{الميناء جاهز تماما}»", [Said("direct", R)]),
    ("[P سالم الراوي] ل[P هدى المرجاني]: {الميناء جاهز تماما}", [Said("indirect", R)]),
    ("[P سالم الراوي] لـ«[O الأفق]»: {الميناء جاهز تماما}", [Said("indirect", R, ("الأفق",))]),
    (
        "[P سالم الراوي]: {الميناء جاهز}.. [P هدى المرجاني]: {الأرصفة قديمة}",
        [Said(None, R), Said(None, H)],
    ),
    ("[P سالم الراوي] يؤكد أن {الميناء جاهز}", [Said("indirect", R, act="confirm")]),
    ("[O هيئة الموانئ] تدين {الهجوم على السفينة}", [Said("indirect", "هيئة الموانئ")]),
    ("[L تالين] تعد ب{تعزيز الحراسة} بعد الحادث", [Said("indirect", "تالين")]),
]


@pytest.mark.parametrize(("marked", "expected"), INDIRECT)
def test_a_clause_after_a_speech_verb_is_indirect_speech(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), DIRECT)
def test_words_in_marks_or_after_a_colon_are_direct_speech(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), MIXED)
def test_a_clause_with_a_quoted_fragment_is_mixed(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), PHRASES)
def test_a_noun_phrase_can_be_what_was_said(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), DESCRIBED)
def test_a_describing_verb_says_its_object_and_predicate(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), CREDITS)
def test_credits_become_outlets_or_speakers(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize(("marked", "expected"), CHAINS)
def test_a_chain_of_verbs_keeps_its_speaker(marked, expected):
    check(marked, expected)


@pytest.mark.parametrize("marked", NOTHING)
def test_what_nobody_said_is_no_statement(marked):
    check(marked, [])


@pytest.mark.parametrize(("marked", "expected"), TITLES)
def test_headlines_state_by_colon_or_verb(marked, expected):
    check(marked, expected, "title")


def test_the_table_holds_at_least_120_constructions():
    tables = (INDIRECT, DIRECT, MIXED, PHRASES, DESCRIBED, CREDITS, CHAINS, NOTHING, TITLES)
    assert sum(len(table) for table in tables) >= 120
