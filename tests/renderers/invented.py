"""A small dossier about an invented bridge, for the tests of renderers and of the page."""

from __future__ import annotations

from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim
from tawatur.model.cluster import Direction, Lineage, Passage, Reuse
from tawatur.model.commitment import Commitment, Turn
from tawatur.model.dossier import (
    AccountSentence,
    Counts,
    Document,
    DocumentMention,
    DocumentQuote,
    Dossier,
    Event,
    HeadLine,
    Story,
)
from tawatur.model.finding import Bilingual, Finding, Position
from tawatur.model.report import Region, Rejection
from tawatur.model.span import Span

HARBOUR = (
    "افتتاح جسر وادي الريحان\n\n"
    "افتتح الوزير سليم الناهض جسر وادي الريحان صباح الأحد، واستمر الحفل ساعتين.\n"
    "وقال الناهض: «سيختصر الجسر الطريق إلى مدينة زمردة نصف ساعة كل يوم»، "
    "وفق ما نقلته وكالة السهل.\n"
    "حضر الحفل 40 مهندسا، ورافق الناهض وفد من بلدية زمردة.\n"
    "اقرأ أيضا\n"
    "زيادة رسوم المرفأبدء موسم الزيتون\n"
    "موسم الزيتون يبدأ في زمردة\n\n"
    "بدأ موسم الزيتون في زمردة، وقال المزارع وائل الحقل إن المحصول وفير.\n"
    "طباعة"
)
PLAIN = (
    "سليم الناهض يفتتح الجسر\n\n"
    "استمر حفل افتتاح جسر وادي الريحان ثلاث ساعات صباح الأحد بحضور سليم الناهضي.\n"
    "وذكر الناهض أن الجسر سيختصر الطريق إلى مدينة زمردة بنصف ساعة يوميا.\n"
    "وحضر 40 مهندسا بزمردة."
)
ECHO = (
    "الجسر الجديد\n\n"
    "استمر حفل افتتاح جسر وادي الريحان ثلاث ساعات صباح الأحد بحضور سليم الناهضي.\n"
    "وأكد مسؤول أن الجسر سيُغلق ليلا للصيانة."
)
FOREIGN = "The bridge opens\n\nA bridge opened on Sunday."

ENTITIES = (
    Entity("salim", "PER", "سليم الناهض", ("سليم الناهض", "الناهض"), "Salim al-Nahed"),
    Entity("wael", "PER", "وائل الحقل", ("وائل الحقل",), "Wael al-Haql", "transliteration"),
    Entity("zumurruda", "LOC", "زمردة", ("زمردة",), "Zumurruda"),
    Entity("sahl", "ORG", "وكالة السهل", ("وكالة السهل",), "Sahl Agency"),
    Entity("marfa", "ORG", "صحيفة المرفأ", ("صحيفة المرفأ",), "Al-Marfa"),
    Entity("official", "GROUP", "مسؤول", ("مسؤول",), "an official"),
)


