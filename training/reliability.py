"""A reliability plot: how often what was held for sure by so much is right, as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

SIDE, MARGIN, GAP = 240, 44, 28  # pixels of a panel, around all panels, between two
INK, FAINT, DOT = "#1c1b19", "#b9b4aa", "#8a2f2b"

Bin = tuple[int, float, float]  # how many, how sure in the mean, the share that is right


def drawn(panels: Mapping[str, Sequence[Bin]]) -> str:
    """One panel a name: across the share that was expected, upwards the share that is right; a
    dot's area says how many there are, the line is where both are one."""
    width = 2 * MARGIN + len(panels) * SIDE + (len(panels) - 1) * GAP
    height = 2 * MARGIN + SIDE
    body = [_panel(title, bins, n) for n, (title, bins) in enumerate(panels.items())]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' font-family="sans-serif" font-size="12" fill="{INK}">\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _panel(title: str, bins: Sequence[Bin], number: int) -> str:
    left, floor = MARGIN + number * (SIDE + GAP), MARGIN + SIDE
    line = f'stroke="{FAINT}" fill="none"'
    parts = [
        f'<text x="{left}" y="{MARGIN - 14}" font-weight="600">{title}</text>',
        f'<path d="M{left} {MARGIN}V{floor}H{left + SIDE}" {line}/>',
        f'<path d="M{left} {floor}L{left + SIDE} {MARGIN}" {line} stroke-dasharray="3 3"/>',
    ]
    for tick in (0.5, 1.0):
        x, y = left + SIDE * tick, floor - SIDE * tick
        parts.append(f'<text x="{x:g}" y="{floor + 18}" text-anchor="middle">{tick:g}</text>')
        if number == 0:
            parts.append(f'<text x="{left - 8}" y="{y + 4:g}" text-anchor="end">{tick:g}</text>')
    every = sum(count for count, _, _ in bins)
    for count, sure, right in bins:
        x, y = left + SIDE * sure, floor - SIDE * right
        radius = 2 + 22 * math.sqrt(count / every)
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{DOT}" fill-opacity=".75"/>'
        )
    return "\n".join(parts)
