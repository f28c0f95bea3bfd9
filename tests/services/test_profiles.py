"""A profile begun by text and finished on screens, and what of it is passed on."""

from datetime import date, timedelta

import pytest

from smsgate.models import Contact, Person, Profile, database
from smsgate.runtime import Runtime
from smsgate.services import erasure, profiles
from smsgate.services.inbound import receive
from tests.dialogue import inbound
from tests.fakes import NOON
from tests.services.dialler import PHONE, Caller

TODAY = NOON.date()
SITI = {
    "name": "Siti",
    "birth_year": "2005",
    "village": "Batu Jungul, Muara Pinang",
    "place": "16.11.01.2001",
    "education": "SMA",
    "kinds": "toko jahit",
    "experience": "",
    "licence": "A C",
}


@pytest.fixture
def person(runtime: Runtime) -> Person:
    return Person.of(Contact.create(phone=PHONE))


def _keep(person: Person, answers: dict[str, str], words: str = "") -> None:
    with database.atomic():
        profiles.save(person.contact, answers, words, NOON)


def _text(runtime: Runtime, words: str, minutes: int) -> str:
    now = NOON + timedelta(minutes=minutes)
    return "\n".join(
        reply.text or "" for reply in receive(inbound(PHONE, words, now), runtime, now).replies
    )


def test_it_is_begun_by_text_and_finished_on_screens_and_read_by_text(runtime: Runtime) -> None:
    for minute, words in enumerate(("PROFIL", "siti", "2005")):
        _text(runtime, words, minute)
    caller = Caller(runtime)
    caller.now += timedelta(minutes=10)
    caller.dial()
    (key,) = [line[0] for line in caller.press("4").split("\n") if "Profil saya" in line]
    assert "2 dari 9" in caller.press(key)
    assert "3/9" in caller.press("1")
    caller.press("3", "1")  # Muara Pinang, its first village
    lost = caller.press("4")  # SMA; then the line breaks
    assert "5/9" in lost
    assert "5/9" in _text(runtime, "PROFIL", 20)
    assert "6/9" in _text(runtime, "toko", 21)
    answers = profiles.view(Contact.by_phone(PHONE)).answers
    assert answers["education"] == "SMA"
    assert answers["village"].endswith(", Muara Pinang")


def _told(person: Person, day: date) -> dict[str, str]:
    return profiles.view(person.contact).told(day, "id")


def test_an_employer_is_told_plain_words_of_what_was_answered(person: Person) -> None:
    assert _told(person, TODAY) == {}
    _keep(person, SITI)
    assert _told(person, TODAY) == {
        "name": "Siti",
        "village": "Batu Jungul, Muara Pinang",
        "age": "21 th, lahir 2005",
        "education": "SMA",
        "kinds": "Toko & kasir, Jahit & cuci",
        "licence": "SIM C, A",
    }


def test_under_18_it_is_used_only_with_a_guardians_word(person: Person) -> None:
    _keep(person, {**SITI, "birth_year": "2010"})
    assert _told(person, TODAY) == {}
    _keep(person, {"guardian": "Ibu Marlena"}, "IZIN Ibu Marlena")
    row = Profile.get()
    assert (row.guardian, row.guardian_words, row.guardian_at) == (
        "Ibu Marlena",
        "IZIN Ibu Marlena",
        NOON,
    )
    assert _told(person, TODAY)


def test_who_turns_18_this_year_says_so(person: Person) -> None:
    _keep(person, {**SITI, "birth_year": "2008"})
    assert not _told(person, TODAY)
    _keep(person, {"adult": "1"})
    assert _told(person, TODAY)
    Profile.delete().execute()
    _keep(person, {**SITI, "birth_year": "2008"})
    assert _told(person, date(2027, 1, 1))


def test_the_same_answers_again_change_nothing(person: Person) -> None:
    _keep(person, SITI)
    with database.atomic():
        profiles.save(person.contact, SITI, "", NOON + timedelta(days=1))
    assert Profile.get().updated_at == NOON


def test_it_goes_with_the_person(person: Person, runtime: Runtime) -> None:
    _keep(person, SITI)
    with database.atomic():
        erasure.erase(person.contact, runtime.config, NOON)
    assert Profile.select().count() == 0


def test_who_holds_the_number_next_starts_anew(person: Person) -> None:
    _keep(person, SITI)
    Person.update(left_at=NOON).execute()
    assert dict(profiles.view(person.contact).answers) == {}
