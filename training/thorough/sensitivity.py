"""Which matrices lose most in 8 bits: each kind left in full precision in turn.

    python training/thorough/sensitivity.py --work /tmp/thorough --shared ../shared

Prints, for each kind of matrix and each layer, how far the posteriors move from those of full
precision on sentences of the training part, and the size of the file. PLAIN in export.py names
what these figures chose.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from encoder import Blocks
from export import averaged, full, quantised

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import corpora

from tawatur.annotators._tagging.pieces import Pieces
from tawatur.annotators._tagging.thorough import ThoroughTagger
from tawatur.annotators._tagging.words import Posteriors, Words

SENTENCES = 150
KINDS = ("q*", "k*", "v*", "ao*", "fi*", "fo*")
LAYERS = 12


def posteriors(model: Path, pieces: Pieces, sentences: Sequence[Words]) -> Posteriors:
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    return np.concatenate(ThoroughTagger(session, pieces, None).tag(sentences))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--last", type=int, default=3)
    options = parser.parse_args()
    blocks = Blocks()
    pieces = Pieces.of((blocks.pieces[i], float(blocks.scores[i])) for i in blocks.kept())
    train, _ = corpora.anercorp(options.shared)
    chosen = train[:: len(train) // SENTENCES]
    sentences = [Words(e.folded, e.written, e.kinds) for e in chosen]
    ranked = sorted(options.work.glob("epoch*.pt"), key=lambda p: int(p.stem[5:]))
    with tempfile.TemporaryDirectory() as folder:
        source, smaller = Path(folder) / "full.onnx", Path(folder) / "smaller.onnx"
        full(averaged(ranked[-options.last :]), source)
        wanted = posteriors(source, pieces, sentences)
        groups = [(), *((kind,) for kind in KINDS)]
        groups += [(f"fo_{i}" if i else "fo",) for i in range(LAYERS)]
        for group in groups:
            quantised(source, smaller, group)
            moved = np.abs(posteriors(smaller, pieces, sentences) - wanted).sum(1)
            size = smaller.stat().st_size / 1e6
            changed = (moved > 0.5).mean()
            print(
                f"{group or 'none'}: {moved.mean():.5f}, {changed:.4%} changed, {size:.1f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
