"""Whatever the text: no crash, the same answer twice, spans inside the kept text; and the floors
that the shared cases set, read with the cases' own mentions."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotators import quotations
from tawatur.annotators._quoting import cues, marks
from tawatur.arabic.folding import fold_word
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.lexicons import rows
from tawatur.model.annotation import Mention, Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

WORDS = (
    "قال وأضاف إن أن « » : ، . سالم الوزير بحسب لرويترز مؤكدا وصف بأنه ب مصادر عن إلى ( ) abc 12"
)
PIECES = st.sampled_from([*WORDS.split(), '"', "\n", "\x00"])


def reading(text: str, mentions: tuple[Mention, ...] = ()) -> Reading:
    tokens = tokenise(text)
    sentences = split(tokens, [(Span(0, len(text)), "body", 0)])
    report = Report(id="r", location="r.txt", text=text)
    return Reading(report=report, text=tokens, sentences=sentences, mentions=mentions)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_sound_spans_and_the_same_twice(text):
    first, again = quotations.annotate(reading(text)), quotations.annotate(reading(text))
    assert first.quotations == again.quotations
    for quotation in first.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        for part in (quotation.cue, quotation.speaker, quotation.addressee, *quotation.via):
            assert part is None or 0 <= part.start < part.end <= len(text)


def test_no_sentences_give_no_quotations():
    assert quotations.annotate(reading("")).quotations == ()


def test_a_megabyte_on_one_line_is_read_in_seconds():
    line = "قال سالم إن «الميناء» مغلق بحسب رويترز، مؤكدا أن العودة قريبة " * 16000
    start = time.perf_counter()
    assert quotations.annotate(reading(line)).quotations
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال «نعم لا» ثم", ["نعم لا"]),
        ("قال »نعم لا« ثم", ["نعم لا"]),
        ("قال “نعم لا” ثم", ["نعم لا"]),
        ("قال ”نعم لا“ ثم", ["نعم لا"]),
        ('قال "نعم "ربما" لا" ثم', ["نعم ربما لا", "ربما"]),
        ("قال «نعم «ربما» لا» ثم", ["نعم ربما لا", "ربما"]),
        ("قال «نعم لا", ["نعم لا"]),
        ("نعم» ثم", []),
        ('لـ"نعم" ثم', ["نعم"]),
    ],
)
def test_marks_pair_in_every_style(text, inner):
    tokens = tokenise(text)
    pairs = marks.pair(tokens, 0, len(tokens))
    found = [[w for w in tokens.words[p.open + 1 : p.close] if w.isalpha()] for p in pairs]
    assert [" ".join(words) for words in found] == inner


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("وقالت", "قال", "perfect"),
        ("يقولون", "قال", "imperfect"),
        ("فأكد", "أكد", "perfect"),
        ("نفت", "نفى", "perfect"),
        ("يدعون", "دعا", "imperfect"),
        ("ومشيرة", "أشار", "participle"),
        ("بقوله", "قال", "masdar"),
        ("بالقول", "قال", "masdar"),
        ("وصفته", "وصف", "perfect"),
        ("تصريحاته", "صرح", "masdar"),
    ],
)
def test_cues_are_known_in_every_inflection(word, lemma, form):
    found = {(cue.verb.lemma, cue.form) for cue in cues.readings_of(fold_word(word))}
    assert (lemma, form) in found


@pytest.mark.parametrize("word", ["فرد", "المؤكد", "كتابة", ""])
def test_other_words_are_no_cues(word):
    assert not cues.readings_of(fold_word(word))


def test_every_speech_verb_has_content_to_take():
    for row in rows("speech_cues"):
        if "takes" in row:
            assert row["takes"].split(), row["perfect"]


@pytest.mark.parametrize(
    ("case", "floor", "speakers"), [("alaska", 0.9, 0.9), ("doha", 0.9, 0.85), ("suruc", 0.9, 0.85)]
)
def test_shared_cases_are_read_above_their_floors(shared, case, floor, speakers):
    gold = json.loads((shared / "cases" / case / "gold.json").read_text("utf-8"))
    hits = found = wanted = right = 0
    for name, document in gold["documents"].items():
        text = (shared / "cases" / case / "docs" / name).read_bytes().decode("utf-8")
        made = quotations.annotate(_oracle(name, text, document))
        found += len(made.quotations)
        wanted += len(document["quotes"])
        for quote in document["quotes"]:
            best = max(made.quotations, key=lambda q, g=quote: _iou(q, g), default=None)
            if best is not None and _iou(best, quote) >= 0.5:
                hits += 1
                named = best.speaker is not None and best.speaker.entity is not None
                right += not named or best.speaker.entity == quote["speaker"]
    assert 2 * hits / (found + wanted) >= floor
    assert right / hits >= speakers


def _oracle(name: str, text: str, document: dict) -> Reading:
    kept = [r for r in document["regions"] if r["label"] in ("title", "body", "embedded")]
    stretches = [(Span(r["start"], r["end"]), r["label"], 0) for r in kept]
    mentions = tuple(
        Mention(m["start"], m["end"], m["type"], m["entity"]) for m in document["mentions"]
    )
    tokens = tokenise(text)
    report = Report(id=name, location=name, text=text)
    sentences = split(tokens, stretches)
    return Reading(report=report, text=tokens, sentences=sentences, mentions=mentions)


def _iou(a: Span, b: dict) -> float:
    shared = min(a.end, b["end"]) - max(a.start, b["start"])
    return max(0, shared) / (max(a.end, b["end"]) - min(a.start, b["start"]))
