"""The account: what a reader would tell of the story, each sentence ending in its passages.

What happened comes first, in the opening words of one report, then where and when, who took part,
how long it lasted, how the figures grew, what came of it, and what the reports dispute. Findings
that several reports agree on or clash over are told; where they make too few sentences, what the
single reports say. Named and
numeric values stand plainly, every other value in the reports' own words between guillemets, beside
whoever said them. No words are told twice, and no bare fragment. The phrases are a lexicon,
``account_phrases``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from tawatur import lexicons
from tawatur.arabic import spoken
from tawatur.arabic.content import content, likeness
from tawatur.assembly.clauses import clause
from tawatur.assembly.gist import gist
from tawatur.assembly.headline import one_each
from tawatur.assembly.openings import Openings, opening, openings
from tawatur.model.annotation import Entity, Reading
from tawatur.model.cluster import Passage
from tawatur.model.dossier import AccountSentence
from tawatur.model.finding import Bilingual, Finding, Position

LONGEST = 12  # sentences of an account: what fits one screen
SHORTEST = 6  # sentences below which single reports are told too
PER_SLOT = 2  # sentences one slot may take, so that no slot crowds out the rest
DISPUTED = 4  # the same for disputes, which a reader must see
NAMED = 6  # participants one sentence names
CLAUSE = 3  # words a value in the reports' own words has at least: fewer say nothing alone
WORDIEST = 30  # words of such a value at most
REPEATED = 0.6  # likeness of two passages from which the second is left out
_LEAD = ("method", "where", "when")  # the slots of the sentence that says what, where and when
_SHOWN = frozenset({"where", "venue", "participant", "when", "topic", "format"})
BARE = frozenset({"count", "money", "percentage"})  # slots whose values do not say of what
_OWN = frozenset({"sum", "wider"})  # disputes of a figure told otherwise too
_QUOTED = re.compile("«(.+?)»")
Names = Mapping[str, Entity]


class Phrases(msgspec.Struct, frozen=True):
    """How one kind of finding is told."""

    told: Bilingual
    topic: Bilingual


@cache
def _table() -> dict[tuple[str, str], Phrases]:
    return {
        (row["slot"], row["key"]): Phrases(
            Bilingual(row["told_ar"], row["told_en"]), Bilingual(row["topic_ar"], row["topic_en"])
        )
        for row in lexicons.rows("account_phrases")
    }


def _phrases(finding: Finding) -> Phrases:
    kind = finding.key.partition(":")[0]
    found = _table().get((finding.slot, kind)) or _table().get((finding.slot, ""))
    if found is None:
        asked = Bilingual(finding.question, finding.question_en)
        return Phrases(Bilingual("", ""), asked)
    group = finding.key.partition(":")[2]
    topic = Bilingual(*(part.replace("{}", group) for part in found.topic))
    return Phrases(found.told, topic)


def account(
    findings: Sequence[Finding], names: Names, readings: Sequence[Reading] = ()
) -> tuple[AccountSentence, ...]:
    """The sentences, in the order a reader asks: when, where, who, what came of it."""
    opened = gist(readings, findings)
    asked = _LEAD[1:] if opened else _LEAD
    lead, used = _lead(findings, openings(readings), asked)
    rest = [f for f in findings if f.id not in used and not _is_participant(f)]
    texts = {r.report.id: r.report.text for r in readings}
    told = [
        (f, sentence)
        for f in _chosen(rest, names, LONGEST - 2 - (opened is not None))
        for sentence in [_figured(f, names, texts) or _sentence(f, names)]
        if not (texts and f.status == "single" and f.slot in BARE and _is_bare(sentence))
    ]
    ranked = sorted(told, key=lambda one: (_rank(one[0]), -_reach(one[0]), one[1].ar))
    body = [sentence for _, sentence in ranked]
    members = [f for f in findings if _is_participant(f)]
    first = [one for one in (opened, lead, members and _participants(members)) if one]
    return tuple(_unlike([*first, *(one for one in body if not _is_in(one, opened))]))


@cache
def _places() -> Mapping[str, int]:
    """The place of every slot in an account."""
    listed = [row["slot"] for row in lexicons.rows("slot_orders") if row["order"] == "account"]
    return {slot: at for at, slot in enumerate(listed)}


def _rank(finding: Finding) -> int:
    places = _places()
    return places.get(finding.slot, len(places))


def _unlike(sentences: Iterable[AccountSentence]) -> list[AccountSentence]:
    """The sentences, each once."""
    return list({sentence.ar: sentence for sentence in sentences}.values())


def _is_in(sentence: AccountSentence, opened: AccountSentence | None) -> bool:
    """True for a sentence that quotes nothing but words the first sentence quotes too."""
    quoted = _QUOTED.findall(sentence.ar)
    return opened is not None and bool(quoted) and all(words in opened.ar for words in quoted)


def _is_bare(sentence: AccountSentence) -> bool:
    """True for a figure without the words of a report, which would not say of what it is."""
    return "«" not in sentence.ar


def _figured(finding: Finding, names: Names, texts: Mapping[str, str]) -> AccountSentence | None:
    """A figure that says nothing alone («مدرستين») told in the words of a report around it."""
    if finding.slot not in BARE or finding.status == "conflict" or finding.key == "sum":
        return None
    position = finding.positions[0]
    for e in position.evidence:
        words = clause(texts.get(e.document, ""), e.start, e.end)
        if len(words.split()) > CLAUSE:
            shown = _quoted(Bilingual(words, words))
            speaker = _speaker(position, names)
            told = shown
            if speaker is not None and speaker.ar.split()[-1] not in words:
                told = spoken.filled("spoken", speaker, shown)
            return AccountSentence(f"{told.ar}.", f"{told.en}.", one_each([e]), finding.id)
    return None


def _lead(
    findings: Sequence[Finding], known: Openings, asked: Sequence[str]
) -> tuple[AccountSentence | None, set[str]]:
    """What, where and when, as far as ``asked``, in one sentence, and the findings it tells."""
    parts: dict[str, tuple[Finding, Position]] = {}
    disputed = {f.slot for f in findings if f.status == "conflict"}
    for finding in findings:
        place = finding.slot != "where" or finding.key in ("", "place")
        kind = finding.slot != "method" or finding.key == "kind"
        hour = finding.key == "hour"
        if finding.slot not in asked or hour or not (place and kind):
            continue
        late = finding.slot == "when"
        told = finding.positions if late else opening(finding.positions, known)
        if finding.slot in disputed or not told:
            continue
        best = told[0]
        held = parts.get(finding.slot)
        if held is None or len(best.documents) > len(held[1].documents):
            parts[finding.slot] = (finding, best)
    labels = {slot: position.label for slot, (_, position) in parts.items()}
    if "where" in labels and "when" in labels:
        if "method" in labels and len(labels["method"].ar.split()) <= CLAUSE:
            method = labels["method"]
            what = Bilingual(method.ar, _quoted(method).en)
            words = spoken.filled("lead-all", what, labels["where"], labels["when"])
            slots = ["method", "where", "when"]
        else:
            words, slots = (
                spoken.filled("lead-both", labels["where"], labels["when"]),
                ["where", "when"],
            )
    elif "where" in labels:
        words, slots = spoken.filled("lead-place", labels["where"]), ["where"]
    elif "when" in labels:
        words, slots = spoken.filled("lead-day", labels["when"]), ["when"]
    else:
        return None, set()
    cited = one_each(e for slot in slots for e in parts[slot][1].evidence)
    used = {parts[slot][0].id for slot in slots}
    return AccountSentence(f"{words.ar}.", f"{words.en}.", cited, parts[slots[0]][0].id), used


def _is_participant(finding: Finding) -> bool:
    return finding.slot == "participant" and finding.status == "agree" and _is_name(finding)


def _is_name(finding: Finding) -> bool:
    return all(p.label.ar != p.value for p in finding.positions) and len(finding.positions) == 1


def _participants(findings: Sequence[Finding]) -> AccountSentence:
    """All who took part, by those most reports name."""
    ranked = sorted(findings, key=lambda f: (-len(f.positions[0].documents), f.id))[:NAMED]
    labels = list(dict.fromkeys(f.positions[0].label for f in ranked))
    phrase = _table()["participant", ""].told
    english = [label.en for label in labels]
    either = ", ".join(english[:-1]) + " and " + english[-1] if len(english) > 1 else english[0]
    return AccountSentence(
        phrase.ar.replace("{}", " و".join(label.ar for label in labels)) + ".",
        phrase.en.replace("{}", either) + ".",
        one_each(e for f in ranked for e in f.positions[0].evidence),
        ranked[0].id,
    )


def _chosen(findings: Sequence[Finding], names: Names, most: int) -> list[Finding]:
    """The findings worth telling: disputes and agreements first, none of which repeats another."""
    fit = [f for f in findings if _is_told(f, names)]
    shared = [f for f in fit if f.status in ("agree", "conflict") and f.kind != "same-origin"]
    other = [f for f in fit if f not in shared]
    kept: list[Finding] = []
    for some, limit in ((shared, most), (other, SHORTEST)):
        for finding in sorted(some, key=lambda f: (-_reach(f), _rank(f), f.id)):
            alike = sum(f.slot == finding.slot for f in kept)
            room = DISPUTED if finding.status == "conflict" else PER_SLOT
            if len(kept) < limit and alike < room and not _repeats(finding, kept, names):
                kept.append(finding)
    return kept


def _is_told(finding: Finding, names: Names) -> bool:
    """True where the values can stand in a sentence: no fragments, no strings of clauses."""
    if finding.slot == "participant" or (
        finding.slot in ("where", "when") and finding.status != "conflict"
    ):
        return False
    plain = [_is_plain(p, names) for p in finding.positions]
    if all(plain):
        return finding.status != "complement" and (finding.slot, finding.key) != (
            "press-conference",
            "held",
        )
    several = len({d for p in finding.positions for d in p.documents}) > 1
    shortest = 1 if finding.slot in _SHOWN and several else CLAUSE
    sizes = [len(p.label.ar.split()) for p in finding.positions if not _is_plain(p, names)]
    return all(shortest <= size <= WORDIEST for size in sizes)


def _repeats(finding: Finding, kept: Sequence[Finding], names: Names) -> bool:
    """True where the finding's passages or words are told already."""
    if finding.status == "conflict" and finding.key in _OWN:
        return False
    passages = [e for p in finding.positions for e in p.evidence]
    for other in kept:
        shown = [e for p in other.positions for e in p.evidence]
        if all(any(_overlap(e, s) for s in shown) for e in passages):
            return True
        one, two = finding.positions[0], other.positions[0]
        if _is_plain(one, names) or _is_plain(two, names):
            continue
        if likeness(content(one.label.ar), content(two.label.ar)) >= REPEATED:
            return True
    return False


