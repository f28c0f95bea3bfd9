"""DATAKU: what of a person lies with employers and officers is told too, in two segments."""

from datetime import timedelta

import pytest

from smsgate.models import (
    Application,
    Contact,
    ConversationNote,
    Employer,
    InboundMessage,
    Person,
)
from smsgate.runtime import Runtime
from smsgate.services.inbound import receive
from smsgate.wording import segments
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.office import employer, vacancy

PHONE = "+6281200001234"


def say(runtime: Runtime, words: str) -> str:
    """What a text is answered."""
    now = NOON + timedelta(minutes=InboundMessage.select().count())
    (reply, *_more) = receive(inbound(PHONE, words, now), runtime, now).replies
    assert reply.segments <= 2
    return str(reply.text)


def apply(to: Employer, **columns: object) -> Application:
    """The person applies."""
    person = Person.of(Contact.by_phone(PHONE))
    return Application.create(vacancy=vacancy(employer=to), person=person, **columns)


def test_it_says_nothing_of_what_there_is_not(runtime: Runtime) -> None:
    told = say(runtime, "DATAKU")
    assert "lamaran" not in told
    assert "percakapan" not in told
    assert "Tanpa nama, KTP, rekening" in told


def test_it_tells_how_often_and_where_somebody_applied(runtime: Runtime) -> None:
    say(runtime, "LOKER SALING")
    firm = employer("CV Jaya")
    for where in (firm, firm, employer("Toko Maju")):
        apply(where)
    told = say(runtime, "DATAKU")
    assert "3 lamaran (Toko Maju, CV Jaya)" in told
    assert "Tanpa nama" in told
    Application.update(passed_on={"name": "Sari"}).execute()
    assert "Nama hanya dlm lamaran" in say(runtime, "DATAKU")


def test_it_tells_of_a_talk_with_an_officer_and_their_notes(runtime: Runtime) -> None:
    say(runtime, "TANYA syarat SIM?")
    assert "percakapan dgn petugas (0 catatan)" in say(runtime, "DATAKU")
    contact = Contact.by_phone(PHONE)
    ConversationNote.create(conversation=contact, text="Besok ditelepon.", token="1")
    assert "percakapan dgn petugas (1 catatan)" in say(runtime, "DATAKU")


def test_it_tells_nobody_of_whoever_held_the_phone_before(runtime: Runtime) -> None:
    say(runtime, "LOKER SALING")
    apply(employer("CV Jaya"))
    Person.update(left_at=NOON).execute()
    assert "lamaran" not in say(runtime, "DATAKU")


@pytest.mark.parametrize("language", ["id", "en"])
def test_long_lists_lose_their_ends_only(runtime: Runtime, language: str) -> None:
    for place in ("PENDOPO", "SALING", "PASEMAH AIR KERUH", "TANYA syarat SIM?"):
        say(runtime, place if "?" in place else f"DAFTAR {place}")
    for number in range(5):
        apply(employer(f"PT Sawit Makmur Abadi {number}"), passed_on={"name": "Sari"})
    Contact.update(language=language).execute()
    told = say(runtime, "DATAKU")
    assert segments.count(told).segments == 2
    assert "PT Sawit Makmur" in told
    assert "Pendopo" in told
    assert told.endswith("HAPUS DATA")


def test_hapus_data_takes_all_of_it_away(runtime: Runtime) -> None:
    say(runtime, "TANYA syarat SIM?")
    apply(employer("CV Jaya"), passed_on={"name": "Sari"})
    say(runtime, "HAPUS DATA")
    say(runtime, "YA")
    assert Application.select().count() == 0
    told = say(runtime, "DATAKU")
    assert "lamaran" not in told
    assert "percakapan" not in told
