"""Who received or met whom."""

import pytest
from tests.facts.conftest import make

from tawatur.facts import meeting
from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim, ReportedClaim

PAIR = "rami+samer"
NAMES = {
    "samer": Entity("samer", "PER", "سامر الوادي", ("سامر الوادي",), "Samer al-Wadi"),
    "rami": Entity("rami", "PER", "رامي السهل", ("رامي السهل",)),
}


@pytest.mark.parametrize(
    ("written", "value", "modality"),
    [
        ("استقبل الرئيس سامر الوادي وزير الخارجية رامي السهل في مرسانا", PAIR, "happened"),
        ("واستقبل سامر الوادي، في قصره أمس، نظيره رامي السهل", PAIR, "happened"),
        ("التقى رامي السهل في مرسانا سامر الوادي", PAIR, "happened"),
        ("سامر الوادي يلتقي رامي السهل", PAIR, "happened"),
        ("اجتمع سامر الوادي مع رامي السهل", PAIR, "happened"),
        ("اجتمع سامر الوادي برامي السهل", PAIR, "happened"),
        ("بحث سامر الوادي هاتفيا مع رامي السهل ملف الحدود", PAIR, "happened"),
        ("سيلتقي سامر الوادي رامي السهل غدا", PAIR, "planned"),
        ("سوف يستقبل سامر الوادي نظيره رامي السهل", PAIR, "planned"),
        ("لم يلتق الرئيس سامر الوادي نظيره رامي السهل", "denied", "happened"),
        ("خلال لقاء بين سامر الوادي ورامي السهل", PAIR, "happened"),
    ],
)
def test_meetings(written, value, modality):
    (claim,) = meeting.extract(make(written))
    assert (claim.value, claim.key, claim.modality) == (value, f"pair:{PAIR}", modality)


@pytest.mark.parametrize(
    "written",
    [
        "استقبل سامر الوادي وفدا من نورستان",
        "التقى سامر الوادي بطلاب في شارع رامي السهل",
        "قال سامر الوادي إن رامي السهل غائب",
        "استقبل مستشفى رامي السهل المصابين",
        "التقى سامر الوادي وزيرا قال إن رامي السهل غائب",
        "",
    ],
)
def test_no_meetings(written):
    assert meeting.extract(make(written)) == ()


def test_words():
    claim = Claim(start=0, end=1, slot="meeting", value=PAIR, key=f"pair:{PAIR}")
    assert meeting.caption(claim, "", NAMES) == (
        "رامي السهل وسامر الوادي",
        "رامي السهل and Samer al-Wadi",
    )
    assert meeting.question(claim.key, NAMES).ar == "هل التقى رامي السهل وسامر الوادي؟"


@pytest.mark.parametrize(
    ("a", "b", "status"),
    [
        ({}, {}, "agree"),
        ({}, {"modality": "planned"}, "complement"),
        ({}, {"value": "denied", "polarity": "-"}, "conflict"),
    ],
)
def test_compare(a, b, status):
    one, two = (
        ReportedClaim(
            str(n), Claim(**{"start": 0, "end": 1, "slot": "meeting", "value": PAIR, **fields})
        )
        for n, fields in enumerate((a, b))
    )
    assert meeting.compare(one, two, NAMES).status == status
    assert meeting.compare(two, one, NAMES).status == status