def _overlap(a: Passage, b: Passage) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end


def _reach(finding: Finding) -> int:
    """How many origins speak of it; a conflict counts double, for the reader must see it."""
    origins = sum(position.independent for position in finding.positions)
    return origins * 2 if finding.status == "conflict" else origins


def _sentence(finding: Finding, names: Names) -> AccountSentence:
    citations = one_each(e for p in finding.positions for e in p.evidence)
    told = _told(finding, names)
    return AccountSentence(
        f"{told.ar}.", f"{told.en[:1].upper()}{told.en[1:]}.", citations, finding.id
    )


def _told(finding: Finding, names: Names) -> Bilingual:
    phrases = _phrases(finding)
    said = list(dict.fromkeys(_said(p, names) for p in finding.positions))
    if finding.status == "conflict":
        return _disputed(finding, phrases, said, names)
    position = finding.positions[0]
    shown = _joined([_shown(p, names) for p in finding.positions], "؛ ", "; ")
    if phrases.told.ar and _is_plain(position, names):
        return Bilingual(
            phrases.told.ar.replace("{}", shown.ar), phrases.told.en.replace("{}", shown.en)
        )
    speaker = _speaker(position, names)
    if speaker is not None and len(finding.positions) == 1 and not _is_plain(position, names):
        return spoken.filled("spoken", speaker, shown)
    if finding.slot == "statement":
        return _joined(said, "؛ ", "; ")
    return spoken.filled("topic", phrases.topic, shown)


