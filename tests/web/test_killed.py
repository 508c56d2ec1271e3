"""A process ended by force leaves a store that is whole, and the work is taken up again."""

import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from tawatur import stores
from tawatur.model.report import Page
from tawatur.web.importing import Order, take_in

REPORTS = 1500
SCRIPT = """
import sys, msgspec
from tawatur import stores
from tawatur.web.importing import Order, take_in
store = stores.open_store(sys.argv[1])
job = stores.jobs.unfinished(store)[0].id
print("begun", flush=True)
for n in range(5):
    stores.desk.note(store, f"ملاحظة {n}", "huda", story="s")
take_in(store, msgspec.json.decode(stores.jobs.order(store, job), type=Order), job)
"""


def order() -> Order:
    town = "رنوان زمردة ترفال هاران لوسينا برقان".split()
    pages = (
        Page(
            location=f"{n}.txt",
            id=f"r{n}",
            text=f"خبر {n} من {town[n % 6]}\n\nافتُتح الجسر رقم {n} في {town[n % 6]} أمس." * 3,
            outlet=town[n % 5],
            published=f"2031-05-{1 + n % 9:02}",
        )
        for n in range(REPORTS)
    )
    return Order(pages=tuple(pages))


@pytest.mark.parametrize("moment", [0.05, 0.6, 1.5])
def test_killed_while_taking_reports_in(tmp_path, moment):
    path = Path(tmp_path / "desk.db")
    store = stores.open_store(path)
    job = stores.jobs.make(store, "import", msgspec.json.encode(order()), "huda")
    store.close()
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"begun\n"
    time.sleep(moment)
    process.kill()
    process.wait()
    process.stdout.close()
    again = stores.open_store(path)
    with again.reading() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        held = connection.execute(text("SELECT count(*) FROM reports")).scalar()
        indexed = "SELECT count(DISTINCT (rowid >> 12) & 33554431) FROM passage_words"
        assert connection.execute(text(indexed)).scalar() == held
    assert [j.id for j in stores.jobs.unfinished(again)] == [job]
    left = msgspec.json.decode(stores.jobs.order(again, job), type=Order)
    result = take_in(again, left, job)
    assert result["added"] + result["known"] == REPORTS
    assert stores.reports.count(again) == REPORTS
    assert stores.reports.unplaced_days(again) == []
    again.close()


def test_killed_while_the_schema_is_made(tmp_path):
    """Whatever the moment, the store opens: the steps are undone as a whole or done."""
    for moment in (0.3, 0.5, 0.7, 0.9, 1.1):
        path = tmp_path / f"{moment}.db"
        script = f"from tawatur import stores; stores.open_store({str(path)!r})"
        process = subprocess.Popen([sys.executable, "-c", script])
        time.sleep(moment)
        process.kill()
        process.wait()
        store = stores.open_store(path)
        assert stores.reports.count(store) == 0
        store.close()
