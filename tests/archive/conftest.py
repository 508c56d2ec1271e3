"""An invented archive of several days, as lines of JSON."""

import json
import random

import pytest

_LETTERS = "بتجحدرزسشصطعفقكلمنهوي"
DAYS = [f"2031-05-{day:02}" for day in range(1, 8)]


def _word(chance):
    return "".join(chance.choice(_LETTERS) for _ in range(chance.randint(4, 7)))


def _sentences(chance, known, words):
    out = [chance.choice(known) if chance.random() < 0.3 else _word(chance) for _ in range(words)]
    return " ".join(w + "." * (n % 12 == 11) for n, w in enumerate(out))


def archive(seed=1, events=14):
    """Rows of reports: events told by several outlets over two days, with copies and quotes."""
    chance = random.Random(seed)
    known = [_word(chance) for _ in range(300)]
    rows = []
    for event in range(events):
        subject = [_word(chance) for _ in range(12)]
        passage = _sentences(chance, known, 30)
        day = chance.randrange(len(DAYS) - 1)
        for outlet in range(chance.randint(1, 5)):
            lead = " ".join(chance.sample(subject, 8))
            body = f"{lead}. {_sentences(chance, known, 40)} {passage}"
            rows.append(
                {
                    "id": f"{event}-{outlet}",
                    "source": f"صحيفة {outlet}",
                    "date": DAYS[day + (outlet > 2)],
                    "title": " ".join(chance.sample(subject, 7)),
                    "text": body,
                }
            )
        if event % 3 == 0:
            rows.append({**rows[-1], "id": f"{event}-copy", "source": "صحيفة أخرى"})
    return rows


def write(path, rows):
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def contents(folder):
    """Every file below a folder, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def rows():
    return archive()


@pytest.fixture(scope="session")
def lines():
    """What writes rows as lines of JSON."""
    return write


@pytest.fixture(scope="session")
def bytes_of():
    """What reads a folder whole."""
    return contents
