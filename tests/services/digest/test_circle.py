"""The whole circle: planned, sent or not, and told again to whom it did not reach."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.errors import Ambiguous, GatewayDown, SendError
from smsgate.gateways.simulator import Simulator
from smsgate.messages import Batch, DeliveryReport, SendResult, State
from smsgate.models import Contact, OutboundMessage, Vacancy, VacancyState
from smsgate.services import digest, digest_list, outbox, subscribers
from tests.services.digest.conftest import MORNING, PENDOPO, SALING, follower, publish, start

NETWORK = "africastalking"


@dataclass
class Network:
    """A network that keeps what each phone got, and fails as told."""

    name: str = NETWORK
    batch_limit: int = 100
    trouble: SendError | None = None
    verdict: State = State.SENT
    got: dict[str, list[str]] = field(default_factory=dict)

    def send(self, batch: Batch) -> list[SendResult]:
        if self.trouble is not None:
            raise self.trouble
        for recipient in batch.recipients:
            if self.verdict is State.SENT:
                self.got.setdefault(recipient.phone, []).append(batch.text)
        return [
            SendResult(
                outbound_id=one.outbound_id, state=self.verdict, gateway_id=f"id-{one.outbound_id}"
            )
            for one in batch.recipients
        ]


@dataclass
class Office:
    """Runs the digest of a morning and delivers it, `hours` later."""

    config: Config
    network: Network

    def morning(self, day: int = 0, *, hours: float = 0) -> None:
        at = MORNING + timedelta(days=day)
        digest.run(at.date(), self.config, lambda: None, at)
        self.deliver(at + timedelta(hours=hours))

    def deliver(self, at: datetime) -> None:
        outbox.sweep(at)
        outbox.deliver({NETWORK: self.network}, self.config, at, reword=digest.reword)  # type: ignore[dict-item]


@pytest.fixture
def office(config: Config, told_until: int) -> Office:
    return Office(replace(config, gateway=NETWORK), Network())


def reader(*followed: str) -> Contact:
    return follower(*(followed or (PENDOPO,)), gateway=NETWORK)


def states() -> list[str]:
    return [row.state for row in OutboundMessage.select().order_by(OutboundMessage.id)]


def test_the_simulator_shows_it_at_once(config: Config, told_until: int) -> None:
    code = publish()
    ibu = follower(PENDOPO)
    digest.run(MORNING.date(), config, lambda: None, MORNING)
    sent = outbox.deliver({"simulator": Simulator(config)}, config, MORNING, reword=digest.reword)
    listing = digest_list.last_digest_listing(ibu, MORNING)
    assert (sent, states()) == (1, [State.DELIVERED])
    assert listing is not None
    assert listing.codes == (code,)


def test_a_hundred_people_are_told_in_one_call_and_once(office: Office) -> None:
    publish()
    for _ in range(100):
        reader()
    office.morning()
    office.morning()
    assert len(office.network.got) == 100
    assert {len(texts) for texts in office.network.got.values()} == {1}


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (Ambiguous("the line was cut"), State.SENT),
        (None, State.FAILED),
        (None, State.UNKNOWN),
    ],
)
def test_news_that_did_not_arrive_is_told_the_next_day(
    office: Office, trouble: SendError | None, verdict: State
) -> None:
    first = publish()
    ibu = reader()
    office.network.trouble, office.network.verdict = trouble, verdict
    office.morning()
    office.network.trouble, office.network.verdict = None, State.SENT
    second = publish(employer="CV Maju")
    office.morning(1)
    (text,) = office.network.got[ibu.phone]
    assert str(first) in text
    assert str(second) in text
    assert start(ibu) is None


def test_a_day_without_balance_loses_nothing(office: Office) -> None:
    first = publish()
    ibu = reader()
    office.network.trouble = GatewayDown("no credit")
    office.morning()
    office.deliver(MORNING + timedelta(hours=13))
    assert states() == [State.EXPIRED]
    office.network.trouble = None
    office.morning(1)
    assert [str(first) in text for text in office.network.got[ibu.phone]] == [True]


def test_days_of_trouble_are_told_in_one_text(office: Office) -> None:
    ibu = reader()
    codes = []
    office.network.verdict = State.FAILED
    for day in range(3):
        codes.append(publish(employer=f"CV {day}"))
        office.morning(day)
    office.network.verdict = State.SENT
    office.morning(3)
    (text,) = office.network.got[ibu.phone]
    assert all(str(code) in text for code in codes)


def test_a_message_that_arrived_after_all_is_not_told_again(office: Office) -> None:
    publish()
    ibu = reader()
    office.network.verdict = State.UNKNOWN
    office.morning()
    row = OutboundMessage.get()
    report = DeliveryReport(
        gateway=NETWORK,
        gateway_id=str(row.gateway_id),
        word="Success",
        state=State.DELIVERED,
        phone=ibu.phone,
    )
    outbox.settle(report, MORNING + timedelta(minutes=5))
    office.network.verdict = State.SENT
    office.morning(1)
    assert office.network.got == {}
    assert start(ibu) is None


def test_nobody_who_says_stop_before_it_leaves_is_told(office: Office) -> None:
    publish()
    ibu, bapak = reader(), reader()
    office.morning(hours=-1)
    subscribers.stop(ibu, "sms", MORNING)
    office.deliver(MORNING)
    assert list(office.network.got) == [bapak.phone]
    assert states() == [State.CANCELLED, State.SENT]


def test_whoever_pauses_before_it_leaves_is_told_after(office: Office) -> None:
    code = publish()
    ibu = reader()
    office.morning(hours=-1)
    subscribers.pause(ibu, 1, MORNING.date())
    office.deliver(MORNING)
    assert office.network.got == {}
    office.morning(1)
    assert [str(code) in text for text in office.network.got[ibu.phone]] == [True]


def test_a_vacancy_withdrawn_before_it_leaves_is_not_told(office: Office) -> None:
    gone, there, alone = publish(), publish(employer="CV Maju"), publish(SALING)
    ibu, bapak = reader(), reader(SALING)
    office.morning(hours=-1)
    Vacancy.update(state=VacancyState.FILLED).where(Vacancy.code.in_([gone, alone])).execute()
    office.deliver(MORNING)
    (text,) = office.network.got[ibu.phone]
    assert str(gone) not in text
    assert str(there) in text
    assert bapak.phone not in office.network.got


def test_nothing_leaves_in_the_quiet_hours(office: Office) -> None:
    publish()
    ibu = reader()
    digest.run(MORNING.date(), office.config, lambda: None, MORNING - timedelta(hours=2))
    office.deliver(MORNING - timedelta(hours=1))
    assert office.network.got == {}
    office.deliver(MORNING)
    assert ibu.phone in office.network.got


def test_a_digest_is_not_sent_late_in_the_evening(office: Office, db: Database) -> None:
    publish()
    ibu = reader()
    office.morning(hours=-1)
    office.deliver(MORNING + timedelta(hours=13))
    assert office.network.got == {}
    assert start(ibu) is not None
