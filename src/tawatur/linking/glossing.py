"""What a phrase of listed words says in English: وزارة الخارجية الروسية, مسؤولون أتراك."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.linking import titles
from tawatur.linking.demonyms import demonym

_FIELDS = ("portfolio", "government", "topic")
LONGEST = 6  # words that are put into English


def gloss(words: Sequence[str]) -> str:
    """The folded words in English where every one of them is listed, else empty.

    The head comes first, its nationality last: «Ministry of foreign affairs (Russia)».
    """
    said: list[str] = []
    places: list[str] = []
    before: list[str] = []
    for word in words[:LONGEST]:
        adjective = demonym(titles.bare(word))
        roles = [r for r in titles.roles(titles.stem(word)) if r.en]
        fields = [r for r in roles if r.kind in _FIELDS and said]
        role = next(iter(fields or roles), None)
        attribute = next((r for r in roles if r.kind == "attribute" and said), None)
        if attribute and not fields:
            before.append(attribute.en)
        elif adjective and said and not fields:
            places.append(adjective.place_en)
        elif role:
            said.append(role.en + ("s" if role.number == "p" and not role.en.endswith("s") else ""))
        else:
            return ""
    if not said:
        return ""
    head = " ".join([*before, said[0]])
    head = head[0].upper() + head[1:]
    field = f" of {' '.join(said[1:])}" if len(said) > 1 else ""
    return f"{head}{field}" + (f" ({', '.join(places)})" if places else "")
