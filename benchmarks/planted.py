"""Planted copies: changed articles and a passage put into others, found again; beside real peers.

usage: benchmarks/planted.py [ARTICLES.jsonl.xz] [--articles 2000] [--each 200] [--pairs]

Of real articles some are planted again among the others: 5, 10 or 20 % of their words replaced,
half of their sentences dropped, a new lead put before them, or a passage of 50 words of one put
into another. Printed is the share that is found, then the precision on the pairs labelled in
evaluation/copies.json, then articles a second beside rensa, datasketch and daft's own minhash in
this process, one core. All begin with the texts as strings and end with pairs of ids. The first
line is copies and passages word for word; the last adds edited passages and stories, which none
of the others looks for. --pairs prints pairs to be labelled.
"""

import argparse
import itertools
import json
import lzma
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tawatur import grouping
from tawatur.grouping.duplicates import containment, is_copy
from tawatur.grouping.thinning import Thin
from tawatur.model.cluster import Clusters

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "news"
LABELS = ROOT / "evaluation" / "copies.json"
SEED = 1446
SHORTEST = 60  # words of an article that is changed
PASSAGE = 50  # words
SOME = 64  # articles each is run on before it is timed
JACCARD = 0.5  # of the peers, over runs of three words ...
LOOSE = 0.25  # ... and at which one of them finds the copies that we find
Rows = list[dict[str, str]]


def articles(path: Path, most: int) -> Rows:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in itertools.islice(lines, most)]


def replaced(share: float) -> Callable[[str, random.Random, list[str]], str]:
    def change(text: str, chance: random.Random, words: list[str]) -> str:
        return " ".join(
            chance.choice(words) if chance.random() < share else word for word in text.split()
        )

    return change


def trimmed(text: str, chance: random.Random, words: list[str]) -> str:
    sentences = re.split(r"(?<=[.!؟])\s+", text)
    kept = [s for s in sentences if chance.random() < 0.5]
    return " ".join(kept) if len(" ".join(kept).split()) >= SHORTEST // 2 else text


def led(text: str, chance: random.Random, words: list[str]) -> str:
    return " ".join(chance.choice(words) for _ in range(25)) + ". " + text


CHANGES = {
    "5 % of words replaced": replaced(0.05),
    "10 % of words replaced": replaced(0.10),
    "20 % of words replaced": replaced(0.20),
    "sentences dropped": trimmed,
    "lead added": led,
}


def planted(rows: Rows, each: int) -> tuple[Rows, dict[str, list[tuple[str, str]]]]:
    """The rows with changed ones among them, and of each change the pairs to be found."""
    chance = random.Random(SEED)
    words = [word for row in rows[:500] for word in row["text"].split()]
    long = [row for row in rows if len(row["text"].split()) >= SHORTEST]
    pairs: dict[str, list[tuple[str, str]]] = {}
    made: Rows = []
    for name, change in CHANGES.items():
        for row in chance.sample(long, min(each, len(long))):
            id = f"{row['id']}+{len(made)}"
            made.append({**row, "id": id, "text": change(row["text"], chance, words)})
            pairs.setdefault(name, []).append((row["id"], id))
    for _ in range(min(each, len(long))):
        one, host = chance.sample(long, 2)
        tokens, into = one["text"].split(), host["text"].split()
        start = chance.randrange(len(tokens) - PASSAGE)
        at = chance.randrange(len(into))
        id = f"{host['id']}+{len(made)}"
        mixed = [*into[:at], *tokens[start : start + PASSAGE], *into[at:]]
        made.append({**host, "id": id, "text": " ".join(mixed)})
        pairs.setdefault("passage of 50 words", []).append((one["id"], id))
    return rows + made, pairs


def signed(rows: Rows) -> Iterator[grouping.Signed]:
    texts = (grouping.Plain(r["id"], r["title"] or "", r["text"] or "", r["date"]) for r in rows)
    return grouping.sign_plain(texts)


Found = tuple[set[tuple[str, str]], set[tuple[str, str]]]


def ours(rows: Rows) -> Found:
    """Copies and what is shared word for word, which is what the peers look for and more."""
    return as_pairs(grouping.thinned(signed(rows)))


def with_stories(rows: Rows) -> Found:
    """All that grouping gives: edited passages and stories as well."""
    return as_pairs(grouping.grouped(signed(rows), one_story=False))


def as_pairs(found: Clusters) -> Found:
    copies = {pair for group in found.duplicates for pair in itertools.combinations(group, 2)}
    return copies, {(r.a.document, r.b.document) for r in found.reuse}


