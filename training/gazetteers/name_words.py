"""Writes the words of personal names, with how often each was seen.

python training/gazetteers/name_words.py --shared ../shared
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from pools import name_words

from tawatur.arabic.folding import fold_word

HERE = Path(__file__).resolve().parents[2] / "src/tawatur/lexicons/name_words/wikidata.tsv"
HEAD = """\
# Folded words of personal names in Arabic, with how many people of the set bear them.
# Origin: NETransliteration-COLING2018 (Merhav and Ash 2018, MIT-style licence), mined from
# Wikidata (CC0). Made by training/gazetteers/name_words.py.
word\tbearers
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    found: dict[str, int] = {}
    for word, number in name_words(options.shared).items():
        found[fold_word(word)] = found.get(fold_word(word), 0) + number
    HERE.parent.mkdir(parents=True, exist_ok=True)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    HERE.write_text(HEAD + "".join(f"{w}\t{n}\n" for w, n in ranked), encoding="utf-8")
    print(len(ranked), "words")


if __name__ == "__main__":
    main()
