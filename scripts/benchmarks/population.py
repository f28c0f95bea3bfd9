"""A made-up regency of any size: people with what they follow, open vacancies, and texts of earlier days."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import BigAutoField, Model, chunked, fn

from scripts.benchmarks.regency import MADE_UP, Regency
from smsgate.config import WIB
from smsgate.models import (
    Contact,
    Counter,
    Employer,
    EmployerState,
    Region,
    Role,
    Staff,
    Vacancy,
    VacancyState,
    VacancyWord,
    database,
    utcnow,
)
from smsgate.models.base import UtcDateTimeField
from smsgate.models.counter import PUBLISHED_SEQ, VACANCY_CODE
from smsgate.services.vacancies import words_of

EMPLOYERS = 200
OFFICER = "petugas@bench.example"
TITLES = ("Sopir truk", "Kasir toko", "Penjahit baju", "Guru komputer")
KINDS = ("sopir", "toko", "jahit", "guru")
FIRST_CODE = 1000
LONGEST_OPEN_DAYS = 40
ROWS = 1000

MOMENTS = 1000
"""Different times at which a text came or went."""

TWO_MONTHS = timedelta(days=60)


_PEOPLE = """
WITH RECURSIVE numbered(i) AS (
    SELECT {first} UNION ALL SELECT i + 1 FROM numbered WHERE i + 1 < {last}
), placed(i, district, turn) AS (
    SELECT i, {first_district} + i - i / {districts} * {districts}, i / {districts} FROM numbered
)
INSERT INTO contact (phone, language, gateway, created_at, follows)
SELECT '+62840' || SUBSTR(CAST(1000000000 + i AS TEXT), 2),
       CASE turn - turn / 20 * 20 WHEN 7 THEN 'en' ELSE 'id' END, '{gateway}', '2026-11-01 00:00:00',
       CASE turn - turn / 20 * 20 WHEN 7 THEN 'en' ELSE 'id' END || '|{regency}.'
       || SUBSTR(CAST(100 + district AS TEXT), 2) || ':'
       || CASE turn - turn / 3 * 3 WHEN 0 THEN '' WHEN 1 THEN 'sopir' ELSE 'toko' END
FROM placed
"""
_PERSONS = """
INSERT INTO person (contact_id, created_at) SELECT id, created_at FROM contact WHERE id > {after}
"""
_SUBSCRIPTIONS = """
INSERT INTO subscription (person_id, place, kind, state, consent_at, consent_how, consent_source,
                          consent_words, created_at, ended_how)
SELECT person.id, SUBSTR(follows, 4, 8), SUBSTR(follows, 13), 'active', contact.created_at, 'sms', 'sms',
       'DAFTAR', contact.created_at, ''
FROM contact JOIN person ON person.contact_id = contact.id WHERE contact.id > {after}
"""
_CAME = """
INSERT INTO inbound_message (dedupe_key, gateway, contact_id, sender, recipient, text, network, received_at,
                             intent, confidence, flag, note)
SELECT CAST(contact.id AS TEXT) || '-' || CAST(turn.id AS TEXT), contact.gateway, contact.id, '', '3636',
       'loker sopir', '', moment.at, 'search', 1, CASE WHEN moment.id < 5 THEN 'unknown' ELSE '' END, ''
FROM contact JOIN moment AS turn ON turn.id <= {each}
JOIN moment ON moment.id = 1 + {mixed} - {mixed} / {moments} * {moments}
WHERE contact.id > {after}
"""
_WENT = """
INSERT INTO outbound_message (contact_id, gateway, priority, text, segments, state, created_at, not_before,
                              attempts, gateway_id, reason, cost, sent_at, settled_at)
SELECT contact.id, contact.gateway, 0, 'Tidak ada loker sopir hari ini.', 1, 'delivered', moment.at,
       moment.at, 0, 'ATXid_' || CAST(contact.id AS TEXT) || '_' || CAST(turn.id AS TEXT), '', 'KES 0.8000',
       moment.at, moment.at
