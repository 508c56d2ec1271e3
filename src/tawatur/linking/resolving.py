"""From speaker phrases to entities: who is meant by a title, a pronoun, an unnamed source.

The order of evidence: the mention that the phrase is or holds; the office as the pile's own
appositions give it; the person or body of the report last spoken of that the phrase can mean;
else an entity of the phrase's own words. No name is ever guessed for a source that has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.arabic.folding import fold_word
from tawatur.lexicons import rows
from tawatur.linking import groups, offices, publishers, titles, unlisted
from tawatur.linking.demonyms import demonym
from tawatur.linking.gazetteer import words_of
from tawatur.linking.hearing import carried_on
from tawatur.linking.holding import VAGUE, is_body, office
from tawatur.linking.looked_up import Place, Story, add, named_in, nearest, own, surface
from tawatur.linking.offices import Named
from tawatur.linking.subjects import reconsidered
from tawatur.model.annotation import Entity, Mention, Quotation, Reading, Reference

_SPEAKING = 0.5  # the belief in the mention of a body found by its speaking alone
_MEDIA = ("media-type", "institution")
_DEFINITE = ("ال", "لل", "وال", "بال")
_OWNED = ("ه", "ها", "هم", "هما", "نا")
_GOVERNING = ("office", "institution", "unnamed", "topic")
_KIN = frozenset(
    word
    for row in rows("speech_cues")
    if row.get("sort") == "kin"
    for word in titles.folded(row["members"])
)
_ON_BEHALF = titles.folded("باسم لدى")


def resolve(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of one story with an entity on every reference of every quotation.

    Entities made here (unnamed groups, bodies known by their own words, outlets) join the
    others; every reading gets the same dict.
    """
    known = {id: entity for reading in readings for id, entity in reading.entities.items()}
    story = Story(known, offices.holders(readings, known), {}, {}, _places(known))
    finished = [_resolved(story, number, reading) for number, reading in enumerate(readings)]
    entities = dict(sorted(story.entities.items()))
    return tuple(
        msgspec.structs.replace(
            reading,
            quotations=quotations,
            entities=entities,
            mentions=_with_bodies(reading.mentions, story.bodies.get(number, ())),
        )
        for number, (reading, quotations) in enumerate(zip(readings, finished, strict=True))
    )


def _places(entities: Mapping[str, Entity]) -> dict[str, str]:
    stems = (
        (unlisted.place_stem(words[0]), entity.name_en)
        for entity in entities.values()
        if entity.type == "LOC" and len(words := words_of(entity.name)) == 1
    )
    return {stem: name_en for stem, name_en in stems if stem and name_en}


