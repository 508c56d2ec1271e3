"""Statements and their speakers on newspaper articles that two readers marked apart.

usage: evaluation/quotations.py [ARTICLES.jsonl.xz] [--errors] [--rows]

The gold (``evaluation/quotations/*.json``) holds article ids and offsets alone. A statement that
both readers have (their spans share half) is wanted; one that a single reader has is optional: it
counts neither for nor against. The articles of the first set are for developing, and those at even
places of the second, all that one reader marked (``developed.json``) and half of the wide set, by a
hash of the id; the other halves and the third set are blind (``--errors`` shows none of them).
Prints precision, recall and F1 at an overlap of one half and of four fifths,
how often the speaker and the outlets credited are right, what the readers agree on, and the same
for a matcher of quotation marks.
"""

# ruff: noqa: D103, T201 - a script that prints; each function is named for what it gives

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import tawatur
from tawatur.renderers import json as codec

HERE = Path(__file__).resolve().parent
NEWS = HERE.parents[1] / "shared" / "news"
NAMES = ("gold", "second", "developed", "third", "wide")
GOLD = tuple(HERE / "quotations" / f"{n}.json" for n in NAMES)
HALF, CLOSE = 0.5, 0.8  # overlaps (intersection over union) at which a statement is found
MARKS = re.compile(r'«([^«»\n]+)»|"([^"\n]+)"|“([^“”\n]+)”')
MARKED_WORDS = 3  # fewest words in marks that the plain matcher takes for a statement
SETS = (
    ("first set, developed on",) * 2,
    ("second, developed on", "second, blind"),
    ("further articles, developed on",) * 2,  # marked by one reader
    ("third, blind",) * 2,
    ("wide, developed on", "wide, blind"),  # marked by one reader
)
Pair = tuple[int, int]


