"""The timeline: each dated entry is a clause that holds its date."""

import msgspec
from tests.facts.conftest import make

from tawatur.annotators import numbers, times
from tawatur.assembly.clauses import clause
from tawatur.assembly.timeline import timeline
from tawatur.model.claim import Claim
from tawatur.model.report import Report


def read(written, published="2031-08-18"):
    report = Report(id="r", location="r", text=written, published=published)
    plain = msgspec.structs.replace(make(written), report=report)
    return times.annotate(numbers.annotate(plain))


def told(written, words, modality="happened"):
    start = written.index(words)
    claim = Claim(start, start + len(words), slot="context", value=words, modality=modality)
    return [(e.when, e.ar) for e in timeline([read(written)], [(claim,)], [])]


def test_a_fragment_is_told_in_its_clause():
    written = "اعترضت الدورية في 3 أغسطس زورقا على متنه نحو مئة مهاجر. وعاد الهدوء."
    assert told(written, "نحو مئة مهاجر") == [
        ("2031-08-03", "اعترضت الدورية في 3 أغسطس زورقا على متنه نحو مئة مهاجر")
    ]


def test_a_year_beside_another_day_leaves_the_date_open():
    written = "كان سامر الوادي قد فاز في 2026 بفارق ألف صوت، وهو نصف فارق الأحد 17 أغسطس."
    assert told(written, "كان سامر الوادي قد فاز في 2026") == []


def test_what_happened_has_come():
    written = "هبطت العقود الآجلة تسليم 20 أغسطس سنتين في التعاملات المبكرة."
    assert told(written, "هبطت العقود الآجلة") == []


def test_a_clause_ends_at_marks_and_is_not_too_long():
    text = "بدأ الحفل. حضر الوزير، ثم غادر؛ وبقي الناس حتى الفجر."
    start = text.index("الوزير")
    assert clause(text, start, start + 6) == "حضر الوزير، ثم غادر"
    assert clause("كلمة " * 60, 100, 104) == ""
    assert clause("", 0, 0) == ""


def test_a_verb_that_turns_the_sense_is_not_cut_off():
    text = (
        "نفت إدارة الميناء، مساء الأربعاء، الأنباء المتداولة عن إغلاق الرصيف أمام السفن"
        " الكبيرة، وأكدت أن العمل جار في موعده وأن السفن تدخل وتخرج منذ الصباح دون تأخير يذكر"
    )
    at = text.index("الأنباء")
    assert clause(text, at, at + 7).startswith("نفت إدارة الميناء")
    after = text.index("العمل جار")
    assert clause(text, after, after + 9).startswith("أكدت")
