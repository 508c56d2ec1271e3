"""Word files: python-docx reads them; everything runs from the right; notes are true footnotes."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx as python_docx
import msgspec
import pytest

from tawatur.errors import UsageError
from tawatur.model.cluster import Passage
from tawatur.renderers import docx, markdown

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _part(rendered, name):
    with zipfile.ZipFile(io.BytesIO(rendered)) as archive:
        return ElementTree.fromstring(archive.read(name))


def _notes(rendered):
    found = _part(rendered, "word/footnotes.xml").findall(f"{W}footnote")
    return {int(n.get(f"{W}id")): "".join(n.itertext()) for n in found if not n.get(f"{W}type")}


def _marks(rendered):
    found = _part(rendered, "word/document.xml").iter(f"{W}footnoteReference")
    return [int(mark.get(f"{W}id")) for mark in found]


@pytest.fixture
def rendered(invented):
    return docx.render(invented.dossier())


def test_python_docx_reads_account_disagreements_and_statements(rendered):
    read = python_docx.Document(io.BytesIO(rendered))
    headings = [p.text for p in read.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == "افتتاح جسر وادي الريحان"
    for heading in ("الخلاصة", "التعارضات", "كم دام الحفل؟ (تناقض)", "الأقوال", "التقارير"):
        assert heading in headings
    text = "\n".join(p.text for p in read.paragraphs)
    assert "افتُتح الجسر الأحد." in text
    assert "سليم الناهض ← وكالة السهل: «سيختصر الجسر الطريق" in text
    assert read.core_properties.title == "افتتاح جسر وادي الريحان"
    assert read.core_properties.author == "Tawatur"


def test_everything_runs_from_the_right(rendered):
    document = _part(rendered, "word/document.xml")
    for paragraph in document.iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    arabic = re.compile("[\u0621-\u064a]")
    for run in document.iter(f"{W}r"):
        text = "".join(run.itertext())
        if arabic.match(text):
            assert run.find(f"{W}rPr/{W}rtl") is not None, text
    assert document.find(f".//{W}sectPr/{W}bidi") is not None
    fonts = _part(rendered, "word/styles.xml").find(f".//{W}rFonts")
    assert fonts.get(f"{W}cs") == "Sakkal Majalla"


def test_an_address_runs_from_the_left(rendered):
    runs = _part(rendered, "word/document.xml").iter(f"{W}r")
    address = next(r for r in runs if "https://marfa.example" in "".join(r.itertext()))
    assert address.find(f"{W}rPr/{W}rtl") is None


def test_each_note_is_cited_once_and_holds_the_words(rendered, invented):
    notes = _notes(rendered)
    assert _marks(rendered) == sorted(notes) == list(range(1, len(notes) + 1))
    texts = [d.text for d in invented.documents()]
    told = [part for note in notes.values() for part in note.split("؛ ")]
    for part in told:
        number, start, end = map(int, re.search(r"التقرير (\d+)،.* (\d+)–(\d+)", part).groups())
        quoted = re.search(r"–\d+: «(.*)»\.?$", part)
        if quoted:
            assert texts[number - 1][start:end] == quoted[1]
    assert sum("«ساعتين»" in part for part in told) >= 2
    assert any("التقرير 1، صحيفة المرفأ، 9 مارس 2031، " in part for part in told)


def test_styles_that_are_used_are_there(rendered):
    defined = {s.get(f"{W}styleId") for s in _part(rendered, "word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/footnotes.xml"):
        root = _part(rendered, part)
        for kind in ("pStyle", "rStyle"):
            assert {s.get(f"{W}val") for s in root.iter(f"{W}{kind}")} <= defined


BASKET = ("سليم الناهض", "نصف ساعة كل يوم", "سليم الناهض")


def _basket(invented):
    text = invented.HARBOUR
    return [Passage("harbour", text.index(w), text.index(w) + len(w)) for w in BASKET]


def test_a_basket_in_word(invented):
    rendered = docx.cite(invented.dossier(), _basket(invented))
    read = python_docx.Document(io.BytesIO(rendered))
    assert [p.text for p in read.paragraphs] == ["«سليم الناهض»", "«نصف ساعة كل يوم»"]
    assert _marks(rendered) == [1, 2]
    note = _notes(rendered)[1]
    for told in (
        "صحيفة المرفأ",
        "«افتتاح جسر وادي الريحان»",
        "9 مارس 2031",
        "https://marfa.example",
    ):
        assert told in note


def test_a_basket_in_markdown(invented):
    written = markdown.cite(invented.dossier(), _basket(invented)).decode("utf-8")
    lines = [line for line in written.splitlines() if line]
    assert lines[0] == "> «سليم الناهض»[^1]"
    assert lines[1] == "> «نصف ساعة كل يوم»[^2]"
    assert lines[2].startswith("[^1]: صحيفة المرفأ، «افتتاح جسر وادي الريحان»، الأحد 9 مارس 2031، ")
    assert lines[2].endswith("`https://marfa.example/bridge`")
    assert len(lines) == 4


@pytest.mark.parametrize("cite", [docx.cite, markdown.cite])
def test_a_basket_of_what_is_not_there_is_refused(cite, invented):
    for passage in (Passage("nowhere", 0, 1), Passage("harbour", 5, 5), Passage("plain", 0, 9999)):
        with pytest.raises(UsageError, match=passage.document):
            cite(invented.dossier(), [passage])


def test_an_article_within_a_page_is_not_its_outlets(invented):
    start = invented.HARBOUR.index("المحصول وفير")
    written = markdown.cite(invented.dossier(), [Passage("harbour", start, start + 5)])
    assert "[^1]: مقال آخر في صفحة صحيفة المرفأ، " in written.decode("utf-8")


@pytest.mark.parametrize("cite", [docx.cite, markdown.cite])
def test_an_empty_basket_is_an_empty_file(cite, invented):
    assert cite(invented.dossier(), [])


def test_a_basket_without_texts_cites_and_does_not_quote(invented):
    found = invented.dossier()
    bare = tuple(msgspec.structs.replace(d, text=None) for d in found.documents)
    found = msgspec.structs.replace(found, documents=bare)
    written = markdown.cite(found, _basket(invented)).decode("utf-8")
    assert "نصف ساعة" not in written
    assert "نص التقرير ليس في الملف" in written
    python_docx.Document(io.BytesIO(docx.cite(found, _basket(invented))))
