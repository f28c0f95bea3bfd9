from datetime import date, timedelta

from peewee import Database

from smsgate.config import Config
from smsgate.messages import Priority, State
from smsgate.models import (
    Contact,
    DigestRun,
    GatewayPace,
    GatewayStop,
    Heartbeat,
    OutboundMessage,
    Vacancy,
)
from smsgate.services.figures import board, figures
from tests.conftest import NOON
from tests.plans import listening, read_whole

FEW_ROWS = {"heartbeat", "gateway_stop", "gateway_pace", "digest_run"}


def test_it_is_all_nought_before_anything_happened(db: Database) -> None:
    seen = figures(NOON)
    assert (set(seen.still_open.values()), seen.stops, seen.paces) == ({0}, {}, {})
    assert (seen.digest_at, seen.digest_people) == (None, 0)
    assert (max(seen.oldest_seconds.values()), seen.heartbeat_ages) == (0, {})


def test_it_counts_open_vacancies_by_the_local_day(config: Config, db: Database) -> None:
    open_today = Vacancy.select().where(Vacancy.open_on(NOON.date())).count()
    assert board(config, NOON).open_vacancies == open_today
    Vacancy.update(expires_on=NOON.date()).execute()
    assert board(config, NOON).open_vacancies > 0
    assert board(config, NOON + timedelta(hours=12)).open_vacancies == 0


def test_it_tells_the_last_digest_and_signs_of_life(db: Database) -> None:
    for day, people in ((23, 5), (24, 8)):
        DigestRun.create(
            local_date=date(2026, 11, day), from_seq=0, to_seq=1, started_at=NOON, people=people
        )
    Heartbeat.beat("worker", NOON - timedelta(seconds=61))
    seen = figures(NOON)
    assert (seen.digest_at, seen.digest_people) == (NOON, 8)
    assert seen.heartbeat_ages == {"worker": 61}


def test_it_counts_who_follows_something(config: Config, contact: Contact) -> None:
    assert board(config, NOON).subscribers == 0
    Contact.update(follows="id|16.11.02:").execute()
    assert board(config, NOON).subscribers == 1


def test_it_tells_what_waits_and_what_holds_it_up(contact: Contact) -> None:
    OutboundMessage.create(
        contact=contact,
        gateway="africastalking",
        created_at=NOON - timedelta(seconds=90),
        not_before=NOON - timedelta(seconds=90),
    )
    GatewayStop.create(gateway="africastalking", reason="InsufficientBalance", until=NOON)
    GatewayPace.create(gateway="africastalking", free_at=NOON + timedelta(seconds=2.5))
    GatewayPace.create(gateway="simulator", free_at=NOON - timedelta(seconds=2.5))
    seen = figures(NOON)
    assert seen.still_open["africastalking", State.QUEUED] == 1
    assert seen.oldest_seconds[Priority.ANSWER] == 90
    assert seen.stops == {"africastalking": "InsufficientBalance"}
    assert seen.paces == {"africastalking": 2.5, "simulator": 0}


def test_it_reads_only_small_tables_whole(config: Config, db: Database, contact: Contact) -> None:
    with listening(db) as statements:
        figures(NOON)
        board(config, NOON)
    assert read_whole(db, statements) <= FEW_ROWS