def _disputed(
    finding: Finding, phrases: Phrases, said: Sequence[Bilingual], names: Names
) -> Bilingual:
    labels = [_shown(p, names) for p in finding.positions]
    if finding.key == "sum" and len(labels) > 1:
        return spoken.filled("unsummed", labels[1], labels[0])
    if finding.kind == "scope" and finding.key == "wider" and len(labels) > 1:
        return spoken.filled("beyond", labels[0], labels[1])
    if finding.kind == "update":
        if all(_is_plain(p, names) for p in finding.positions):
            return spoken.filled("risen", phrases.topic, _joined(labels, "، ثم ", ", then "))
        if len(labels) == 2:
            return spoken.filled("revised", labels[0], labels[1])
    return spoken.filled("differ", phrases.topic, _joined(said, "، أو ", ", or "))


def _joined(some: Sequence[Bilingual], ar: str, en: str) -> Bilingual:
    return Bilingual(ar.join(s.ar for s in some), en.join(s.en for s in some))


def _is_plain(position: Position, names: Names) -> bool:
    """True for a name, a figure or a value with a name of its own; all else is the report's own
    words."""
    if position.value in names or position.label.ar != position.label.en:
        return True
    return not any(c.isalpha() for c in position.label.ar)


def _shown(position: Position, names: Names) -> Bilingual:
    return position.label if _is_plain(position, names) else _quoted(position.label)


def _quoted(label: Bilingual) -> Bilingual:
    """Words between guillemets; marks inside them give way."""
    bare = Bilingual(*(part.replace("«", "").replace("»", "").strip(" .،,؛:") for part in label))
    return Bilingual(f"«{bare.ar}»", f"«{bare.en}»")


def _speaker(position: Position, names: Names) -> Bilingual | None:
    """The one who is quoted as saying it, where it is one."""
    speakers = [names[id] for id in position.attributed_to if id in names]
    if len(speakers) != 1 or position.label.ar == speakers[0].name:
        return None
    return Bilingual(speakers[0].name, speakers[0].name_en or speakers[0].name)


def _said(position: Position, names: Names) -> Bilingual:
    """The position's value with who stands behind it: a speaker, or how many reports."""
    shown = _shown(position, names)
    speaker = _speaker(position, names)
    if speaker is not None:
        return spoken.filled("by", shown, speaker)
    return spoken.filled("in-reports", shown, spoken.count("reports", len(position.documents)))
