from smsgate.models import Contact, DigestRun, DigestText, DigestVacancy, OutboundMessage, Shown
from smsgate.services import vacancies
from smsgate.services.vacancy_desk import deeds, history, writing
from smsgate.services.vacancy_desk.consequences import fingerprint
from smsgate.services.vacancy_desk.deeds import Seen
from smsgate.services.vacancy_desk.typed import read, typed_of
from tests.conftest import NOON
from tests.services.vacancy_desk.conftest import TODAY


def test_it_tells_what_was_done_newest_first_with_names(open_one, where, at) -> None:
    was = open_one.employer.name
    typed = {**typed_of(open_one, ("16.11",)), "employer": "Roti Harum", "title": "Kasir roti"}
    writing.edit(open_one.code, fingerprint(open_one), read(typed, where), at)
    now = vacancies.within_reach(open_one.code, at.by)
    assert now is not None
    deeds.withdraw(Seen.of(now), "batal", at)
    last, first = history.history(open_one.code)
    assert (last.action, last.who, last.after["reason"]) == ("withdraw", at.by.email, "batal")
    assert (first.before["employer"], first.after["employer"]) == (was, "Roti Harum")
    assert (first.before["title"], first.after["title"]) == ("Kasir", "Kasir roti")


def test_it_counts_everybody_told_once(open_one) -> None:
    people = [Contact.create(phone=f"+6284000000{number}") for number in range(3)]
    run = DigestRun.create(local_date=TODAY, from_seq=0, to_seq=1, started_at=NOON)
    text = DigestText.create(
        run=run, follows="id|16.11:", text="x", segments=1, codes=[open_one.code], shown=1
    )
    DigestVacancy.create(text=text, vacancy=open_one.code)
    OutboundMessage.create(
        contact=people[0],
        gateway="simulator",
        segments=1,
        state="delivered",
        digest_text=text,
        digest_date=TODAY,
    )
    Shown.record(people[0], [open_one.code], "sms", NOON)
    Shown.record(people[1], [open_one.code], "sms", NOON)
    Shown.record(people[2], [open_one.code], "ussd", NOON)
    told = history.told_of(open_one.code)
    assert (told.digest, told.reply, told.screen, told.all) == (1, 1, 1, 3)


def test_it_shows_nothing_out_of_reach(open_one, officer) -> None:
    officer.districts = ["16.11.02"]
    assert vacancies.within_reach(open_one.code, officer) is None
    assert vacancies.within_reach(999_999, officer) is None
