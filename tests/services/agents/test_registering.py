"""DAFTARKAN: who is asked, who is left in peace, and what the agent is told and shown."""

from datetime import timedelta

import pytest

from smsgate.config import Config
from smsgate.messages import Priority
from smsgate.models import (
    Agent,
    AgentState,
    Contact,
    OutboundMessage,
    Referral,
    Staff,
    Subscription,
    SubscriptionState,
)
from smsgate.runtime import Runtime
from smsgate.services import erasure
from smsgate.services.agents import registering, roll
from smsgate.services.applications import apply
from tests.conftest import NOON
from tests.services.agents.conftest import HEAD, NEIGHBOUR, Say, official, texts_to
from tests.services.dialler import Caller

PENDOPO = "16.11.02"


def results() -> list[str]:
    return [str(row.result) for row in Referral.select().order_by(Referral.id)]


def test_the_neighbour_is_asked_in_the_agents_name_and_agrees_alone(
    agent: Agent, say: Say, runtime: Runtime
) -> None:
    (told,) = say(HEAD, "DAFTARKAN 0812-0000-2222 PENDOPO sopir")
    assert "..2222" in told
    (asked,) = texts_to(NEIGHBOUR)
    assert "Kades" in asked
    assert "SETUJU" in asked
    assert "BUKAN SAYA" in asked
    (message,) = OutboundMessage.select().where(OutboundMessage.contact != agent.contact)
    assert (message.segments, message.priority) == (1, Priority.OFFICER)
    (row,) = Subscription.select()
    assert (row.state, row.kind, row.consent_at) == (SubscriptionState.ASKED, "sopir", None)
    assert (row.consent_how, row.consent_source) == ("agent", f"agent:{agent.id}")
    assert "terdaftar" in say(NEIGHBOUR, "SETUJU")[0] or Subscription.get().consent_at
    assert Subscription.get().state == SubscriptionState.ACTIVE
    assert "1 didaftarkan, 1 setuju, 0 melamar" in say(HEAD, "BERAPA?")[0]
    person = Contact.by_phone(NEIGHBOUR)
    assert person is not None
    assert apply(person, 1001, None, NOON + timedelta(hours=1)) is not None
    assert "1 didaftarkan, 1 setuju, 1 melamar" in say(HEAD, "BERAPA")[0]


def test_several_numbers_come_back_in_one_text(agent: Agent, say: Say) -> None:
    say("+6281200003333", "STOP")
    say("+6281200004444", "DAFTAR PENDOPO")
    numbers = "0812 0000 2222, 081200003333 0812-0000-4444 081200001111 081200002222"
    (told,) = say(HEAD, f"daftarkan {numbers} pendopo")
    assert told.count("..") == 3
    assert "Tidak bisa: ..3333" in told
    assert "Sudah ikut: ..4444" in told
    assert "Sisa hari ini: 16" in told
    assert results() == ["asked", "never", "known", "own"]
    assert len(texts_to(NEIGHBOUR)) == 1


def test_nobody_is_asked_twice_whoever_asks_and_for_whatever(agent: Agent, say: Say) -> None:
    say(HEAD, "DAFTARKAN 081200002222 PENDOPO")
    say(HEAD, "DAFTARKAN 081200002222 SALING")
    assert results() == ["asked", "waiting"]
    say(NEIGHBOUR, "BUKAN SAYA")
    say(HEAD, "DAFTARKAN 081200002222 SALING")
    assert results()[2:] == ["never"]
    assert len(texts_to(NEIGHBOUR)) == 2
    assert Subscription.select().count() == 1


def test_it_is_twenty_a_day(agent: Agent, say: Say) -> None:
    for first in range(0, 20, 5):
        some = " ".join(f"08120000{5000 + first + number}" for number in range(5))
        say(HEAD, f"DAFTARKAN {some}")
    (told,) = say(HEAD, "DAFTARKAN 081200002222")
    assert "Besok saja: ..2222" in told
    assert texts_to(NEIGHBOUR) == []
    say(HEAD, "DAFTARKAN 081200002222", NOON + timedelta(days=1))
    assert len(texts_to(NEIGHBOUR)) == 1


def test_without_a_place_it_is_the_agents_own_district(agent: Agent, say: Say) -> None:
    say(HEAD, "DAFTARKAN 081200002222")
    assert Subscription.get().place == PENDOPO
    assert "DAFTARKAN 08.. PENDOPO" in say(HEAD, "DAFTARKAN")[0]


