"""What augmentation draws names from: transliterated name words (MIT) and places."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from augmentation import Pools, pools

PLACES = Path(__file__).parent.parent / "src/tawatur/lexicons/gazetteers/places.tsv"


def name_words(shared: Path) -> Counter[str]:
    """Every Arabic name word of the transliteration set with how often it was seen."""
    found: Counter[str] = Counter()
    path = shared / "training/names/wd_arabic.normalized.aligned.tokens"
    for line in path.read_text(encoding="utf-8").splitlines():
        _, letters, number = line.split("\t")
        word = letters.replace(" ", "")
        if 3 <= len(word) <= 12:
            found[word] += int(number)
    return found


def load(shared: Path) -> Pools:
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t")[0] for line in lines if line and not line.startswith("#")][1:]
    return pools(dict(name_words(shared)), rows)
