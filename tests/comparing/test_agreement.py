"""Which wordings of two reports say the same, and which only speak of the same thing."""

import pytest

from tawatur.comparing.words.agreement import agreeing, is_said_of_both
from tawatur.model.claim import Claim, ReportedClaim

SAME = [
    ("ستبني البلدية سوقا جديدة للسمك", "تعتزم بلدية المرفأ إقامة سوق للسمك"),
    ("الطاقم يضم 21 بحارا من ثلاثة بلدان", "على متن السفينة طاقم من واحد وعشرين بحارا"),
    ("تبادل 60 أسيرا وفتح المعبر", "تبادل ستين أسيرا على دفعتين، و60 جثمانا"),
    ("اتفاق على وقف إطلاق النار في الوادي", "اتفاق وقف إطلاق النار"),
]
OTHER = [
    ("المصنع لم يتوقف يوما واحدا", "المصنع ملك لشركة الغسق"),
    ("أشاد الوزير باحترافية حرس الحدود", "عثر حرس الحدود على مخبأ قرب القرية"),
    ("الألعاب النارية أصابت سقف القاعة", "صاحب القاعة لا شأن له بالألعاب النارية"),
    ("قدم جوا 588,911 زائرا", "قدم جوا 629,870 زائرا"),
    ("تغلق السوق تداولاتها على ارتفاع", "تغلق السوق تداولاتها على انخفاض"),
    ("طلبت العصابة فدية", "تعرضت إحدى وستون مؤسسة لهجمات فدية خلال شهرين"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_two_things_in_common_or_all_of_the_shorter_agree(one, two):
    assert is_said_of_both(one, two, same_speaker=False)
    assert is_said_of_both(two, one, same_speaker=False)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_a_matter_in_common_is_no_agreement(one, two):
    assert not is_said_of_both(one, two, same_speaker=False)
    assert not is_said_of_both(two, one, same_speaker=False)


def test_one_speaker_repeats_himself_with_one_phrase():
    one, two = "حريصون على حل مسألة المياه", "لدينا رغبة في حل مسألة المياه قبل الشتاء"
    assert is_said_of_both(one, two, same_speaker=True)
    assert not is_said_of_both(one, two, same_speaker=False)


def claim(document, value, start=0):
    return ReportedClaim(document, Claim(start, start + len(value), slot="context", value=value))


def test_what_agrees_with_no_other_report_stands_apart():
    built = claim("a", SAME[0][0]), claim("b", SAME[0][1])
    other = claim("c", "احترق مبنى البلدية القديم")
    assert agreeing([*built, other]) == [list(built), [other]]


def test_one_report_is_never_parted():
    some = [claim("a", OTHER[0][0]), claim("a", OTHER[0][1], 60)]
    assert agreeing(some) == [some]
