"""What goes out: a log with one line a change, and the newest changes as Atom and JSON Feed.

Each line of the log begins with the number of its change; what the log has already is never
written again, and a line that a killed process left unfinished is cut off first. The feeds are
written beside and put in place whole.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec

from tawatur.watching.changes import Change
from tawatur.watching.state import Store

LOG, ATOM, JSON = "changes.tsv", "changes.atom", "changes.json"
NEWEST = 200  # changes in the feeds
NAME = "Tawatur: changes"
_ATOM = "http://www.w3.org/2005/Atom"

Numbered = tuple[int, float, str, Change]


def publish(store: Store, folder: Path) -> list[str]:
    """Writes what is new to the log and the feeds; the lines that are new."""
    log = folder / LOG
    fresh = store.changes(after=_last(log))
    lines = [f"{number}\t{_time(at)}\t{story}\t{_shown(c)}" for number, at, story, c in fresh]
    if lines or not log.exists():
        with log.open("ab") as out:
            out.write("".join(f"{line}\n" for line in lines).encode())
            out.flush()
            os.fsync(out.fileno())
    if lines or not (folder / ATOM).exists():
        newest = store.changes()[-NEWEST:][::-1]
        _put(folder / ATOM, atom(newest))
        _put(folder / JSON, json_feed(newest))
    return [_shown(change) for _, _, _, change in fresh]


def _last(log: Path) -> int:
    """The number of the last whole line of the log; what follows it is cut off."""
    if not log.exists():
        return 0
    content = log.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        with log.open("r+b") as out:
            out.truncate(len(whole))
    lines = whole.splitlines()
    return int(lines[-1].split(b"\t", 1)[0]) if lines else 0


def _shown(change: Change) -> str:
    return " ".join(f"{change.title}: {change.line}".split())


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _put(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def atom(changes: list[Numbered]) -> bytes:
    """The changes as an Atom feed, in the order given."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "ar"})
    SubElement(feed, "title").text = NAME
    SubElement(feed, "id").text = "urn:tawatur:changes"
    SubElement(feed, "updated").text = _time(changes[0][1] if changes else 0.0)
    SubElement(SubElement(feed, "author"), "name").text = "Tawatur"
    for number, at, story, change in changes:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = f"urn:tawatur:change:{number}"
        SubElement(entry, "title").text = _clean(change.line_ar)
        SubElement(entry, "updated").text = _time(at)
        SubElement(entry, "category", {"term": change.kind})
        SubElement(entry, "category", {"term": story, "scheme": "urn:tawatur:story"})
        SubElement(entry, "summary").text = _clean(_shown(change))
    out: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return out


def json_feed(changes: list[Numbered]) -> bytes:
    """The changes as a JSON Feed (version 1.1), in the order given."""
    items: list[dict[str, Any]] = [
        {
            "id": str(number),
            "title": change.line_ar,
            "content_text": _shown(change),
            "date_published": _time(at),
            "tags": [change.kind, story],
            "_tawatur": {"story": story, "change": change},
        }
        for number, at, story, change in changes
    ]
    version = "https://jsonfeed.org/version/1.1"
    return msgspec.json.encode(
        {"version": version, "title": NAME, "language": "ar", "items": items}
    )


def _clean(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return "".join(c for c in words if c >= " " and c not in "\ufffe\uffff") or "-"
