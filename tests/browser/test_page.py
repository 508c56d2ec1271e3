"""The page as a reader meets it."""

from itertools import pairwise

import pytest

FLASHED = "[...document.querySelectorAll('.flash')].map(x => x.textContent).join('')"
FOCUSED = "document.activeElement.getAttribute('href')"


def test_the_page_is_arabic_and_runs_from_the_right(opened):
    page = opened()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "ar",
        "rtl",
    ]
    mark, column = page.evaluate(
        "['.wm', '.tools'].map(s => document.querySelector(s).getBoundingClientRect().left)"
    )
    assert mark > column
    assert page.problems == []


def test_nothing_is_asked_of_the_network(opened):
    page = opened()
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.click("#lang")
    page.click("#theme")
    asked = [url for url in page.requests if not url.startswith("data:")]
    assert len(asked) == 1
    assert asked[0].startswith("file:")


def test_the_embedded_fonts_are_the_ones_used(opened):
    page = opened()
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family + f.weight)"
    )
    assert {"Mk700", "Nk400", "Px400", "Px600"} <= {name.replace('"', "") for name in loaded}


def test_marks_do_not_cut_arabic_joins(opened):
    """A line is as wide with its marks as without them: letters join across a mark's edge."""
    page = opened()
    page.evaluate("for (const d of document.querySelectorAll('.doc')) d.classList.add('on')")
    widths = page.evaluate(
        """[...document.querySelectorAll('p[data-s]')].filter(p => !p.querySelector('.g'))
        .map(p => {
            const wide = (el) => {
                el.style.cssText = 'position:absolute;white-space:nowrap;inline-size:max-content';
                p.parentNode.append(el);
                const width = el.getBoundingClientRect().width;
                el.remove();
                return width;
            };
            const bare = p.cloneNode(false);
            bare.textContent = p.textContent;
            return [wide(p.cloneNode(true)), wide(bare), p.querySelectorAll('span').length];
        })"""
    )
    assert any(marks for _, _, marks in widths)
    for marked, bare, _ in widths:
        assert marked == pytest.approx(bare, abs=0.6)


def test_a_letter_before_a_mark_keeps_its_joined_form(opened):
    """«بزمردة» with a mark from its second letter is narrower than «ب» and «زمردة» apart."""
    page = opened()
    joined, apart = page.evaluate(
        """['ب<span class=n>زمردة</span>', 'ب\\u200c<span class=n>زمردة</span>'].map(words => {
            const p = document.createElement('p');
            p.innerHTML = words;
            p.style.cssText = 'position:absolute;white-space:nowrap;font:400 40px var(--read)';
            document.body.append(p);
            return p.getBoundingClientRect().width;
        })"""
    )
    assert joined < apart - 2


def test_a_citation_leads_to_its_passage_and_back(opened, invented):
    page = opened()
    page.evaluate("scrollTo(0, 0)")
    chip = page.locator("#account .dis + .cs .c").nth(1)
    chip.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    chip.click()
    assert page.evaluate(FLASHED) == "ثلاث ساعات"
    at = invented.PLAIN.index("ثلاث ساعات")
    assert page.url.endswith(f"#p2-{at}")
    assert page.evaluate("document.activeElement.id") == f"p2-{at}"
    box = page.locator(".flash").first.bounding_box()
    assert 200 < box["y"] < 700
    assert page.locator(".doc.on").get_attribute("data-n") == "2"
    page.click("#back")
    page.wait_for_selector("#back", state="hidden")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=2)
    assert page.evaluate(FOCUSED) == f"#p2-{at}"
    assert page.evaluate(FLASHED) == ""
    assert page.problems == []


@pytest.mark.parametrize("way", ["Escape", "history"])
def test_the_other_ways_back(opened, way):
    page = opened()
    page.locator("#grid a.m").first.click()
    assert page.evaluate(FLASHED) == "ساعتين"
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.go_back()
    page.wait_for_selector("#back", state="hidden")
    assert page.evaluate("document.activeElement.matches('#grid a.m')")


def test_steps_there_are_taken_back_one_by_one(opened):
    page = opened()
    page.locator("#grid a.m").first.click()
    page.locator(".doc.on .fg").first.click()
    assert page.url.endswith("#d1")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('.fg')")
    assert page.locator("#back").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("#back", state="hidden")
    assert page.evaluate("document.activeElement.matches('#grid a.m')")


def test_flashing_leaves_the_text_as_it_was(opened, invented):
    page = opened()
    for chip in page.locator("#statements .c").all()[:3]:
        chip.click()
    page.keyboard.press("Escape")
    lines = page.evaluate(
        "[...document.querySelectorAll('#r2 p[data-s]')].map(p => [+p.dataset.s, p.textContent])"
    )
    assert [words for _, words in lines] == invented.PLAIN.split("\n\n")[
        0:1
    ] + invented.PLAIN.split("\n\n")[1].split("\n")


