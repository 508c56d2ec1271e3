"""A model of one's own from disk: a tiny one, made here, whose every piece has one label."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from tawatur.annotators import names
from tawatur.annotators._tagging import check, load
from tawatur.annotators._tagging.export_folder import column_of
from tawatur.annotators._tagging.exported import begun
from tawatur.annotators._tagging.words import LABELS, Words
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.errors import UsageError
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

NAMES = ["O", "B-PERS", "I-PERS", "B-GPE", "ORG", "B-DATE"]
PIECES = {  # each piece and its label
    "[PAD]": 0, "[UNK]": 0, "[CLS]": 3, "[SEP]": 3, "قال": 0, "في": 0, "##ان": 3, "زرن": 1,
    "طمبوري": 2, "سندوريا": 3, "مؤسسة": 4, "الموج": 4, "أمس": 5,
}  # fmt: skip


def made(
    folder: Path,
    *,
    labels: list[str] | None = None,
    scores: int = len(NAMES),
    shape: tuple[str | int, ...] = ("batch", "pieces"),
    inputs: tuple[str, ...] = ("input_ids", "attention_mask", "token_type_ids"),
    at: str = "model.onnx",
    places: int = 512,
) -> str:
    """A folder whose model looks each piece's scores up; gives what ``tagger`` is set to."""
    table = np.zeros((len(PIECES), scores), dtype=np.float32)
    for row, label in enumerate(PIECES.values()):
        table[row, min(label, scores - 1)] = 8
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tiny",
        [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, scores])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (folder / at).parent.mkdir(parents=True, exist_ok=True)
    save(model, folder / at)
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "id2label": {str(i): name for i, name in enumerate(labels or NAMES)},
        "max_position_embeddings": places,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return f"hf:{folder}"


def found(original: str, grade: str) -> list[tuple[str, str]]:
    text = tokenise(original)
    report = Report(id="r", location="r", text=original)
    sentences = split(text, [(Span(0, len(original)), "body", 0)])
    reading = Reading(report=report, text=text, sentences=sentences)
    return [(m.of(original), m.type) for m in names.annotate(reading, grade=grade).mentions]


def words(*written: str) -> Words:
    return Words(written, written, "w" * len(written))


def test_names_are_found_by_their_first_pieces_and_other_labels_are_none(tmp_path):
    original = "قال زرنان طمبوري في سندوريا أمس في مؤسسة الموج."
    wanted = [("زرنان طمبوري", "PER"), ("سندوريا", "LOC"), ("مؤسسة الموج", "ORG")]
    assert found(original, made(tmp_path)) == wanted


@pytest.mark.parametrize("at", ["onnx/model.onnx", "model_quantized.onnx"])
def test_the_model_may_lie_where_exporters_put_it(tmp_path, at):
    assert found("قال زرنان", made(tmp_path, at=at, inputs=("input_ids",))) == [("زرنان", "PER")]


def test_posteriors_have_a_row_a_token_and_sum_to_one(tmp_path):
    sentences = [words(*["قال", "سندوريا"] * 300), words(), words("زرنان"), words("\x00", "\ud800")]
    posteriors = load(made(tmp_path)).tag(sentences)
    assert [p.shape for p in posteriors] == [(n, len(LABELS)) for n in (600, 0, 1, 2)]
    assert all(p.sum(1) == pytest.approx(np.ones(len(p)), abs=1e-4) for p in posteriors)


@pytest.mark.parametrize("places", [3, 4, 7, 16, 512])
def test_long_sentences_are_read_in_windows(tmp_path, places):
    sentence = words(*["قال", "زرنان", "طمبوري", "سندوريا", "أمس"] * 20)
    (posterior,) = load(made(tmp_path, places=places)).tag([sentence])
    one = ["O", "B-PER", "I-PER", "B-LOC", "O"]
    assert [LABELS[i] for i in posterior.argmax(1)] == one * 20


@pytest.mark.parametrize("original", ["", " ", "!!!", "\x00\x01", "😀" * 300, "ا" * 100_000])
def test_nothing_crashes(tmp_path, original):
    assert found(original, made(tmp_path)) == []


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("B-PER", "B-PER"), ("I-PERS", "I-PER"), ("PERSON", "I-PER"), ("U-GPE", "B-LOC"),
        ("E-LOC", "I-LOC"), ("B_ORG", "B-ORG"), ("S-organization", "B-ORG"), ("O", "O"),
        ("B-GPE-City", "B-LOC"), ("PER_Politician", "I-PER"), ("B-MISC", "O"), ("LABEL_1", "O"),
        ("", "O"), ("B-", "O"), ("I-DATE", "O"),
    ],
)  # fmt: skip
def test_labels_of_many_schemes_count_for_the_three_types(label, wanted):
    assert LABELS[column_of(label)] == wanted


def test_a_name_without_a_beginning_is_begun():
    inside = LABELS.index("I-LOC")
    posterior = np.zeros((3, len(LABELS)), dtype=np.float32)
    posterior[:2, inside] = 1
    posterior[2, 0] = 1
    assert [LABELS[i] for i in begun(posterior).argmax(1)] == ["B-LOC", "I-LOC", "O"]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_missing_file_is_named(tmp_path, name):
    grade = made(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(UsageError, match=name):
        check(grade)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_broken_file_is_named(tmp_path, name):
    grade = made(tmp_path)
    (tmp_path / name).write_text("[", encoding="utf-8")
    with pytest.raises(UsageError, match=name):
        load(grade)


def test_weights_alone_are_told_how_to_be_exported(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"")
    with pytest.raises(UsageError, match="optimum-cli export onnx --model"):
        check(f"hf:{tmp_path}")


@pytest.mark.parametrize("grade", ["hf:", "hf:nowhere", "slow", ""])
def test_no_such_tagger(grade, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        check(grade)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"scores": 4}, r"logits has the shape \(batch, pieces, 4\).*\(batch, pieces, 6\)"),
        ({"shape": (1, 128)}, r"input_ids has the shape \(1, 128\)"),
        ({"inputs": ("input_ids", "pixels")}, "wants pixels"),
        ({"labels": ["LABEL_0"] * 6}, "LABEL_0, LABEL_0"),
        ({"places": 2}, "max_position_embeddings 2"),
    ],
)
def test_what_does_not_fit_is_named(tmp_path, change, message):
    with pytest.raises(UsageError, match=message):
        load(made(tmp_path, **change))


def test_a_vocabulary_larger_than_the_model_is_an_error_that_names_the_model(tmp_path):
    grade = made(tmp_path)
    tokenizer = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    tokenizer.add_tokens(["زائد"])
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(UsageError, match=r"model\.onnx: does not run") as raised:
        load(grade).tag([words("زائد")])
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)
