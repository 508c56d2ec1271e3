"""The keeper of a folder of tables: it takes steps through the index and writes what they change.

A row of copies or of a story stands under the day of its first article and is known by that
article's number; where two become one, the earlier row takes the later one in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from hashlib import sha256

import pyarrow as pa

from tawatur import grouping
from tawatur.archive.signing import Look, under
from tawatur.archive.tables import Folder, Row
from tawatur.archive.titles import representative
from tawatur.grouping.stories import Join
from tawatur.model.cluster import Reuse

_UNDATED = "undated"
Place = tuple[str, str]  # a table and a day


class Keeper:
    """Keeps a folder of tables in step with an index that grows."""

    def __init__(self, tables: Folder) -> None:
        self.tables = tables
        state = tables.state()
        self.index = grouping.take_up(state) if state else None
        log = state["steps"].to_pylist() if state else []
        self.firsts: list[int] = [row["first"] for row in log]
        self.days: list[str] = [row["day"] for row in log]
        self.by_first: dict[Place, dict[int, Row]] = {}
        self.silent: list[tuple[str, Row]] = []  # the stories of reports without words, by day
        self.headlines: dict[str, str] = {}
        self.found: dict[str, set[Reuse]] = {}  # passages by the day of the later report
        self.day_of: dict[str, str] = {}

    def unknown(self, looks: Iterable[Look]) -> tuple[list[Look], int]:
        """The looks that the tables do not hold yet, and how many they do. Where another text
        has the id already, the location is hashed in."""
        fresh, known = [], 0
        held: dict[str, dict[str, str]] = {}
        for one in looks:
            day = _name(one.signed.day)
            if day not in held:
                rows = self.tables.rows("documents", day)
                held[day] = {row["id"]: row["sha256"] for row in rows}
            again = one
            if held[day].get(one.signed.id, one.row["sha256"]) != one.row["sha256"]:
                hashed = sha256(f"{one.signed.id}\0{one.location}".encode("utf-8", "surrogatepass"))
                again = under(one, hashed.hexdigest()[:12])
            if again.signed.id in held[day]:
                known += 1
            else:
                held[day][again.signed.id] = str(one.row["sha256"])
                fresh.append(again)
        return fresh, known

    def steps(self, fresh: Sequence[Look]) -> Iterator[grouping.Bundle]:
        """Takes the new reports through the index; yields what is to be compared."""
        for look in fresh:
            self._document(look)
        signed = [look.signed for look in fresh if look.row["language"] == "ar"]
        if self.index is not None and self.index.window is None:  # few so far: from the beginning
            signed += [one for some in self.index.signed for one in some]
            self._begin_again()
        small = self.index is None and len(signed) <= grouping.MOST
        if self.index is None:
            self.index = grouping.Index(None if small else grouping.WINDOW)
        settle = partial(grouping.settled, reports=len(signed), one_story=None)
        for day, some in grouping.steps(signed, daily=not small):
            self.firsts.append(self.index.count)
            self.days.append(_name(day))
            self.day_of.update((one.id, _name(one.day)) for one in some)
            step = self.index.add(some, settle=settle if small else None)
            self._apply(some, step)
            yield from step.bundles

    def shared(self, passages: Iterable[Reuse]) -> None:
        """Takes in shared passages that were found."""
        for reuse in passages:
            days = (self._day_of(reuse.a.document), self._day_of(reuse.b.document))
            self.found.setdefault(max(days), set()).add(reuse)

    def close(self) -> None:
        """Writes everything that was changed."""
        for (kind, day), by_first in self.by_first.items():
            self.tables.put(kind, day, list(by_first.values()))
        for day, row in self.silent:
            self.tables.rows("stories", day).append(row)
        for (kind, _), rows in self.tables.held.items():
            for row in rows if kind == "stories" else ():
                _told(row)
        for day, passages in self.found.items():
            self.tables.rows("reuse", day).extend(_passage(reuse) for reuse in sorted(passages))
        log = pa.table({"first": pa.array(self.firsts, pa.int64()), "day": self.days})
        if self.index is not None:
            self.tables.save({**grouping.put_down(self.index), "steps": log})

    def _begin_again(self) -> None:
        self.index, self.firsts, self.days = None, [], []
        for day in self.tables.days("documents"):
            rows = self.tables.rows("documents", day)
            self.headlines.update((row["id"], row["title"] or "") for row in rows)
        for kind in ("duplicates", "reuse", "stories"):
            for day in self.tables.days(kind):
                self.tables.put(kind, day, [])

    def _document(self, look: Look) -> None:
        self.tables.rows("documents", _name(look.signed.day)).append(dict(look.row))
        self.headlines[look.signed.id] = look.named

    def _apply(self, some: Sequence[grouping.Signed], step: grouping.Step) -> None:
        day = self.days[-1]
        number = step.numbers.start
        rows = self._rows("stories", day)
        for one in sorted(some, key=lambda one: one.id):
            if not one.articles:
                self.silent.append((day, _lone(None, one.id, self.headlines.get(one.id, ""))))
            for place, article in enumerate(one.articles):
                if article.part == 0 or (place == 0 and all(a.part for a in one.articles)):
                    rows[number] = _lone(number, one.id, self.headlines.get(one.id, ""))
                number += 1
        for kind, joins in (("duplicates", step.copies), ("stories", step.joins)):
            for join in joins:
                self._absorb(kind, join)
        self.shared(step.echoes)

    def _absorb(self, kind: str, join: Join) -> None:
        first, second = sorted((min(join.kept), min(join.added)))
        kept, taken = self._row(kind, first), self._row(kind, second)
        named: dict[str, str] = {}
        for row in (taken, kept):
            named.update(zip(row["documents"], row["headlines"], strict=True))
        kept["documents"] = sorted(named)
        kept["headlines"] = [named[id] for id in kept["documents"]]
        self._rows(kind, self._name_of(first))[first] = kept
        self._rows(kind, self._name_of(second)).pop(second, None)

    def _row(self, kind: str, number: int) -> Row:
        found = self._rows(kind, self._name_of(number)).get(number)
        if found is None:
            assert self.index is not None
            id = self.index.article(number).document
            return _lone(number, id, self._headline(id, number))
        if "headlines" not in found:
            found["headlines"] = [""] * len(found["documents"])
        return found

    def _headline(self, id: str, number: int) -> str:
        if id not in self.headlines:
            for row in self.tables.rows("documents", self._name_of(number)):
                self.headlines[row["id"]] = row["title"] or ""
        return self.headlines.get(id, "")

    def _rows(self, kind: str, day: str) -> dict[int, Row]:
        if (kind, day) not in self.by_first:
            rows = self.tables.rows(kind, day)
            self.by_first[kind, day] = {
                row["first"]: row for row in rows if row["first"] is not None
            }
            self.silent += [(day, row) for row in rows if row["first"] is None]
        return self.by_first[kind, day]

    def _name_of(self, number: int) -> str:
        return self.days[bisect_right(self.firsts, number) - 1]

    def _day_of(self, id: str) -> str:
        if id not in self.day_of:
            assert self.index is not None
            for some in self.index.signed:
                self.day_of.update((one.id, _name(one.day)) for one in some)
        return self.day_of[id]


def _name(day: int | None) -> str:
    return _UNDATED if day is None or day < 1 else date.fromordinal(day).isoformat()


def _lone(first: int | None, id: str, headline: str) -> Row:
    return {"first": first, "documents": [id], "headlines": [headline]}


def _told(row: Row) -> None:
    ids = row["documents"]
    row["story"] = sha256("\0".join(sorted(ids)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    row["reports"], row["title"] = len(ids), representative(row["headlines"])


def _passage(reuse: Reuse) -> Row:
    sides = {"a": reuse.a, "b": reuse.b}
    row: Row = {
        f"{name}_{field}": getattr(side, field)
        for name, side in sides.items()
        for field in ("document", "start", "end", "part")
    }
    return {**row, "kind": reuse.kind}
