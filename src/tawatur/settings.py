"""Every choice a reading can be given, each with its default and why."""

from __future__ import annotations

from pathlib import Path

import msgspec

# Characters of a pile up to which names are tagged thoroughly: 100,000 words or some 300 reports,
# whose names the thorough grade tags in about 30 seconds on one core (3,250 words a second).
AUTO_CHARACTERS = 600_000


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a pile is read.

    ``meta`` is a CSV with the columns file, outlet, published, url, title, for texts that do not
    say so themselves. ``names`` is a TOML file of decisions on
    names, findings, statements, regions and outlets, as ``tawatur names`` writes it: they win over
    what is inferred. ``leave_out`` names files that are not
    read where a folder holds them, such as the dossier that will be written there. ``one_story``
    None lets the pile decide whether it tells one event; True and False settle it. ``keep_text``
    False leaves the reports' texts out of the dossier, for piles whose texts may not be passed
    on. ``workers`` is the number of processes for the work on single reports and stories; one is
    fastest below a few hundred reports. ``engine`` names the member of ``engines`` that runs
    them. ``tagger`` is the grade of the name tagger: fast, thorough, or auto, which is thorough
    for piles of up to AUTO_CHARACTERS and fast for larger ones; or hf:PATH, a folder with a model
    of your own exported to ONNX. ``columns`` names the column of a table or key of JSON for a
    field (text, title, outlet, published, url, id) where its name does not tell. ``follow`` is the
    number of pages that are read behind the entries of a feed or sitemap given by its address;
    ``allow_private`` lets addresses of the machine's own network be read. ``address`` is where
    an engine that is a cluster is found. Statements whose confidence is below ``sure``, 0 to 1,
    are left out, with all that rests on them. ``keep`` is a folder in which the result of each
    report and story is kept, so that a run that was broken off goes on where it was.
    """

    meta: Path | None = None
    names: Path | None = None
    leave_out: tuple[Path, ...] = ()
    one_story: bool | None = None
    keep_text: bool = True
    workers: int = 1
    engine: str = "local"
    tagger: str = "auto"
    columns: dict[str, str] = {}
    follow: int = 0
    allow_private: bool = False
    address: str | None = None
    sure: float = 0.0
    keep: Path | None = None
