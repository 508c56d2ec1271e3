"""The name taggers on newspaper articles, one core, beside a BERT of the usual size.

usage: benchmarks/names.py [ARTICLES.jsonl.xz] [--articles 400] [--bert-articles 12]

Prints words a second of processor time, tokens and sentences included, models loaded before, and
how many times as fast as the BERT in the same run. The BERT has 12 layers 768 wide and random
weights, which cost what learnt ones cost; its 30,000 pieces are learnt from the articles it reads,
so it gets few to a word. It runs as any tagger of one's own does (hf:PATH), in full precision.
"""

import argparse
import itertools
import json
import lzma
import os
import tempfile
import time
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save
from tokenizers import BertWordPieceTokenizer

from tawatur.annotators import names
from tawatur.arabic.sentences import split
from tawatur.arabic.tokens import tokenise
from tawatur.model.annotation import Reading
from tawatur.model.report import Report
from tawatur.model.span import Span

NEWS = Path(__file__).resolve().parents[2] / "shared" / "news"
BARS = {"fast": (25, 15_000), "thorough": (3, 2_000)}  # times BERT, words a second
LAYERS, WIDE, HEADS, INNER = 12, 768, 12, 3072
PIECES, PLACES = 30_000, 512
LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"]


class Graph:
    """An ONNX graph in the making: nodes, each named by what it gives, and random weights."""

    def __init__(self) -> None:
        self.nodes, self.weights = [], []
        self._random = np.random.default_rng(1)

    def fixed(self, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(value, f"w{len(self.weights)}"))
        return self.weights[-1].name

    def weight(self, *shape: int) -> str:
        drawn = self._random.standard_normal(shape, dtype=np.float32)
        return self.fixed(drawn * np.float32(0.02))

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def dense(self, x: str, wide: int, out: int) -> str:
        return self.node("Add", self.node("MatMul", x, self.weight(wide, out)), self.weight(out))

    def normal(self, x: str) -> str:
        ones = self.fixed(np.ones(WIDE, dtype=np.float32))
        return self.node("LayerNormalization", x, ones, self.weight(WIDE), axis=-1)


def attention(graph: Graph, x: str, mask: str, into: str, back: str) -> str:
    parts = [graph.node("Reshape", graph.dense(x, WIDE, WIDE), into) for _ in range(3)]
    query, values = (graph.node("Transpose", p, perm=[0, 2, 1, 3]) for p in (parts[0], parts[2]))
    keys = graph.node("Transpose", parts[1], perm=[0, 2, 3, 1])
    scale = graph.fixed(np.float32((WIDE / HEADS) ** -0.5))
    scores = graph.node("Mul", graph.node("MatMul", query, keys), scale)
    shares = graph.node("Softmax", graph.node("Add", scores, mask), axis=-1)
    mixed = graph.node("Transpose", graph.node("MatMul", shares, values), perm=[0, 2, 1, 3])
    return graph.dense(graph.node("Reshape", mixed, back), WIDE, WIDE)


def bert(folder: Path, pieces: int) -> None:
    """Writes the model: embeddings, twelve layers of attention and two dense ones, nine labels."""
    graph = Graph()
    inputs = {"input_ids": pieces, "token_type_ids": 2, "position_ids": PLACES}
    looked = [graph.node("Gather", graph.weight(many, WIDE), i) for i, many in inputs.items()]
    x = graph.normal(graph.node("Sum", *looked))
    shown = graph.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    hidden = graph.node("Sub", graph.fixed(np.float32(1)), shown)
    barred = graph.node("Mul", hidden, graph.fixed(np.float32(-1e4)))
    mask = graph.node("Unsqueeze", barred, graph.fixed(np.array([1, 2])))
    into = graph.fixed(np.array([0, 0, HEADS, WIDE // HEADS]))
    back = graph.fixed(np.array([0, 0, WIDE]))
    for _ in range(LAYERS):
        x = graph.normal(graph.node("Add", x, attention(graph, x, mask, into, back)))
        inner = graph.node("Gelu", graph.dense(x, WIDE, INNER))
        x = graph.normal(graph.node("Add", x, graph.dense(inner, INNER, WIDE)))
    graph.nodes.append(
        helper.make_node("Identity", [graph.dense(x, WIDE, len(LABELS))], ["logits"])
    )
    shape = ["batch", "pieces"]
    made = helper.make_graph(
        graph.nodes,
        "bert",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, shape)
            for name in (*inputs, "attention_mask")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [*shape, len(LABELS)])],
        graph.weights,
    )
    opset = [helper.make_opsetid("", 20)]
    save(helper.make_model(made, opset_imports=opset, ir_version=9), folder / "model.onnx")


def exported(folder: Path, texts: list[str]) -> str:
    tokenizer = BertWordPieceTokenizer(strip_accents=True)
    tokenizer.train_from_iterator(texts, vocab_size=PIECES, show_progress=False)
    tokenizer.save(str(folder / "tokenizer.json"))
    bert(folder, tokenizer.get_vocab_size())
    config = {"id2label": dict(enumerate(LABELS)), "max_position_embeddings": PLACES}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return f"hf:{folder}"


def rate(texts: list[str], grade: str) -> float:
    """Words a second of processor time; the first text is read once before, to load the model."""
    tag(texts[0], grade)
    begun = time.process_time()
    for text in texts:
        tag(text, grade)
    return sum(len(text.split()) for text in texts) / (time.process_time() - begun)


def tag(original: str, grade: str) -> None:
    text = tokenise(original)
    sentences = split(text, [(Span(0, len(original)), "body", 0)])
    report = Report(id="r", location="r", text=original)
    names.annotate(Reading(report=report, text=text, sentences=sentences), grade=grade)


def articles(path: Path, most: int) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, most)]
    return [f"{row['title']}\n{row['text']}" for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--bert-articles", type=int, default=12, help="it is slow")
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = articles(chosen.path, chosen.articles)
    some = texts[: chosen.bert_articles]
    with tempfile.TemporaryDirectory() as folder:
        peer = rate(some, exported(Path(folder), texts))
    print(f"BERT, {LAYERS} layers {WIDE} wide: {len(some)} articles, {peer:,.0f} words/s")
    for grade, (times, least) in BARS.items():
        ours = rate(texts, grade)
        met = ours >= least and ours / peer >= times
        print(
            f"{grade}: {len(texts)} articles, {ours:,.0f} words/s, {ours / peer:.1f} x BERT "
            f"(bar {times} x and {least:,}: {'met' if met else 'not met'})"
        )


if __name__ == "__main__":
    main()
