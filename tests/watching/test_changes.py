"""Changes: one line for what is told now and was told otherwise before. Everything is invented."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.cluster import Passage
from tawatur.model.dossier import Counts, Story
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.watching.changes import Change, State, tell

OUTLETS = {"1": "مرآة رمادة", "2": "صدى النخيلة", "3": "صدى النخيلة", "4": "الضفاف"}


def position(value: str, *documents: str, published: str = "2031-04-12", at: int = 0) -> Position:
    return Position(
        value=value,
        documents=documents,
        independent=len(documents),
        evidence=tuple(Passage(d, at, at + 9) for d in documents if at),
        label=Bilingual(f"{value} قتيلا", f"{value} dead"),
        published=published,
    )


def finding(*positions: Position, status: str = "agree", kind: str | None = None) -> Finding:
    return Finding(
        id="f",
        question="كم قتل؟",
        question_en="How many were killed?",
        slot="deaths",
        key="flood",
        status=status,
        kind=kind,
        positions=positions,
    )


def of(*findings: Finding) -> Story:
    counts = Counts(*[0] * 8)
    return Story(id="s", title="فيضان", documents=(), counts=counts, findings=findings)


def story(*positions: Position, status: str = "agree", kind: str | None = None) -> Story:
    return of(finding(*positions, status=status, kind=kind))


def told(*stories: Story, edited: tuple[str, ...] = ()) -> list[list[Change]]:
    """The changes that each of the tellings makes."""
    state, out = State(), []
    for each in stories:
        state, changes = tell(state, each, OUTLETS, edited=edited)
        out.append(changes)
    return out


def change(old: Story, new: Story, edited: tuple[str, ...] = ()) -> list[Change]:
    return told(old, new, edited=edited)[1]


def test_a_new_leading_answer_is_one_line_with_its_outlets():
    (found,) = change(
        story(position("21", "1")),
        story(position("24", *"1234"), position("21", "1"), status="conflict", kind="scope"),
    )
    assert found.line == "How many were killed? 21 dead → 24 dead, 3 outlets"
    assert found.line_ar == "كم قتل؟ من 21 قتيلا إلى 24 قتيلا (المصادر: 3)"


def test_of_updates_the_last_one_leads():
    old = story(position("21", "1", "2"))
    later = position("24", "4", published="2031-04-13")
    (found,) = change(old, story(position("21", "1", "2"), later, status="conflict", kind="update"))
    assert (found.kind, found.line) == (
        "value",
        "How many were killed? 21 dead → 24 dead, 1 outlet",
    )


def test_a_dispute_that_begins_and_ends_is_told():
    alone = story(position("21", "1", "2"))
    disputed = story(position("21", "1", "2"), position("30", "4"), status="conflict")
    (begins,) = change(alone, disputed)
    assert begins.line == "How many were killed? disputed: 21 dead / 30 dead, 3 outlets"
    (ends,) = change(disputed, alone)
    assert (ends.kind, ends.line) == ("settled", "How many were killed? now 21 dead, 2 outlets")


def test_a_dispute_that_begins_under_another_leader_is_two_lines():
    disputed = story(position("24", "2", "4"), position("21", "1"), status="conflict")
    lines = [found.line for found in change(story(position("21", "1")), disputed)]
    assert lines == [
        "How many were killed? 21 dead → 24 dead, 2 outlets",
        "How many were killed? disputed: 24 dead / 21 dead, 3 outlets",
    ]


def test_answers_beside_each_other_have_no_leader():
    one = story(position("21", "1"), position("24", "2"), status="complement")
    more = story(position("24", "2", "4"), position("21", "1"), status="complement")
    gone = story(position("24", "2", "4"), status="complement")
    assert told(one, more, gone, one) == [[], [], [], []]
    (found,) = change(
        one, story(*one.findings[0].positions, position("7", "4"), status="complement")
    )
    assert found.line == "How many were killed? also 7 dead, 1 outlet"


def test_a_leader_stays_until_another_has_more_origins():
    one, other = position("21", "1"), position("24", "2", published="2031-04-13")
    even = story(one, other, status="conflict")
    assert [c.kind for c in told(story(one), even, even)[1]] == ["conflict"]
    more = story(one, position("24", "2", "4"), status="conflict")
    assert [c.line for c in told(story(one), even, more)[2]] == [
        "How many were killed? 21 dead → 24 dead, 2 outlets"
    ]


def test_two_findings_of_one_question_are_told_apart():
    here = finding(position("21", "1", at=10), position("24", "1", at=30), status="complement")
    there = finding(position("3", "2", at=10))
    assert told(of(here, there), of(there, here), of(here), of(there, here)) == [[], [], [], []]
    more = finding(position("3", "2", at=10), position("5", "4", at=50), status="complement")
    (found,) = change(of(here, there), of(more, here))
    assert (found.finding, found.kind) == ("deaths/flood/reports/2", "position")


def test_a_position_in_other_words_is_the_same_while_its_passage_is():
    old = story(position("انهار السد", "1", at=10))
    new = story(position("انهار سد النخيلة", "1", "2", at=10))
    assert change(old, new) == []
    (found,) = change(old, new, edited=("1",))
    assert found.kind == "value"


def test_a_position_that_comes_back_is_not_told_again():
    one, other = position("21", "1", "2"), position("24", "4")
    both, alone = (story(one, other, status="conflict", kind="scope"), story(one))
    assert [len(some) for some in told(alone, both, alone, both)] == [0, 1, 0, 0]


VALUES = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 5)),
    min_size=1, max_size=4, unique_by=lambda row: row[0],
)  # fmt: skip
READINGS = ("agree", None), ("complement", None), ("conflict", None), ("single", None)
KINDS = st.sampled_from([*READINGS, ("conflict", "update"), ("conflict", "scope")])


@given(st.lists(st.tuples(VALUES, KINDS), min_size=2, max_size=8))
def test_every_line_begins_where_the_last_one_ended(tellings):
    stories = [
        story(
            *(
                position(str(value), *"1234"[:size], published=f"2031-04-1{day}")
                for value, size, day in rows
            ),
            status=status,
            kind=kind,
        )
        for rows, (status, kind) in tellings
    ]
    at = None
    for found in (change for some in told(*stories) for change in some):
        assert at is None or found.before == (at,)
        at = found.before[0] if found.kind == "position" else found.after[0]
    assert not any(told(*stories, stories[-1])[-1])


def test_what_stays_or_is_asked_for_the_first_time_is_no_change():
    same = story(position("21", "1"))
    assert told(same, same) == [[], []]
    assert told(of(), same) == [[], []]
