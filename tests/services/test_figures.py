from datetime import date, timedelta

from smsgate.config import Config
from smsgate.models import Contact, DigestRun, Heartbeat, InboundMessage, Vacancy
from smsgate.services.figures import figures
from tests.conftest import NOON


def test_it_is_all_nought_before_anything_happened(config: Config, db) -> None:
    seen = figures(config, NOON)
    assert seen.received == {}
    assert seen.outbox["queued"] == 0
    assert (seen.subscribers, seen.digest_at, seen.digest_people) == (0, None, 0)
    assert seen.heartbeat_ages == {}


def test_it_counts_open_vacancies_by_the_local_day(config: Config, db) -> None:
    open_today = Vacancy.select().where(Vacancy.open_on(NOON.date())).count()
    assert figures(config, NOON).open_vacancies == open_today
    Vacancy.update(expires_on=NOON.date()).execute()
    assert figures(config, NOON).open_vacancies > 0
    assert figures(config, NOON + timedelta(hours=12)).open_vacancies == 0


def test_it_tells_the_last_digest_and_signs_of_life(config: Config, contact: Contact) -> None:
    for day, people in ((23, 5), (24, 8)):
        DigestRun.create(
            local_date=date(2026, 11, day), from_seq=0, to_seq=1, started_at=NOON, people=people
        )
    Heartbeat.beat("worker", NOON - timedelta(seconds=61))
    InboundMessage.create(dedupe_key="a", gateway="simulator", contact=contact, flag="later")
    Contact.update(follows="id|16.11.02:").execute()
    seen = figures(config, NOON)
    assert (seen.digest_at, seen.digest_people, seen.subscribers) == (NOON, 8, 1)
    assert seen.heartbeat_ages == {"worker": 61}
    assert seen.received == {"later": 1}
