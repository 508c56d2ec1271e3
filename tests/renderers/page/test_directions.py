"""Who has a text from whom: an arrow from the earlier report and the reason in words."""

from itertools import pairwise

import msgspec
from tests.renderers.invented import dossier, story

from tawatur.model.cluster import Direction
from tawatur.renderers import html
from tawatur.renderers._page.catalogue import Catalogue
from tawatur.renderers._page.directions import MOST_WAYS, ways
from tawatur.renderers._page.grid import MOST_CHIPS


def told(*directions, ids=()):
    one = msgspec.structs.replace(story(), directions=directions)
    pile = dossier()
    first = pile.documents[0]
    more = tuple(msgspec.structs.replace(first, id=id, location=id) for id in ids)
    one = msgspec.structs.replace(one, documents=one.documents + ids)
    pile = msgspec.structs.replace(pile, documents=pile.documents + more, stories=(one,))
    return ways(Catalogue(pile, pile.stories, 0), one)


def section(*directions):
    one = msgspec.structs.replace(story(), directions=directions)
    page = html.render(msgspec.structs.replace(dossier(), stories=(one,))).decode()
    return page.partition('<section id="origins"')[2].partition("</section>")[0]


def test_an_arrow_leads_from_the_earlier_report_and_reads_right_to_left():
    shown = section(Direction("plain", "echo", "time", trimmed=True))
    line = shown.partition('<ul class="ways">')[2].partition("</ul>")[0]
    before, arrow, after = line.partition('<span data-en="→">←</span>')
    assert arrow
    assert 'href="#r2"' in before
    assert 'aria-label="التقرير 2، ' in before
    assert 'href="#r3"' in after
    assert '<span class="vh"><span data-en=" to "> إلى </span></span>' in after
    assert "التقرير 2 نُشر أولا. والآخر مختصر." in after
    assert "Report 2 was published first. The other is cut shorter." in after


def test_each_reason_has_its_words():
    words = {
        reason: told(Direction("harbour", "echo", reason)).lines[0].reason
        for reason in ("time", "credit", "containment", "unknown")
    }
    assert words["time"].en == "Report 1 was published first."
    assert words["credit"].ar.startswith("النص منسوب إلى ")
    assert words["containment"].ar == "التقرير 1 أطول، وفيه جلّ النص الآخر."
    assert words["unknown"].ar == "لا يُعرف أيهما أخذ عن الآخر."


def test_where_it_is_not_known_no_arrow_points():
    shown = section(Direction("plain", "echo", "unknown"))
    assert "↔" in shown
    assert "←" not in shown
    assert "لا يُعرف أيهما أخذ عن الآخر." in shown


def test_reports_with_one_text_from_one_report_stand_in_one_line():
    ids = tuple(f"n{n:02}" for n in range(MOST_CHIPS + 3))
    found = told(*(Direction("plain", id, "time") for id in ids), ids=ids)
    (line,) = found.lines
    assert (len(line.later), line.left_out, found.left_out) == (MOST_CHIPS, 3, 0)


def test_lines_beyond_the_page_are_counted_and_unknown_reports_left_out():
    ids = tuple(f"n{n:02}" for n in range(MOST_WAYS + 3))
    chain = [Direction(a, b, "time") for a, b in pairwise(ids)]
    found = told(*chain, Direction("gone", "plain", "time"), ids=ids)
    assert (len(found.lines), found.left_out) == (MOST_WAYS, 2)


def test_a_story_without_directions_has_no_list():
    assert 'class="ways"' not in section()
