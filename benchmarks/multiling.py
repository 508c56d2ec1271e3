"""Five topics of ten texts each: told apart, and told in 250 words; scored against three models.

usage: benchmarks/multiling.py [FOLDER]

The folder is laid out as that of MultiLing 2011 (M0000.arabic ... and model/M000.A.250). ROUGE-1
F is computed here: words are the folded Arabic, Latin and numeral tokens of both texts, without
stemming or a list of words left out; the overlap is the sum over words of the lesser count;
precision is its share of the account, recall its share of the model, F their harmonic mean; an
account's score is the mean over its models, the figure printed the mean over the topics.
"""

import itertools
import sys
from collections import Counter
from pathlib import Path
from statistics import fmean

from tawatur import grouping, pipeline
from tawatur.arabic.tokens import tokenise
from tawatur.assembly.extract import extract
from tawatur.model.report import Page
from tawatur.model.text import PUNCT

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "multiling"
WORDS = 250


def counted(text: str) -> Counter[str]:
    tokens = tokenise(text)
    return Counter(w for w, k in zip(tokens.words, tokens.kinds, strict=True) if k != PUNCT)


def rouge_1(account: str, model: str) -> float:
    ours, theirs = counted(account), counted(model)
    overlap = (ours & theirs).total()
    return 2 * overlap / max(ours.total() + theirs.total(), 1)


def readings(folder: Path) -> dict[str, list]:
    topics: dict[str, list] = {}
    for path in sorted(folder.glob("M*.arabic")):
        page = Page(location=path.name, text=path.read_text(encoding="utf-8-sig"))
        topics.setdefault(path.name[:4], []).append(pipeline.glance((path.name, page)))
    return topics


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    topics = readings(folder)
    if not topics:
        print("no texts: name the folder of MultiLing 2011")
        return
    found = grouping.group([one for some in topics.values() for one in some])
    several = [story for story in found.stories if len(story) > 1]
    mixed = sum(len({name[:4] for name in story}) > 1 for story in several)
    alone = [len(grouping.group(some).stories) for some in topics.values()]
    print(f"{len(several)} stories of two texts or more, {mixed} of them mix topics")
    linked = grouping.topics(map(grouping.sign, itertools.chain(*topics.values())), found.stories)
    held = [[id[:4] for place in one for id in found.stories[place]] for one in linked]
    print(f"{len(held)} topics, {sum(len(set(names)) > 1 for names in held)} of them mixed")
    print(f"stories where a topic is a folder of its own: {alone}")
    scores = []
    for topic, some in topics.items():
        account = " ".join(one.words for one in extract(some, WORDS))
        models = [
            p.read_text(encoding="utf-8-sig") for p in sorted((folder / "model").glob(f"{topic}.*"))
        ]
        scores.append(fmean(rouge_1(account, model) for model in models))
        print(f"{topic} {len(account.split())} words, ROUGE-1 F {scores[-1]:.3f}")
    print(f"mean ROUGE-1 F {fmean(scores):.3f}")


if __name__ == "__main__":
    main()
