"""Marks in a report's text: overlapping layers cut into segments that nest.

The layers are n name, q statement, u its cue, f value, e to check. A segment never holds a
boundary of any layer inside it, so that each can be written as spans within spans. Spans are
plain: an isolate would cut the join where a mark begins inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from tawatur.model.span import Span

GROUNDS = "qu"  # layers that colour a span; one span can carry them all
LINES = "efn"  # layers that draw a line below: one span each, the outermost first


class Segment(NamedTuple):
    """Characters ``start`` to ``end`` with the layers that cover them and, where a passage begins
    here, its address."""

    start: int
    end: int
    layers: frozenset[str]
    address: str | None


def segments(
    within: Span,
    layers: Mapping[str, Sequence[Span]],
    addresses: Mapping[int, str],
    cuts: Iterable[int] = (),
) -> tuple[Segment, ...]:
    """The text from ``within.start`` to ``within.end`` cut at every boundary, in order."""
    changes: dict[int, list[tuple[str, int]]] = {within.start: []}
    for layer in sorted(layers):
        for span in layers[layer]:
            start, end = max(span.start, within.start), min(span.end, within.end)
            if start < end:
                changes.setdefault(start, []).append((layer, 1))
                changes.setdefault(end, []).append((layer, -1))
    for at in (*addresses, *cuts):
        if within.start <= at < within.end:
            changes.setdefault(at, [])
    out: list[Segment] = []
    depth: dict[str, int] = {}
    points = sorted(point for point in changes if point < within.end)
    for start, end in zip(points, [*points[1:], within.end], strict=True):
        for layer, step in changes[start]:
            depth[layer] = depth.get(layer, 0) + step
        covering = frozenset(layer for layer, n in depth.items() if n > 0)
        out.append(Segment(start, end, covering, addresses.get(start)))
    return tuple(out)


def written(text: str, segment: Segment) -> str:
    """A segment as HTML: its characters unchanged, in nested spans where it is marked."""
    body = str(escape(text[segment.start : segment.end]))
    lines = [layer for layer in LINES if layer in segment.layers]
    grounds = "".join(layer for layer in GROUNDS if layer in segment.layers)
    for layer in reversed(lines[1:]):
        body = f"<span class={layer}>{body}</span>"
    classes = " ".join([*grounds, *lines[:1]])
    if not classes and segment.address is None:
        return body
    named = f" id={segment.address}" if segment.address else ""
    given = f' class="{classes}"' if " " in classes else f" class={classes}" if classes else ""
    return f"<span{named}{given}>{body}</span>"
