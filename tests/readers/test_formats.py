"""One story in every format: the same words, whoever wrote the file. Everything is invented."""

import gzip
import importlib.util
import io
import json
import lzma
from pathlib import Path

import duckdb
import msgspec
import pandas
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.cli import tawatur as command
from tawatur.model.report import Page, Rejection
from tawatur.readers import jsonl

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)
_office = importlib.util.spec_from_file_location(
    "office", Path(__file__).with_name("test_office.py")
)
office = importlib.util.module_from_spec(_office)
_office.loader.exec_module(office)

GOLDEN = Path(__file__).with_name("golden") / "formats.json"
ROWS = [
    {
        "id": "7",
        "title": "بلدية رمادة تفتح الجسر الجديد",
        "text": "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا أمام 250 سيارة.",
        "source": "مرآة رمادة",
        "date": "2031-04-12T10:30:00+03:00",
        "url": "https://mirat.example/7",
    },
    {
        "id": "8",
        "title": "المحافظ: الكلفة أربعون مليونا",
        "text": "وقال المحافظ سعدون الربيعان إن كلفة المشروع بلغت أربعين مليون دينار.",
        "source": "صدى النخيلة",
        "date": "2031-04-13",
        "url": "https://sada.example/8",
    },
]


def parquet_by_pandas() -> bytes:
    return pandas.DataFrame(ROWS).to_parquet()


def parquet_by_duckdb(tmp: Path) -> bytes:
    frame = pandas.DataFrame(ROWS)
    with duckdb.connect() as base:
        base.register("frame", frame)
        base.execute(f"copy (select * from frame) to '{tmp / 'x.parquet'}' (format parquet)")
    return (tmp / "x.parquet").read_bytes()


def files(tmp: Path) -> dict[str, bytes]:
    """The story as each program writes it."""
    table = pandas.DataFrame(ROWS)
    lines = "".join(f"{json.dumps(row)}\n" for row in ROWS).encode()
    news = "".join(
        f"<url><loc>{r['url']}</loc><news:news><news:publication><news:name>{r['source']}"
        f"</news:name></news:publication><news:publication_date>{r['date']}"
        f"</news:publication_date><news:title>{r['title']}</news:title></news:news></url>"
        for r in ROWS
    )
    text = [line for row in ROWS for line in (row["title"], row["text"])]
    return {
        "duckdb.parquet": parquet_by_duckdb(tmp),
        "frame.csv": table.to_csv(index=False).encode(),
        "frame.parquet": parquet_by_pandas(),
        "lines.jsonl": lines,
        "lines.jsonl.gz": gzip.compress(lines, mtime=0),
        "lines.jsonl.xz": lzma.compress(lines),
        "lines.jsonl.zst": pa.compress(lines, codec="zstd", asbytes=True),
        "news.xml": f'<urlset xmlns:news="x">{news}</urlset>'.encode(),
        "story.docx": office.document(*text, title=ROWS[0]["title"]),
        "story.pdf": office.portable([f"{line.removesuffix('.')}." for line in text]),
    }


def read(tmp: Path, name: str, content: bytes) -> list[Page]:
    """The pages of a file, located by its name alone."""
    (tmp / name).write_bytes(content)
    pages = list(readers.read([tmp / name]))
    return [
        msgspec.structs.replace(page, location=page.location.removeprefix(f"{tmp}/"))
        for page in pages
        if isinstance(page, Page)
    ]


def test_one_story_in_every_format(tmp_path, golden):
    found = {}
    for name, content in sorted(files(tmp_path).items()):
        pages = read(tmp_path, name, content)
        assert pages, name
        found[name] = msgspec.to_builtins(pages)
    golden(GOLDEN, json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")


def test_every_program_that_writes_rows_is_read_the_same(tmp_path):
    written = files(tmp_path)
    rows = {
        name: [msgspec.structs.replace(page, location="") for page in read(tmp_path, name, content)]
        for name, content in written.items()
        if name == "lines.jsonl" or "frame" in name or "duckdb" in name
    }
    first = rows.pop("lines.jsonl")
    assert all(pages == first for pages in rows.values())


@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_damaged_packings_end_in_reports_or_reasons(packing, tmp_path):
    lines = "".join(f"{json.dumps(row)}\n" for row in ROWS * 200).encode()
    pack = {"gz": gzip.compress, "zst": lambda c: pa.compress(c, codec="zstd", asbytes=True)}
    whole = 0
    for number, broken in enumerate(damage.variants(pack[packing](lines))):
        path = tmp_path / f"{number}.jsonl.{packing}"
        path.write_bytes(broken)
        found = list(readers.read([path]))
        assert all(isinstance(each, Page | Rejection) for each in found)
        assert found
        whole += any(isinstance(each, Page) for each in found)
    assert whole >= 3


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(min_size=1), min_size=1), st.sampled_from(["gzip", "zstd"]))
def test_what_is_packed_is_read_back(texts, codec):
    lines = "".join(f"{json.dumps({'text': text})}\n" for text in texts).encode()
    packed = pa.compress(lines, codec=codec, asbytes=True)
    plain = [msgspec.to_builtins(each) for each in jsonl.read(lines, "-")]
    found = list(readers.read(["-"], stdin=io.BytesIO(packed)))
    assert [msgspec.to_builtins(each) for each in found] == plain


def test_columns_are_named_on_the_command_line(tmp_path):
    row = {"story": {"ar": ROWS[0]["text"]}, "head": ROWS[0]["title"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    arguments = ["read", str(tmp_path / "a.jsonl"), "--json", str(tmp_path / "out.json")]
    told = ["--columns", "text=story.ar,title=head"]
    assert CliRunner().invoke(command, [*arguments, *told]).exit_code == 0
    (document,) = json.loads((tmp_path / "out.json").read_bytes())["documents"]
    assert document["text"] == f"{ROWS[0]['title']}\n\n{ROWS[0]['text']}"
    for wrong in ("text", "word=x", "text="):
        refused = CliRunner().invoke(command, [*arguments, "--columns", wrong])
        assert refused.exit_code != 0