@dataclass
class Tally:
    """Counts over some articles; ``hits`` holds one tuple a statement found."""

    found: int = 0
    close: int = 0
    predicted: int = 0
    wanted: int = 0
    speaker: int = 0
    via: list[int] = field(default_factory=lambda: [0, 0, 0])
    rows: list[tuple[float, bool]] = field(default_factory=list)  # confidence, right

    def add(self, other: Tally) -> None:
        """Count what another tally counted too."""
        for name in ("found", "close", "predicted", "wanted", "speaker"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.via = [a + b for a, b in zip(self.via, other.via, strict=True)]
        self.rows += other.rows


def overlap(a: Pair, b: Pair) -> float:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def match(wanted: list[Pair], made: list[Pair], least: float = HALF) -> list[tuple[int, int]]:
    """One-to-one pairs of spans that overlap by ``least``, the best first."""
    pairs = sorted(
        ((overlap(w, m), -i, -j) for i, w in enumerate(wanted) for j, m in enumerate(made)),
        reverse=True,
    )
    left, right, out = set(), set(), []
    for shared, i, j in pairs:
        if shared >= least and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((-i, -j))
    return out


def agreed(readers: list[list[dict]]) -> tuple[list[dict], list[Pair]]:
    """The wanted statements, and the spans that one reader alone has."""
    first, second = readers
    pairs = match([q["span"] for q in first], [q["span"] for q in second])
    wanted = []
    for i, j in sorted(pairs):
        a, b = first[i], second[j]
        near = overlap(a["span"], b["span"]) >= CLOSE
        longer = a["span"][1] - a["span"][0] > b["span"][1] - b["span"][0]
        span = b["span"] if longer and not near else a["span"]
        words = [q["words"] for q in (a, b) if "words" in q]
        wanted.append({**a, "span": span, "words": words})
    alone = [q["span"] for k, q in enumerate(first) if k not in {i for i, _ in pairs}]
    alone += [q["span"] for k, q in enumerate(second) if k not in {j for _, j in pairs}]
    return wanted, alone


def rows(path: Path, ids: set[str]) -> dict[str, dict]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return {r["id"]: r for r in map(json.loads, lines) if r["id"] in ids}


def words_of(row: dict) -> str:
    return row["title"] + "\n\n" + row["text"]


def dossier(articles: list[dict]) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "articles.jsonl"
        pile.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        return json.loads(codec.render(tawatur.read([pile])))


def marked(text: str) -> dict:
    """A document as the plain matcher of marks makes it: no speakers."""
    spans = [m.span(m.lastindex) for m in MARKS.finditer(text)]
    kept = [s for s in spans if len(text[s[0] : s[1]].split()) >= MARKED_WORDS]
    quotes = [{"start": s, "end": e, "speaker": None, "via": []} for s, e in kept]
    return {"quotes": quotes, "mentions": []}


def _touches(words: list[Pair], document: dict, entity: str | None) -> bool:
    spans = [(m["start"], m["end"]) for m in document["mentions"] if m["entity"] == entity]
    return entity is not None and any(overlap(w, s) > 0 for w in words for s in spans)


def right_speaker(wanted: dict, made: dict, document: dict, groups: set[str]) -> bool:
    if wanted["speaker"] == "none" or made["speaker"] is None:
        return wanted["speaker"] == "none" and made["speaker"] is None
    if wanted["speaker"] == "unnamed":
        return made["speaker"] in groups
    words = made.get("speaker_words")
    if words and any(overlap(w, (words["start"], words["end"])) > 0 for w in wanted["words"]):
        return True
    return _touches(wanted["words"], document, made["speaker"])


def score(gold: dict, document: dict, groups: set[str], tally: Tally) -> list[str]:
    """Adds one article to the tally; the errors, a line each."""
    wanted, alone = agreed(gold["readers"])
    spans = [(q["start"], q["end"]) for q in document["quotes"]]
    pairs = match([q["span"] for q in wanted], spans)
    found = {j for _, j in pairs}
    spare = [j for j in range(len(spans)) if j not in found]
    optional = {spare[k] for _, k in match(alone, [spans[j] for j in spare])}
    tally.wanted += len(wanted)
    tally.predicted += len(spans) - len(optional)
    errors = []
    for i, j in pairs:
        want, made = wanted[i], document["quotes"][j]
        tally.found += 1
        near = overlap(want["span"], spans[j]) >= CLOSE
        tally.close += near
        right = right_speaker(want, made, document, groups)
        tally.speaker += right
        if not near:
            errors.append(f"span     {want['span']} got {spans[j]}")
        if not right:
            errors.append(f"speaker  {want['span']} words {want['words']} got {made['speaker']}")
        errors += credited(want, made, document, tally)
    missed = [w for k, w in enumerate(wanted) if k not in {i for i, _ in pairs}]
    tally.via[2] += sum(len(w.get("via", [])) for w in missed)
    wrong = [j for j in spare if j not in optional]
    tally.via[1] += sum(len(document["quotes"][j]["via"]) for j in wrong)
    for j, made in enumerate(document["quotes"]):
        if j not in optional:
            tally.rows.append((made.get("confidence", 1.0), j in found))
    errors += [f"missed   {w['span']}" for w in missed] + [f"wrong    {spans[j]}" for j in wrong]
    return errors


def credited(want: dict, made: dict, document: dict, tally: Tally) -> list[str]:
    credits, got = want.get("via", []), made["via"]
    hits = sum(any(_touches(words, document, v) for v in got) for words in credits)
    tally.via[0] += hits
    tally.via[1] += len(got)
    tally.via[2] += len(credits)
    same = hits == len(credits) == len(got)
    return [] if same else [f"via      {want['span']} wants {credits} got {got}"]


def prf(found: int, predicted: int, wanted: int) -> tuple[float, float, float]:
    p, r = found / predicted if predicted else 0.0, found / wanted if wanted else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def line(name: str, t: Tally) -> str:
    p, r, f = prf(t.found, t.predicted, t.wanted)
    near = prf(t.close, t.predicted, t.wanted)[2]
    said = t.speaker / t.found if t.found else 0.0
    via = prf(*t.via)[2]
    return (
        f"{name:32} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  F1 at .8 {near:.3f}  "
        f"speaker {said:.3f}  via F1 {via:.3f}  ({t.wanted} wanted, {t.predicted} made)"
    )


def binned(rows: list[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """For each tenth of confidence that occurs: how many bear it, its mean, and the share right."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in rows:
        bins.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    return [
        (len(some), sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some))
        for _, some in sorted(bins.items())
    ]


def reliability(tally: Tally) -> list[str]:
    """How often statements are right, by the confidence they bear."""
    bins, every = binned(tally.rows), max(1, len(tally.rows))
    out = [f"  n {n:4}  mean {mean:.2f}  right {share:.2f}" for n, mean, share in bins]
    gap = sum(abs(mean - share) * n for n, mean, share in bins)
    return [*out, f"  expected calibration error {gap / every:.3f}"]


def agreement(gold: dict[str, dict], least: float) -> float:
    sizes: Counter[str] = Counter()
    for each in gold.values():
        first, second = ([q["span"] for q in r] for r in each["readers"])
        sizes["both"] += len(match(first, second, least))
        sizes["first"] += len(first)
        sizes["second"] += len(second)
    return prf(sizes["both"], sizes["first"], sizes["second"])[2]


def show(errors: list[str], row: dict) -> None:
    text = words_of(row)
    for error in errors:
        span = re.search(r"[\[(](\d+), (\d+)[\])]", error)
        shown = text[int(span[1]) : int(span[2])].replace("\n", "⏎") if span else ""
        near = max(0, int(span[1]) - 70) if span else 0
        before = text[near : int(span[1])].replace("\n", "⏎") if span else ""
        print(f"{row['id']} {row['source']} {error}\n      … {before} ▶ {shown}")


def tallies(path: Path, *, errors: bool = False) -> dict[str, Tally]:
    """The counts of ours and of the plain matcher on each part of the gold."""
    counts: dict[str, Tally] = {}
    for file, halves in zip(GOLD, SETS, strict=True):
        gold = documents_of(file)
        found = rows(path, set(gold))
        read = dossier([found[i] for i in gold])
        documents = {d["id"]: d for d in read["documents"]}
        groups = {e["id"] for e in read["entities"] if e["type"] == "GROUP"}
        for place, (id, each) in enumerate(gold.items()):
            text, half = words_of(found[id]), halves[_half(file, place, id)]
            if hashlib.sha256(text.encode()).hexdigest()[:16] != each["sha256"]:
                raise SystemExit(f"article {id} is not the one that was marked: check {path}")
            ours = counts.setdefault(f"{half}: tawatur", Tally())
            wrong = score(each, documents[id], groups, ours)
            score(each, marked(text), set(), counts.setdefault(f"{half}: marks", Tally()))
            if errors and not half.endswith("blind"):
                show(wrong, found[id])
        if halves[0] != halves[1]:
            every = counts[f"{file.stem}, all: tawatur"] = Tally()
            for half in halves:
                every.add(counts[f"{half}: tawatur"])
    return counts


def _half(file: Path, place: int, id: str) -> int:
    """The half of its set that an article is in: of the wide set by its id, else by its place."""
    if file.stem == "wide":
        return int(hashlib.sha1(id.encode()).hexdigest(), 16) % 2
    return place % 2


def documents_of(file: Path) -> dict[str, dict]:
    """The marked articles of a file; what one reader marked stands for both."""
    found = json.loads(file.read_text(encoding="utf-8"))["documents"]
    for each in found.values():
        each["readers"] = [each["readers"][0], each["readers"][-1]]
    return found


def _twice() -> tuple[list[str], list[dict[str, dict]]]:
    """The sets that two readers marked."""
    names = {"gold": "first", "second": "second", "third": "third"}
    files = [file for file in GOLD if file.stem in names]
    return [names[file.stem] for file in files], [documents_of(file) for file in files]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="?", type=Path, default=next(NEWS.glob("*.xz"), None))
    parser.add_argument("--errors", action="store_true", help="every error in its words")
    parser.add_argument("--rows", action="store_true", help="reliability of the confidence")
    chosen = parser.parse_args()
    if chosen.path is None:
        print("no articles beside the repository: name a .jsonl.xz file")
        return
    for name, tally in tallies(chosen.path, errors=chosen.errors).items():
        print(line(name, tally))
        if chosen.rows and name.endswith("tawatur"):
            print("\n".join(["  confidence, statements, mean, share right", *reliability(tally)]))
    for name, gold in zip(*_twice(), strict=True):
        near = agreement(gold, CLOSE)
        print(f"readers of the {name} set agree: F1 {agreement(gold, HALF):.3f}, at .8 {near:.3f}")


if __name__ == "__main__":
    main()
