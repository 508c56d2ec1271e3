"""Publishers: where an article names the outlet that publishes it («قال فلان لـ«كذا»»)."""

from __future__ import annotations

from functools import cache

from tawatur.annotators._quoting.scene import Scene
from tawatur.arabic.folding import fold
from tawatur.lexicons import rows

_KINDS = ("صحيفه", "جريده", "موقع", "قناه", "وكاله", "شبكه")


@cache
def _known() -> dict[str, frozenset[tuple[str, ...]]]:
    """Every folded name of a listed outlet, its domain's too -> all its names as folded words."""
    found: dict[str, frozenset[tuple[str, ...]]] = {}
    for row in rows("outlets"):
        names = [row["name"], *row["aliases"].split("|"), *row["latin"].split("|")]
        words = frozenset(tuple(fold(name).split()) for name in names if name)
        for name in (*names, row["domain"], row["domain"].partition(".")[0]):
            found.setdefault(fold(name), words)
    return found


def named_in(scene: Scene, outlet: str | None) -> frozenset[tuple[int, int]]:
    """The spans, mentions among them, at which the text names the publisher ``outlet``."""
    if not outlet:
        return frozenset()
    bare = fold(outlet)
    names = {_short(name) for name in _known().get(bare, frozenset({tuple(bare.split())}))}
    return frozenset(
        (name.mention.start, name.mention.end)
        for name in scene.names.values()
        if _short(scene.words[name.first : name.last]) in names
    )


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without its kind and without the article of its first word."""
    rest = words[1:] if len(words) > 1 and words[0] in _KINDS else words
    first = rest[0] if rest else ""
    for clitic in ("لل", "ال", "وال", "لال"):
        if first.startswith(clitic) and len(first) - len(clitic) >= 2:
            return (first[len(clitic) :], *rest[1:])
    return rest
