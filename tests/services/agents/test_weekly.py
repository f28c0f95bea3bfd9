"""The list of the village: at once, and once a week."""

from datetime import timedelta

from smsgate.config import Config
from smsgate.models import Agent, Contact, OutboundMessage, Vacancy, VacancyState
from smsgate.runtime import Runtime
from smsgate.services.agents import offers, weekly
from smsgate.services.places import place_book
from tests.conftest import NOON
from tests.services.agents.conftest import HEAD, Say, texts_to

MONDAY = NOON.replace(hour=7, minute=5) + timedelta(days=6)


def run(config: Config, days: int = 0) -> int:
    """What the worker's minute does; how many lists left."""
    now = MONDAY + timedelta(days=days)
    monday = weekly.due(config, now)
    return sum(weekly.run(monday, config, now)) if monday else 0


def test_it_comes_on_monday_at_the_hour_of_the_digest_and_once(
    agent: Agent, config: Config, runtime: Runtime
) -> None:
    assert MONDAY.weekday() == 0
    assert weekly.due(config, MONDAY.replace(hour=6)) is None
    assert weekly.due(config, MONDAY - timedelta(days=2)) is None
    assert (run(config), run(config), run(config, days=1), run(config, days=7)) == (1, 0, 0, 1)
    lists = [text for text in texts_to(HEAD) if "dibacakan" in text]
    assert len(lists) == 2


def test_a_monday_that_was_missed_is_made_up_for(
    agent: Agent, config: Config, runtime: Runtime
) -> None:
    assert run(config, days=1) == 1
    assert run(config, days=3) == 0


def test_it_leaves_alone_who_paused_or_said_stop(agent: Agent, config: Config, say: Say) -> None:
    (paused,) = say(HEAD, "JEDA 14")
    assert "JEDA 0" in paused
    assert run(config) == 0
    say(HEAD, "JEDA 0")
    assert run(config) == 1
    assert "petugas desa" in say(HEAD, "BERHENTI")[0]
    assert run(config, days=7) == 0


def test_nothing_open_costs_nothing(agent: Agent, config: Config, say: Say) -> None:
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.regency == "16.11").execute()
    assert run(config) == 0
    assert "LOKER" in say(HEAD, "DESA")[0]


def test_the_own_district_comes_first_and_the_most_urgent_first(
    agent: Agent, config: Config
) -> None:
    found = offers.for_district("16.11.02", place_book(config.region), NOON.date())
    areas = [Vacancy.get_by_id(code).area for code in found.codes]
    assert set(areas[: found.own]) == {"16.11.02"}
    assert "16.11.02" not in areas[found.own :]
    days = [Vacancy.get_by_id(code).expires_on for code in found.codes[: found.own]]
    assert days == sorted(days)


def test_codes_and_further_pages_go_on_from_the_list(
    agent: Agent, config: Config, say: Say
) -> None:
    run(config)
    (text,) = [text for text in texts_to(HEAD) if "dibacakan" in text]
    code = int(text.split("\n")[1].split()[0])
    assert "LOKER PENDOPO" in text
    assert say(HEAD, "1", MONDAY + timedelta(hours=1))[0].startswith(str(code))
    row = OutboundMessage.select().order_by(OutboundMessage.id).first()
    assert Contact.get_by_id(row.contact_id).phone == HEAD