def shingles(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def rensa(rows: Rows) -> set[tuple[str, str]]:
    from rensa import RMinHash, RMinHashLSH

    index, hashes, pairs = RMinHashLSH(threshold=JACCARD, num_perm=128, num_bands=32), {}, set()
    for number, row in enumerate(rows):
        made = RMinHash(num_perm=128, seed=42)
        made.update(shingles(row["text"]))
        for other in index.query(made):
            if made.jaccard(hashes[other]) >= JACCARD:
                pairs.add(ordered(rows[other]["id"], row["id"]))
        index.insert(number, made)
        hashes[number] = made
    return pairs


def rensa_verified(rows: Rows) -> set[tuple[str, str]]:
    """The same with bands so narrow that what we find is among the candidates, each of which is
    then compared in full."""
    from rensa import RMinHash, RMinHashLSH

    index, sets, pairs = RMinHashLSH(threshold=LOOSE, num_perm=128, num_bands=64), [], set()
    for number, row in enumerate(rows):
        own = set(shingles(row["text"]))
        made = RMinHash(num_perm=128, seed=42)
        made.update(list(own))
        for other in index.query(made):
            if len(own & sets[other]) >= LOOSE * len(own | sets[other]):
                pairs.add(ordered(rows[other]["id"], row["id"]))
        index.insert(number, made)
        sets.append(own)
    return pairs


def datasketch(rows: Rows) -> set[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH

    index, pairs = MinHashLSH(threshold=JACCARD, num_perm=128), set()
    for row in rows:
        made = MinHash(num_perm=128)
        made.update_batch([s.encode() for s in shingles(row["text"])])
        pairs.update(ordered(other, row["id"]) for other in index.query(made))
        index.insert(row["id"], made)
    return pairs


def daft(rows: Rows) -> set[tuple[str, str]]:
    import daft as engine
    from daft import col

    frame = engine.from_pydict({"id": [r["id"] for r in rows], "text": [r["text"] for r in rows]})
    text = col("text").normalize(white_space=True)
    frame = frame.with_column("hash", text.minhash(num_hashes=128, ngram_size=3, seed=42))
    made = frame.select("id", "hash").to_pydict()
    buckets: dict[tuple[int, ...], list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for id, values in zip(made["id"], made["hash"], strict=True):
        for band in range(0, 128, 4):
            bucket = buckets.setdefault((band, *values[band : band + 4]), [])
            pairs.update(ordered(other, id) for other in bucket)
            bucket.append(id)
    return pairs


def ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def precision(path: Path) -> str:
    """How many of the labelled pairs that are called copies are copies, and the other way round."""
    if not LABELS.is_file():
        return "no labels"
    labels = json.loads(LABELS.read_text(encoding="utf-8"))["pairs"]
    wanted = {id for pair in labels for id in pair[:2]}
    rows = [row for row in articles(path, 1 << 30) if row["id"] in wanted]
    held = Thin.of(0, 0, signed(rows))
    main = held.articles
    place = {article.document: i for i, article in enumerate(main)}
    called = {(a, b): is_copy(held, place[a], held, place[b]) for a, b, _ in labels}
    right = sum(called[a, b] and label for a, b, label in labels)
    positive = sum(called.values())
    true = sum(bool(label) for *_, label in labels)
    return (
        f"{len(labels)} labelled pairs: precision {right / max(positive, 1):.3f} of {positive}, "
        f"recall {right / max(true, 1):.3f} of {true}"
    )


def to_label(path: Path, count: int) -> None:
    """Prints pairs of real articles over the whole range of likeness, to be read and labelled."""
    rows = articles(path, 1 << 30)
    texts = {row["id"]: row for row in rows}
    held = Thin.of(0, 0, signed(rows))
    main = held.articles
    from tawatur.grouping import duplicates as stage

    seen: list[tuple[float, str, str, bool]] = []
    original = stage.is_copy

    def noted(one, a, two, b):  # noqa: ANN001, ANN202 - stands in for a function of the stage
        verdict = original(one, a, two, b)
        share = containment(one.copied.of(a), two.copied.of(b))
        pair = ordered(main[a].document, main[b].document)
        seen.append((share, *pair, verdict))
        return verdict

    stage.is_copy = noted
    list(stage.copies(held, (), {}, lambda *_: False))
    chance = random.Random(SEED)
    bands = [
        [s for s in seen if low <= s[0] < low + 0.05] for low in (x / 20 for x in range(3, 20))
    ]
    filled = [band for band in bands if band]
    for band in filled:
        for share, a, b, verdict in sorted(
            chance.sample(band, min(len(band), count // len(filled)))
        ):
            print(f"### {a} {b} {share:.2f} {verdict}")
            for id in (a, b):
                row = texts[id]
                print(
                    f"[{row['source']} {row['date'][:16]}] {row['title']} || "
                    f"{row['text'][:240]!r} ({len(row['text'].split())})"
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--each", type=int, default=200)
    parser.add_argument("--pairs", type=int)
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    if chosen.pairs:
        to_label(chosen.path, chosen.pairs)
        return
    rows, pairs = planted(articles(chosen.path, chosen.articles), chosen.each)
    rates, passages = {}, {}
    peers = {
        "tawatur": ours,
        "rensa": rensa,
        "+ verified": rensa_verified,
        "datasketch": datasketch,
        "daft": daft,
        "+ stories": with_stories,
    }
    for name, peer in peers.items():
        try:
            peer(rows[:SOME])  # libraries and lexicons are loaded once, whatever is read
        except ImportError:
            print(f"{name} is not installed: left out")
            continue
        begun = time.process_time()
        result = peer(rows)
        rates[name] = len(rows) / (time.process_time() - begun)
        copies, shared = result if isinstance(result, tuple) else (result, result)
        for change, wanted in pairs.items():
            found = shared if change.startswith("passage") else copies
            hit = sum(ordered(*pair) in found for pair in wanted)
            print(f"{name:<11}{change:<24}{hit / len(wanted):.3f}")
        passages[name] = {ordered(*p) for p in pairs["passage of 50 words"]} & shared
    print(precision(chosen.path))
    for name, rate in rates.items():
        missed = len(passages["tawatur"] - passages[name])
        print(f"{name:<11}{rate:7.0f} articles/s; passages only tawatur found: {missed}")


if __name__ == "__main__":
    sys.exit(main())