def _with_bodies(mentions: Sequence[Mention], bodies: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions with those of speaking bodies that overlap none of them."""
    taken = [m for m in bodies if not any(m.overlaps(other) for other in mentions)]
    unique = {(m.start, m.end): m for m in taken}
    return tuple(sorted([*mentions, *unique.values()]))


def _resolved(story: Story, number: int, reading: Reading) -> tuple[Quotation, ...]:
    place = Place(number, reading, offices.named(reading))
    out: list[Quotation] = []
    last: str | None = None
    for quotation in reading.quotations:
        back = _said_before(place, quotation.speaker, out)
        speaker = back or _entity(story, place, quotation.speaker, last)
        _by_surname(story, place, quotation.speaker)
        out.append(
            msgspec.structs.replace(
                quotation,
                speaker=speaker,
                via=tuple(_entities(story, place, quotation.via)),
                addressee=_entity(story, place, quotation.addressee, None),
            )
        )
        last = speaker.entity if speaker else last
    return carried_on(reading, reconsidered(reading, out), story.entities)


def _by_surname(story: Story, place: Place, reference: Reference | None) -> None:
    """The last name alone of a known person, which no tagger found, is a mention too."""
    if reference is None or reference.kind != "name" or reference.entity is None:
        return
    entity = story.entities.get(reference.entity)
    if entity is not None and entity.type == "PER":
        mention = Mention(reference.start, reference.end, "PER", entity.id, _SPEAKING)
        story.bodies.setdefault(place.number, []).append(mention)


def _said_before(
    place: Place, reference: Reference | None, out: Sequence[Quotation]
) -> Reference | None:
    """The reference of a lone definite noun (الشركة) with the entity of whoever spoke last under
    a title with that head."""
    if reference is None or reference.entity is not None or reference.kind != "title":
        return None
    words = place.reading.text.words
    tokens = place.reading.text.tokens_in(reference)
    if len(tokens) != 1 or not words[tokens.start].startswith(_DEFINITE[:2]):
        return None
    head = titles.stem(words[tokens.start])
    for quotation in reversed(out):
        said = quotation.speaker
        if said is None or said.entity is None or said.kind != "title":
            continue
        first = place.reading.text.tokens_in(said)
        if first and len(first) > 1 and titles.stem(words[first.start]) == head:
            return msgspec.structs.replace(reference, entity=said.entity)
    return None


def _entities(story: Story, place: Place, references: Iterable[Reference]) -> Iterable[Reference]:
    seen: set[str | None] = set()
    for reference in references:
        found = _entity(story, place, reference, None)
        if found is not None and found.entity not in seen:
            seen.add(found.entity)
            yield found


def _entity(
    story: Story, place: Place, reference: Reference | None, last: str | None
) -> Reference | None:
    """The reference with its entity; ``last`` is who spoke before."""
    if reference is None or reference.entity is not None:
        return reference
    found: str | None
    if reference.kind == "pronoun":
        found = last or nearest(place, reference.start, frozenset(("PER", "ORG")))
    elif reference.kind == "outlet":
        found = _outlet(story, place, reference)
    elif reference.kind == "unnamed":
        found = _pointed_back(story, place, reference)
        found = found or own(story, place, reference, "GROUP")
    else:
        found = _by_words(story, place, reference)
    return msgspec.structs.replace(reference, entity=found)


def _by_words(story: Story, place: Place, reference: Reference) -> str:
    """The entity of a name or title."""
    text = place.reading.text
    tokens = _whole(place, text.tokens_in(reference))
    inside = named_in(place, tokens)
    person = next((n for n in reversed(inside) if n.mention.type == "PER"), None)
    title = offices.parse(place.reading, tokens, place.names, story.entities)
    if reference.kind == "name" and not inside:
        return _spelled_out(story, place, reference)
    exact = next((n.mention for n in inside if n.mention.contains(reference)), None)
    if exact is not None and exact.entity:
        return exact.entity
    genitive = person is not None and _is_genitive(place, person, tokens)
    if person is not None and person.mention.entity and not genitive:
        return person.mention.entity
    if title is None and (genitive or (inside and text.words[inside[0].first - 1] in _ON_BEHALF)):
        return own(story, place, reference, "GROUP")
    if title is None:
        named = next((n.mention.entity for n in inside if n.mention.entity), None)
        return named or own(story, place, reference, "GROUP")
    typed = _typed(place, tokens, inside)
    if typed is not None:
        return typed
    found = _honoured(place, tokens, reference.start) or _named_so(place, tokens, reference.start)
    found = found or office(story, place, title, reference.start)
    if found is not None or not is_body(title.head):
        return found or own(story, place, reference, "GROUP")
    return _body_of_state(story, place, tokens) or own(story, place, reference, "ORG")


def _spelled_out(story: Story, place: Place, reference: Reference) -> str:
    """The person of a name that only its place after a title shows, which is then a mention too."""
    id = own(story, place, reference, "PER")
    mention = Mention(reference.start, reference.end, "PER", id, _SPEAKING)
    story.bodies.setdefault(place.number, []).append(mention)
    return id


def _body_of_state(story: Story, place: Place, tokens: range) -> str | None:
    """The entity of a body and its nationality (الحكومة التركية), which is then a mention too."""
    text = place.reading.text
    words = [text.words[t] for t in tokens]
    last = next((i for i, w in enumerate(words[1:], 1) if offices.adjective_place(w)), 0)
    if not last or not words[last].startswith("ال"):
        return None
    span = text.span(tokens.start, tokens.start + last + 1)
    cut = int(words[0].startswith(("وال", "فال", "بال")))
    start = text.origin[text.folded_starts[tokens.start] + cut]
    whole = Reference(start, span.end, "title")
    id = own(story, place, whole, "ORG")
    mention = Mention(start, span.end, "ORG", id, _SPEAKING)
    story.bodies.setdefault(place.number, []).append(mention)
    return id


def _whole(place: Place, tokens: range) -> range:
    """The tokens with the head of office right before them (رئيس وزراء تركيا)."""
    words, first = place.reading.text.words, tokens.start
    if tokens and first > 0 and first - 1 not in place.names:
        head = titles.stem(words[first - 1])
        inner = titles.stem(words[first])
        if titles.is_a(head, "office") and titles.is_a(inner, "government", "portfolio"):
            return range(first - 1, tokens.stop)
    return tokens


def _pointed_back(story: Story, place: Place, reference: Reference) -> str | None:
    """Who a definite phrase without a name points back at: المسؤول التركي at the official last
    named, المصادر at the sources the report spoke of before."""
    tokens = place.reading.text.tokens_in(reference)
    title = offices.parse(place.reading, tokens, place.names, story.entities)
    if title is None or not title.definite:
        return None
    if title.head in VAGUE:
        return office(story, place, title, reference.start)
    if len(tokens) > 1:
        return None
    head = groups.key(surface(place, reference))
    said = [r for q in place.reading.quotations for r in (q.speaker,) if r is not None]
    before = [r for r in said if r.end <= reference.start and r.kind == "unnamed"]
    for earlier in reversed(before):
        if groups.key(surface(place, earlier))[:1] == head and earlier.start != reference.start:
            return own(story, place, earlier, "GROUP")
    return None


def _typed(place: Place, tokens: range, inside: Sequence[Named]) -> str | None:
    """The body whose name follows nothing but its type (تنظيم «داعش»)."""
    if len(inside) != 1 or inside[0].mention.type == "PER":
        return None
    text = place.reading.text
    outside = [text.words[t] for t in tokens if t not in place.names and text.kinds[t] == "w"]
    types = ("media-type", "body-type", "body-part", "place-type")
    if all(titles.is_a(titles.stem(word), *types) for word in outside):
        return inside[0].mention.entity
    return None


def _honoured(place: Place, tokens: range, start: int) -> str | None:
    """The person last named, where the phrase is a courtesy with a pronoun (سموه، معاليها)."""
    word = place.reading.text.words[tokens.start]
    inner = titles.without_possessive(word) or titles.without_possessive(word[1:])
    if len(tokens) > 1 or inner is None or not titles.is_a(inner, "honorific"):
        return None
    return nearest(place, start, frozenset(("PER",)))


def _named_so(place: Place, tokens: range, start: int) -> str | None:
    """The person whose last name the definite word is (القاضي), if the report named one."""
    word = place.reading.text.words[tokens.start]
    if len(tokens) > 1 or not word.startswith("ال"):
        return None
    words = place.reading.text.words
    ends = [n for n in place.names.values() if n.mention.type == "PER" and n.last - n.first > 1]
    fits = {n.mention.entity for n in ends if n.mention.end <= start and words[n.last - 1] == word}
    return next(iter(fits)) if len(fits) == 1 else None


def _is_genitive(place: Place, person: Named, tokens: range) -> bool:
    """True for محامي فلان, مدير مكتب فلان, والدة المهندس فلان: the person has not the title."""
    k = person.first - 1
    if k < tokens.start or k in place.names:
        return False
    text = place.reading.text
    owner = text.original[: text.ends[tokens.start]].endswith(_OWNED)  # شقيقه فلان
    if text.words[tokens.start] in _KIN and k <= tokens.start + 1 and not owner:
        return True  # والدة المهندس فلان
    before = text.words[k]
    owned = text.original[: text.ends[k]].endswith(_OWNED)  # رئيسة تحريرها فلانة
    apposed = owned or before.startswith(_DEFINITE) or not before.isalpha()
    if apposed or demonym(before) is not None or titles.is_a(titles.stem(before), "honorific"):
        return False
    return k == tokens.start or titles.is_a(titles.stem(before), *_GOVERNING)


def _outlet(story: Story, place: Place, reference: Reference) -> str:
    inside = named_in(place, place.reading.text.tokens_in(reference))
    mention: Mention | None = next((n.mention for n in inside if n.mention.type == "ORG"), None)
    if mention is None and len(inside) == 1 and inside[0].mention.contains(reference):
        mention = inside[0].mention  # «صوت أمريكا» is not the country
    if mention is not None and mention.entity:
        return mention.entity
    back = _same_outlet(story, place, reference)
    if back is not None:
        return back
    words = surface(place, reference)
    entity = add(story, publishers.entity_of(words, story.entities.values()))
    story.bodies.setdefault(place.number, []).extend(_credited(place, reference, words, entity))
    return entity


def _credited(place: Place, reference: Reference, words: str, entity: str) -> Iterable[Mention]:
    """The mention of an outlet by its name (words) that no tagger found: «قال لـ«كذا»»."""
    at = reference.of(place.reading.text.original).find(words)
    first = fold_word(words.split(" ", 1)[0])
    numbered = words.startswith("ال") and len(words.split()) > 1  # القناة الثانية
    if at >= 0 and words and (numbered or not titles.is_a(titles.stem(first), *_MEDIA)):
        start = reference.start + at
        yield Mention(start, start + len(words), "ORG", entity, _SPEAKING)


def _same_outlet(story: Story, place: Place, reference: Reference) -> str | None:
    """The outlet last named, where a lone definite media noun points back at it (الوكالة)."""
    text = place.reading.text
    tokens = text.tokens_in(reference)
    word = text.words[tokens.start] if len(tokens) == 1 else ""
    if not word or "ل" not in word[:3] or not titles.is_a(titles.stem(word), *_MEDIA):
        return None
    named = [m.entity for m in place.reading.mentions if m.end <= reference.start and m.entity]
    outlets = [id for id in named if publishers.is_outlet(story.entities[id])]
    return outlets[-1] if outlets else None
