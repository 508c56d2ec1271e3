"""Claims of invented reports compared: what agrees, what clashes, and what never matters."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import comparing, registry
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim, ReportedClaim
from tawatur.model.cluster import Lineage
from tawatur.model.finding import Bilingual, Verdict

MEMBERS = registry.members("facts")
NAMES = {
    "samer": Entity("samer", "PER", "سامر الوادي", ("سامر الوادي", "الوادي"), "Samer Al-Wadi"),
    "tallar": Entity("tallar", "LOC", "تلّار", ("تلّار", "تلار"), "Tallar"),
    "marsana": Entity("marsana", "LOC", "مرسانا", ("مرسانا",), "Marsana"),
}


def _count(a, b, names):
    same = a.claim.value == b.claim.value
    status = "agree" if same else "conflict"
    return Verdict(status, Bilingual("", ""), None if same else "contradiction")


COUNTS = SimpleNamespace(
    SLOT="deaths",
    question=lambda key, names: Bilingual("كم قتيلا؟", "How many died?"),
    compare=_count,
    caption=lambda claim, words, names: Bilingual(words, words),
)


def say(document, slot, value, *, at=0, by=None, published=None, **more):
    claim = Claim(at, at + 10, slot=slot, value=value, attributed_to=by, **more)
    return ReportedClaim(document, claim, published)


def compare(*claims, lineages=(), members=MEMBERS):
    return comparing.compare(claims, members, lineages, NAMES, {})


def only(findings, status):
    return [f for f in findings if f.status == status]


def test_one_value_in_two_reports_agrees():
    (found,) = compare(
        say("a", "where", "tallar", key="place"), say("b", "where", "tallar", key="place")
    )
    assert (found.status, found.positions[0].independent) == ("agree", 2)
    assert found.question == "أين حدث ذلك؟"


def test_copies_count_as_one_origin():
    (found,) = compare(
        say("a", "where", "tallar", key="place"),
        say("b", "where", "tallar", key="place"),
        lineages=[Lineage(("a", "b"), "نسخة", "copy")],
    )
    assert (found.status, found.kind, found.positions[0].independent) == ("agree", "same-origin", 1)


def test_lineages_that_share_a_document_are_one_origin():
    (found,) = compare(
        *(say(d, "where", "tallar", key="place") for d in "abc"),
        lineages=[Lineage(("a", "b"), "نسخة", "copy"), Lineage(("b", "c"), "وكالة", "wire")],
    )
    assert found.positions[0].independent == 1


def test_a_fact_of_one_report_is_single():
    assert [f.status for f in compare(say("a", "where", "tallar", key="place"))] == ["single"]


def test_a_word_of_agreement_clashes_with_a_word_of_none():
    (found,) = compare(
        say("a", "outcome", "agreement", key="agreement"),
        say("b", "outcome", "no-agreement", key="agreement", polarity="-"),
    )
    assert (found.status, found.kind, found.level) == ("conflict", "contradiction", "reports")


def test_what_two_speakers_hold_against_each_other_is_between_speakers():
    (found,) = compare(
        say("a", "outcome", "agreement", key="agreement", by="samer"),
        say("b", "outcome", "no-agreement", key="agreement", polarity="-", by="nadine"),
    )
    assert (found.status, found.level) == ("conflict", "speakers")


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("نجاح مفاوضات المياه في تلار", "فشل مفاوضات المياه في تلّار", "conflict"),
        ("وقّع الوفدان معاهدة الصيد البحري", "لم يوقّع الوفدان معاهدة الصيد البحري", "conflict"),
        ("وقّع الوفدان معاهدة الصيد البحري", "توقيع الوفدين معاهدة للصيد البحري", "agree"),
        ("وقّع الوفدان معاهدة الصيد البحري", "أغلقت المدارس بسبب العاصفة", "single"),
    ],
)
def test_free_statements(one, other, status):
    found = compare(say("a", "context", one), say("b", "context", other))
    assert {f.status for f in found} == {status}, found


def test_a_speaker_given_two_figures_has_a_finding_of_his_own():
    found = compare(
        say("a", "deaths", "12", by="samer", published="2031-03-01T10:00"),
        say("b", "deaths", "15", by="samer", published="2031-03-01T18:00"),
        say("c", "deaths", "15"),
        members={"deaths": COUNTS},
    )
    own = [f for f in found if "سامر" in f.question]
    assert [(f.status, f.kind) for f in own] == [("conflict", "update")]


def test_a_figure_that_falls_with_time_is_disputed():
    (found,) = compare(
        say("a", "deaths", "15", published="2031-03-01T10:00"),
        say("b", "deaths", "12", published="2031-03-01T18:00"),
        members={"deaths": COUNTS},
    )
    assert (found.status, found.kind) == ("conflict", "contradiction")


def test_reports_that_hand_on_one_utterance_agree():
    words = "سنعيد فتح الجسر القديم قبل الخريف"
    (found,) = compare(
        say("a", "statement", words, by="samer", key=":samer"),
        say("b", "statement", words, by="samer", key=":samer"),
    )
    assert (found.slot, found.status) == ("statement", "agree")
    assert "سامر" in found.question


def test_a_statement_of_one_report_makes_no_finding():
    assert compare(say("a", "statement", "سنعيد فتح الجسر القديم")) == ()


def test_nothing_gives_nothing():
    assert compare() == ()


CLAIMS = [
    say("a", "where", "tallar", key="place"),
    say("b", "where", "tallar", key="place", at=5),
    say("b", "where", "marsana", key="place", at=40),
    say("c", "context", "وقّع الوفدان معاهدة الصيد البحري", at=3),
    say("a", "context", "لم يوقّع الوفدان معاهدة الصيد البحري", at=60),
    say("d", "context", "توقيع معاهدة الصيد البحري بين الوفدين", at=9),
    say("d", "statement", "سنعيد فتح الجسر القديم قبل الخريف", by="samer", at=80),
    say("a", "statement", "سنعيد فتح الجسر القديم قبل الخريف", by="samer", at=90),
    say("c", "outcome", "agreement", key="agreement", by="samer", at=20),
    say("d", "outcome", "no-agreement", key="agreement", polarity="-", at=30),
]
EXPECTED = compare(*CLAIMS)


@settings(max_examples=60, deadline=None)
@given(st.permutations(CLAIMS), st.lists(st.sampled_from(CLAIMS), max_size=6))
def test_order_and_repetition_of_input_change_nothing(claims, again):
    assert compare(*claims, *again) == EXPECTED


def test_findings_have_ids_of_their_own():
    ids = [f.id for f in EXPECTED]
    assert len(set(ids)) == len(ids)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["where", "context", "outcome", "no-such-slot", "statement"]),
            st.text(min_size=1, max_size=40),
        ),
        max_size=12,
    )
)
def test_any_values_can_be_compared(rows):
    for found in compare(*(say(d, s, v, at=i) for i, (d, s, v) in enumerate(rows))):
        assert found.positions
        assert all(p.evidence for p in found.positions)


def told(document, text, figure, *, published=None, key="toll"):
    at = text.index(figure)
    claim = Claim(at, at + len(figure), slot="deaths", value=figure, key=key)
    return ReportedClaim(document, claim, published), {document: tokenise(text)}


def compare_told(*reports):
    claims = [claim for claim, _ in reports]
    texts = {document: text for _, some in reports for document, text in some.items()}
    return comparing.compare(claims, {"deaths": COUNTS}, (), NAMES, texts)


BLAST = "قتل {} عمال في انفجار مستودع الأسمدة بميناء تلّار."


def test_figures_of_one_thing_clash():
    (found,) = compare_told(told("a", BLAST.format(4), "4"), told("b", BLAST.format(6), "6"))
    assert (found.status, found.kind) == ("conflict", "contradiction")


def test_figures_in_different_surroundings_do_not():
    (found,) = compare_told(
        told("a", BLAST.format(4), "4"), told("b", "غرقت عبّارة سياحية وعلى متنها 90 راكبا.", "90")
    )
    assert (found.status, found.kind) == ("complement", "scope")


def test_a_figure_for_the_whole_year_is_of_another_scope():
    (found,) = compare_told(
        told("a", BLAST.format(4), "4"),
        told("b", "قتل 60 عاملا في موانئ تلّار منذ بداية العام .", "60", key="wider"),
    )
    assert (found.status, found.kind) == ("conflict", "scope")


def test_a_report_leads_with_the_toll_and_not_with_what_was_added_to_it():
    found = compare(
        say("a", "deaths", "2", at=10),
        say("a", "deaths", "14", at=40),
        say("b", "deaths", "12", at=5),
        members={"deaths": COUNTS},
    )
    clash = only(found, "conflict")[0]
    assert {p.value for p in clash.positions} == {"12", "14"}
    assert [f.positions[0].value for f in only(found, "single")] == ["2"]


def test_two_days_running_are_no_contradiction():
    days = {"when": registry.load("facts", "when")}
    found = compare(
        say("a", "when", "2031-03-01", key="day"),
        say("b", "when", "2031-03-02", key="day"),
        members=days,
    )
    assert not only(found, "conflict")


def test_parts_that_make_the_total_agree_and_others_clash():
    found = compare(
        say("a", "deaths", "6", key="toll", parts=("4", "2")),
        say("a", "deaths", "4", key="group:المسعفين", at=20),
        say("a", "deaths", "2", key="group:السكان", at=40),
        say("b", "deaths", "6", key="toll", parts=("4", "3")),
        say("b", "deaths", "4", key="group:المسعفين", at=20),
        say("b", "deaths", "3", key="group:السكان", at=40),
    )
    sums = {(f.status, f.reason.ar) for f in found if f.key == "sum"}
    assert sums == {
        ("single", "المجموع يطابق: 4 + 2 = 6"),
        ("conflict", "المجموع لا يطابق: 4 + 3 = 7، لا 6"),
    }


def test_a_plan_put_off_is_an_update():
    (found,) = compare(
        say("a", "next-step", "سيزور الوفد مدينة مرسانا في أول يونيو", published="2031-03-01"),
        say("b", "next-step", "زيارة الوفد مدينة مرسانا أرجئت", published="2031-03-04"),
    )
    assert (found.status, found.kind) == ("conflict", "update")


def test_a_report_that_tells_of_an_old_failure_too_disputes_nothing():
    found = compare(
        say("a", "outcome", "agreement", key="agreement"),
        say("b", "outcome", "agreement", key="agreement"),
        say("b", "outcome", "no-agreement", key="agreement", polarity="-", at=90),
    )
    assert not only(found, "conflict")


def test_findings_bear_the_key_of_their_question():
    (found,) = compare(say("a", "where", "tallar", key="place"))
    assert found.key == "place"
