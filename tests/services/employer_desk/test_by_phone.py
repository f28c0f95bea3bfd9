"""A vacancy posted by SMS, from the first words to what an officer decided, and its last day."""

from datetime import datetime, timedelta

import pytest

from smsgate.models import (
    Application,
    AuditEntry,
    Case,
    CheckAnswer,
    CheckItem,
    Contact,
    Employer,
    EmployerState,
    OutboundMessage,
    Person,
    SmsPosting,
    Staff,
    Vacancy,
    VacancyDraft,
    VacancyState,
)
from smsgate.runtime import Runtime
from smsgate.services import subscribers, verification
from smsgate.services.employer_desk import news
from smsgate.services.inbound import receive
from smsgate.wording import segments
from tests.both_databases import BOTH
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.dialler import Caller
from tests.services.office import officer

PHONE = "+6284000000501"
OFFER = "PASANG kasir toko 2 org, 2,2jt/bln, SMA, Tebing Tinggi, sampai 20 des"
LATER = NOON + timedelta(minutes=30)


class Shop:
    """A shopkeeper at her phone; the clock goes on by itself."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime, self.now = runtime, NOON
        self.employer = Employer.get(
            Employer.state == EmployerState.VERIFIED, Employer.phone.is_null()
        )
        self.employer.phone = PHONE
        self.employer.save()

    def says(self, words: str) -> str:
        self.now += timedelta(seconds=20)
        replies = receive(inbound(PHONE, words, self.now), self.runtime, self.now).replies
        assert all(segments.count(reply.text).segments <= 2 for reply in replies)
        return "\n".join(reply.text for reply in replies)

    def posts(self, words: str = OFFER) -> Vacancy:
        self.says(words)
        self.says("YA")
        return Vacancy.select().order_by(Vacancy.code.desc()).get()

    def news(self, now: datetime = LATER) -> list[str]:
        """What is written without having been asked for, at that moment."""
        before = OutboundMessage.select().count()
        news.tell(self.runtime.config, now)
        query = OutboundMessage.select().order_by(OutboundMessage.id).offset(before)
        return [row.text for row in query]


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLite, but where a test says: both."""
    url: str = request.getfixturevalue(getattr(request, "param", "sqlite_copy"))
    return url


@pytest.fixture
def shop(runtime: Runtime) -> Shop:
    return Shop(runtime)


@pytest.fixture
def yuni(runtime: Runtime) -> Staff:
    return officer("Yuni")


def to_desk(caller: Caller, home: str) -> str:
    """From the first screen to the employer's own, which stands at its end."""
    pages = [home, caller.press("9")] if "Lowongan saya" not in home else [home]
    key = next(line[0] for line in pages[-1].split("\n") if "Lowongan saya" in line)
    return caller.press(key)


def publish(vacancy: Vacancy, by: Staff, now: datetime) -> None:
    for item in CheckItem:
        verification.answer(vacancy, item, CheckAnswer.YES, by, now)
    verification.approve(vacancy.code, by, now.date(), now)
    Vacancy.update(verified_at=now).where(Vacancy.code == vacancy.code).execute()


def test_it_becomes_a_vacancy_that_waits_with_its_words(shop: Shop) -> None:
    vacancy = shop.posts()
    assert (vacancy.title, vacancy.state) == ("Kasir toko", VacancyState.WAITING)
    assert (vacancy.pay_min, vacancy.openings, vacancy.education) == (2_200_000, 2, "SMA")
    assert (vacancy.area, vacancy.expires_on.isoformat()) == ("16.11.04", "2026-12-20")
    assert vacancy.employer == shop.employer
    posting = SmsPosting.of_vacancy(vacancy.code)
    assert posting is not None
    assert posting.words == OFFER.removeprefix("PASANG ")
    assert AuditEntry.get(AuditEntry.action == "vacancy.submit").actor_name == "employer by phone"


