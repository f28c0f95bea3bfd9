"""BUKAN SAYA: the former owner is gone, and the new one begins as if nobody had been there."""

from datetime import timedelta

import pytest
from peewee import Database

from smsgate.config import Config
from smsgate.models import (
    Agent,
    Application,
    Case,
    Contact,
    Conversation,
    Employer,
    InboundMessage,
    Person,
    StopMark,
    Subscription,
    UssdSession,
)
from smsgate.runtime import Runtime
from smsgate.services import erasure, stops
from smsgate.services.agents import roll
from smsgate.services.applications import apply
from smsgate.services.inbound import receive
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.agents.conftest import official, texts_to
from tests.services.dialler import Caller
from tests.services.office import employer, officer
from tests.services.test_erasure import everywhere, found

__all__ = ["everywhere"]

PHONE = "+6281273000001"
BOSS = "+6281200009876"


def say(runtime: Runtime, *texts: str) -> list[str]:
    """What the last of these is answered."""
    told: list[str] = []
    for words in texts:
        now = NOON + timedelta(minutes=InboundMessage.select().count())
        told = [str(row.text) for row in receive(inbound(PHONE, words, now), runtime, now).replies]
    return told


def test_it_asks_once_and_tidak_changes_nothing(runtime: Runtime) -> None:
    say(runtime, "DAFTAR PENDOPO")
    assert "YA" in say(runtime, "BUKAN SAYA")[0]
    say(runtime, "TIDAK")
    assert Subscription.select().count() == 1


def test_a_stop_of_the_former_owner_does_not_bind_the_new_one(
    runtime: Runtime, config: Config
) -> None:
    say(runtime, "DAFTAR PENDOPO", "TANYA rahasia", "BERHENTI")
    assert "LOKER" in say(runtime, "BUKAN SAYA", "YA")[0]
    assert Person.select().count() == Conversation.select().count() == Subscription.select().count()
    assert not stops.stands(PHONE, config)
    assert say(runtime, "DAFTAR SALING")
    assert Subscription.get().place == "16.11.09"
    assert StopMark.select().count() == 0


def test_it_erases_whatever_any_table_keeps(db: Database, everywhere: Contact) -> None:
    with db.atomic():
        erasure.clean(everywhere, NOON)
    left = {table for table, _column in found(db, "rahasia")}
    assert left <= {"contact"}
    assert Contact.get().phone == PHONE


def test_the_employer_who_waits_is_told(runtime: Runtime) -> None:
    Employer.update(phone=BOSS).execute()
    say(runtime, "DAFTAR PENDOPO")
    contact = Contact.by_phone(PHONE)
    assert contact is not None
    apply(contact, 1001, {"name": "Siti"}, NOON)
    say(runtime, "BUKAN SAYA", "YA")
    (told,) = texts_to(BOSS)
    assert told.startswith("1001 ")
    assert "Siti" in told
    assert Application.select().count() == 0


def test_roles_end_and_the_office_is_told(runtime: Runtime, config: Config) -> None:
    firm = employer("CV Jaya", phone=PHONE)
    made = roll.add(official(phone=PHONE), officer("Rina"), config, NOON)
    say(runtime, "SETUJU", "BUKAN SAYA", "YA")
    agent = Agent.get_by_id(made.id)
    assert (agent.state, agent.ended_how, agent.contact) == ("ended", "handover", None)
    assert Employer.get_by_id(firm.id).phone is None
    case = Case.get()
    assert "Kades" in case.text
    assert "CV Jaya" in case.text
    assert "LOKER" in say(runtime, "BANTUAN")[0]


def test_a_question_of_consent_ends_alone(runtime: Runtime, config: Config) -> None:
    say(runtime, "DAFTAR PENDOPO")
    roll.add(official(), officer("Rina"), config, NOON)
    head = "+6281200001111"
    for words in ("SETUJU", "DAFTARKAN 081273000001 SALING"):
        now = NOON + timedelta(hours=1, minutes=len(words))
        receive(inbound(head, words, now), runtime, now)
    assert "BUKAN SAYA" in say(runtime, "BUKAN SAYA")[0]
    states = {row.place: row.state for row in Subscription.select()}
    assert states == {"16.11.02": "active", "16.11.09": "ended"}


@pytest.fixture
def caller(runtime: Runtime) -> Caller:
    return Caller(runtime, PHONE)


def test_by_key_the_session_goes_on_for_its_owner(caller: Caller, runtime: Runtime) -> None:
    say(runtime, "DAFTAR PENDOPO")
    caller.dial("ATUid_old")
    caller.press("1")
    caller.dial("ATUid_2")
    caller.press("2")
    caller.choose("Bahasa/bantuan")
    assert "dihapus" in caller.choose("dulu bukan milik saya")
    done = caller.press("1")
    assert done.startswith("END")
    assert caller.send(caller.transcript) == done
    assert Subscription.select().count() == 0
    assert [row.session_id for row in UssdSession.select()] == ["ATUid_2"]
