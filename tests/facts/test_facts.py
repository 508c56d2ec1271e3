"""What holds for all fact types together: attribution, repetition, spans and odd input."""

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.facts.conftest import make

from tawatur import facts, registry
from tawatur.model.claim import Claim

MEMBERS = registry.members("facts")
SAID = "لم نصل إلى اتفاق بعد"


def test_a_claim_inside_a_quotation_is_attributed_to_its_speaker(reading):
    r = reading(f"اختتمت القمة في مرسانا. وقال سامر الوادي: «{SAID}».", quotes=((SAID, "samer"),))
    found = [c for c in facts.extract(r, MEMBERS) if c.value == "no-agreement"]
    assert [c.attributed_to for c in found] == ["samer"]


def test_of_two_quotations_the_inner_one_speaks():
    r = make(
        "قال إن نادين الحقل قالت إن الاجتماع فشل.",
        quotes=(
            ("نادين الحقل قالت إن الاجتماع فشل", "samer"),
            ("الاجتماع فشل", "nadine"),
        ),
    )
    at = r.report.text.index("فشل")
    claim = Claim(at, at + 3, slot="outcome", value="failure")
    assert facts.attribute([claim], r.quotations)[0].attributed_to == "nadine"


def test_every_statement_is_there_to_compare(reading):
    r = reading(f"وقال سامر الوادي: «{SAID}».", quotes=((SAID, "samer"),))
    (statement,) = facts.statements(r)
    assert (statement.slot, statement.value, statement.attributed_to) == (
        "statement",
        SAID,
        "samer",
    )


def test_each_claim_stands_once():
    claim = Claim(0, 3, slot="where", value="x")
    assert facts.unique([claim, claim]) == (claim,)


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_members_have_the_shape_of_a_fact_type(name):
    member: ModuleType = MEMBERS[name]
    asked = member.question("", {})
    assert isinstance(member.SLOT, str)
    assert asked.ar.endswith("؟")
    assert asked.en.endswith("?")


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "only Latin words", "\x00\x01\ufeff", "«»()[]", "1" * 5000, "و " * 20000],
)
def test_odd_input_gives_no_error(text):
    facts.extract(make(text), MEMBERS)


ALPHABET = "ابتدرسعقلمنوهيةىأ ،.:«»\n0123456789"


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet=ALPHABET, max_size=300),
    st.lists(
        st.sampled_from(
            [
                "اجتماع",
                "انفجار",
                "اتفاق",
                "لم",
                "يجب أن",
                "سامر الوادي",
                "في مرسانا",
                "هدد",
                "قتل",
                "سيعقد",
            ]
        ),
        max_size=30,
    ),
)
def test_spans_lie_in_the_text_and_input_gives_one_result(noise, cues):
    r = make(noise + " ".join(cues))
    found = facts.extract(r, MEMBERS)
    assert found == facts.extract(r, MEMBERS)
    for claim in found:
        assert 0 <= claim.start < claim.end <= len(r.report.text)
        assert claim.value
