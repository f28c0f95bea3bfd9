"""After a restore nothing goes out that may have gone out, and nothing is lost of what may not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from smsgate.cli.session import require_database
from smsgate.config import Config
from smsgate.errors import SmsgateError
from smsgate.gateways import open_gateways
from smsgate.messages import DeliveryReport, Priority, State
from smsgate.models import Contact, Counter, DigestRun, DigestText, OutboundMessage, Vacancy
from smsgate.models.connection import connected
from smsgate.models.counter import PUBLISHED_SEQ, RESTORED_AT, VACANCY_CODE
from smsgate.services import backup, digest, outbox
from smsgate.services.backup import archive
from smsgate.services.backup.settling import CODES, Settled
from tests.conftest import NOON
from tests.services.backup.conftest import LATER, PHONE, message

MORNING = NOON.replace(hour=7)
NIGHT = NOON.replace(hour=1)


def again(row: OutboundMessage) -> OutboundMessage:
    return OutboundMessage.get_by_id(row.id)


class Machine:
    """A machine that is lost some time after its backup, and what is on the next one then."""

    def __init__(self, config: Config, file: Path) -> None:
        self.config, self._file = config, file

    def returns(self, made_at: datetime, now: datetime) -> Settled:
        """Back up at one time, restore at another."""
        backup.make(self.config, self._file, made_at)
        return backup.put_back(self.config, self._file, now).settled


@pytest.fixture
def machine(full: Config, file: Path) -> Machine:
    return Machine(full, file)


def test_what_waited_may_have_left_and_is_never_sent_again(machine: Machine) -> None:
    states = (State.QUEUED, State.CLAIMED, State.SENDING)
    with connected(machine.config.database_url):
        waited = [message(state, lease_until=NOON) for state in states]
        done = [message(state) for state in (State.SENT, State.DELIVERED, State.FAILED)]
        tomorrow = message(State.QUEUED, not_before=NOON + timedelta(days=1))
    settled = machine.returns(NOON, LATER)
    assert settled.unknown == 3
    with connected(machine.config.database_url):
        for row in map(again, waited):
            assert (row.state, row.lease_until, row.sent_at) == (State.UNKNOWN, None, NOON)
            assert row.reason == "a backup was restored: it may have left"
        assert [again(row).state for row in done] == [State.SENT, State.DELIVERED, State.FAILED]
        assert again(tomorrow).state == State.QUEUED
        outbox.sweep(LATER)
        assert outbox.deliver(open_gateways(machine.config), machine.config, LATER) == 0
        assert {row.id for row in outbox.unknown()} == {row.id for row in waited}


def test_a_late_report_tells_that_it_had_left(machine: Machine) -> None:
    with connected(machine.config.database_url):
        waited = message(State.QUEUED)
    machine.returns(NOON, LATER)
    with connected(machine.config.database_url):
        report = DeliveryReport(
            gateway="simulator",
            gateway_id="x-1",
            word="Success",
            state=State.DELIVERED,
            phone=PHONE,
        )
        outbox.settle(report, LATER)
        assert again(waited).state == State.DELIVERED


def test_todays_digest_is_not_sent_again_and_its_news_comes_tomorrow(machine: Machine) -> None:
    with connected(machine.config.database_url):
        told = Counter.current(PUBLISHED_SEQ) - 3
        DigestRun.create(
            local_date=NOON.date() - timedelta(days=1), from_seq=0, to_seq=told, finished_at=NIGHT
        )
    assert machine.returns(NIGHT, LATER).held == NOON.date()
    with connected(machine.config.database_url):
        assert digest.due(machine.config, LATER) is None
        tomorrow = MORNING + timedelta(days=1)
        assert digest.due(machine.config, tomorrow) == tomorrow.date()
        digest.run(tomorrow.date(), machine.config, lambda: None, tomorrow)
        run = DigestRun.get(DigestRun.local_date == tomorrow.date())
        assert (run.from_seq, run.to_seq) == (told, told + 3)


@pytest.mark.parametrize(
    ("made_at", "now"),
    [(NIGHT, MORNING - timedelta(minutes=1)), (MORNING + timedelta(minutes=1), LATER)],
    ids=["before its hour", "backed up after it"],
)
def test_a_digest_that_cannot_have_gone_out_since_is_left_alone(
    machine: Machine, made_at: datetime, now: datetime
) -> None:
    assert machine.returns(made_at, now).held is None
    with connected(machine.config.database_url):
        assert DigestRun.select().count() == 0


def test_a_digest_under_way_is_closed_and_told_again_to_whoever_it_had_not_reached(
    machine: Machine,
) -> None:
    with connected(machine.config.database_url):
        reader = Contact.get(Contact.phone == PHONE)
        other = Contact.create(phone="+6281273000004", follows=reader.follows)
        run = DigestRun.create(local_date=NOON.date(), from_seq=5, to_seq=9, started_at=MORNING)
        text = DigestText.create(
            run=run, follows=reader.follows, text="Loker baru", segments=1, codes=[1001], shown=1
        )
        columns = {"text": None, "digest_text": text, "digest_date": run.local_date}
        waits = message(State.QUEUED, priority=Priority.DIGEST, **columns)
        Contact.update(digest_from=None).execute()
    settled = machine.returns(NOON, LATER)
    assert (settled.unknown, settled.held) == (1, None)
    with connected(machine.config.database_url):
        assert again(waits).state == State.UNKNOWN
        assert digest.due(machine.config, LATER) is None
        starts = {row.id: row.digest_from for row in Contact.select()}
        assert (starts[reader.id], starts[other.id]) == (5, 5)


def test_no_code_is_given_twice(machine: Machine) -> None:
    with connected(machine.config.database_url):
        last = Counter.current(VACANCY_CODE)
        assert last >= Vacancy.select().order_by(Vacancy.code.desc()).first().code
    assert machine.returns(NOON, LATER).next_code == last + CODES + 1
    with connected(machine.config.database_url):
        assert Counter.next(VACANCY_CODE) == last + CODES + 1


def test_it_is_done_once_however_often_it_is_asked(returned: Config) -> None:
    before = Counter.current(VACANCY_CODE)
    message(State.QUEUED)
    assert backup.settle(returned, LATER) is None
    assert Counter.current(VACANCY_CODE) == before
    assert OutboundMessage.select().where(OutboundMessage.state == State.QUEUED).count() == 1


def test_a_restore_that_was_cut_off_is_finished_before_anything_is_sent(
    full: Config, file: Path, elsewhere: Config
) -> None:
    with connected(full.database_url):
        waited = message(State.QUEUED)
    backup.make(full, file, NOON)
    kind = backup._kind(elsewhere)
    kind.put(elsewhere, file, archive.read(file))
    with pytest.raises(SmsgateError, match="cut off"):
        require_database(elsewhere)
    with connected(elsewhere.database_url):
        assert Counter.get_by_id(RESTORED_AT).value == int(NOON.timestamp())
        settled = backup.settle(elsewhere, LATER)
        assert settled is not None
        assert (settled.unknown, settled.made_at) == (1, NOON.astimezone(UTC))
        assert again(waited).state == State.UNKNOWN
    require_database(elsewhere)
