"""Applying and answering invitations by text and on a screen, on the database."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from smsgate.config import WIB, Config
from smsgate.models import (
    Application,
    Contact,
    InterviewMode,
    OutboundMessage,
    Profile,
    Staff,
    Vacancy,
)
from smsgate.runtime import Runtime
from smsgate.services import erasure
from smsgate.services.applications import answers, invitations, passing
from smsgate.services.applications.proposals import Proposal
from smsgate.services.applications.rows import Hand
from smsgate.services.inbound import receive
from smsgate.wording import segments
from tests.conftest import NOON
from tests.dialogue import FIRST_PHONE, inbound
from tests.services.applications.conftest import hand_of
from tests.services.dialler import Caller
from tests.services.office import officer

CODE = 1046


@pytest.fixture
def database_url(sqlite_copy: str) -> str:
    """What it does to the tables is tested on both databases; here it is what is said."""
    return sqlite_copy


AT = datetime(2026, 11, 30, 9, 0, tzinfo=WIB)
MEETING = Proposal(mode=InterviewMode.ONSITE, at=AT, place="Pasar Tebing Tinggi, kios B4")

Says = Callable[..., list[str]]


@pytest.fixture
def says(runtime: Runtime) -> Says:
    """Texts one after the other, a minute apart; the answers to the last."""
    clock: Iterator[datetime] = (NOON + timedelta(minutes=at) for at in range(1000))

    def say(*words: str, now: datetime | None = None) -> list[str]:
        replies: tuple[OutboundMessage, ...] = ()
        for text in words:
            at = next(clock)
            replies = receive(inbound(FIRST_PHONE, text, now or at), runtime, now or at).replies
        return [reply.text for reply in replies]

    return say


@pytest.fixture
def hand(runtime: Runtime, config: Config) -> Hand:
    """The employer of the vacancy, with an account that can sign in."""
    found = hand_of(Vacancy.get_by_id(CODE).employer, config)
    Staff.update(password_hash="set").where(Staff.id == found.by.id).execute()
    return found


@pytest.fixture
def applied(says: Says, hand: Hand) -> Application:
    says(f"LAMAR {CODE}", "siti aminah", "Beruge Ilir", "YA")
    return Application.get()


def test_the_employer_gets_what_was_shown_and_the_person_a_number(says, applied):
    assert applied.passed_on == {"name": "Siti Aminah", "village": "Beruge Ilir, Pendopo"}
    assert applied.agreed_at is not None
    (told,) = says(f"LAMAR {CODE}")
    assert f"no. {applied.id}" in told
    assert Application.select().count() == 1


def test_an_employer_who_reads_is_said_to_answer_by_sms(says, hand):
    (told,) = says(f"LAMAR {CODE}", "Siti", "Beruge Ilir", "YA")
    assert told.startswith("Terkirim: lamaran no.")
    assert "tak membaca" not in told
    assert segments.count(told).segments == 1
    assert passing.waiting(officer("Yuni")) == 0


def test_where_nobody_reads_officers_have_it_and_the_person_is_told_the_employers_own_way(says):
    (told,) = says(f"LAMAR {CODE}", "Siti", "Beruge Ilir", "YA")
    assert "Disnaker" in told
    assert "Datang ke kantor bawa SIM" in told
    assert passing.waiting(officer("Yuni")) == 1
    assert passing.waiting(officer("Umar", districts=["16.11.09"])) == 0


def test_what_changed_after_it_was_shown_is_shown_again_before_it_is_passed_on(says, applied):
    says(f"BATAL LAMAR {CODE}", f"LAMAR {CODE}", "PROFIL 1 Siti Rahma")
    (again,) = says("YA")
    assert "Siti Rahma" in again
    assert Application.get().state == "withdrawn"
    says("YA")
    assert Application.get().passed_on["name"] == "Siti Rahma"


def test_nobody_under_18_applies_before_a_parent_allows_it(says, hand):
    says("PROFIL 1 Budi", "PROFIL 3 Beruge Ilir", "PROFIL 2 2010")
    (told,) = says(f"LAMAR {CODE}")
    assert "orang tua" in told
    profile = Profile.get()
    profile.put({"guardian": "Siti"}, "IZIN Siti", NOON)
    profile.save()
    says(f"LAMAR {CODE}", "YA")
    assert Application.select().count() == 1


def test_a_vacancy_that_closes_while_the_question_stands_gets_nothing(says, hand):
    says(f"LAMAR {CODE}", "Siti", "Beruge Ilir")
    Vacancy.update(state="filled").where(Vacancy.code == CODE).execute()
    (told,) = says("YA")
    assert "1046 sudah tutup" in told
    assert Application.select().count() == 0


@pytest.mark.parametrize(
    ("words", "state", "answer"),
    [
        ("YA 1046", "accepted", "kios B4"),
        ("iya pak 1046", "accepted", "kios B4"),
        ("YA", "accepted", "kios B4"),
        ("TIDAK 1046", "declined", "BATAL LAMAR 1046"),
        ("tdk bisa 1046", "declined", "BATAL LAMAR 1046"),
        ("TIDAK", "declined", "BATAL LAMAR 1046"),
        ("insya allah bisa pak", "accepted", "kios B4"),
        ("siap hadir", "accepted", "kios B4"),
        ("maaf bu saya tidak bisa datang", "declined", "BATAL LAMAR 1046"),
    ],
)
def test_an_invitation_is_answered_by_code_or_alone(says, applied, hand, words, state, answer):
    interview = invitations.invite(applied.id, MEETING, hand)
    (told,) = says(words)
    assert answer in told
    assert segments.count(told).segments == 1
    assert type(interview).get_by_id(interview.id).state == state
    assert Application.get_by_id(applied.id).state == ("invited" if state == "accepted" else "seen")


def test_no_and_a_code_is_a_no_in_english_only(says, applied, hand):
    interview = invitations.invite(applied.id, MEETING, hand)
    assert "LAMAR 1046" in says("no 1046")[0]
    assert "cannot come" in says("ENGLISH", "no 1046")[0]
    assert type(interview).get_by_id(interview.id).state == "declined"


def test_who_agreed_and_then_cannot_is_heard_without_a_code(says, applied, hand):
    interview = invitations.invite(applied.id, MEETING, hand)
    says("YA", "TIDAK")
    assert type(interview).get_by_id(interview.id).state == "accepted"
    says("maaf, saya tidak bisa datang")
    assert type(interview).get_by_id(interview.id).state == "declined"


def test_siap_to_an_invitation_is_asked_what_it_means(says, applied, hand):
    assert says("siap") == []
    invitations.invite(applied.id, MEETING, hand)
    assert "YA 1046" in says("siap")[0]
    assert says("YA 1046", "makasih") == []


def test_ya_alone_belongs_to_a_question_before_it_belongs_to_an_invitation(says, applied, hand):
    invitations.invite(applied.id, MEETING, hand)
    says("HAPUS DATA", "TIDAK")
    says("LAMAR 1075")
    (told,) = says("YA")
    assert "no." in told
    assert invitations.awaited(Contact.get())[0].state == "proposed"


def test_two_invitations_are_told_apart_by_their_codes(says, applied, hand, config):
    says("LAMAR 1075", "YA")
    other = Application.get(Application.vacancy == 1075)
    invitations.invite(applied.id, MEETING, hand)
    invitations.invite(other.id, MEETING, hand_of(Vacancy.get_by_id(1075).employer, config))
    (told,) = says("YA")
    assert "1046" in told
    assert "1075" in told
    assert "datang" not in told


def test_what_was_called_off_or_is_past_is_said_to_be(says, applied, hand):
    interview = invitations.invite(applied.id, MEETING, hand)
    (past,) = says("YA 1046", now=AT + timedelta(hours=1))
    assert "sudah lewat" in past
    answers.hire(applied.id, hand)
    assert type(interview).get_by_id(interview.id).state == "cancelled"
    (told,) = says("LAMARAN")
    assert "Anda diterima" in told


def test_what_became_of_it_is_told_by_sms_and_on_asking(says, applied, hand):
    assert "terkirim" in says("LAMARAN")[0]
    answers.see(applied.id, hand)
    assert "sudah dibaca" in says("LAMARAN")[0]
    answers.turn_down(applied.id, "others", hand)
    assert "blm terpilih" in says(f"LAMAR {CODE}")[0]
    assert "blm terpilih" in says(f"BATAL LAMAR {CODE}")[0]


def test_erasing_takes_applications_along(says, applied, config):
    erasure.erase(Contact.get(), config, NOON)
    assert Application.select().count() == 0
    assert "blm melamar" in says("LAMARAN")[0]


def test_a_text_that_comes_twice_applies_once(runtime, says, hand):
    says(f"LAMAR {CODE}", "Siti", "Beruge Ilir")
    event = inbound(FIRST_PHONE, "YA", NOON + timedelta(hours=1))
    assert len(receive(event, runtime, NOON + timedelta(hours=1)).replies) == 1
    assert receive(event, runtime, NOON + timedelta(hours=1)).duplicate
    assert Application.select().count() == 1


def test_on_a_screen_name_and_village_are_kept_and_the_last_screen_has_the_number(runtime):
    caller = Caller(runtime)
    caller.dial()
    caller.press("2", "4", "1", "2", "siti")
    assert Profile.get().answers["name"] == "Siti"
    last = caller.press("Beruge Ilir", "1")
    made = Application.get()
    assert last.startswith(f"END Lamaran no. {made.id}")
    assert made.passed_on == {"name": "Siti", "village": "Beruge Ilir, Pendopo"}
    caller.dial("ATUid_2")
    assert f"no. {made.id}" in caller.press("2", "4", "1", "2")
    assert "ditarik" in caller.press("1", "1", "1")


def test_an_invitation_is_answered_on_a_screen(runtime, applied, hand):
    invitations.invite(applied.id, MEETING, hand)
    caller = Caller(runtime, applied.person.contact.phone)
    caller.dial()
    assert "kios B4" in caller.press("4", "1", "1")
    assert "ditunggu" in caller.press("1")
    assert invitations.awaited(Contact.get())[0].state == "accepted"