def test_the_same_words_twice_make_one(shop: Shop) -> None:
    shop.says(OFFER)
    shop.says(OFFER)
    assert VacancyDraft.select().count() == 1
    code = shop.posts().code
    assert str(code) in shop.says(OFFER)
    assert SmsPosting.select().count() == 1


def test_it_goes_on_with_what_was_begun_and_drops_it_when_told(shop: Shop) -> None:
    shop.says(OFFER)
    assert "Kasir toko" in shop.says("PASANG")
    assert "2,5jt" in shop.says("PASANG gaji 2,5jt")
    shop.says("BATAL")
    assert VacancyDraft.get().closed_at is not None
    assert "Kasir toko" not in shop.says("PASANG")
    assert (
        Vacancy.select()
        .where(Vacancy.state == VacancyState.WAITING, Vacancy.title == "Kasir toko")
        .count()
        == 0
    )


def test_somebody_else_who_has_the_number_now_changes_nothing(shop: Shop) -> None:
    shop.says(OFFER)
    shop.employer.phone = None
    shop.employer.save()
    before = Vacancy.select().count()
    assert "PASANG" in shop.says("YA")
    assert Vacancy.select().count() == before


def test_it_asks_for_which_of_several_employers(shop: Shop) -> None:
    other = Employer.get(Employer.id != shop.employer.id, Employer.phone.is_null())
    other.phone = PHONE
    other.save()
    asked = shop.says(OFFER)
    names = sorted((shop.employer.name, other.name))
    assert asked.index(f"1 {names[0][:8]}") < asked.index(f"2 {names[1][:8]}")
    assert names[1][:8] in shop.says("2")


def test_a_suspended_employer_is_told_whom_to_speak_to(shop: Shop) -> None:
    Vacancy.update(state="withdrawn").where(Vacancy.employer == shop.employer).execute()
    Employer.update(state="suspended").where(Employer.id == shop.employer.id).execute()
    for words in (OFFER, "TERISI"):
        assert "Disnaker Empat Lawang" in shop.says(words)
    assert not VacancyDraft.select().exists()


def test_an_unknown_number_becomes_a_case_for_the_office(runtime: Runtime) -> None:
    (reply,) = receive(inbound("+6284000000777", OFFER, NOON), runtime, NOON).replies
    case = Case.get()
    assert (case.kind, case.about, case.text) == ("ask", "PASANG", OFFER)
    assert f"no. {case.id}" in reply.text


def test_a_publication_is_told_once_and_not_before_it_stands(shop: Shop, yuni: Staff) -> None:
    vacancy = shop.posts()
    publish(vacancy, yuni, shop.now)
    assert shop.news(shop.now + timedelta(minutes=1)) == []
    (told,) = shop.news()
    assert told.startswith(f"{vacancy.code} Kasir toko")
    assert f"TERISI {vacancy.code}" in told
    assert shop.news() == []


@pytest.mark.parametrize("database_url", BOTH, indirect=True)
def test_what_was_sent_back_is_mended_by_reply_and_told_again(shop: Shop, yuni: Staff) -> None:
    vacancy = shop.posts()
    verification.send_back(vacancy.code, "Tulis jam kerjanya.", yuni, shop.now)
    (told,) = shop.news()
    assert "Tulis jam kerjanya" in told
    assert shop.news() == []
    read_back = shop.says(f"PASANG {vacancy.code} gaji 2,5jt")
    assert "2,5jt" in read_back
    assert str(vacancy.code) in shop.says("YA")
    again = Vacancy.get_by_id(vacancy.code)
    assert (again.state, again.pay_min) == (VacancyState.WAITING, 2_500_000)
    verification.reject(vacancy.code, "Bukan pekerjaan.", yuni, shop.now)
    assert "Bukan pekerjaan" in shop.news()[0]


def test_nothing_is_told_after_stop_nor_in_the_quiet_hours(shop: Shop, yuni: Staff) -> None:
    vacancy = shop.posts()
    verification.reject(vacancy.code, "Tidak jelas.", yuni, shop.now)
    assert shop.news(NOON.replace(hour=22)) == []
    subscribers.stop(Contact.by_phone(PHONE), "sms", shop.now)
    assert shop.news() == []


