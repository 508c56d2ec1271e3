"""Title ends: where the words that name a speaker end and what he speaks of begins."""

from __future__ import annotations

from tawatur.annotators._quoting.agreement import qualifies
from tawatur.annotators._quoting.scene import Scene
from tawatur.annotators._quoting.words import PREPOSITIONS, SORTS, THAT, head_kind, nationalities

OBJECTS = frozenset({"noun", "masdar", "obj", "to"})
_QUALIFIERS = SORTS["qualifier"]


def awaits_genitive(scene: Scene, k: int, e: int) -> bool:
    """True after «نائب وزير», «مدير إدارة»: a definite word that follows belongs to the title."""
    last = scene.words[e - 1]
    bare = not last.startswith(("ال", "وال")) and e - 1 not in scene.inside and e - 1 > k
    genitive = scene.words[e].startswith("ال") or scene.words[e] in SORTS["department"]
    return bare and genitive and head_kind(last) in ("person", "body")  # في دائرة صحة كذا


def event_at(scene: Scene, e: int) -> bool:
    """True for a noun of event or state; with the article right after a noun that has it."""
    word, last = scene.words[e], scene.words[e - 1]
    both = word.startswith("ال") and last.startswith(("ال", "وال"))
    return (word[2:] if both else word) in SORTS["content_noun"]


def told(scene: Scene, k: int, e: int, taken: frozenset[str]) -> bool:
    """True where the object begins: «طالب النائب الحكومة», «حمّل رئيس النادي الحكم»."""
    word, last = scene.words[e], scene.words[e - 1]
    if e == k + 1 and taken & OBJECTS and _object_after(scene, k, e):
        return True
    if e == k + 1 and taken & OBJECTS and _after_plural(scene, e):
        return True
    named = e - 1 in scene.inside and head_kind(scene.words[k]) == "body"
    closed = last.startswith("ال") or named  # طالبت نقابة كذا الحكومة
    if not taken & {"to", "obj"} or not (word.startswith("ال") and closed):
        return False
    if e == k + 1 and head_kind(last) == "document":
        return head_kind(word) in ("person", "body", "unnamed")  # طالب البيان الحكومة
    follows = e + 1 in scene.names and scene.names[e + 1].mention.type == "PER"
    return head_kind(word) in ("person", "body", "unnamed") and not follows and e > k + 1


def _object_after(scene: Scene, k: int, e: int) -> bool:
    """True in «انتقد النائب التعريف», «اقترح المنظمون السماح»: a definite noun after a definite
    head that is no adjective of it."""
    word, head = scene.words[e], scene.words[k]
    both = word.startswith("ال") and head.startswith(("ال", "وال")) and e not in scene.names
    if not both or word in _QUALIFIERS or word[2:] in nationalities() or head_kind(word):
        return False
    return head_kind(head) in ("person", "unnamed") and not qualifies(head, word)


def _after_plural(scene: Scene, e: int) -> bool:
    """True in «استنكر مغردون تصريحات كذا»: a noun after a plural in ون, no adjective."""
    word, head = scene.words[e], scene.words[e - 1]
    plural = head.endswith("ون") and not head.removeprefix("و").startswith("ال")
    alike = word.endswith(("ون", "ين")) or word in SORTS["plural_adjective"]
    loose = word.startswith(("ل", "ب", "و", "ال")) or word in PREPOSITIONS or e in scene.names
    return plural and word.isalpha() and not alike and not loose and word not in THAT
