"""Changes: one line for what is told now and was told otherwise before. Everything is invented."""

from tawatur.model.dossier import Counts, Story
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.watching import changes
from tawatur.watching.changes import between, state

OUTLETS = {"1": "مرآة رمادة", "2": "صدى النخيلة", "3": "صدى النخيلة", "4": "الضفاف"}


def position(value: str, *documents: str, published: str = "2031-04-12") -> Position:
    return Position(
        value=value,
        documents=documents,
        independent=len(documents),
        evidence=(),
        label=Bilingual(f"{value} قتيلا", f"{value} dead"),
        published=published,
    )


def story(*positions: Position, status: str = "agree", kind: str | None = None) -> Story:
    finding = Finding(
        id="f",
        question="كم قتل؟",
        question_en="How many were killed?",
        slot="deaths",
        key="flood",
        status=status,
        kind=kind,
        positions=positions,
    )
    return Story(id="s", title="فيضان", documents=(), counts=Counts(*[0] * 8), findings=(finding,))


def change(old: Story, new: Story):
    return between(state(old, OUTLETS), state(new, OUTLETS), "فيضان")


def test_a_new_leading_answer_is_one_line_with_its_outlets():
    (found,) = change(
        story(position("21", "1")),
        story(position("24", "1", "2", "3", "4"), position("21", "1"), status="conflict"),
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


def test_answers_beside_each_other_have_no_leader():
    one = story(position("21", "1"), position("24", "2"), status="complement")
    more = story(position("24", "2", "4"), position("21", "1"), status="complement")
    assert change(one, more) == []
    (found,) = change(
        one, story(*one.findings[0].positions, position("7", "4"), status="complement")
    )
    assert found.line == "How many were killed? also 7 dead, 1 outlet"


def test_what_stays_or_is_asked_for_the_first_time_is_no_change():
    same = story(position("21", "1"))
    assert change(same, same) == []
    assert between(changes.State(), state(same, OUTLETS), "x") == []
