from datetime import timedelta

from smsgate.models import (
    Agent,
    AgentState,
    Application,
    ApplicationState,
    Contact,
    Person,
    Profile,
    Referral,
    Subscription,
    SubscriptionState,
    UssdSession,
    Vacancy,
)
from smsgate.services.statistics import counting, reach, reading
from smsgate.services.statistics.days import span
from smsgate.services.statistics.names import Name
from smsgate.services.statistics.reading import Period
from tests.conftest import NOON

TODAY = NOON.date()


def _person(number: int, place: str, *, heard_days_ago: float | None = None) -> Person:
    heard = None if heard_days_ago is None else NOON - timedelta(days=heard_days_ago)
    contact = Contact.create(phone=f"+628120000{number:04}", last_inbound_at=heard)
    person = Person.create(contact=contact)
    state = SubscriptionState.ACTIVE
    Subscription.create(person=person, place=place, state=state, consent_at=NOON)
    return person


def test_it_counts_who_was_heard_of_by_text_or_by_dialling(db, config) -> None:
    _person(1, "16.11.02", heard_days_ago=3)
    _person(2, "16.11.02", heard_days_ago=91)
    dialled = _person(3, "16.11.09")
    UssdSession.create(
        gateway="simulator", session_id="1", contact=dialled.contact, transcript="", state={},
        answer="", updated_at=NOON - timedelta(days=5),
    )  # fmt: skip
    Contact.create(phone="+6281200009999", last_inbound_at=NOON)
    counts = reach.counted(NOON, config)
    heard = {label: count for (name, label), count in counts.items() if name == Name.HEARD}
    assert heard == {"16.11.02": 1, "16.11.09": 1, "": 3}


def test_it_counts_the_villages_in_which_somebody_lives(db, config) -> None:
    for number, place in enumerate(("16.11.02.2001", "16.11.02.2001", "16.11.02.2002", "16.71")):
        Profile.create(person=_person(number, "16.11.02"), answers={"place": place})
    for state, village in ((AgentState.ACTIVE, "2003"), (AgentState.ENDED, "2004")):
        Agent.create(
            name="Pak Din",
            office="kades",
            village=f"16.11.09.{village}",
            area="16.11.09",
            state=state,
        )
    counts = reach.counted(NOON, config)
    peopled = {label: count for (name, label), count in counts.items() if name == Name.PEOPLED}
    assert peopled == {"16.11.02": 2, "16.11.09": 1}


def test_it_counts_who_follows_through_an_agent(db, config) -> None:
    agent = Agent.create(name="Pak Din", office="kades", village="16.11.02.2001", area="16.11.02")
    named, _came_alone, elsewhere = (_person(number, "16.11.02") for number in (1, 2, 3))
    for person, place in ((named, "16.11.02"), (named, "16.11.02"), (elsewhere, "16.11.09")):
        Referral.create(
            agent=agent,
            person=person,
            place=place,
            result="asked",
            created_at=NOON - timedelta(days=1),
        )
    counts = reach.counted(NOON, config)
    told = {label: count for (name, label), count in counts.items() if name == Name.BY_AGENTS}
    assert told == {"16.11.02": 1}


def test_it_counts_people_once_an_hour_and_keeps_the_count_between(db, config) -> None:
    def heard() -> int:
        return reading.sums(Period(TODAY, TODAY)).total(Name.HEARD)

    begun = NOON.replace(minute=10)
    counting.count(TODAY, config, begun)
    _person(1, "16.11.02", heard_days_ago=0)
    counting.count(TODAY, config, begun + timedelta(minutes=5))
    assert heard() == 0
    counting.count(TODAY, config, begun + timedelta(hours=1))
    assert heard() == 1


def test_it_counts_vacancies_and_applications_for_each_group(db, config) -> None:
    Vacancy.update(inclusion="").execute()
    one = Vacancy.get(Vacancy.open_on(TODAY) & (Vacancy.area == "16.11.02"))
    Vacancy.update(inclusion="difabel pemula").where(Vacancy.code == one.code).execute()
    for number, state in enumerate((ApplicationState.HIRED, ApplicationState.SENT)):
        person = _person(number, "16.11.02")
        Application.create(vacancy=one, person=person, state=state, created_at=NOON)
    assert reach.open_by_group(TODAY) == {
        "16.11.02": {"difabel": 1, "perempuan": 0, "pemula": 1, "lansia": 0}
    }
    made = reach.applied_by_group(span(TODAY, TODAY, config.timezone))
    assert made["difabel"] == made["pemula"] == (2, 1)
    assert made["lansia"] == (0, 0)
    yesterday = TODAY - timedelta(days=1)
    assert reach.applied_by_group(span(yesterday, yesterday, config.timezone))["difabel"] == (0, 0)
