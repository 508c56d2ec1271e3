"""The sample summit through the whole journey: what is disputed, and what was taken back."""

from pathlib import Path

import pytest

import tawatur

SAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def disputes():
    (story,) = tawatur.read([SAMPLES / "summit"]).stories
    return {f.slot: f for f in story.findings if f.status == "conflict"}


def test_an_agreement_told_by_a_hidden_speaker_is_denied(disputes):
    values = {p.value: p for p in disputes["outcome"].positions}
    assert set(values) == {"no-agreement", "agreement", "denied"}
    assert values["denied"].documents == values["agreement"].documents


def test_two_lengths_and_two_days(disputes):
    assert {p.value for p in disputes["duration"].positions} == {"PT3H", "PT2H30M"}
    assert [p.label.en for p in disputes["when"].positions] == [
        "Friday 14 March 2031",
        "Saturday 15 March 2031",
    ]


def test_a_visit_announced_and_put_off_is_an_update(disputes):
    assert disputes["next-step"].kind == "update"
    assert "لن تتم" in disputes["next-step"].positions[-1].value
