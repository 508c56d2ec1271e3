"""Invented news pages after the habits of real news systems, with what each of them tells.

usage: benchmarks/pages.py OUT/ [--each 50] [--seed 1]

Writes OUT/TEMPLATE-NUMBER.html and OUT/expected.jsonl (title, outlet, published, body, embedded).
The templates in page_templates/ keep the nasty bits of the systems they are written after; they
know nothing of the reader that is measured on them, and are not changed to suit it.
"""

import argparse
import html
import json
import random
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import jinja2
from hijridate import Gregorian
from invented import FIRST, LAST, OUTLETS, WORDS, Writer
from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("page_templates")
LEGACY = frozenset({"forum", "table_portal"})  # written in Windows-1256
EACH = 50
MENU = "الرئيسية محليات سياسة اقتصاد رياضة ثقافة منوعات مقالات فيديو".split()
MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
LEVANT = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
)
DAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split()
HIJRI = (
    "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة"
    "|ذو الحجة"
).split("|")
ZONE = timedelta(hours=3)


class Made(NamedTuple):
    """One page and what a reader should find on it."""

    name: str
    template: str
    content: bytes
    title: str
    outlet: str
    published: str  # the day
    body: str  # what the page tells below its title, one paragraph a line
    embedded: str  # title and paragraphs of a second article on the page, if any

    @property
    def kept(self) -> str:
        """Everything a reader should keep but the title."""
        return f"{self.body}\n{self.embedded}"


def names() -> list[str]:
    """The templates in name order."""
    return sorted(path.stem for path in TEMPLATES.glob("*.html"))


def pack(each: int = EACH, seed: int = 1) -> list[Made]:
    """``each`` pages of every template; the same seed gives the same pages."""
    return [page(name, number, seed) for name in names() for number in range(each)]


def page(template: str, number: int, seed: int = 1) -> Made:
    """One page of a template."""
    writer = Writer(random.Random(f"{seed}/{template}/{number}").randrange(1 << 30))
    rng = writer.rng
    article = _article(writer, template)
    outlet, other = rng.sample(OUTLETS, 2)
    if template == "forum":
        outlet = f"منتديات {rng.choice(LAST)}"
    moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(500_000))
    context = {
        "a": article,
        "outlet": outlet,
        "outlet2": other,
        "author": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
        "domain": "news.example",
        "url": f"https://news.example/{moment:%Y/%m}/{rng.randrange(10**6)}",
        "menu": MENU,
        "tags": rng.sample(WORDS, 5),
        "cloud": [f"{a} {b}" for a in rng.sample(WORDS, 6) for b in rng.sample(WORDS, 6)],
        "stated": rng.random() < 0.5,
        "plain": "\n".join(words for _, words in article.blocks),
        **_stamps(moment, rng),
        **_tools(writer),
    }
    markup = _environment().get_template(f"{template}.html").render(context)
    encoding = "cp1256" if template in LEGACY else "utf-8"
    second = article.second if template == "second_article" else None
    return Made(
        name=f"{template}-{number:02}",
        template=template,
        content=markup.encode(encoding, "xmlcharrefreplace"),
        title=article.title,
        outlet=outlet,
        published=(moment + ZONE).date().isoformat(),
        body="\n".join([*(words for _, words in article.blocks), *_entries(article)]),
        embedded="\n".join([second.title, *(w for _, w in second.blocks)]) if second else "",
    )


def _article(writer: Writer, template: str) -> SimpleNamespace:
    """Title and blocks; a live blog has entries, a page of two articles a second one."""
    title, blocks, entries = writer.headline(), writer.blocks(), []
    if template == "paywalled":
        blocks = [("p", words) for _, words in writer.blocks(2, 3) if len(words.split()) > 8][:3]
    elif template == "tabloid":
        blocks = [("p", writer.paragraph(1, 2)) for _ in range(writer.rng.randint(3, 6))]
    elif template == "live_blog":
        points = [("li", writer.sentences(1, 1)[0] + ".") for _ in range(3)]
        blocks = [*points, ("p", writer.paragraph())]
        entries = [
            SimpleNamespace(
                title=writer.headline(),
                blocks=[writer.paragraph() for _ in range(writer.rng.randint(1, 3))],
            )
            for _ in range(writer.rng.randint(5, 12))
        ]
    second = SimpleNamespace(title=writer.headline(), blocks=writer.blocks(3, 7))
    return SimpleNamespace(title=title, blocks=blocks, entries=entries, second=second)


