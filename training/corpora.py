"""The name corpora, in our own tokens: each sentence joined, tokenised as a report is, relabelled.

ANERcorp is cut by order: its last tenth is never trained on. NewsFANE is a second annotation of
ANERcorp's own text (its conjunctions written apart); it is aligned by characters and becomes a
second row of labels. Wojood's sample stands alone. AQMAR's licence is unconfirmed: it is only
ever evaluated on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from tawatur.arabic.tokens import tokenise

Tagged = list[tuple[str, str]]
CUT = 0.9  # of ANERcorp's sentences, by order, are trained on
RUN = 4  # words; a NewsFANE sentence that shares two such runs with the cut is left out
ANCHOR = 16  # characters that tie a NewsFANE sentence to its place in ANERcorp
LONGEST = 110  # tokens of one training sentence; longer ones are split

_PLAIN = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC", "MIS": "MISC"}
_WOJOOD = {"PERS": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_FANE = {
    **dict.fromkeys(
        "Politician Athlete Artist Other_PER Religious_PER Scientist Lawyer Businessperson Police "
        "Police_PER Engineer Group_PER".split(),
        "PER",
    ),
    **dict.fromkeys(
        "Non-Governmental Sports Government Media Commercial Educational Medical-Science "
        "Religious_ORG Entertainment".split(),
        "ORG",
    ),
    **dict.fromkeys(
        "Nation Population-Center Building-Grounds State-or-Province GPE-Cluster Continent "
        "Water-Body Land County-or-District Path Land-Region-Natural Airport Subarea-Facility "
        "Celestial Region-General Region-International Plant".split(),
        "LOC",
    ),
}


@dataclass(frozen=True)
class Example:
    """One sentence: folded words, words as written, kinds, and a row of labels for each head.

    A label is None where that annotation says nothing of the token. The row ``clitic`` counts
    the letters written on to the front of the token (0, 1 or 2).
    """

    folded: tuple[str, ...]
    written: tuple[str, ...]
    kinds: str
    labels: dict[str, list[str | None]] = field(default_factory=dict)

    def part(self, first: int, last: int) -> Example:
        rows = {head: row[first:last] for head, row in self.labels.items()}
        return Example(
            self.folded[first:last], self.written[first:last], self.kinds[first:last], rows
        )


def read(path: Path) -> list[Tagged]:
    """The sentences of a two-column file, tags as they stand."""
    sentences: list[Tagged] = []
    current: Tagged = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word, _, tag = line.strip().partition("\t")
        if word:
            current.append((word, tag.split()[0] if tag else "O"))
        elif current:
            sentences.append(current)
            current = []
    return sentences


def mapped(sentence: Tagged, types: dict[str, str]) -> Tagged:
    """The sentence with its types renamed, unnamed ones O, and every span begun with B."""
    out: Tagged = []
    previous = ""
    for word, tag in sentence:
        kind = types.get(tag[2:], "") if tag != "O" else ""
        begins = tag[0] == "B" or kind != previous
        out.append((word, f"{'B' if begins else 'I'}-{kind}" if kind else "O"))
        previous = kind
    return out


def example(sentence: Tagged, head: str) -> Example:
    """The sentence in our tokens; marks at the edge of a name do not belong to it."""
    owner: list[int] = []
    for number, (word, _) in enumerate(sentence):
        owner.extend([number] * (len(word) + 1))
    text = tokenise(" ".join(word for word, _ in sentence))
    labels: list[str | None] = []
    last = -1
    for start in text.starts:
        number = owner[start]
        tag = sentence[number][1]
        labels.append("I" + tag[1:] if number == last and tag != "O" else tag)
        last = number
    written = tuple(text.original[a:b] for a, b in zip(text.starts, text.ends, strict=True))
    return Example(text.words, written, text.kinds, {head: trimmed(labels, text.kinds)})


def trimmed(labels: Sequence[str | None], kinds: str) -> list[str | None]:
    """The labels with punctuation taken off both ends of every name."""
    out = list(labels)
    for first, last, kind in spans(labels):
        inside = [i for i in range(first, last) if kinds[i] != "p"]
        for i in range(first, last):
            kept = bool(inside) and inside[0] <= i <= inside[-1]
            begins = bool(inside) and i == inside[0]
            out[i] = f"{'B' if begins else 'I'}-{kind}" if kept else "O"
    return out


def spans(labels: Sequence[str | None]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, type) of every name under BIO; a stray I begins one."""
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        tag = label or "O"
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.append((first, i, kind))
            kind = ""
        if tag != "O" and not kind:
            first, kind = i, tag[2:]
    return found


def anercorp(shared: Path) -> tuple[list[Example], list[Example]]:
    """What is trained on, with rows for NewsFANE and the clitics, and the cut; by order."""
    sentences = [mapped(s, _PLAIN) for s in read(shared / "training/ner/anercorp-train.tsv")]
    edge = int(len(sentences) * CUT)
    train = [example(s, "ner") for s in sentences[:edge]]
    cut = [example(s, "ner") for s in sentences[edge:]]
    _add_newsfane(train, _apart_from(read(shared / "training/ner/newsfane-fine.tsv"), cut))
    return train, cut


