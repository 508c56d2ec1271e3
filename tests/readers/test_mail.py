"""Letters, digests and pages saved as MIME. All of them are invented."""

from __future__ import annotations

import importlib.util
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur import readers
from tawatur.errors import InputError
from tawatur.model.report import Page, Rejection
from tawatur.readers import mail

_spec = importlib.util.spec_from_file_location("damage", Path(__file__).with_name("damage.py"))
damage = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(damage)

FIRST = "أعلنت بلدية رمادة أن الجسر سيفتح غدا أمام السيارات والمشاة بعد عامين من العمل."
SECOND = "وقال المحافظ إن كلفة المشروع بلغت أربعين مليون دينار وإن العمل انتهى قبل موعده."
MARKUP = f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"


def letter(plain: str | None = None, markup: str | None = None) -> EmailMessage:
    out = EmailMessage()
    out["From"] = "مرآة رمادة <news@mirat.example>"
    out["To"] = "reader@x.example"
    out["Subject"] = "افتتاح الجسر"
    out["Date"] = "Sat, 12 Apr 2031 10:00:00 +0300"
    out["Message-ID"] = "<7@mirat.example>"
    if plain is not None:
        out.set_content(plain)
    if markup is not None and plain is not None:
        out.add_alternative(markup, subtype="html")
    elif markup is not None:
        out.set_content(markup, subtype="html")
    return out


def read(message: EmailMessage | bytes):
    content = message if isinstance(message, bytes) else bytes(message)
    return list(mail.read(content, "a.eml"))


@pytest.mark.parametrize(
    "message",
    [
        letter(f"{FIRST}\n\n{SECOND}\n-- \nللتواصل معنا\n"),
        letter(markup=MARKUP),
        letter("افتحوا الرابط", MARKUP),
    ],
)
def test_a_letter_is_a_report_of_its_sender(message):
    (page,) = read(message)
    assert page == Page(
        location="a.eml",
        text=f"افتتاح الجسر\n\n{FIRST}\n\n{SECOND}",
        id="<7@mirat.example>",
        title="افتتاح الجسر",
        outlet="مرآة رمادة",
        published="2031-04-12T10:00:00+03:00",
    )


def test_the_letters_of_a_digest_are_reports_of_their_own():
    digest = EmailMessage()
    digest["From"] = "جامع <d@jame.example>"
    digest["Subject"] = "نشرة"
    digest.make_mixed()
    for plain in (FIRST, None, SECOND):
        digest.attach(_enclosed(letter(plain)))
    found = read(digest)
    assert [f.location for f in found] == ["a.eml#1", "a.eml#2", "a.eml#3"]
    assert [type(f) for f in found] == [Page, Rejection, Page]
    assert found[0].outlet == "مرآة رمادة"


def _enclosed(message: EmailMessage):
    from email.mime.message import MIMEMessage

    return MIMEMessage(message)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6"])
def test_words_in_any_encoding_and_heads_without_one(encoding):
    head = "From: مرآة <a@x.example>\r\nSubject: افتتاح الجسر\r\nMIME-Version: 1.0\r\n\r\n"
    (page,) = read((head + FIRST).encode(encoding))
    assert (page.text, page.outlet) == (f"افتتاح الجسر\n\n{FIRST}", "مرآة")


def test_text_that_flows_has_its_paragraphs_on_one_line():
    head = 'From: a@x.example\nMIME-Version: 1.0\nContent-Type: text/plain; format="flowed"\n\n'
    (page,) = read((head + f"{FIRST} \n{SECOND}\n\n{FIRST}\n").encode())
    assert page.text == f"{FIRST} {SECOND}\n\n{FIRST}"
    assert page.outlet == "x.example"


def test_a_page_saved_as_mime_is_a_page():
    markup = f"<html><head><title>افتتاح الجسر</title></head>{MARKUP[6:]}"
    message = letter(markup=markup)
    del message["Subject"]
    message["Snapshot-Content-Location"] = "https://mirat.example/7"
    (page,) = read(message)
    assert page.text == f"افتتاح الجسر\n\n{FIRST}\n\n{SECOND}"
    assert page.url == "https://mirat.example/7"


@pytest.mark.parametrize("content", [b"", b"\n\nx", bytes(letter("")), b"\x89PNG"])
def test_what_is_no_letter_says_so(content):
    with pytest.raises(InputError):
        read(content)


def test_letters_are_known_by_suffix_and_by_their_head(tmp_path):
    (tmp_path / "a.eml").write_bytes(bytes(letter(FIRST)))
    (tmp_path / "b").write_bytes(bytes(letter(FIRST)))
    assert [f.title for f in readers.read([tmp_path])] == ["افتتاح الجسر"] * 2
    assert not mail.recognises(FIRST.encode())
    assert not mail.recognises(b"Note: x\n\ny")


LINE = st.text(st.sampled_from("ابتجدرسملنوي ،.<>&'0Z"), min_size=1, max_size=80)


@settings(deadline=None)
@given(st.lists(LINE.map(lambda t: " ".join(f"كلمة {t} كلمة".split())), min_size=1, max_size=5))
def test_what_is_written_is_read_back(lines):
    (page,) = read(letter("\n".join(lines)))
    assert page.text == "افتتاح الجسر\n\n" + "\n".join(lines)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_letter_breaks_the_reader(body):
    for head in (b"From: x\n", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"):
        try:
            read(head + body)
        except InputError as error:
            assert error.reason  # noqa: PT017


def test_damaged_letters_end_in_pages_or_reasons():
    assert damage.survives(mail, bytes(letter("افتحوا", MARKUP))) >= 20
