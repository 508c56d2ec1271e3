"""Makes the shipped thorough tagger from training's checkpoints: averaged, exported, in 8 bits.

    python training/thorough/export.py --work DIR --last 3

Writes weights/names-thorough/model.onnx and pieces.tsv.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

import torch
from encoder import Blocks, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

TARGET = Path(__file__).resolve().parents[2] / "src/tawatur/weights/names-thorough"
SHIPPED = ("ner", "fane")
HEAD = "## Pieces of multilingual-e5-small (MIT) that Arabic news needs, with their scores\n"


class Shipped(nn.Module):
    """The network written for export: no dropout, explicit attention, scores at every piece."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        x = network.norm(network.words(pieces) + network.places[: pieces.shape[1]] + network.kind)
        penalty = (1 - mask)[:, None, None, :] * -1e4
        for layer in network.layers:
            x = layer.plain(x, penalty)
        return tuple(network.heads[name](x) for name in SHIPPED)


def averaged(paths: Iterable[Path]) -> dict[str, Tensor]:
    """The mean of several checkpoints."""
    states = [torch.load(path) for path in paths]
    return {key: sum(state[key].float() for state in states) / len(states) for key in states[0]}


def full(weights: dict[str, Tensor], target: Path) -> None:
    """Write the network in full precision."""
    sizes = {
        k.split(".")[1]: v.shape[0]
        for k, v in weights.items()
        if k.startswith("heads.") and k.endswith("weight")
    }
    network = Network(Blocks(), sizes)
    network.load_state_dict(weights, strict=False)
    names = ["pieces", "mask"]
    axes = {name: {0: "sentence", 1: "piece"} for name in [*names, *SHIPPED]}
    example = (torch.randint(5, 1000, (2, 20)), torch.ones(2, 20))
    torch.onnx.export(
        Shipped(network).eval(), example, str(target), input_names=names,
        output_names=list(SHIPPED), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantised(source: Path, target: Path) -> None:
    """Write it again with its matrices in 8 bits. On the cut this costs nothing: F1 .778 for
    .777 in full precision."""
    quantize_dynamic(
        str(source), str(target), per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--last", type=int, default=3, help="how many checkpoints to average")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    options.target.mkdir(parents=True, exist_ok=True)
    ranked = sorted(options.work.glob("epoch*.pt"), key=lambda p: int(p.stem[5:]))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "full.onnx"
        full(averaged(ranked[-options.last :]), source)
        quantised(source, options.target / "model.onnx")
    blocks = Blocks()
    rows = (f"{blocks.pieces[i]}\t{blocks.scores[i]:.4f}\n" for i in blocks.kept())
    (options.target / "pieces.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
    size = (options.target / "model.onnx").stat().st_size / 1e6
    print(f"{len(blocks.kept())} pieces, {size:.1f} MB")


if __name__ == "__main__":
    main()
