"""Word lists of the grammar: the small lexicons, folded and shaped for one look-up a token."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tawatur.annotators._quoting.cues import readings_of
from tawatur.arabic.clitics import cuts
from tawatur.arabic.folding import fold, fold_word
from tawatur.lexicons import rows


def _sorted_words() -> dict[str, frozenset[str]]:
    return {
        row["sort"]: frozenset(fold_word(word) for word in row["members"].split())
        for row in rows("speech_cues")
        if "sort" in row
    }


SORTS = _sorted_words()
THAT = SORTS["that"]
AND_THAT = frozenset("و" + word for word in THAT)
CONJOINED = SORTS["conjoined"]
PREPOSITIONS = SORTS["preposition"]
OPENERS = SORTS["opener"]
PRONOUN_SUBJECTS = SORTS["pronoun"]
RELATIVES = SORTS["relative"]
NO_CONTENT = SORTS["empty"]
ADVERBIAL = SORTS["adverbial"]
FULL_STOPS = frozenset(".!؟?|•…")
COMMAS = frozenset("،,;؛")
DASHES = frozenset("-–—")
SHORTEST_HEAD = 4  # letters of a noun that makes sound plurals of its own


@cache
def listed(kind: str, column: str) -> frozenset[str]:
    """The folded values of a column of a lexicon, of the rows that have it."""
    return frozenset(fold_word(row[column]) for row in rows(kind) if column in row)


@cache
def phrases(
    kind: str, column: str
) -> dict[str, tuple[tuple[tuple[str, ...], dict[str, str]], ...]]:
    """Multi-word entries by their first folded word, longest first, each with its row."""
    found: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
    for row in rows(kind):
        if column in row:
            words = tuple(fold(row[column]).split())
            found.setdefault(words[0], []).append((words, row))
    return {first: tuple(sorted(v, key=lambda e: -len(e[0]))) for first, v in found.items()}


@cache
def heads() -> dict[str, str]:
    """Folded head noun (every number and gender) -> person, body, unnamed, document, media."""
    found: dict[str, str] = {}
    people = [row for row in rows("speaker_heads") if "kind" in row]
    for row in people:
        for form in (row["word"], *row["forms"].split()):
            found.setdefault(fold_word(form), row["kind"])
    for row in people:
        if row["kind"] == "media" and fold_word(row["word"]).endswith("ه"):
            stem = fold_word(row["word"])[:-1]
            found.update((stem + dual, "media") for dual in ("تا", "تي", "تان", "تين"))
        if row["kind"] in ("person", "unnamed"):
            for form in _inflected(fold_word(row["word"])):
                found.setdefault(form, row["kind"])
    return found


def _inflected(noun: str) -> Iterator[str]:
    """The sound plural of a noun for a person, also before its genitive, and the dual. Not the
    feminine: many a masdar is spelled like it (مشارك، مشاركة)."""
    if len(noun) < SHORTEST_HEAD or noun.endswith(("ه", "ات", "ون", "ين", "ا", "ان")):
        return
    stem = noun.removesuffix("ي") if noun.endswith("ي") and len(noun) > SHORTEST_HEAD else noun
    for whole in dict.fromkeys((stem, noun)):
        yield from (whole + ending for ending in ("ون", "ين", "و", "ان"))


@lru_cache(maxsize=1 << 16)
def head_kind(word: str) -> str | None:
    """The kind of speaker a noun heads, without its article or conjunction; None for others."""
    known = heads()
    if word in known:
        return known[word]
    for before in ("ال", "وال", "و", "فال"):
        if word.startswith(before) and word[len(before) :] in known:
            return known[word[len(before) :]]
    for suffix in ("ه", "ها", "هم"):
        if word.endswith(suffix) and known.get(word.removesuffix(suffix)) in ("body", "person"):
            return known[word.removesuffix(suffix)]
    return None


@cache
def nationalities() -> frozenset[str]:
    """Folded adjectives of nationality, masculine, feminine and plural, without article."""
    found: set[str] = set()
    for row in rows("nationalities"):
        stem = fold_word(row["adjective"])
        found.update((stem, stem + "ه", stem + "ون", stem + "ين", stem + "ان", stem + "ات"))
        found.update(fold_word(p) for p in row["plurals"].split("|") if p)
    return frozenset(found)


@cache
def outlets() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Outlet names as folded words, by first word, longest first; without bare words that are
    common ones (العربية، الحياة), which count only in marks or after a media noun."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in rows("outlets"):
        names = [row["name"], *row["aliases"].split("|"), *row["latin"].split("|")]
        for name in names:
            words = tuple(fold(name).split())
            if words:
                found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(v, key=lambda w: (-len(w), w))) for first, v in found.items()}


@cache
def _frequencies() -> dict[str, int]:
    return {row["word"]: int(row["documents"]) for row in rows("words")}


def known(word: str) -> bool:
    """True for a word that newspapers use."""
    return word in _frequencies()


@lru_cache(maxsize=1 << 16)
def clitic_noun(word: str, letter: str) -> bool:
    """True where ``word`` is most likely ``letter`` (ب or ل) written on to a noun."""
    if len(word) < 4 or word[0] != letter or word in ADVERBIAL:
        return False
    if word.startswith(letter + "ال") or word.startswith("لل"):
        return True
    table, whole = _frequencies(), _frequencies().get(word, 0)
    rests = [rest for prefix, rest in cuts(word) if prefix == letter]
    return any(table.get(r) and table[r] + table.get("ال" + r, 0) > whole for r in rests)


@lru_cache(maxsize=1 << 16)
def conjoined(word: str) -> bool:
    """True where the first letter is the conjunction و and not the word's own: the rest is the
    commoner word (وتم, not وقع)."""
    table = _frequencies()
    return word[:1] == "و" and len(word) > 2 and table.get(word[1:], 0) >= table.get(word, 1)


@lru_cache(maxsize=1 << 16)
def is_participle(word: str) -> bool:
    """True where the word can be an adverbial participle of speech (مؤكدا، لافتة)."""
    return any(cue.form == "participle" for cue in readings_of(word))