def span(text: str, words: str, nth: int = 1) -> Span:
    """The nth place where ``words`` stand in ``text``."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def passage(id: str, text: str, words: str, nth: int = 1) -> Passage:
    found = span(text, words, nth)
    return Passage(id, found.start, found.end)


def _mention(text: str, words: str, type: str, entity: str, nth: int = 1) -> DocumentMention:
    found = span(text, words, nth)
    return DocumentMention(found.start, found.end, type, entity)


def _quote(text: str, words: str, kind: str, cue: str, speaker: str, **more) -> DocumentQuote:
    found = span(text, words)
    return DocumentQuote(
        found.start, found.end, kind=kind, cue=span(text, cue), speaker=speaker, **more
    )


def _claim(text: str, words: str, slot: str, value: str) -> Claim:
    found = span(text, words)
    return Claim(found.start, found.end, slot=slot, value=value)


def _harbour() -> Document:
    t = HARBOUR
    labels = [
        ("افتتاح جسر وادي الريحان", "title", 1),
        (t[t.index("افتتح الوزير") : t.index("\nاقرأ")], "body", 1),
        ("اقرأ أيضا", "ui", 1),
        ("زيادة رسوم المرفأ", "related", 1),
        ("بدء موسم الزيتون", "related", 1),
        ("موسم الزيتون يبدأ في زمردة", "title", 1),
        (t[t.index("بدأ موسم") : t.index("\nطباعة")], "embedded", 1),
        ("طباعة", "ui", 1),
    ]
    regions = [(span(t, words, nth), label) for words, label, nth in labels]
    return Document(
        id="harbour",
        location="reports/harbour.txt",
        text=t,
        title="افتتاح جسر وادي الريحان",
        outlet="marfa",
        published="2031-03-09",
        url="https://marfa.example/bridge",
        regions=tuple(Region(s.start, s.end, label) for s, label in regions),
        mentions=(
            _mention(t, "سليم الناهض", "PER", "salim"),
            _mention(t, "الناهض", "PER", "salim", 2),
            _mention(t, "زمردة", "LOC", "zumurruda"),
            _mention(t, "وكالة السهل", "ORG", "sahl"),
            _mention(t, "وائل الحقل", "PER", "wael"),
        ),
        quotes=(
            _quote(
                t,
                "سيختصر الجسر الطريق إلى مدينة زمردة نصف ساعة كل يوم",
                "direct",
                "وقال",
                "salim",
                via=("sahl",),
            ),
            _quote(t, "المحصول وفير", "indirect", "وقال المزارع", "wael", part=1),
        ),
        claims=(
            _claim(t, "ساعتين", "duration", "PT2H"),
            _claim(t, "الأحد", "when", "2031-03-09"),
            _claim(t, "40", "participant", "40"),
        ),
    )


def _plain(id: str, text: str, cue: str, words: str, speaker: str, act: str) -> Document:
    return Document(
        id=id,
        location=f"reports/{id}.txt",
        text=text,
        title=text.splitlines()[0],
        published="2031-03-10",
        regions=(
            Region(0, text.index("\n"), "title"),
            Region(text.index("استمر"), len(text), "body"),
        ),
        mentions=(
            _mention(text, "سليم الناهضي", "PER", "salim"),
            *([_mention(text, "زمردة", "LOC", "zumurruda", 2)] if "بزمردة" in text else []),
        ),
        quotes=(_quote(text, words, "indirect", cue, speaker, act=act),),
        claims=(
            _claim(text, "ثلاث ساعات", "duration", "PT3H"),
            _claim(text, "صباح الأحد", "when", "2031-03-09"),
        ),
    )


def documents() -> tuple[Document, ...]:
    plain = _plain(
        "plain",
        PLAIN,
        "وذكر",
        "الجسر سيختصر الطريق إلى مدينة زمردة بنصف ساعة يوميا",
        "salim",
        "say",
    )
    echo = _plain("echo", ECHO, "وأكد", "الجسر سيُغلق ليلا للصيانة", "official", "confirm")
    foreign = Document(
        id="foreign", location="reports/en.txt", text=FOREIGN, language="en", compared=False
    )
    return (_harbour(), plain, echo, foreign)


def findings() -> tuple[Finding, ...]:
    def position(value: str, ar: str, en: str, independent: int, *evidence: Passage) -> Position:
        ids = tuple(dict.fromkeys(p.document for p in evidence))
        label = Bilingual(ar, en)
        return Position(
            value=value, documents=ids, independent=independent, evidence=evidence, label=label
        )

    duration = Finding(
        id="f-duration",
        question="كم دام الحفل؟",
        question_en="How long did the ceremony last?",
        slot="duration",
        status="conflict",
        kind="contradiction",
        reason=Bilingual("الفرق ساعة.", "An hour apart."),
        positions=(
            position("PT2H", "ساعتان", "Two hours", 1, passage("harbour", HARBOUR, "ساعتين")),
            position(
                "PT3H",
                "ثلاث ساعات",
                "Three hours",
                1,
                passage("plain", PLAIN, "ثلاث ساعات"),
                passage("echo", ECHO, "ثلاث ساعات"),
            ),
        ),
    )
    day = Finding(
        id="f-day",
        question="متى افتُتح الجسر؟",
        question_en="When did the bridge open?",
        slot="when",
        status="agree",
        positions=(
            position(
                "2031-03-09",
                "الأحد 9 مارس 2031",
                "Sunday 9 March 2031",
                2,
                passage("harbour", HARBOUR, "الأحد"),
                passage("plain", PLAIN, "صباح الأحد"),
            ),
        ),
    )
    rounding = Finding(
        id="f-round",
        question="كم مهندسا حضر؟",
        question_en="How many engineers came?",
        slot="participant",
        status="conflict",
        kind="rounding",
        positions=(
            position("40", "40 مهندسا", "40 engineers", 1, passage("harbour", HARBOUR, "40")),
            position("41", "نحو 40", "about 40", 1, passage("plain", PLAIN, "40")),
        ),
    )
    single = Finding(
        id="f-single",
        question="متى يُغلق؟",
        question_en="When does it close?",
        slot="next-step",
        status="single",
        positions=(position("ليلا", "ليلا", "At night", 1, passage("echo", ECHO, "ليلا")),),
    )
    return (duration, day, rounding, single)


def story() -> Story:
    found = findings()
    evidence = tuple(e for p in found[0].positions for e in p.evidence)
    return Story(
        id="bridge",
        title="افتتاح جسر وادي الريحان",
        documents=("harbour", "plain", "echo", "foreign"),
        counts=Counts(3, 4, 1, 2, 1, 1, 2, 0),
        head=(HeadLine("when", "الأحد 9 مارس 2031", "Sunday 9 March 2031", evidence[:1]),),
        account=(
            AccountSentence("افتُتح الجسر الأحد.", "The bridge opened on Sunday.", evidence[:1]),
            AccountSentence(
                "وتختلف التقارير في مدة الحفل.",
                "Reports differ on the ceremony's length.",
                evidence,
                "f-duration",
            ),
        ),
        lineages=(Lineage(("plain", "echo"), "نص مشترك", "shared text"),),
        directions=(Direction("plain", "echo", "time", trimmed=True),),
        timeline=(
            Event("2031-03", "بدء العمل", "Work begins", "happened", evidence[:1]),
            Event("2031-03-09", "افتتاح الجسر", "The bridge opens", "happened", evidence),
            Event(
                "2031-03-10T21:00", "إغلاق للصيانة", "Closed for upkeep", "planned", evidence[2:]
            ),
        ),
        findings=found,
        commitments=(
            Commitment(
                id="c-fee",
                actor="salim",
                deed="سيُغلق ليلا للصيانة",
                state="postponed",
                due="2031-03-20",
                turns=(
                    Turn(state="open", evidence=evidence[:1], published="2031-03-09"),
                    Turn(state="postponed", evidence=evidence[2:]),
                ),
            ),
            Commitment(
                id="c-road",
                actor="بلدية زمردة",
                deed="فتح الطريق",
                state="open",
                turns=(Turn(state="open", evidence=evidence[1:2]),),
            ),
        ),
    )


def dossier() -> Dossier:
    """The whole dossier: one story of four reports, one of them in English, one input refused."""
    shared = "استمر حفل افتتاح جسر وادي الريحان ثلاث ساعات صباح الأحد بحضور سليم الناهضي"
    return Dossier(
        documents=documents(),
        entities=ENTITIES,
        reuse=(Reuse(passage("plain", PLAIN, shared), passage("echo", ECHO, shared), "verbatim"),),
        duplicates=(("plain", "echo"),),
        stories=(story(),),
        rejected=(Rejection("reports/empty.txt", "الملف فارغ"),),
    )


def pile(reports: int, stories: int) -> Dossier:
    """Many reports: as many stories as asked of equal size, the rest standing alone."""
    documents = tuple(
        Document(
            id=f"d{i:05}",
            location=f"rows.jsonl#{i}",
            text=f"خبر رقم {i} عن الجسر\n\nقال سليم الناهض إن الجسر {i} مفتوح منذ ساعتين.",
            title=f"خبر رقم {i} عن الجسر",
            outlet="marfa" if i % 2 else None,
        )
        for i in range(reports)
    )
    size = reports // (stories + 1) if stories else 0
    told = []
    for s in range(stories):
        ids = tuple(d.id for d in documents[s * size : (s + 1) * size])
        places = tuple(Passage(i, 0, 8) for i in ids)
        answer = Position(value="نعم", documents=ids, independent=len(ids), evidence=places)
        asked = Finding(
            id=f"f{s}",
            question="أفُتح الجسر؟",
            question_en="Is the bridge open?",
            slot="outcome",
            status="agree",
            positions=(answer,),
        )
        counts = Counts(len(ids), len(ids), 1, len(ids), 0, 1, 0, 0)
        told.append(
            Story(
                id=f"s{s}",
                title=f"القصة {s}",
                documents=ids,
                counts=counts,
                account=(AccountSentence("فُتح الجسر.", "The bridge is open.", places, f"f{s}"),),
                findings=(asked,),
            )
        )
    return Dossier(documents=documents, entities=ENTITIES, stories=tuple(told))
