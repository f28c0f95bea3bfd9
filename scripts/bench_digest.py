"""Planning a digest beside one bare INSERT … SELECT of as many rows in the same table."""

import argparse
import resource
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median

from peewee import SQL, Value

from smsgate.config import WIB, Config
from smsgate.messages import Priority, State
from smsgate.migrations import migrate
from smsgate.models import (
    Contact,
    Counter,
    DigestRun,
    DigestText,
    Employer,
    OutboundMessage,
    Region,
    Vacancy,
    VacancyState,
    database,
    open_database,
)
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.services import digest
from smsgate.services.digest.plan import DigestPlan

REGENCY = "99.01"
EMPLOYERS = 200
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=WIB)

_CONTACTS = """
WITH RECURSIVE numbered(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbered WHERE i + 1 < {people}),
placed(i, district, turn) AS (SELECT i, i - i / {districts} * {districts}, i / {districts} FROM numbered)
INSERT INTO contact (phone, language, gateway, created_at, follows)
SELECT '+62812' || CAST(10000000 + i AS TEXT), 'id', 'simulator', '2026-11-01 00:00:00',
       CASE turn - turn / 20 * 20 WHEN 7 THEN 'en' ELSE 'id' END || '|{regency}.'
       || SUBSTR(CAST(100 + district AS TEXT), 2) || ':'
       || CASE turn - turn / 3 * 3 WHEN 0 THEN '' WHEN 1 THEN 'sopir' ELSE 'toko' END
FROM placed
"""


def main() -> None:
    """Measure in interleaved rounds and print the medians."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        url = wanted.database or f"sqlite:///{folder}/bench.db"
        config = replace(Config(data_dir=Path(folder)), region=(REGENCY,), database_url=url)
        with closing(open_database(url)):
            _prepare(wanted.people, wanted.districts, wanted.vacancies)
            rounds = [_round(config) for _ in range(wanted.rounds)]
    _report(rounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Seconds of one round: the digest, and bare inserts with one text for all and with as many texts."""

    plan: DigestPlan
    planned: float
    one_text: float
    same_texts: float


def _round(config: Config) -> Round:
    started = time.perf_counter()
    plan = digest.run(MORNING.date(), config, lambda: None, MORNING)
    planned = time.perf_counter() - started
    _clear()
    bare = []
    for texts in (1, plan.texts):
        bare.append(_bare(texts))
        _clear()
    return Round(plan=plan, planned=planned, one_text=bare[0], same_texts=bare[1])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int, nargs="?", default=20_000)
    parser.add_argument("--districts", type=int, default=10)
    parser.add_argument("--vacancies", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--database", help="an empty database; default: a new SQLite file")
    return parser.parse_args()


def _prepare(people: int, districts: int, vacancies: int) -> None:
    migrate(database.obj)
    with database.atomic():
        Region.create(code=REGENCY, level="kabupaten", name="Kabupaten Uji", parent_code="99")
        for number in range(districts):
            code = f"{REGENCY}.{number:02}"
            Region.create(code=code, level="kecamatan", name=f"Uji {number}", parent_code=REGENCY)
        database.execute_sql(_CONTACTS.format(people=people, districts=districts, regency=REGENCY))
        for number in range(EMPLOYERS):
            Employer.create(name=f"CV Usaha {number}")
        for number in range(vacancies):
            _publish(number, districts)
    database.execute_sql("ANALYZE")


def _publish(number: int, districts: int) -> None:
    district = f"{REGENCY}.{number % districts:02}"
    Vacancy.add(
        employer=number % EMPLOYERS + 1,
        title=("Sopir truk", "Kasir toko", "Penjahit baju", "Guru komputer")[number % 4],
        region=district,
        area=district,
        regency=REGENCY,
        kind=("sopir", "toko", "jahit", "guru")[number // districts % 4],
        pay_min=2_000_000 + number % 30 * 100_000,
        expires_on=MORNING.date() + timedelta(days=20),
        state=VacancyState.VERIFIED,
        verified_at=MORNING - timedelta(hours=3),
        published_seq=Counter.next(PUBLISHED_SEQ),
    )


def _bare(texts: int) -> float:
    """As many rows with the same columns set, in one statement and one commit: the seconds it takes."""
    run = DigestRun.create(local_date=date(2026, 1, 1), from_seq=0, to_seq=0)
    columns = {"run": run, "text": "", "segments": 1, "codes": [], "shown": 0}
    first = DigestText.create(follows="0", **columns).id
    for number in range(1, texts):
        DigestText.create(follows=str(number), **columns)
    values = {
        OutboundMessage.contact: Contact.id,
        OutboundMessage.gateway: Contact.gateway,
        OutboundMessage.priority: Value(int(Priority.DIGEST)),
        OutboundMessage.digest_text: SQL(f"{first} + t1.id - t1.id / {texts} * {texts}"),
        OutboundMessage.digest_date: DigestRun.local_date,
        OutboundMessage.segments: Value(1),
        OutboundMessage.state: Value(State.QUEUED.value),
        OutboundMessage.created_at: DigestRun.started_at,
        OutboundMessage.not_before: DigestRun.not_before,
        OutboundMessage.give_up_at: DigestRun.give_up_at,
        OutboundMessage.attempts: Value(0),
        OutboundMessage.reason: Value(""),
        OutboundMessage.cost: Value(""),
    }
    rows = Contact.select(*values.values()).join(DigestRun, on=(DigestRun.id == run.id))
    started = time.perf_counter()
    with database.atomic():
        OutboundMessage.insert_from(rows, list(values)).as_rowcount().execute()
    return time.perf_counter() - started


def _clear() -> None:
    """Every round starts with an empty outbox."""
    if _on_postgresql():
        database.execute_sql("TRUNCATE digest_run, digest_text, digest_vacancy, outbound_message")
        database.execute_sql("CHECKPOINT")
        return
    for model in (OutboundMessage, DigestRun):
        model.delete().execute()
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _on_postgresql() -> bool:
    return not type(database.obj).__name__.startswith("Sqlite")


def _report(rounds: Sequence[Round]) -> None:
    plan = rounds[0].plan
    planned, one_text, same_texts = (
        median(getattr(each, name) for each in rounds)
        for name in ("planned", "one_text", "same_texts")
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kind = "PostgreSQL" if _on_postgresql() else "SQLite"
    print(f"{kind}: {plan.people} people, {plan.texts} texts, {plan.segments} segments")
    print(f"planned                              {planned:7.2f} s")
    print(
        f"bare INSERT … SELECT, as many texts  {same_texts:7.2f} s   ratio {planned / same_texts:.2f}"
    )
    print(
        f"bare INSERT … SELECT, one text       {one_text:7.2f} s   ratio {planned / one_text:.2f}"
    )
    print(f"peak memory                          {memory:7.0f} MB")


if __name__ == "__main__":
    main()