FROM contact JOIN moment AS turn ON turn.id <= {each}
JOIN moment ON moment.id = 1 + {mixed} - {mixed} / {moments} * {moments}
WHERE contact.id > {after}
"""


_MIXED = "(contact.id * 7 + turn.id * 101)"


class Moment(Model):
    """A time, typed as both databases want it."""

    id = BigAutoField()
    at = UtcDateTimeField()

    class Meta:
        database = database


def found() -> None:
    """The regency made up, its districts and employers, in a database just migrated."""
    code = MADE_UP.code
    with database.atomic():
        Region.create(code=code, level="kabupaten", name="Kabupaten Uji", parent_code="99")
        for number in range(MADE_UP.districts):
            Region.create(
                code=MADE_UP.district(number),
                level="kecamatan",
                name=MADE_UP.name(number),
                parent_code=code,
            )
        employ()


def employ() -> None:
    """Employers whom an officer knows."""
    with database.atomic():
        officer = Staff.create(email=OFFICER, role=Role.OFFICER)
        known = {"state": EmployerState.VERIFIED, "verified_at": utcnow(), "verified_by": officer}
        for number in range(EMPLOYERS):
            Employer.create(name=f"CV Usaha {number}", **known)


def phone(number: int) -> str:
    """The number of somebody, counted from 0."""
    return f"+62840{number:09}"


def settle(until: int, gateway: str, where: Regency = MADE_UP) -> int:
    """As many people as that in all, each following one district: a third all work, a third each a trade.

    Returns the last number in the table before: those above it are new.
    """
    before = Contact.select().count()
    last: int = Contact.select(fn.MAX(Contact.id)).scalar() or 0
    with database.atomic():
        _sql(
            _PEOPLE,
            first=before,
            last=until,
            districts=where.districts,
            first_district=where.first,
            gateway=gateway,
            regency=where.code,
        )
        _sql(_PERSONS, after=last)
        _sql(_SUBSCRIPTIONS, after=last)
    return last


def publish(until: int, verified_at: datetime, where: Regency = MADE_UP) -> None:
    """As many open vacancies as that in all, with the words they are found by."""
    before = Vacancy.select().count()
    vouched: dict[str, Any] = {"verified_at": verified_at, "verified_by": Staff.by_email(OFFICER)}
    with database.atomic():
        for numbers in chunked(range(before, until), ROWS):
            rows = [{**_vacancy(number, where), **vouched} for number in numbers]
            Vacancy.insert_many(rows).execute()
            for words in chunked((word for row in rows for word in _words(row)), ROWS):
                VacancyWord.insert_many(words).execute()
        for name, last in ((VACANCY_CODE, FIRST_CODE + until), (PUBLISHED_SEQ, until)):
            Counter.update(value=last).where(Counter.name == name).execute()


def converse(each: int, *, after: int, within: timedelta = TWO_MONTHS) -> None:
    """So many texts from everybody whose number in the table is above `after`, and as many answers."""
    if not database.table_exists("moment"):
        Moment.create_table()
        step = within / MOMENTS
        times = [{"at": utcnow() - step * number} for number in range(1, MOMENTS + 1)]
        Moment.insert_many(times).execute()
    for statement in (_CAME, _WENT):
        with database.atomic():
            _sql(statement, each=each, after=after, moments=MOMENTS, mixed=_MIXED)


def analyse() -> None:
    """What a database knows of its tables after a night."""
    database.execute_sql("ANALYZE")


def _vacancy(number: int, where: Regency) -> dict[str, Any]:
    area, turn = where.district(number), number // where.districts
    days = 20 + number % LONGEST_OPEN_DAYS
    return {
        "code": FIRST_CODE + number + 1,
        "employer": number % EMPLOYERS + 1,
        "title": TITLES[turn % len(TITLES)],
        "region": area,
        "area": area,
        "regency": where.code,
        "kind": KINDS[turn % len(KINDS)],
        "pay_min": 2_000_000 + number % 30 * 100_000,
        "expires_on": utcnow().astimezone(WIB).date() + timedelta(days=days),
        "state": VacancyState.VERIFIED,
        "published_seq": number + 1,
    }


def _words(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    employer = Employer(name=f"CV Usaha {row['employer'] - 1}")
    found = words_of(Vacancy(title=row["title"], kind=row["kind"], employer=employer))
    return (
        {"word": word, "vacancy": row["code"], "weight": weight} for word, weight in found.items()
    )


def _sql(statement: str, **values: object) -> None:
    database.execute_sql(statement.format(**values))


def cleared(tables: Sequence[str]) -> None:
    """Empty these again, children first, and let the disk settle."""
    if database.param == "?":
        for name in tables:
            database.execute_sql(f"DELETE FROM {name}")  # noqa: S608
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        database.execute_sql(f"TRUNCATE {', '.join(tables)}")
        database.execute_sql("CHECKPOINT")
