"""The ledger on the page and in Markdown."""

import msgspec
from tests.renderers.invented import dossier, story

from tawatur.renderers import html, markdown
from tawatur.renderers._page.catalogue import Catalogue
from tawatur.renderers._page.commitments import MOST_OPEN, commitments


def test_what_became_of_something_comes_first():
    whole = dossier()
    ledger = commitments(Catalogue(whole, whole.stories, 10_000), story())
    assert [e.form for e in ledger.entries] == ["postponed", "open"]
    first, second = ledger.entries
    assert first.actor.en == "Salim al-Nahed"
    assert second.actor.ar == "بلدية زمردة"
    assert first.due.ar == "الخميس 20 مارس 2031"
    assert [t.state.en for t in first.turns] == ["the pledge", "put off"]


def test_many_entries_fold():
    whole = dossier()
    many = msgspec.structs.replace(story(), commitments=story().commitments * 20)
    ledger = commitments(Catalogue(whole, whole.stories, 10_000), many)
    assert (len(ledger.entries), len(ledger.folded)) == (MOST_OPEN, 40 - MOST_OPEN)


def test_each_state_has_a_shape_and_a_word():
    page = html.render(dossier()).decode()
    section = page.partition('id="commitments"')[2].partition("</section>")[0]
    assert "#i-postponed" in section
    assert "أُرجئ" in section
    assert "بلدية زمردة" in section


def test_a_story_without_commitments_has_no_such_section():
    bare = msgspec.structs.replace(story(), commitments=())
    whole = msgspec.structs.replace(dossier(), stories=(bare,))
    assert 'id="commitments"' not in html.render(whole).decode()
    assert "التعهدات" not in markdown.render(whole).decode()


def test_markdown_tells_the_state_and_every_turn():
    line = next(
        line for line in markdown.render(dossier()).decode().splitlines() if "«سيُغلق ليلا" in line
    )
    assert "(أُرجئ، الأجل: الخميس 20 مارس 2031): التعهد [^" in line
