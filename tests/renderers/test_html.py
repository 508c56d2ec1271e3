import re
from html.parser import HTMLParser

import msgspec
import pytest

from tawatur.model.dossier import Document, DocumentMention, Dossier
from tawatur.model.report import Region
from tawatur.renderers import html


class Parsed(HTMLParser):
    """The ids, in-page links, words of each report line, and tags left open."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "path", "circle", "rect", "use"})

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.lines: dict[tuple[int, int], str] = {}
        self.open: list[str] = []
        self._report = 0
        self._line: tuple[int, int] | None = None
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        self.loads += [given[k] for k in ("src", "srcset", "data", "poster") if k in given]
        if "data-n" in given:
            self._report = int(given["data-n"])
        if "data-s" in given:
            self._line = (self._report, int(given["data-s"]))
            self.lines[self._line] = ""

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "p":
            self._line = None

    def handle_data(self, data):
        if self._line is not None:
            self.lines[self._line] += data


def shapes(invented):
    alone = Dossier(documents=invented.documents()[:1])
    without_text = msgspec.structs.replace(
        invented.dossier(),
        documents=tuple(msgspec.structs.replace(d, text=None) for d in invented.documents()),
    )
    return {
        "one story": invented.dossier(),
        "nothing": Dossier(),
        "a report without a story": alone,
        "without text": without_text,
        "five stories": invented.pile(30, 5),
        "a story of many": invented.pile(60, 1),
        "a year": invented.pile(3000, 60),
    }


@pytest.mark.parametrize(
    "shape",
    [
        "one story",
        "nothing",
        "a report without a story",
        "without text",
        "five stories",
        "a story of many",
        "a year",
    ],
)
def test_every_page_is_whole_and_every_link_lands(invented, shape):
    page = Parsed(html.render(shapes(invented)[shape]))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert page.loads == []


def test_the_letters_of_a_report_stay_as_they_came(invented):
    page = Parsed(html.render(invented.dossier()))
    for number, document in enumerate(invented.documents(), 1):
        lines = {at: words for (report, at), words in page.lines.items() if report == number}
        for at, words in lines.items():
            assert document.text[at : at + len(words)] == words
        shown = "".join(lines[at] for at in sorted(lines))
        assert shown.split() == document.text.replace("\n", " ").split() or shown == "".join(
            document.text.split("\n")
        )


def test_copies_are_named_at_the_head_of_a_report(invented):
    page = html.render(invented.dossier()).decode("utf-8")
    assert page.count("المقال نفسه في التقرير") == 2


def test_the_same_dossier_gives_the_same_bytes(invented):
    assert html.render(invented.dossier()) == html.render(invented.dossier())


def test_report_text_is_never_markup():
    hostile = "</script><img src=x onerror=alert(1)>\"'&amp; <b>\x00\x1b\ud800\u202e قال"
    document = Document(
        id='"><script>',
        location=hostile,
        text=hostile,
        title=hostile,
        outlet=hostile,
        url="javascript:alert(1)",
        regions=(Region(0, len(hostile), "body"),),
        mentions=(DocumentMention(2, 9, "PER", "<i>"),),
    )
    page = html.render(Dossier(documents=(document,))).decode("utf-8")
    assert "<img" not in page
    assert "javascript:" not in page
    assert page.count("<script>") == 2


def test_offsets_hold_where_characters_cannot_be_shown():
    text = "قال\x00 إن\x1f الأمر\ufffe تم"
    page = Parsed(html.render(Dossier(documents=(Document(id="a", location="a", text=text),))))
    assert page.lines == {(1, 0): "قال\ufffd إن\ufffd الأمر\ufffd تم"}


def test_what_is_left_out_is_said(invented):
    page = html.render(invented.pile(3000, 60)).decode("utf-8")
    assert "لم تتسع الصفحة" in page
    assert len(page) < 6_000_000


def test_empty_parts_speak(invented):
    page = html.render(invented.pile(4, 1)).decode("utf-8")
    for words in (
        "لم تنسب التقارير قولا إلى أحد.",
        "لم يذكر أي تقرير تاريخا.",
        "لا تعارض في سؤال واحد.",
        "لم يذكره أي تقرير",
    ):
        assert words in page


def test_refused_inputs_and_other_languages_are_named(invented):
    page = html.render(invented.dossier()).decode("utf-8")
    assert "reports/empty.txt" in page
    assert "الملف فارغ" in page
    assert page.count("تقرير بلغة أخرى: لم يُقارن.") == 2


def test_the_page_forbids_the_network(invented):
    page = html.render(invented.dossier()).decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1)
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1]


def test_arabic_inside_english_keeps_to_itself():
    from tawatur.renderers._page.words import isolated

    assert isolated("3 of «السكان»: 2") == "3 of \u2067«السكان»\u2069: 2"
    assert isolated("الدفاع المدني said: yes") == "\u2067الدفاع المدني\u2069 said: yes"
    assert isolated("nothing «to» isolate") == "nothing «to» isolate"