def test_an_address_from_outside_opens_its_report(opened, invented):
    at = invented.PLAIN.index("ثلاث ساعات")
    page = opened(query=f"#p2-{at}")
    assert page.locator(".doc.on").get_attribute("data-n") == "2"
    assert page.evaluate(FLASHED) == "ثلاث ساعات"


def test_english_changes_the_page_and_not_the_reports(opened, invented):
    page = opened()
    passages = "[...document.querySelectorAll('.ln p, blockquote p, q')].map(x => x.textContent)"
    before = page.evaluate(passages)
    page.click("#lang")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "en",
        "ltr",
    ]
    assert page.locator("#conflicts-h").inner_text() == "Disagreements"
    assert page.evaluate(passages) == before
    directions = page.evaluate("[...document.querySelectorAll('#r1 p[data-s]')].map(x => x.dir)")
    assert set(directions) == {"rtl"}
    label = page.locator("#account .c").first.get_attribute("aria-label")
    assert label.startswith("Report 1, Al-Marfa")
    page.click("#lang")
    assert page.locator("#conflicts-h").inner_text() == "التعارضات"


def test_dark_follows_the_system_and_the_switch(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    page = opened(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(19, 21, 23)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(252, 252, 250)"
    assert opened(color_scheme="light").evaluate(ground) == "rgb(252, 252, 250)"


@pytest.mark.parametrize("width", [390, 320, 768, 1280])
@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_nothing_hangs_over_the_edge(opened, invented, width, query):
    for dossier in (None, invented.pile(30, 5), invented.pile(40, 1)):
        page = opened(dossier, query, viewport={"width": width, "height": 800})
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_citations_are_large_enough_to_hit(opened):
    page = opened(viewport={"width": 390, "height": 800})
    sizes = page.evaluate(
        "[...document.querySelectorAll('.c, a.m')].filter(x => x.offsetParent)"
        ".map(x => x.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert sizes
    assert min(min(size) for size in sizes) >= 23.9


def test_without_script_all_reports_show_and_links_land(opened):
    page = opened(java_script_enabled=False)
    assert page.locator(".doc").count() == 4
    assert all(doc.is_visible() for doc in page.locator(".doc").all())
    assert not page.locator(".tools").is_visible()
    page.locator("#grid a.m").first.click()
    assert page.locator(":target").inner_text() == "ساعتين"


def test_on_paper_everything_is_there_and_no_controls(opened):
    page = opened()
    page.emulate_media(media="print")
    assert all(doc.is_visible() for doc in page.locator(".doc").all())
    assert not page.locator(".top").is_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_all_by_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    chip = page.locator("#account .c").first
    chip.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(FLASHED) == "ساعتين"
    page.keyboard.press("Escape")
    page.wait_for_selector("#back", state="hidden")
    assert page.evaluate("document.activeElement.matches('#account .c')")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_filters_keep_what_was_asked_for(opened):
    page = opened()
    page.click("[data-f=agree]")
    assert page.locator("#grid .r:visible").count() == 1
    page.click("#statements [data-k=direct]")
    assert page.locator("#statements li:visible").count() == 1
    page.click("#statements [data-k='']")
    page.select_option("select[data-by=a]", "confirm")
    assert page.locator("#statements li:visible q").all_inner_texts() == [
        "الجسر سيُغلق ليلا للصيانة"
    ]
    page.select_option("select[data-by=o]", "sahl")
    assert page.locator("#statements .none").is_visible()


def test_two_wordings_of_one_utterance_stand_together(opened):
    page = opened()
    group = page.locator("#statements .al")
    assert group.locator("h4 [lang=ar]").inner_text() == "«الطريق إلى مدينة زمردة»"
    assert group.locator("u").all_inner_texts()[-2:] == ["بنصف", "يوميا"]
    assert group.locator(".c").all_inner_texts() == ["1", "2"]


def test_layers_can_be_switched_off(opened):
    page = opened()
    drawn = "getComputedStyle(document.querySelector('#r1 .n')).textDecorationLine"
    assert page.evaluate(drawn) == "underline"
    page.uncheck("[data-l=n]")
    assert page.evaluate(drawn) == "none"


def test_a_statement_is_copied_with_its_chain(opened):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    page.locator("#statements .cp").first.click()
    page.wait_for_function("document.querySelector('#said').textContent == 'نُسخ'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("«")
    assert "سليم الناهض" in copied
    assert "التقرير" in copied


def test_one_headline_and_headings_in_order(opened, invented):
    for dossier in (None, invented.pile(30, 5)):
        page = opened(dossier)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1, h2, h3, h4, h5')].map(h => +h.tagName[1])"
        )
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_a_long_list_of_reports_has_a_chooser(opened, invented):
    page = opened(invented.pile(30, 1))
    assert page.locator(".doc:visible").count() == 1
    page.select_option("#doc-choice", "17")
    assert page.locator(".doc:visible").get_attribute("id") == "r17"
    page.click("[data-step='1']")
    assert page.locator(".doc:visible").get_attribute("id") == "r18"
