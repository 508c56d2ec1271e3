"""The machinery below the name annotator: labels, pieces, fields, clitics."""

from collections import Counter
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotators._tagging import fast, features, load, thorough
from tawatur.annotators._tagging.batching import batches
from tawatur.annotators._tagging.pieces import BEGIN, END, SPECIAL, UNKNOWN, Pieces, cleaned
from tawatur.annotators._tagging.trimming import clitic_length
from tawatur.annotators._tagging.viterbi import BIO, best
from tawatur.annotators._tagging.words import LABELS, Words
from tawatur.arabic.tokens import tokenise


def sentence(original: str) -> Words:
    text = tokenise(original)
    edges = zip(text.starts, text.ends, strict=True)
    return Words(text.words, [original[a:b] for a, b in edges], text.kinds)


def well_formed(labels: list[int]) -> bool:
    pairs = zip([0, *labels], labels, strict=False)
    return all(BIO[b][0] != "I" or BIO[a][1:] == BIO[b][1:] for a, b in pairs)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**31))
def test_the_best_row_is_well_formed_and_no_well_formed_row_is_better(rows, seed):
    scores = np.random.default_rng(seed).normal(size=(rows, 7)).astype(np.float32)
    chosen = best(scores)
    assert well_formed(chosen)
    rival = max(
        sum(scores[i, label] for i, label in enumerate(labels))
        for labels in product(range(7), repeat=rows)
        if well_formed(list(labels))
    )
    assert sum(scores[i, label] for i, label in enumerate(chosen)) == pytest.approx(rival, abs=1e-4)


def test_no_rows_have_no_labels():
    assert best(np.zeros((0, 7), dtype=np.float32)) == []


def test_forward_and_backward_agree_with_counting_every_row():
    chance = np.random.default_rng(3)
    lengths = [3, 1, 2]
    scores = chance.normal(size=(sum(lengths), 7)).astype(np.float32)
    moves = chance.normal(size=(7, 7)).astype(np.float32)
    found = fast._marginals(scores[None], lengths, moves[None])[0]
    at = 0
    for length in lengths:
        expected = np.zeros((length, 7))
        for labels in product(range(7), repeat=length):
            weight = sum(scores[at + i, x] for i, x in enumerate(labels))
            weight += sum(moves[a, b] for a, b in pairwise(labels))
            for i, x in enumerate(labels):
                expected[i, x] += np.exp(weight)
        expected /= expected.sum(1, keepdims=True)
        assert found[at : at + length] == pytest.approx(expected, abs=1e-3)
        at += length


def test_what_stands_beside_a_sentence_does_not_change_it():
    one, two = sentence("وصل كريم البستاني إلى بيروت."), sentence("غادر الوفد لندن")
    tagger = load("fast")
    alone = tagger.tag([one])[0]
    assert tagger.tag([two, one, two])[1] == pytest.approx(alone, abs=1e-5)


def test_posteriors_have_a_row_a_token_and_sum_to_one():
    found = load("fast").tag([sentence("قال سليم: «نعم» في CNN عام 2015"), sentence("")])
    assert found[0].shape == (10, len(LABELS))
    assert found[0].sum(1) == pytest.approx(np.ones(10), abs=1e-4)
    assert found[1].shape == (0, len(LABELS))


def test_a_sentence_without_end_is_cut_and_tagged_whole():
    words = Words(["كلام"] * 5000, ["كلام"] * 5000, "w" * 5000)
    assert load("fast").tag([words])[0].shape == (5000, 7)


PIECES = Pieces(
    ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "\u2581با", "ري", "س", "ب"],
    [0.0] * 4 + [-3.0, -2, -2, -2, -4],
)


def test_a_word_is_cut_into_its_best_pieces_and_remembered():
    ids, first = PIECES.encode(["باريس", "س"])
    assert [PIECES.pieces[i] for i in ids] == ["<s>", "\u2581با", "ري", "س", "\u2581", "س", "</s>"]
    assert first == [1, 4]
    assert PIECES.encode(["باريس", "س"]) == (ids, first)


def test_letters_without_a_piece_are_unknown_and_empty_sentences_have_two_ends():
    assert UNKNOWN in PIECES.encode(["ظ"])[0]
    assert PIECES.encode([]) == ([BEGIN, END], [])
    assert min(i for i in PIECES.encode(["سس"])[0] if i not in (BEGIN, END)) >= SPECIAL


@given(st.text(max_size=20))
def test_a_cleaned_word_is_never_empty_and_stays_as_it_is_cleaned(word):
    assert cleaned(word)
    assert cleaned(cleaned(word)) == cleaned(word)


@pytest.mark.parametrize("word", ["باريس", "الحكومه", "وباريس", "2015", "cnn", "،", "و", ""])
def test_every_word_has_attributes_and_always_the_same(word):
    kind = {"2015": "d", "cnn": "l", "،": "p"}.get(word, "w")
    found = features.attributes(word, kind)
    assert found[0] == f"w={word}"
    assert found == features.attributes(word, kind)
    assert all("=" in name and "\t" not in name for name in found)
    assert 0 <= features.group(word) < features.GROUPS


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("باريس", 0), ("وباريس", 1), ("بباريس", 1), ("وبباريس", 2), ("لفرنسا", 1), ("فرنسا", 0),
        ("للكويت", 2), ("بالكويت", 1), ("وللكويت", 3), ("واشنطن", 0), ("لبنان", 0), ("كوفي", 0),
        ("وخرفشتان", 1), ("زعفرانستان", 0),
    ],
)  # fmt: skip
def test_clitics_are_told_from_a_names_own_letters(word, letters):
    assert clitic_length(word, Counter([word])) == letters


def test_a_word_of_the_same_report_tells_a_clitic():
    assert clitic_length("بزرنفور", Counter(["بزرنفور"])) == 0
    assert clitic_length("بزرنفور", Counter(["بزرنفور", "زرنفور"])) == 1


def test_sentences_of_like_length_run_together_and_none_is_lost():
    lengths = [500, 3, 90, 3, 700, 41]
    made = list(batches(lengths, thorough.BATCH))
    assert sorted(i for batch in made for i in batch) == list(range(6))
    full = [b for b in made if len(b) > 1]
    assert all(max(lengths[i] for i in b) * len(b) <= thorough.BATCH for b in full)
