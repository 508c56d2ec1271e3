"""Silence, what to check and what an editor decided, each in words."""

import msgspec
from tests.renderers.invented import dossier, findings, story

from tawatur.model.finding import Bilingual
from tawatur.renderers import html, markdown

REASON = Bilingual("تحقّق من هذا: 3 أصول مستقلة تذكر «ثلاث ساعات»", "check this: 3 say so")


def changed(**more):
    clash, day, *rest = findings()
    alone = msgspec.structs.replace(clash.positions[0], check=REASON)
    clash = msgspec.structs.replace(clash, positions=(alone, clash.positions[1]))
    day = msgspec.structs.replace(day, silent=("echo",), **more)
    told = msgspec.structs.replace(story(), findings=(clash, day, *rest))
    return msgspec.structs.replace(dossier(), stories=(told,))


def section(page, name):
    return page.partition(f'<section id="{name}"')[2].partition("</section>")[0]


def test_the_silent_report_is_named_beside_the_question():
    grid = section(html.render(changed()).decode(), "grid")
    assert 'href="#r3"' in grid.partition("سكت عنه:")[2].partition("</span></span>")[0]
    assert "(سكت عنه: التقرير 3)" in markdown.render(changed()).decode()


def test_what_to_check_is_flagged_in_the_reading_view_and_beside_its_position():
    page = html.render(changed()).decode()
    assert REASON.ar in section(page, "conflicts")
    reading = section(page, "reports")
    assert reading.count(REASON.ar) == 1
    assert REASON.ar in markdown.render(changed()).decode()


def test_a_decision_is_marked_where_it_is_shown():
    mark = "قرار محرر"
    assert mark not in html.render(changed()).decode()
    assert mark in section(html.render(changed(decided="confirm")).decode(), "grid")
    first, *others = dossier().documents
    said = msgspec.structs.replace(first.quotes[0], decided="confirm")
    line = msgspec.structs.replace(first.regions[2], decided="ui")
    ruled = msgspec.structs.replace(
        first,
        quotes=(said, *first.quotes[1:]),
        regions=(*first.regions[:2], line, *first.regions[3:]),
        decided="marfa",
    )
    page = html.render(msgspec.structs.replace(dossier(), documents=(ruled, *others))).decode()
    assert section(page, "statements").count(mark) == 1
    assert section(page, "reports").count(mark) == 2
