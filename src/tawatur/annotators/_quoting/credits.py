"""Credits: «بحسب»، «وفقا لـ»، «نقلا عن»، «كما أعلن»، «على حد قوله»: whom the writer credits."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import NamedTuple

from tawatur.annotators._quoting import credit_tails
from tawatur.annotators._quoting.cues import readings_of
from tawatur.annotators._quoting.inflection import imperfect, perfect
from tawatur.annotators._quoting.marks import MARKS
from tawatur.annotators._quoting.outlets import of_sources, outlet_at
from tawatur.annotators._quoting.phrase import Phrase, words_span
from tawatur.annotators._quoting.scene import Paragraph, Scene
from tawatur.annotators._quoting.speakers import nominal
from tawatur.annotators._quoting.words import (
    COMMAS,
    DASHES,
    FULL_STOPS,
    RELATIVES,
    SORTS,
    THAT,
    head_kind,
    listed,
    phrases,
)
from tawatur.lexicons import rows
from tawatur.model.annotation import Reference, ReferenceKind

_CLOSES = THAT | SORTS["resuming"]
_THROUGH = frozenset({"به", "بها", "عنه", "عنها", "عنهم", "في", "علي", "لسان"})
CONTENT_AHEAD = 40  # tokens after «كما أكد فلان،» in which its content is looked for
PUBLISHED = 20  # tokens that say where a document was published
LONGEST = 24  # tokens of a credit: a title with its body and place, or three outlets


class Credit(NamedTuple):
    """A credit of the tokens ``first`` to ``last`` (exclusive): the outlets and the speaker it
    names, its cue's tokens, whether it only points back at the speaker (على حد قوله), and what
    gender its verb shows."""

    first: int
    last: int
    cue_last: int
    outlets: tuple[Reference, ...]
    speaker: Phrase | None
    own: bool
    feminine: bool | None = None


@cache
def _relays() -> frozenset[str]:
    found: set[str] = set()
    for row in rows("credit_formulas"):
        if "perfect" in row:
            found.update(form.word for form in perfect(row["perfect"]))
            found.update(form.word for form in imperfect(row["imperfect"]))
    return frozenset(found)


def find(scene: Scene, paragraph: Paragraph) -> tuple[Credit, ...]:
    """The credits of a paragraph, in order."""
    out: list[Credit] = []
    table = phrases("credit_formulas", "words")
    at = paragraph.first
    for k in range(paragraph.first, paragraph.last):
        word = scene.words[k]
        bare = word[1:] if word[0] in "وف" and word not in table else word
        if k < at or bare not in table:
            continue
        if (read := _read(scene, paragraph, k, bare)) is not None:
            credit = _widened(scene, read, paragraph.sentence_end(k))
            if not opens(scene, paragraph, k):
                credit = _with_tail(scene, credit, paragraph.sentence_end(k))
            out.append(credit)
            at = credit.last
    return tuple(out)


def opens(scene: Scene, paragraph: Paragraph, k: int) -> bool:
    """True where only marks and commas stand before token ``k`` in its sentence."""
    first = paragraph.sentences[paragraph.sentence_of(k)].first
    return all(scene.words[i] in MARKS or scene.words[i] in COMMAS for i in range(first, k))


def _with_tail(scene: Scene, credit: Credit, hi: int) -> Credit:
    """The credit with who was told, when and where: «على ما قال فلان لـ«كذا» قبيل الفجر»."""
    if credit.own:
        return credit
    if credit.speaker is None and credit.last + 1 < hi and scene.words[credit.last] == "عن":
        source = nominal(scene, credit.last + 1, hi)  # على ما نقلت وكالة كذا عن فلان
        if source is not None and source.reference.kind != "outlet":
            credit = credit._replace(last=source.last, speaker=source)
    end, told = credit_tails.past(scene, credit.last, hi)
    return credit._replace(last=end, outlets=(*credit.outlets, *told))


def _read(scene: Scene, paragraph: Paragraph, k: int, bare: str) -> Credit | None:
    words = scene.words
    hi = min(paragraph.sentence_end(k), k + LONGEST)
    for entry, row in phrases("credit_formulas", "words")[bare]:
        size, clitic = len(entry), entry[-1] == "ل"
        fixed = entry[1:-1] if clitic else entry[1:]
        if words[k + 1 : k + 1 + len(fixed)] != fixed:
            continue
        j = k + 1 + len(fixed)
        if clitic and (j >= hi or words[j][0] != "ل"):
            continue
        if row["then"] == "own":
            return Credit(k, j, j, (), None, own=True)
        if row["then"] == "verb":
            if (found := _with_verb(scene, k, j, hi)) is not None:
                return found
            continue
        if clitic and words[j] == "ل":
            j += 1
        elif clitic:
            size -= 1
        if (found := _with_name(scene, k, j, hi)) is not None:
            return found
    return None


def _with_verb(scene: Scene, k: int, j: int, hi: int) -> Credit | None:
    """حسب ما نقلته وكالة كذا, كما أعلن مكتبه: a verb, and nothing said after it."""
    words = scene.words
    if j >= hi:
        return None
    readings = readings_of(words[j])
    cues = [c for c in readings if c.finite and "س" not in c.prefix and not c.verb.nouns]
    if not cues and words[j] not in _relays():
        return None
    k_word = words[k].removeprefix("و")
    behind = k > 0 and (words[k - 1] in COMMAS or words[k - 1] in DASHES)
    bare_like = k_word in ("كما", "مثلما", "علي") and not (k_word == "علي" and behind)
    verb_last = j + 1
    about = words[verb_last : verb_last + 1] in (("عنه",), ("عنها",), ("عنهم",))
    if verb_last < hi and words[verb_last] in _THROUGH:
        while verb_last < hi and words[verb_last] in _THROUGH:
            verb_last += 1
    found = _with_name(scene, k, verb_last, hi)
    relayed = words[j] in _relays() and (not bare_like or words[j].endswith(("ه", "ها", "هم")))
    suffixed = any(c.suffixed for c in cues) or relayed or about  # كما نقلت عنه وكالة كذا
    if found is None:
        alone = verb_last >= hi or words[verb_last] in COMMAS or words[verb_last] in FULL_STOPS
        if alone and cues and not (bare_like and k == 0):
            return Credit(k, verb_last, verb_last, (), None, own=True)
        return None
    told, _ = credit_tails.past(scene, found.last, hi, strict=True)
    if bare_like and not suffixed and _content_follows(scene, told, hi):
        return None
    shown = {c.feminine for c in cues if c.form == "perfect"}
    return found._replace(cue_last=j + 1, feminine=shown.pop() if len(shown) == 1 else None)


def _widened(scene: Scene, credit: Credit, hi: int) -> Credit:
    """The credit with the title after its name, or with where its document was published:
    «وفقا لتقرير نشرته مجلة كذا في عددها الأخير»."""
    words, j, speaker = scene.words, credit.last, credit.speaker
    if speaker is None or j >= hi:
        return credit
    if speaker.person:
        n = j + 1 if words[j] in COMMAS else j
        title = nominal(scene, n, hi) if n < hi and head_kind(words[n]) == "person" else None
        return credit._replace(last=title.last) if title is not None else credit
    if words[j] not in _relays() and words[j] not in SORTS["published"]:
        return credit
    outlet = next((o for k in range(j + 1, min(j + 4, hi)) if (o := outlet_at(scene, k, hi))), None)
    end = j + 1
    while end < hi and end - j < PUBLISHED and words[end] not in COMMAS | FULL_STOPS:
        if words[end] in SORTS["resuming"]:
            break
        end += 1
    through = (outlet.reference,) if outlet and outlet.reference.kind == "outlet" else ()
    return credit._replace(last=end, outlets=through)


def _content_follows(scene: Scene, j: int, hi: int) -> bool:
    """True where something is said after «كما أكد فلان», so that it is no credit."""
    words = scene.words
    while j < hi and (words[j] in listed("speech_cues", "adverb") or words[j] in MARKS):
        j += 1
    if j >= hi or words[j] in FULL_STOPS:
        return False
    if words[j] in COMMAS:
        ahead = takewhile(lambda word: word not in FULL_STOPS, words[j : j + CONTENT_AHEAD])
        return any(word in THAT or word == ":" for word in ahead)
    return True


def _with_name(scene: Scene, k: int, j: int, hi: int) -> Credit | None:
    words = scene.words
    while j < hi and words[j] in COMMAS:
        j += 1
    start, found = j, []
    outlet = None if _figures(scene, j, hi) else outlet_at(scene, j, hi, loose=True)
    while outlet is not None and outlet.reference.kind == "outlet":
        found.append(outlet.reference)
        j = outlet.last
        j = _past_adjectives(scene, j, hi)
        n = j + 1 if j < hi and words[j] in COMMAS else j
        if n >= hi or words[n][0] != "و":
            break
        outlet = outlet_at(scene, n, hi) or (
            outlet_at(scene, n, hi, loose=True) if n in scene.names else None
        )
    if found:
        return Credit(k, j, start, tuple(found), None, own=False)
    phrase = nominal(scene, _past_clitic(scene, j), hi)
    if phrase is None:
        phrase = _clitic_head(scene, j, hi)
    if phrase is None:
        return None
    if phrase.reference.kind == "outlet":
        return Credit(k, phrase.last, start, (phrase.reference,), None, own=False)
    return Credit(k, phrase.last, start, tuple(of_sources(scene, phrase)), phrase, own=False)


def _figures(scene: Scene, j: int, hi: int) -> bool:
    """True for «أرقام الوزارة»: a document, though a newspaper is called so too."""
    definite = j + 1 < hi and scene.words[j + 1].startswith("ال")
    return j < hi and definite and head_kind(scene.words[j]) == "document"


def _past_adjectives(scene: Scene, j: int, hi: int) -> int:
    """After an outlet: its adjectives and its place in brackets (فوكس نيوز الأمريكية)."""
    while j < hi and scene.text.kinds[j] == "w" and scene.words[j].startswith(("ال", "لل")):
        if j in scene.names or len(scene.words[j]) < 4 or readings_of(scene.words[j]):
            break
        if scene.words[j] in RELATIVES:
            break
        j += 1
    return j


def _past_clitic(scene: Scene, j: int) -> int:
    return j + 1 if j + 1 < len(scene.words) and scene.words[j] == "ل" else j


def _clitic_head(scene: Scene, j: int, hi: int) -> Phrase | None:
    """وفقا لمصادر مطلعة, طبقا للشرطة: a head noun with ل written on to it."""
    word = scene.words[j] if j < hi else ""
    bare = word[1:] if word.startswith("ل") else ""
    kind = head_kind(bare) or head_kind(bare.removeprefix("ل"))
    if not kind or kind == "media":
        return None
    e = j + 1
    while e < hi and e - j < 8 and scene.text.kinds[e] == "w" and scene.words[e] not in _CLOSES:
        if any(c.finite and not c.bare for c in readings_of(scene.words[e])):
            break
        e += 1
    span = words_span(scene, j, e)
    anonymous = kind in ("unnamed", "document", "quantity") or not word.startswith("لل")
    kind_of: ReferenceKind = "unnamed" if anonymous and kind != "body" else "title"
    head = bare if head_kind(bare) else bare.removeprefix("ل")
    return Phrase(e, Reference(span.start + 1, span.end, kind_of), head)
