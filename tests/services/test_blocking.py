"""Blocked numbers: kept, not answered, nobody's work; STOP is obeyed; lifted, they are answered again."""

from datetime import datetime, timedelta

import pytest

from smsgate.errors import InputError
from smsgate.models import (
    AuditEntry,
    BlockedNumber,
    Case,
    Contact,
    Conversation,
    ConversationState,
    Flag,
    InboundMessage,
    OutboundMessage,
    Role,
    Staff,
)
from smsgate.runtime import Runtime
from smsgate.services import blocking, letters, limits
from smsgate.services.inbound import receive
from smsgate.services.inbox import answering, thread, unclear
from smsgate.services.inbox.answering import Answer
from smsgate.services.letters import Times
from smsgate.services.outbox import PATIENCE
from smsgate.services.outbox.claim import claim
from tests.both_databases import BOTH
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.dialler import PHONE, Caller
from tests.services.office import officer


class Pest:
    """A number that is blocked by an officer; `says` gives the answers."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime, self.yuni = runtime, officer("Yuni")
        self.says("LOKER PENDOPO", NOON - timedelta(hours=1))

    @property
    def contact(self) -> Contact:
        return Contact.get(Contact.phone == PHONE)

    def says(self, words: str, now: datetime) -> list[str]:
        replies = receive(inbound(PHONE, words, now), self.runtime, now).replies
        return [reply.text for reply in replies]

    def block(self, days: int | None = 7, now: datetime = NOON) -> None:
        blocking.block(self.contact, days, "Menghina petugas.", self.yuni, now)


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLite, but where a test says: both."""
    url: str = request.getfixturevalue(getattr(request, "param", "sqlite_copy"))
    return url


@pytest.fixture
def pest(runtime: Runtime) -> Pest:
    return Pest(runtime)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize("database_url", BOTH, indirect=True)
def test_its_texts_are_kept_and_nobodys_work(pest: Pest) -> None:
    pest.says("TANYA PETUGAS kenapa nama saya salah", later(-5))
    pest.block()
    assert pest.says("TANYA dasar kalian", later(1)) == []
    assert pest.says("qwerty asdf", later(2)) == []
    newest = InboundMessage.select().order_by(InboundMessage.id.desc()).get()
    assert (newest.text, newest.flag, newest.note) == ("qwerty asdf", Flag.BLOCKED, limits.BLOCKED)
    talk = Conversation.of(pest.contact)
    assert talk is not None
    assert (talk.state, talk.last_at) == (ConversationState.CLOSED, later(-5))
    assert Case.get().closed_at == NOON
    assert unclear.count(later(3)) == 0


def test_stop_is_obeyed_and_confirmed(pest: Pest) -> None:
    pest.says("DAFTAR SALING", later(-5))
    pest.block()
    assert len(pest.says("BERHENTI", later(1))) == 1
    assert pest.contact.stopped_at == later(1)
    assert pest.contact.follows is None
    assert pest.says("DAFTAR SALING", later(2)) == []


def test_the_menu_ends_with_one_polite_sentence(pest: Pest) -> None:
    caller = Caller(pest.runtime)
    assert caller.dial().startswith("CON ")
    pest.block()
    assert caller.press("1").startswith("END Nomor ini sedang tidak dilayani.")
    assert caller.dial("ATUid_2").startswith("END Nomor ini sedang tidak dilayani.")


def test_nothing_is_sent_to_it_and_an_officer_is_told_so(pest: Pest) -> None:
    config = pest.runtime.config
    letters.write(pest.contact, lambda _: "Halo", Times(now=NOON), config)
    pest.block()
    given = Answer(text="Halo juga", token="t", mark=thread.mark(pest.contact.id))
    with pytest.raises(InputError, match="blocked"):
        answering.answer(pest.yuni, pest.contact.id, given, config, NOON)
    claim("simulator", 10, later(1), config, lambda *_: None, PATIENCE)
    assert OutboundMessage.get(OutboundMessage.text == "Halo").reason == "blocked by the office"


def test_it_is_answered_again_when_the_time_is_over_or_it_was_lifted(pest: Pest) -> None:
    pest.block(1)
    assert pest.says("LOKER", NOON + timedelta(hours=23)) == []
    assert len(pest.says("LOKER", NOON + timedelta(hours=25))) == 1
    pest.block(None, NOON + timedelta(hours=26))
    assert pest.says("LOKER SALING", NOON + timedelta(days=400)) == []
    assert blocking.lift(pest.contact, pest.yuni, NOON + timedelta(days=401))
    assert not blocking.lift(pest.contact, pest.yuni, NOON + timedelta(days=401))
    assert len(pest.says("LOKER PENDOPO", NOON + timedelta(days=402))) == 1


def test_another_term_takes_the_place_of_the_first_and_all_stands_in_the_log(pest: Pest) -> None:
    pest.block(1)
    pest.block(30, later(1))
    page = blocking.page(1, pest.yuni, pest.runtime.config, later(2))
    (line,) = page.lines
    assert (line.until, line.reason, line.by) == (
        later(1) + timedelta(days=30),
        "Menghina petugas.",
        "Yuni",
    )
    assert BlockedNumber.select().count() == 2
    actions = [row.action for row in AuditEntry.select() if row.action.startswith("number.")]
    assert actions == ["number.block", "number.block"]


@pytest.mark.parametrize(
    ("days", "reason", "role"),
    [(3, "x", Role.OFFICER), (7, " ", Role.OFFICER), (7, "x", Role.VIEWER)],
)
def test_it_needs_a_term_a_reason_and_the_right(
    pest: Pest, days: int, reason: str, role: Role
) -> None:
    by: Staff = officer("Budi", role)
    with pytest.raises(InputError):
        blocking.block(pest.contact, days, reason, by, NOON)
    assert not pest.contact.blocked_at(NOON)


@pytest.mark.parametrize("database_url", BOTH, indirect=True)
def test_numbers_over_the_limits_on_three_days_of_a_week_are_proposed(pest: Pest) -> None:
    def over(day: int, flag: Flag = Flag.LIMITED) -> None:
        InboundMessage.create(
            dedupe_key=f"{day}{flag}",
            gateway="simulator",
            contact=pest.contact,
            text="ok",
            received_at=NOON - timedelta(days=day),
            flag=flag,
            note=limits.NOTES[0],
        )

    config = pest.runtime.config
    over(0)
    over(1, Flag.SEEN)
    over(9)
    assert blocking.flooding(pest.yuni, config, NOON) == ()
    over(2)
    (found,) = blocking.flooding(pest.yuni, config, NOON)
    assert (found.days, found.texts, found.said) == (3, 3, "ok")
    pest.block()
    assert blocking.flooding(pest.yuni, config, NOON) == ()


def test_a_blocked_text_asks_the_database_no_more_than_any_other(pest: Pest) -> None:
    """It is on the row that every text reads."""
    assert Contact.blocked_until in Contact._meta.sorted_fields
    pest.block()
    assert Contact.heard(PHONE, "simulator", NOON).blocked_at(NOON)
