"""DOCX and PDF: documents as reports. All texts are invented."""

import importlib
import importlib.util
import io
import zipfile
import zlib
from pathlib import Path

import docx as writer
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import _visual, docx, pdf

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

TITLE = "بلدية رمادة تفتح الجسر الجديد"
LINES = (
    "أعلنت بلدية رمادة أن الجسر الذي يربط ضفتي النهر سيفتح غدا (الخميس) أمام 250 سيارة.",
    "وقال المحافظ سعدون الربيعان إن كلفة المشروع بلغت أربعين مليون دينار.",
)
WORDS = st.lists(st.from_regex("[\u0621-\u064a]{1,9}", fullmatch=True), min_size=1, max_size=9)


def document(*lines: str, title: str = "", rows=()) -> bytes:
    made = writer.Document()
    made.core_properties.title = title
    for line in lines:
        made.add_paragraph(line)
    if rows:
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def portable(*pages: list[str], scanned: bool = False) -> bytes:
    """A PDF whose letters are numbered in order of use, with a table from numbers to letters."""
    letters = sorted({char for page in pages for line in page for char in line})
    codes = {char: f"{number:04x}" for number, char in enumerate(letters, 1)}
    rows = "\n".join(f"<{c}> <{char.encode('utf-16-be').hex()}>" for char, c in codes.items())
    mapped = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /X def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    )
    count = len(pages)
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(count))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500"
        b" /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>",
        _stream(mapped.encode()),
    ]
    for number, page in enumerate(pages):
        shown = "" if scanned else "BT /F1 12 Tf 50 800 Td 16 TL\n"
        for line in () if scanned else page:
            shown += f"<{''.join(codes[char] for char in line)}> Tj T*\n"
        shown += "0 0 9 9 re f" if scanned else "ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(_stream(shown.encode()))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start)
    return bytes(out)


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    head = b"<< /Length %d /Filter /FlateDecode >>" % len(packed)
    return b"%b\nstream\n%b\nendstream" % (head, packed)


def test_a_word_document_is_its_paragraphs_and_tables():
    content = document(
        TITLE, *LINES, "", title=TITLE, rows=[["المدينة", "الضحايا"], ["رمادة", "3"]]
    )
    (page,) = docx.read(content, "a.docx")
    text = "\n\n".join((TITLE, *LINES, "المدينة | الضحايا", "رمادة | 3"))
    assert page == Page(location="a.docx", text=text, title=TITLE)
    assert docx.recognises(content)
    (piped,) = readers.read(["-"], stdin=io.BytesIO(content))
    assert piped.text == text


def test_documents_that_cannot_be_read_say_why():
    empty = document()
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><w/>")
    for content, why in (
        (empty, "no words"),
        (b"plain", "not DOCX"),
        (empty[:200], "broken"),
        (locked.getvalue(), "entities"),
    ):
        with pytest.raises(InputError, match=why):
            list(docx.read(content, "a.docx"))


def test_a_document_that_unpacks_to_too_much_is_refused():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 << 20))
    assert len(bomb.getvalue()) < 1 << 20
    with pytest.raises(InputError, match="more than 64 MB"):
        list(docx.read(bomb.getvalue(), "a.docx"))


def test_nothing_is_written_where_an_archive_names_other_folders(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    odd = io.BytesIO(document(*LINES))
    with zipfile.ZipFile(odd, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
    (page,) = docx.read(odd.getvalue(), "a.docx")
    assert page.text == "\n\n".join(LINES)
    assert list(tmp_path.rglob("*")) == []
    assert not (tmp_path.parent.parent / "escaped.txt").exists()


@settings(deadline=None, max_examples=15)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_what_is_written_to_a_document_is_read_back(rows):
    lines = [" ".join(row) for row in rows]
    (page,) = docx.read(document(*lines), "a")
    assert page.text == "\n\n".join(lines)


def test_a_pdf_with_a_text_layer_is_its_paragraphs():
    (page,) = pdf.read(portable([TITLE, *LINES]), "a.pdf")
    assert page.text == "\n\n".join((TITLE, *LINES))


def test_lines_in_the_order_of_sight_are_turned_round():
    seen = [_seen(line) for line in (TITLE, *LINES)]
    assert _visual.is_visual("\n".join(seen))
    assert _visual.mend(seen) == [TITLE, *LINES]
    assert _visual.mend([TITLE, *LINES]) == [TITLE, *LINES]


def test_a_pdf_in_the_order_of_sight_is_read_as_it_is_meant():
    (page,) = pdf.read(portable([_seen(line) for line in (TITLE, *LINES)]), "a.pdf")
    assert page.text == "\n\n".join((TITLE, *LINES))


def _seen(line: str) -> str:
    """A line as an old program draws it: from left to right, numbers kept."""
    turned = line[::-1].translate(str.maketrans("()«»", ")(»«"))
    return turned.replace("052", "250")


def test_shapes_of_letters_become_letters():
    assert _visual.mend(["\ufe91\ufee0\ufeaa\ufef3\ufe94 \ufefb"]) == ["بلدية لا"]


def test_a_scanned_pdf_says_that_it_has_no_text_layer():
    with pytest.raises(InputError, match="without a text layer"):
        list(pdf.read(portable([], [], scanned=True), "a.pdf"))


@settings(deadline=None, max_examples=15)
@given(st.lists(WORDS, min_size=1, max_size=6))
def test_what_is_written_to_a_pdf_is_read_back(rows):
    lines = [f"{' '.join(f'ال{word}' for word in row)}." for row in rows]
    (page,) = pdf.read(portable(lines), "a")
    words = page.text.replace("\n\n", "\n").split("\n")
    assert [w.split() for w in words] == [w.split() for w in lines]


@pytest.mark.parametrize(("module", "library"), [(docx, "docx"), (pdf, "pypdf")])
def test_without_the_extra_the_way_to_install_it_is_told(module, library, monkeypatch):
    def absent(name: str):
        raise ImportError(name)

    monkeypatch.setattr(module, "import_module", absent)
    with pytest.raises(InputError, match=r"pip install 'tawatur\[office\]'"):
        list(module.read(b"x", "a"))
    assert library


def test_damaged_documents_end_in_reports_or_reasons():
    assert damage.survives(docx, document(TITLE, *LINES)) >= 5
    assert damage.survives(pdf, portable([TITLE, *LINES], [*LINES])) >= 20


def test_a_pdf_that_is_broken_in_the_middle_gives_what_was_read():
    content = portable([TITLE, *LINES], [*LINES]).replace(b"/Contents 9 0 R", b"/Contents 99 R ")
    found = list(pdf.read(content, "a"))
    assert isinstance(found[0], Page)
    assert all(isinstance(each, Page | Rejection) for each in found)


def test_tables_in_tables_and_boxes_of_text_are_read_once():
    document = writer.Document()
    document.add_table(1, 2).cell(0, 0).text = "الخارج"
    inner = document.tables[0].cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "الداخل", "الآخر"
    box = "<w:txbxContent><w:p><w:r><w:t>في الإطار</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    drawn = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    run = f"<w:r {spaces}><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r>"
    document.add_paragraph("العنوان")._p.append(writer.oxml.parse_xml(run))
    out = io.BytesIO()
    document.save(out)
    (page,) = docx.read(out.getvalue(), "a.docx")
    assert page.text.split("\n\n") == ["الخارج", "الداخل | الآخر", "العنوان", "في الإطار"]
