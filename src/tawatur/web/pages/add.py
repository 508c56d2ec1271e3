"""Where reports are handed in: files, pasted text, addresses."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Job
from tawatur.web.desk import Desk
from tawatur.web.guard import MOST_SENT
from tawatur.web.shapes import Visitor

PATH = "/add"
ABOUT = Bilingual("إضافة تقارير، وما أُضيف أخيرا", "Adding reports, and what was added last")
NAV = (6, Bilingual("أضف تقارير", "Add reports"))


class Query(msgspec.Struct, frozen=True):
    """Nothing is asked."""


class Adding(msgspec.Struct, frozen=True):
    """How many reports there are, how much one request may hold, the last jobs."""

    reports: int
    most_bytes: int
    jobs: tuple[Job, ...]


def answer(desk: Desk, query: Query, visitor: Visitor) -> Adding:
    """What there is."""
    jobs = [j for j in stores.jobs.latest(desk.store) if j.kind == "import"]
    return Adding(stores.reports.count(desk.store), MOST_SENT, tuple(jobs[:8]))
