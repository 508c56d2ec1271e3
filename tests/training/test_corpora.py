"""The corpora in our own tokens, on sentences of our own, and the cut nobody trains on."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))
corpora = pytest.importorskip("corpora")
augmentation = pytest.importorskip("augmentation")

SENTENCE = [
    ("قال", "O"), ("سليم", "B-PER"), ("الزغبي", "I-PER"), ("(وزير", "O"), ("بيروت)", "B-LOC"),
    ("إن", "O"), ("«الرابطة", "B-ORG"), ("الدولية»", "I-ORG"), (".", "O"),
]  # fmt: skip
POOL = augmentation.pools({"زرنفور": 3, "شمخلاف": 1}, ["قلعة طربيل", "طربيل"])


def test_labels_follow_our_tokens_and_marks_stand_outside_names():
    item = corpora.example(SENTENCE, "ner")
    assert item.folded == (
        "قال", "سليم", "الزغبي", "(", "وزير", "بيروت", ")", "ان",
        "«", "الرابطه", "الدوليه", "»", ".",
    )  # fmt: skip
    found = [(item.folded[a], b - a, kind) for a, b, kind in corpora.spans(item.labels["ner"])]
    assert found == [("سليم", 2, "PER"), ("بيروت", 1, "LOC"), ("الرابطه", 2, "ORG")]


def test_types_are_renamed_and_others_dropped():
    tagged = [("أ", "B-GPE"), ("ب", "I-GPE"), ("ج", "B-DATE"), ("د", "I-ORG")]
    labels = [label for _, label in corpora.mapped(tagged, {"GPE": "LOC", "ORG": "ORG"})]
    assert labels == ["B-LOC", "I-LOC", "O", "B-ORG"]


def test_long_sentences_are_split_outside_names():
    item = corpora.example([("كلمة", "O"), ("بيت", "B-LOC"), ("لحم", "I-LOC")] * 4, "ner")
    parts = corpora.chunks([item], longest=5)
    assert sum((part.folded for part in parts), ()) == item.folded
    assert all((part.labels["ner"][0] or "O")[0] != "I" for part in parts)


@pytest.mark.parametrize("seed", range(40))
def test_augmented_sentences_stay_well_formed(seed):
    item = corpora.example(SENTENCE, "ner")
    made = augmentation.augmented(item, POOL, random.Random(seed))
    assert len(made.folded) == len(made.written) == len(made.kinds) == len(made.labels["ner"])
    kinds = [kind for _, _, kind in corpora.spans(made.labels["ner"])]
    assert kinds == ["PER", "LOC", "ORG"]
    assert made == augmentation.augmented(item, POOL, random.Random(seed))


def test_the_cut_is_the_last_tenth_and_its_text_is_not_trained_on_twice(shared):
    train, cut = corpora.anercorp(shared)
    assert len(cut) == 398
    assert len(train) == 3575
    labelled = sum(x is not None for item in train for x in item.labels["fane"])
    assert labelled > 0.8 * sum(len(item.folded) for item in train)
