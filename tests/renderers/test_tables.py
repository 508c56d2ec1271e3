"""The long table: pandas and duckdb read every edition of it and find the literal words."""

import io

import duckdb
import pandas
import pyarrow.parquet as pq
import pytest

from tawatur.renderers import csv, csv_excel, parquet
from tawatur.renderers._export.table import COLUMNS

EDITIONS = {"csv": csv, "csv_excel": csv_excel, "parquet": parquet}


def _pandas(name, rendered):
    if name == "parquet":
        return pandas.read_parquet(io.BytesIO(rendered))
    encoding = "utf-8-sig" if name == "csv_excel" else "utf-8"
    return pandas.read_csv(io.BytesIO(rendered), encoding=encoding)


def _duckdb(name, rendered, folder):
    path = folder / ("table" + EDITIONS[name].SUFFIX)
    path.write_bytes(rendered)
    with duckdb.connect() as connection:
        return connection.sql(f"select * from '{path}'").to_df()


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("reader", ["pandas", "duckdb"])
def test_words_are_those_at_the_place(name, reader, invented, tmp_path):
    rendered = EDITIONS[name].render(invented.dossier())
    read = _pandas(name, rendered) if reader == "pandas" else _duckdb(name, rendered, tmp_path)
    assert tuple(read.columns) == COLUMNS
    texts = {d.id: d.text for d in invented.documents()}
    assert read["row"].value_counts().to_dict() == {"evidence": 8, "claim": 7, "statement": 4}
    for row in read.itertuples():
        assert texts[row.document][int(row.start) : int(row.end)] == row.words


def test_a_statement_has_its_chain(invented):
    read = _pandas("csv", csv.render(invented.dossier()))
    said = read[read["row"] == "statement"].iloc[0]
    assert (said["speaker"], said["speaker_name"]) == ("salim", "سليم الناهض")
    assert (said["via"], said["via_name"]) == ("sahl", "وكالة السهل")
    assert (said["outlet_name"], said["quote_kind"]) == ("صحيفة المرفأ", "direct")


def test_both_sides_of_a_conflict_stand_in_it(invented):
    read = _pandas("parquet", parquet.render(invented.dossier()))
    sides = read[(read["finding"] == "f-duration") & (read["status"] == "conflict")]
    assert list(sides["position"]) == [1, 2, 2]
    assert list(sides["value"]) == ["PT2H", "PT3H", "PT3H"]
    assert list(sides["document"]) == ["harbour", "plain", "echo"]
    assert set(sides["conflict_class"]) == {"contradiction"}


def test_the_two_formats_hold_the_same_cells(invented):
    first = _pandas("csv", csv.render(invented.dossier()))
    second = _pandas("parquet", parquet.render(invented.dossier()))
    for column in COLUMNS:
        a = first[column].astype(object).where(first[column].notna(), "").map(_plain)
        b = second[column].astype(object).where(second[column].notna(), "").map(_plain)
        assert list(a) == list(b), column


def _plain(cell):
    return cell if isinstance(cell, str) and not cell.isdecimal() else str(cell).removesuffix(".0")


def test_excel_is_told_that_it_is_unicode_and_runs_nothing(invented):
    assert csv_excel.render(invented.dossier()).startswith(b"\xef\xbb\xbfrow,document,")
    assert csv_excel.disarmed("=1+1") == "'=1+1"
    assert csv_excel.disarmed("@SUM(A1)") == "'@SUM(A1)"
    assert csv_excel.disarmed("قال") == "قال"


def test_parquet_has_types(invented):
    schema = pq.read_schema(io.BytesIO(parquet.render(invented.dossier())))
    kinds = {name: str(schema.field(name).type) for name in ("start", "confidence", "words")}
    assert kinds == {"start": "int64", "confidence": "double", "words": "string"}


def test_every_column_is_described():
    from pathlib import Path

    page = Path(__file__).parents[2] / "docs/how-to/export.md"
    told = page.read_text(encoding="utf-8")
    names = [column.removesuffix("_name") for column in COLUMNS if column != "outlet_name"]
    assert [name for name in names if f"`{name}`" not in told] == []
