"""Groups the words of the news by the words they stand between: weights/names-fast/clusters.tsv.

    python training/clusters.py --shared ../shared          (needs scikit-learn; four minutes)

Each of the most frequent words becomes a vector of what stands one and two words before and after
it (positive pointwise mutual information, reduced by SVD); k-means makes a fine and a coarse
grouping. Surnames, towns, titles and verbs of saying fall together without any list.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from vocabulary import articles

from tawatur.arabic.tokens import tokenise

TARGET = Path(__file__).parent.parent / "src/tawatur/weights/names-fast/clusters.tsv"
WORDS, CONTEXTS = 50_000, 3_000
WIDTH = 150  # dimensions after SVD
FINE, COARSE = 400, 60
SEED = 7
HEAD = """\
# Groups of words that stand in the same places in news: a fine and a coarse number for each word.
# A statistic of 20,085 articles (SaudiNewsNet) compiled for Tawatur, Apache-2.0; made by
# training/clusters.py.
word\tfine\tcoarse
"""


def counts(shared: Path) -> tuple[list[str], csr_matrix]:
    """The words and their contexts: four blocks of columns, for the offsets -2, -1, 1 and 2."""
    pile, seen = [], Counter()
    for content in articles(shared):
        text = tokenise(content)
        words = ["0" if k == "d" else w for w, k in zip(text.words, text.kinds, strict=True)]
        pile.append(words)
        seen.update(words)
    ranked = [w for w, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0]))[:WORDS]]
    number = {w: i for i, w in enumerate(ranked)}
    stream = np.array(
        [number.get(w, WORDS) for words in pile for w in [*words, "", ""]], dtype=np.int32
    )
    blocks = [_block(stream, offset) for offset in (-2, -1, 1, 2)]
    return ranked, hstack(blocks).tocsr()


def _block(stream: NDArray[np.int32], offset: int) -> csr_matrix:
    here = stream[2:-2]
    there = stream[2 + offset : len(stream) - 2 + offset]
    kept = (here < WORDS) & (there < CONTEXTS)
    ones = np.ones(int(kept.sum()), dtype=np.float32)
    table = csr_matrix((ones, (here[kept], there[kept])), shape=(WORDS, CONTEXTS))
    table.sum_duplicates()
    rows, columns = np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel() ** 0.75
    coo = table.tocoo()
    expected = rows[coo.row] * columns[coo.col] / columns.sum()
    coo.data = np.maximum(0, np.log(coo.data / expected)).astype(np.float32)
    return coo.tocsr()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    words, table = counts(options.shared)
    vectors = normalize(TruncatedSVD(WIDTH, random_state=SEED, n_iter=4).fit_transform(table))
    groups = [
        MiniBatchKMeans(k, random_state=SEED, n_init=3, batch_size=4096, max_iter=60).fit_predict(
            vectors
        )
        for k in (FINE, COARSE)
    ]
    kept = [(w, f, c) for w, f, c in zip(words, *groups, strict=True) if any(map(str.isalpha, w))]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{w}\t{f}\t{c}\n" for w, f, c in sorted(kept))
    TARGET.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