def test_a_name_that_stands_in_two_districts_is_asked_back(agent: Agent, say: Say) -> None:
    (asked,) = say(HEAD, "DAFTARKAN 081200002222 padang bindu")
    assert asked.endswith("1 atau 2")
    assert Subscription.select().count() == 0
    say(HEAD, "2")
    assert Subscription.get().place.startswith("16.11")
    # One of the two lies in the agent's own kecamatan.
    assert "Pendopo" in say(HEAD, "DAFTARKAN 081200007777 nanjungan")[0]


def test_only_agents_may_and_daftarkan_saya_stays_daftar(say: Say) -> None:
    (told,) = say(HEAD, "DAFTARKAN 081200002222 PENDOPO")
    assert "DAFTAR nama kecamatan" in told
    assert Referral.select().count() == Contact.select().where(Contact.phone == NEIGHBOUR).count()
    say(HEAD, "daftarkan saya pendopo")
    assert Subscription.get().person.contact.phone == HEAD


@pytest.mark.parametrize("number", ["0812", "O81200002222", "081200002222333"])
def test_a_number_that_is_not_whole_signs_up_nobody(agent: Agent, say: Say, number: str) -> None:
    (told,) = say(HEAD, f"DAFTARKAN {number} PENDOPO")
    assert told.startswith("Itu bukan nomor HP yg lengkap")
    assert "DAFTARKAN 08.. PENDOPO" in told
    assert Subscription.select().count() == 0


def test_a_ya_is_told_the_word_and_a_tidak_ends_it(agent: Agent, say: Say) -> None:
    say(HEAD, "DAFTARKAN 081200002222 PENDOPO")
    assert "SETUJU" in say(NEIGHBOUR, "ya pak")[0]
    assert Subscription.get().state == SubscriptionState.ASKED
    assert "tidak ada kabar" in say(NEIGHBOUR, "TIDAK")[0]
    assert Subscription.get().state == SubscriptionState.ENDED
    say(HEAD, "DAFTARKAN 081200002222 SALING")
    assert results() == ["asked", "never"]


@pytest.mark.parametrize("words", ["BERHENTI", "HAPUS DATA"])
def test_who_ended_it_registers_nobody_any_more(
    agent: Agent, say: Say, words: str, by: Staff, config: Config
) -> None:
    say(HEAD, words)
    if words != "BERHENTI":
        say(HEAD, "YA")
        assert Agent.select().count() == 0
    else:
        assert Agent.get().state == AgentState.ENDED
    say(HEAD, "DAFTARKAN 081200002222 PENDOPO")
    assert Subscription.select().count() == 0


def test_a_neighbour_who_is_forgotten_stays_counted_without_a_name(
    agent: Agent, say: Say, config: Config
) -> None:
    say(HEAD, "DAFTARKAN 081200002222 PENDOPO")
    person = Contact.by_phone(NEIGHBOUR)
    assert person is not None
    erasure.forget(person, config, NOON)
    assert Referral.get().person is None
    assert "1 didaftarkan, 0 setuju" in say(HEAD, "BERAPA")[0]


def test_the_welcome_begins_nothing_before_setuju(
    by: Staff, config: Config, say: Say, runtime: Runtime
) -> None:
    made = roll.add(official(), by, config, NOON)
    (welcome,) = texts_to(HEAD)
    assert "SETUJU" in welcome
    assert "SETUJU" in say(HEAD, "DAFTARKAN 081200002222 PENDOPO")[0]
    assert Subscription.select().count() == 0
    # Also days later: whoever heads a village may not read it at once.
    (told,) = say(HEAD, "setuju", NOON + timedelta(days=4))
    assert "DESA" in told
    agent = Agent.get_by_id(made.id)
    assert (agent.state, agent.consent_how, agent.consent_words) == ("active", "sms", "setuju")


def test_by_key_the_same_is_asked_for(agent: Agent, runtime: Runtime) -> None:
    caller = Caller(runtime, HEAD)
    caller.dial()
    caller.choose("Desa saya")
    caller.choose("Daftarkan warga")
    caller.press("081200002222", "1", "1")
    said = caller.press("1")
    assert "081200002222" in said
    assert "SETUJU" in said
    assert len(texts_to(NEIGHBOUR)) == 1
    assert registering.left_today(agent, runtime.config, NOON) == registering.A_DAY - 1
    caller.send(caller.transcript)
    assert len(texts_to(NEIGHBOUR)) == 1
