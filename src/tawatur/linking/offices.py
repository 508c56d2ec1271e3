"""Who holds which office, as the pile's own appositions say.

Words that stand by a name say its bearer's title: الرئيس الروسي فلاديمير بوتين; جون بولتون، مستشار
الأمن القومي الأمريكي الأسبق. A title is its head noun, its further words, the place it is of and
whether it is over. The same title elsewhere without a name then means the same person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.arabic.folding import fold_word
from tawatur.linking import titles, unlisted
from tawatur.linking.demonyms import demonym
from tawatur.linking.gazetteer import words_of
from tawatur.linking.naming import kebab
from tawatur.linking.titles import folded, stem
from tawatur.model.annotation import Entity, Mention, Reading
from tawatur.model.span import Span

_SMALL = folded("باسم في لدى لشؤون لشئون على ل بن")
_FORMER = folded("سابق أسبق راحل سابقة راحلة مخلوع معزول")
_HEADS = ("office", "counterpart", "institution", "unnamed")
_SAME_HEAD = {
    fold_word(a): fold_word(b)
    for a, b in (("ناطق", "متحدث"), ("ناطقة", "متحدثة"), ("عاهل", "ملك"), ("مسئول", "مسؤول"))
}
GOVERNMENT = fold_word("حكومة")
_LONGEST = 12  # tokens a title may have beside its name
_COMMAS = frozenset("،,")
_THAT_IS = frozenset(("وهو", "وهي"))


class Title(NamedTuple):
    """A title: its head noun bare of article and clitics, its further words, the id of the place
    or body it is of (or empty), whether it is over, and whether its first word has the article."""

    head: str
    fields: frozenset[str]
    place: str
    former: bool
    definite: bool


class Holder(NamedTuple):
    """A title seen beside a person's name, and where."""

    title: Title
    entity: str
    reading: int
    token: int


class Named(NamedTuple):
    """A mention with its tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    mention: Mention


def named(reading: Reading) -> dict[int, Named]:
    """Every token that stands in a mention, with the mention."""
    found: dict[int, Named] = {}
    for mention in reading.mentions:
        tokens = reading.text.tokens_in(Span(mention.start, mention.end))
        if tokens:
            for token in tokens:
                found[token] = Named(tokens.start, tokens.stop, mention)
    return found


def parse(
    reading: Reading, tokens: range, names: Mapping[int, Named], entities: Mapping[str, Entity]
) -> Title | None:
    """The title the tokens make, or None where no listed head stands in them."""
    words = reading.text.words
    head, place, former, definite = "", "", False, False
    fields: set[str] = set()
    for token in tokens:
        held = names.get(token)
        if held and held.mention.type != "PER" and not (not head and held.first == tokens.start):
            place = place or place_id(held.mention, entities)
            continue
        if reading.text.kinds[token] != "w" or words[token] in _SMALL:
            continue
        if head and place and not _is_title_word(words[token], token, names):
            break
        bare = stem(words[token])
        of = adjective_place(bare)
        if of and head and not titles.is_a(bare, "portfolio"):
            place = place or of
        elif not head and titles.is_a(bare, *_HEADS):
            head = _SAME_HEAD.get(bare, bare)
            definite = "ال" in words[token][:4] or words[token].startswith(("لل", "ولل"))
        elif bare in _FORMER:
            former = True
        elif titles.is_a(bare, "government"):
            fields.add(GOVERNMENT)
        elif not titles.is_a(bare, "qualifier", "honorific"):
            fields.add(bare)
    return Title(head, frozenset(fields), place, former, definite) if head else None


def adjective_place(word: str) -> str:
    """What stands for the place an adjective of nationality points at, listed or not; or empty."""
    adjective = demonym(word)
    if adjective:
        return kebab(adjective.place_en)
    return unlisted.place_key(word) if unlisted.is_adjective(word) else ""


def place_id(mention: Mention, entities: Mapping[str, Entity]) -> str:
    """What stands for a mention's place or body in a title: its English name in kebab case; for
    a place no list knows, what its name and its adjective share."""
    entity = entities.get(mention.entity or "")
    if entity is None:
        return ""
    words = words_of(entity.name)
    if entity.type == "LOC" and entity.name_en_from != "lexicon" and len(words) == 1:
        return unlisted.place_key(words[0])
    return kebab(entity.name_en or entity.id)


def holders(readings: Sequence[Reading], entities: Mapping[str, Entity]) -> dict[str, list[Holder]]:
    """Every title seen beside a person's name, by its head."""
    found: dict[str, list[Holder]] = defaultdict(list)
    for number, reading in enumerate(readings):
        names = named(reading)
        for mention in reading.mentions:
            if mention.type != "PER" or mention.entity is None:
                continue
            tokens = reading.text.tokens_in(Span(mention.start, mention.end))
            if not tokens:
                continue
            for beside in (_before(reading, tokens.start, names), _after(reading, tokens, names)):
                title = parse(reading, beside, names, entities) if beside else None
                if title is not None:
                    found[title.head].append(Holder(title, mention.entity, number, tokens.start))
    return dict(found)


def _before(reading: Reading, end: int, names: Mapping[int, Named]) -> range:
    """The tokens of a title that ends right before a name."""
    text = reading.text
    first = end
    best = end
    while first > max(0, end - _LONGEST):
        token = first - 1
        comma = text.words[token] in _COMMAS and token == end - 1
        mark = text.words[token] in '«"“(' and token == end - 1
        if not (comma or mark or _is_title_word(text.words[token], token, names)):
            break
        if (
            text.ends[token] < text.starts[first]
            and "\n" in text.original[text.ends[token] : text.starts[first]]
        ):
            break
        first = token
        if titles.is_a(stem(text.words[token]), "office", "counterpart"):
            best = token
    return range(best, end)


def _after(reading: Reading, name: range, names: Mapping[int, Named]) -> range:
    """The tokens of a title that follows a name, behind a comma or وهو or at once."""
    text, at = reading.text, name.stop
    if at < len(text) and text.words[at] in _COMMAS:
        at += 1
    if at < len(text) and text.words[at] in _THAT_IS:
        at += 1
    if at >= len(text) or not titles.is_a(text.words[at], "office"):
        return range(0)
    first = at
    while at < min(len(text), first + _LONGEST):
        held = names.get(at)
        if held and held.mention.type == "PER":
            return range(0)
        if not _is_title_word(text.words[at], at, names):
            break
        at += 1
    return range(first, at)


def _is_title_word(word: str, token: int, names: Mapping[int, Named]) -> bool:
    held = names.get(token)
    if held is not None:
        return held.mention.type != "PER"
    if word in _SMALL:
        return True
    bare = stem(word)
    return bool(titles.roles(bare)) or adjective_place(word) != ""
