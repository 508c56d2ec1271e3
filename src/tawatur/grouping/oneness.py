"""Oneness: whether a small pile is one event (or two) altogether, however it is worded.

Somebody who hands over a folder about one event has judged already; a report in it that looks at
the event from aside (a reaction, a question put in parliament) must not fall out. So clusters are
grown by their common centre here: an outlier is held against what all the others share. Reports
of two events share topic words at best, and two clusters join only where their centres are as
close as those of two halves of one event.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tawatur.grouping.signatures import Floats

MOST = 40  # reports: a larger pile is a collection, not a folder about one event

# Cosines of TF-IDF centres. Clusters of 3 to 14 reports of one event, on three days and in three
# folders: the last single to join does so at .17 or more, the last pair or larger at .20 or more
# (median .33). Two events of one day mixed meet at .02 to .08, two summits at .17; articles drawn
# at random join at .01 to .10.
_SINGLE = 0.14  # a report joins a cluster of _CORE or more
_SEVERAL = 0.24  # two clusters, or two reports, join
_CORE = 4  # reports whose common centre can be trusted to recognise an outlier
_WHOLE = 0.75  # share of the articles that must lie in events for the pile to be about them


def events(vectors: Floats) -> list[tuple[int, ...]]:
    """The rows (unit length) of each event that the pile was put together about: one as a rule,
    several where their clusters hold nearly all of it together, none where it is a collection."""
    count = len(vectors)
    if count < 3:
        return []
    grown = [tuple(group) for group in _grown(vectors)]
    large = [group for group in grown if len(group) >= min(_CORE, _WHOLE * count)]
    return large if sum(map(len, large)) >= _WHOLE * count else []


def _grown(vectors: Floats) -> list[list[int]]:
    """Centroid clusters: the closest two join first, ties to the lower numbers."""
    centres = vectors.copy()
    members: list[list[int]] = [[i] for i in range(len(vectors))]
    while len(members) > 1:
        close = _close(centres)
        close -= _bars(np.array([len(group) for group in members]))
        best = int(np.argmax(np.round(close, 9)))
        a, b = sorted(divmod(best, len(members)))
        if close[a, b] < 0:
            break
        centres[a] += centres[b]
        centres = np.delete(centres, b, axis=0)
        members[a] = sorted(members[a] + members.pop(b))
    return members


def _close(centres: Floats) -> Floats:
    lengths = np.linalg.norm(centres, axis=1)
    unit = centres / np.where(lengths > 0, lengths, 1.0)[:, None]
    close: Floats = unit @ unit.T
    np.fill_diagonal(close, -1.0)
    return close


def _bars(sizes: NDArray[np.int64]) -> Floats:
    """How close two clusters of these sizes must be to join."""
    small, large = np.minimum.outer(sizes, sizes), np.maximum.outer(sizes, sizes)
    return np.where((small == 1) & (large >= _CORE), _SINGLE, _SEVERAL)
