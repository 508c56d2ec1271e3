"""The picture of an outlet among the others."""

import itertools

from tawatur.stores import Tied
from tawatur.web import circle


def tied(name, **counts):
    return Tied(name=name, name_en=None, outlet=name, entity=None, **counts)


SOME = [
    tied("المنارة", after=4, before=1),
    tied("وكالة بعيدة ذات اسم طويل جدا لا يسعه الرسم", credits=2),
    tied("الأفق", before=3, credited=1),
    tied("المدار", together=2),
]


def test_nothing_is_drawn_of_nothing():
    assert circle.drawings([], "ar") == ()


def test_whom_it_takes_from_stands_where_a_line_begins():
    for language, sign in (("ar", 1), ("en", -1)):
        for drawing in circle.drawings(SOME, language):
            assert (
                (drawing.sources_x - drawing.x) * sign > 0 > (drawing.takers_x - drawing.x) * sign
            )
            sources = {o.tied.name for o in drawing.others if o.x == drawing.sources_x}
            takers = {o.tied.name for o in drawing.others if o.x == drawing.takers_x}
            assert sources == {SOME[0].name, SOME[1].name}
            assert takers == {SOME[0].name, SOME[2].name}
            assert [o.tied.name for o in drawing.others if o.x == drawing.x] == ["المدار"]


def test_no_two_stand_in_one_place_and_all_stand_within():
    many = [tied(f"منفذ {i}", after=i, before=30 - i, together=i % 3) for i in range(1, 30)]
    for drawing in circle.drawings(many, "ar"):
        for a, b in itertools.combinations(drawing.others, 2):
            assert a.x != b.x or abs(a.y - b.y) >= 30
        assert all(0 < o.y < drawing.height for o in drawing.others)


def test_what_the_picture_leaves_out_is_counted():
    many = [tied(f"منفذ {i:02}", after=100 - i) for i in range(25)]
    assert circle.left_out(many) == 25 - circle.MOST
    assert circle.left_out(SOME) == 0


def test_the_more_the_wider_and_the_same_the_same():
    [wide, _] = circle.drawings(SOME, "ar")
    widths = [line.width for line in wide.lines if line.kind == "text"]
    assert max(widths) > min(widths) > 1
    assert circle.drawings(SOME, "ar") == circle.drawings(SOME, "ar")