def _entries(article: SimpleNamespace) -> list[str]:
    return [words for entry in article.entries for words in (entry.title, *entry.blocks)]


def _stamps(moment: datetime, rng: random.Random) -> dict[str, Any]:
    """The moment as systems write it; the site's clock is three hours ahead of UTC."""
    local = moment + ZONE
    now = local + timedelta(days=rng.randrange(1, 300))
    clock = f"{local:%H:%M}"
    both = f"{LEVANT.split('|')[local.month - 1]}/{MONTHS[local.month - 1]}"
    words = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    written = rng.choice((words, f"{words} - {clock}", f"{local.day} {both} {local.year}"))
    return {
        "utc": f"{moment:%Y-%m-%dT%H:%M:%S}+00:00"
        if moment.date() == local.date()
        else _iso(local),
        "stamp": _iso(local),
        "later": _iso(local + timedelta(days=1, hours=rng.randrange(20))),
        "epoch": int(moment.timestamp()),
        "slashed": f"{local:%d/%m/%Y}",
        "clock": clock,
        "written": written,
        "written2": f"{now.day} {MONTHS[now.month - 1]} {now.year}",
        "date_words": words,
        "drupal_date": f"{DAYS[local.weekday()]}, {local:%m/%d/%Y - %H:%M}",
        "forum_date": f"{local:%d-%m-%Y}, {local:%I:%M %p}",
        "today": f"{DAYS[now.weekday()]}, {MONTHS[now.month - 1]} {now.day}, {now.year}",
        "hijri_today": _hijri(now),
        "hijri_both": f"{_hijri(local)} الموافق {words} {clock}",
        "year": now.year,
    }


def _iso(local: datetime) -> str:
    return f"{local:%Y-%m-%dT%H:%M:%S}+03:00"


def _hijri(local: datetime) -> str:
    found = Gregorian(local.year, local.month, local.day).to_hijri()
    return f"{DAYS[local.weekday()]} {found.day} {HIJRI[found.month - 1]} {found.year} هـ"


def _tools(writer: Writer) -> dict[str, Any]:
    """What the templates draw by chance: other headlines, teasers, numbers, inline elements."""
    rng = writer.rng

    def inline(words: str) -> Markup:
        parts = words.split(" ")
        out = [html.escape(part, quote=False) for part in parts]
        if len(parts) > 6 and rng.random() < 0.3:
            at = rng.randrange(1, len(parts) - 4)
            tag = rng.choice(('<a href="/tag/x">|</a>', "<strong>|</strong>", "<em>|</em>"))
            opening, _, closing = tag.partition("|")
            out[at] = opening + out[at]
            out[at + 2] += closing
        return Markup((" ".join(out)).replace("ـ ", "&nbsp;"))

    return {
        "headline": writer.headline,
        "teaser": lambda: writer.paragraph(1, 2),
        "any_outlet": lambda: rng.choice(OUTLETS),
        "n": rng.randint,
        "pick": rng.choice,
        "noise": lambda size: "".join(rng.choices("ABCDEFabcdef0123456789+/", k=size)),
        "inline": inline,
    }


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )


def main() -> None:
    """Write the pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    made = pack(options.each, options.seed)
    if options.out is None:
        print(f"{len(made)} pages, {sum(len(m.content) for m in made) >> 10} KiB")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / "expected.jsonl").open("w", encoding="utf-8") as rows:
        for each in made:
            (options.out / f"{each.name}.html").write_bytes(each.content)
            told = {k: v for k, v in each._asdict().items() if k != "content"}
            rows.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