def wojood(shared: Path) -> list[Example]:
    sentences = read(shared / "training/ner/wojood-sample-train.tsv")
    kept = [[pair for pair in s if pair[0] != "$#$"] for s in sentences]
    return [example(mapped(s, _WOJOOD), "wojood") for s in kept if s]


def aqmar(shared: Path) -> list[Example]:
    """For evaluation alone."""
    sentences = read(shared / "training/ner/aqmar-dev.tsv")
    return [example(mapped(s, _PLAIN), "ner") for s in sentences]


def chunks(examples: Iterable[Example], longest: int = LONGEST) -> list[Example]:
    """The examples with sentences over ``longest`` tokens split, never inside a name."""
    out: list[Example] = []
    for item in examples:
        first = 0
        while first < len(item.folded):
            last = min(first + longest, len(item.folded))
            while last < len(item.folded) and last > first + 1 and _inside(item, last):
                last -= 1
            out.append(item.part(first, last))
            first = last
    return out


def _inside(item: Example, token: int) -> bool:
    return any((row[token] or "O")[0] == "I" for row in item.labels.values() if row)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _apart_from(sentences: list[Tagged], cut: list[Example]) -> list[Tagged]:
    """The NewsFANE sentences that share fewer than two runs of words with the cut.

    NewsFANE writes conjunctions apart, so both sides are compared without single letters."""
    held: set[tuple[str, ...]] = set()
    for item in cut:
        held |= _runs(item.folded) | _runs([w for w in item.folded if len(w) > 1])
    out = []
    for sentence in sentences:
        words = example(mapped(sentence, {}), "x").folded
        if len((_runs(words) | _runs([w for w in words if len(w) > 1])) & held) < 2:
            out.append(sentence)
    return out


def _add_newsfane(train: list[Example], sentences: list[Tagged]) -> None:
    """Give every training example the rows ``fane`` and ``clitic``, None where nothing aligns."""
    where = [(i, j, k) for i, e in enumerate(train) for j, w in enumerate(e.folded)
             if e.kinds[j] != "p" for k in range(len(w))]  # fmt: skip
    stream = "".join(train[i].folded[j][k] for i, j, k in where)
    anchors: dict[str, list[int]] = defaultdict(list)
    for i in range(len(stream) - ANCHOR + 1):
        anchors[stream[i : i + ANCHOR]].append(i)
    for item in train:
        item.labels["fane"] = [None] * len(item.folded)
        item.labels["clitic"] = [None] * len(item.folded)
    used: Counter[int] = Counter()
    for sentence in sentences:
        second = example(mapped(sentence, _FANE), "fane")
        own = [j for j, w in enumerate(second.folded) if second.kinds[j] != "p" for _ in w]
        letters = "".join(
            w for w, kind in zip(second.folded, second.kinds, strict=True) if kind != "p"
        )
        found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        for here, there in _align(letters, stream, anchors, used).items():
            i, j, k = where[there]
            found[i, j].append((k, own[here]))
        for (i, j), letters_of in found.items():
            _label(train[i], j, sorted(letters_of), second)
    for item in train:
        item.labels["fane"] = _repaired(item.labels["fane"])


def _align(
    letters: str, stream: str, anchors: dict[str, list[int]], used: Counter[int]
) -> dict[int, int]:
    """Each character of ``letters`` that stands in ``stream``, and where; empty if too few do."""
    votes = Counter(
        place - i
        for i in range(0, max(1, len(letters) - ANCHOR + 1), 3)
        for place in anchors.get(letters[i : i + ANCHOR], ())[:6]
    )
    if not votes:
        return {}
    offset = max(votes.items(), key=lambda item: (item[1] - bool(used[item[0] // 50]), -item[0]))[0]
    low, high = max(0, offset - 30), min(len(stream), offset + len(letters) + 40)
    blocks = SequenceMatcher(None, letters, stream[low:high], autojunk=False).get_matching_blocks()
    found = {b.a + k: low + b.b + k for b in blocks if b.size >= 4 for k in range(b.size)}
    if len(found) < 0.6 * len(letters):
        return {}
    used[offset // 50] += 1
    return found


def _label(item: Example, token: int, letters: list[tuple[int, int]], second: Example) -> None:
    """Label one token from the NewsFANE tokens its letters fall in; leading single letters that
    carry no name are its clitics."""
    word = item.folded[token]
    if letters[0][0] != 0 or len(letters) < max(1, len(word) - 1):
        return
    at = clitics = 0
    while at < len(letters) - 1 and clitics < 2 and len(word) > 2:
        own = letters[at][1]
        single = (
            second.folded[own] in ("و", "ف", "ب", "ل", "ك") and second.labels["fane"][own] == "O"
        )
        if not single or letters[at + 1][1] == own:
            break
        clitics, at = clitics + 1, at + 1
    if item.labels["fane"][token] is None:
        item.labels["fane"][token] = second.labels["fane"][letters[at][1]]
        item.labels["clitic"][token] = str(clitics)


def _repaired(labels: list[str | None]) -> list[str | None]:
    out: list[str | None] = []
    previous = "O"
    for label in labels:
        stray = label is not None and label[0] == "I" and previous[2:] != label[2:]
        out.append(f"B{label[1:]}" if label is not None and stray else label)
        previous = label or "O"
    return out
