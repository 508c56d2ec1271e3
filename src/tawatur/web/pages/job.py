"""A job: how far it is, and what came of it."""

from __future__ import annotations

import msgspec

from tawatur import stores
from tawatur.model.finding import Bilingual
from tawatur.stores import Job
from tawatur.web.desk import Desk
from tawatur.web.shapes import Visitor, missing

PATH = "/jobs/{id}"
ABOUT = Bilingual("عمل جار وما آل إليه", "A job and what came of it")
PARTIAL = "_job.html.j2"
_SHOWN = 12  # stories a finished job names


class Query(msgspec.Struct, frozen=True):
    """``id`` as the action that began the job gave it."""

    id: str


def answer(desk: Desk, query: Query, visitor: Visitor) -> Job:
    """The job."""
    job = stores.jobs.get(desk.store, query.id)
    if job is None:
        raise missing("لا عمل بهذا الرقم.", "There is no job with this id.")
    return job


def view(desk: Desk, query: Query, answer: Job, visitor: Visitor) -> dict[str, object]:
    """The stories the new reports went to, those with most reports first."""
    ids = answer.result.get("stories", [])
    found = stores.stories.several(
        desk.store, [str(i) for i in ids] if isinstance(ids, list) else []
    )
    ranked = sorted(found.values(), key=lambda s: (-s.reports, s.id))
    return {"stories": ranked[:_SHOWN], "left": max(0, len(ranked) - _SHOWN)}
