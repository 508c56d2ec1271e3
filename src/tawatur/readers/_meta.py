"""Meta files: a CSV that gives plain-text files the outlet, date, address and title they lack."""

from __future__ import annotations

import csv
import io
from pathlib import Path, PurePath

import msgspec

from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _dates, _decoding, _opening

_DELIMITERS = ",;\t"  # a spreadsheet set to Arabic or French writes semicolons


class MetaRow(msgspec.Struct, frozen=True):
    """One row of a meta file: which file it names, and what it says of it."""

    location: str
    file: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None


class Meta:
    """The rows of a meta file, and which of them have found their file."""

    def __init__(self, rows: tuple[MetaRow, ...], rejected: tuple[Rejection, ...] = ()) -> None:
        self.rejected = list(rejected)
        self._by_name: dict[str, list[MetaRow]] = {}
        self._used: set[str] = set()
        for row in rows:
            self._by_name.setdefault(PurePath(row.file).name, []).append(row)

    def complete(self, page: Page) -> Page:
        """``page`` with what it lacks filled in from the row that names its file."""
        row = self._row(page.location)
        if row is None:
            return page
        self._used.add(row.location)
        begins = row.title is not None and page.text.lstrip().startswith(row.title)
        return msgspec.structs.replace(
            page,
            outlet=page.outlet or row.outlet,
            published=page.published or row.published,
            url=page.url or row.url,
            title=page.title or (row.title if begins else None),
        )

    def leftovers(self) -> list[Rejection]:
        """What was wrong with the file, and each row that named no file that was read."""
        named = {row.file for rows in self._by_name.values() for row in rows if self._is_used(row)}
        unused = [
            Rejection(
                row.location,
                f"another row names the file already: {row.file}"
                if row.file in named
                else f"names a file that was not read: {row.file}",
            )
            for rows in self._by_name.values()
            for row in rows
            if not self._is_used(row)
        ]
        return self.rejected + unused

    def _is_used(self, row: MetaRow) -> bool:
        return row.location in self._used

    def _row(self, location: str) -> MetaRow | None:
        """The row whose file is the location, or ends it at a folder boundary."""
        path = PurePath(location)
        rows = self._by_name.get(path.name, ())
        fitting = [
            row
            for row in rows
            if path.parts[-len(PurePath(row.file).parts) :] == PurePath(row.file).parts
        ]
        return max(fitting, key=lambda row: len(row.file), default=None)


def load(path: Path) -> Meta:
    """The rows of the CSV at ``path`` (columns file, outlet, published, url, title)."""
    location = str(path)
    try:
        text = _decoding.decode(_opening.load(path, location), location)
    except InputError as error:
        return Meta((), (Rejection(location, error.reason),))
    header = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
    rows: list[MetaRow] = []
    rejected: list[Rejection] = []
    try:
        reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
        if "file" not in reader.fieldnames:
            return Meta((), (Rejection(location, "the meta file has no column named file"),))
        for number, cells in enumerate(reader, 1):
            where = f"{location}#{number}"
            row = _row(cells, where)
            if row is None:
                rejected.append(Rejection(where, "the row names no file"))
                continue
            if cells.get("published") and row.published is None:
                rejected.append(Rejection(where, f"not a date: {cells['published']}"))
            rows.append(row)
    except csv.Error as error:
        rejected.append(Rejection(location, f"not CSV: {error}"))
    return Meta(tuple(rows), tuple(rejected))


def _row(cells: dict[str, str], where: str) -> MetaRow | None:
    def cell(name: str) -> str | None:
        value = cells.get(name)
        return value.strip() or None if isinstance(value, str) else None

    file = cell("file")
    if file is None:
        return None
    return MetaRow(
        where, file, cell("outlet"), _dates.iso(cell("published")), cell("url"), cell("title")
    )
