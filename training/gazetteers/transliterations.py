"""Writes lexicons/transliterations/words.tsv: the commonest Latin spelling of an Arabic name word.

From the aligned Arabic-English name words mined from Wikidata (CC0) by Merhav and Ash, COLING
2018. Run: python training/gazetteers/transliterations.py PATH/wd_arabic.normalized.aligned.tokens
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from tawatur.arabic.folding import fold
from tawatur.linking.keys import skeleton

OUT = Path(__file__).resolve().parents[2] / "src/tawatur/lexicons/transliterations/words.tsv"
HEAD = """# Words of names in Arabic (folded) and the Latin spelling met most often.
# Origin: words of Wikidata labels, CC0 1.0, aligned by Merhav and Ash (COLING 2018); made by
# training/gazetteers/transliterations.py. Only spellings with the same consonants are kept.
word	latin
"""


def spellings(path: Path) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, letters, count = line.split("\t")
        word, plain = fold(letters.replace(" ", "")), _ascii(latin)
        fits = len(word) > 1 and len(plain) > 1 and plain.isascii() and plain.isalpha()
        if fits and skeleton(word) == skeleton(plain):
            found[word][plain] += int(count)
    return found


def _ascii(latin: str) -> str:
    plain = unicodedata.normalize("NFKD", latin.lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


if __name__ == "__main__":
    counted = spellings(Path(sys.argv[1]))
    lines = (
        f"{word}\t{min(counts, key=lambda s: (-counts[s], s))}"
        for word, counts in sorted(counted.items())
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