def test_it_asks_once_after_the_last_day_and_extends_for_two_weeks(shop: Shop, yuni: Staff) -> None:
    vacancy = shop.posts()
    publish(vacancy, yuni, shop.now)
    shop.news()
    day_after = datetime(2026, 12, 21, 9, 0, tzinfo=NOON.tzinfo)
    assert shop.news(day_after - timedelta(days=1)) == []
    (asked,) = shop.news(day_after)
    assert f"PERPANJANG {vacancy.code}" in asked
    assert shop.news(day_after + timedelta(hours=1)) == []
    shop.now = day_after
    assert str(vacancy.code) in shop.says(f"PERPANJANG {vacancy.code}")
    assert Vacancy.get_by_id(vacancy.code).expires_on.isoformat() == "2027-01-04"


def test_filled_closes_it_and_tells_who_waits(shop: Shop, yuni: Staff) -> None:
    vacancy = shop.posts()
    publish(vacancy, yuni, shop.now)
    seeker = Person.of(Contact.create(phone="+6284000000888"))
    Application.create(vacancy=vacancy, person=seeker, agreed_at=NOON, passed_on={"name": "Ani"})
    assert "1 pelamar" in shop.says(f"TERISI {vacancy.code}")
    assert Vacancy.get_by_id(vacancy.code).state == VacancyState.FILLED
    assert "sudah ditutup" in shop.says(f"TERISI {vacancy.code}")
    assert OutboundMessage.select().where(OutboundMessage.contact == seeker.contact).count() == 1


def test_somebody_elses_vacancy_stays_open(shop: Shop) -> None:
    other = Vacancy.get(Vacancy.state == VacancyState.VERIFIED, Vacancy.employer != shop.employer)
    assert f"{other.code} bukan loker Anda" in shop.says(f"TERISI {other.code}")
    assert Vacancy.get_by_id(other.code).state == VacancyState.VERIFIED


def test_a_number_is_greeted_once_when_the_office_writes_it_down(shop: Shop) -> None:
    Employer.update(greeted_at=None).where(Employer.id == shop.employer.id).execute()
    (told,) = shop.news()
    assert "PASANG" in told
    assert segments.count(told).segments == 1
    assert shop.news() == []


@pytest.mark.parametrize("database_url", BOTH, indirect=True)
def test_a_vacancy_typed_on_ussd_is_kept_at_each_step_and_sent(shop: Shop) -> None:
    caller = Caller(shop.runtime, PHONE)
    to_desk(caller, caller.dial())
    caller.press("1", "penjaga toko SMA", "Pendopo")
    assert VacancyDraft.get().typed["title"] == "Penjaga toko"
    caller.press("1,8jt")
    refused = caller.press("banyak")
    assert refused.startswith("CON Blm kami pahami")
    caller.press("2")
    read_back = caller.press("10 des")
    assert "Penjaga toko, Pendopo\n1,8jt/bln, SMA, 2 org, s/d 10 Des" in read_back
    done = caller.press("1")
    vacancy = Vacancy.select().order_by(Vacancy.code.desc()).get()
    assert done.startswith(f"END Diterima: {vacancy.code}.")
    assert (vacancy.area, vacancy.openings, vacancy.pay_min) == ("16.11.02", 2, 1_800_000)
    assert VacancyDraft.select().count() == 1


def test_a_draft_begun_on_ussd_is_finished_by_sms_and_the_other_way_round(shop: Shop) -> None:
    caller = Caller(shop.runtime, PHONE)
    to_desk(caller, caller.dial())
    caller.press("1", "tukang las", "1")
    assert "Tukang las" in shop.says("PASANG")
    assert "175rb/hr" in shop.says("GAJI 175rb/hr")
    shop.says("ORANG 2")
    caller.dial("ATUid_2")
    assert "Lanjutkan: Tukang las" in to_desk(caller, caller.press("2"))  # start anew
    assert "175rb/hr, 2 org" in caller.press("2")
