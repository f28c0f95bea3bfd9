from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from smsgate.config import WIB, Config
from smsgate.errors import InputError
from smsgate.i18n import translator
from smsgate.messages import Priority
from smsgate.models import (
    Contact,
    Dialogue,
    OutboundMessage,
    Subscription,
    SubscriptionState,
)
from smsgate.services import erasure, subscribers
from smsgate.services.imports.findings import Outcome, Report
from smsgate.services.imports.subscribers import SubscriberImport, import_subscribers
from tests.conftest import NOON

PHONE = "+6281234567890"
EVENING = datetime(2026, 11, 24, 21, 0, tzinfo=WIB)


@pytest.fixture
def how(config: Config) -> SubscriberImport:
    return SubscriberImport(config=config, now=NOON, file="warga.csv", officer="rina@dinas.example")


def table(*rows: str) -> bytes:
    return "\n".join(["phone;place;terms;language;consented_on", *rows]).encode()


def told(report: Report) -> list[str]:
    return [finding.sentence(translator("en")) for finding in report.findings]


def followed(phone: str = PHONE) -> list[tuple[str, str, str]]:
    rows = Subscription.of(Contact.by_phone(phone), *SubscriptionState)
    return [(row.place, row.kind, row.state) for row in rows]


def test_it_signs_up_at_once_whoever_agreed_on_paper(places, how) -> None:
    report = import_subscribers(table("81234567890;Saling;supir;en;1/11/2026"), places, how)
    assert (report.taken, report.asked, told(report)) == (1, 0, [])
    contact = Contact.by_phone(PHONE)
    (row,) = Subscription.of(contact)
    assert (row.place, row.kind, row.state) == ("16.11.09", "sopir", SubscriptionState.ACTIVE)
    assert (row.consent_how, row.consent_source) == (
        "import",
        "warga.csv; rina@dinas.example; 2026-11-24",
    )
    assert row.consent_at.astimezone(WIB).date() == date(2026, 11, 1)
    assert (contact.language, contact.follows) == ("en", "en|16.11.09:sopir")
    assert OutboundMessage.select().count() == 0


def test_it_asks_everybody_else_once_for_all_their_places(places, how) -> None:
    report = import_subscribers(
        table("081234567890;Saling;;;", "081234567890;Pendopo;kasir;;"), places, how
    )
    assert (report.taken, report.asked) == (2, 1)
    assert followed() == [("16.11.09", "", "asked"), ("16.11.02", "toko", "asked")]
    assert Contact.by_phone(PHONE).follows is None
    (question,) = OutboundMessage.select()
    assert question.priority == Priority.OFFICER
    assert "Saling, Pendopo (toko)" in question.text
    assert "balas SETUJU" in question.text
    assert question.segments == 1
    dialogue = Dialogue.get(Dialogue.contact == Contact.by_phone(PHONE))
    (asked,) = dialogue.open_questions(NOON)
    assert (asked.kind, asked.words) == ("consent", ("SETUJU",))


def test_it_asks_nobody_in_the_quiet_hours(places, how) -> None:
    import_subscribers(table("081234567890;Saling;;;"), places, replace(how, now=EVENING))
    question = OutboundMessage.get()
    assert question.not_before.astimezone(WIB) == datetime(2026, 11, 25, 7, 0, tzinfo=WIB)


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_asks_in_one_segment_whatever_it_asks_for(places, how, language) -> None:
    rows = [
        f"081234567890;{place};;{language};"
        for place in (
            "Pasemah Air Keruh",
            "Pendopo Barat",
            "LUAR",
            "Kabupaten Ogan Komering Ulu Selatan",
        )
    ]
    import_subscribers(table(*rows), places, how)
    assert OutboundMessage.get().segments == 1


def test_it_revives_nobody_who_said_stop(places, how) -> None:
    contact = Contact.create(phone=PHONE)
    subscribers.stop(contact, "sms", NOON)
    report = import_subscribers(
        table("081234567890;Saling;;;1/11/2026", "081234567890;Pendopo;;;"), places, how
    )
    assert told(report) == [
        "Row 2: 0812xxxx7890 said STOP and is left in peace.",
        "Row 3: 0812xxxx7890 said STOP and is left in peace.",
    ]
    assert (report.taken, followed(), OutboundMessage.select().count()) == (0, [], 0)


def test_it_revives_nobody_who_was_erased(places, how) -> None:
    contact = Contact.create(phone=PHONE)
    erasure.erase(contact, how.config, NOON)
    erasure.purge(NOON + timedelta(days=3))
    report = import_subscribers(table("081234567890;Saling;;;1/11/2026"), places, how)
    assert "said STOP" in told(report)[0]
    assert Contact.by_phone(PHONE) is None


def test_it_leaves_ended_what_somebody_ended(places, how) -> None:
    rows = table("081234567890;Saling;;;1/11/2026", "081234567890;Pendopo;;;1/11/2026")
    import_subscribers(rows, places, how)
    subscribers.unsubscribe(Contact.by_phone(PHONE), "16.11.09", "sms", NOON)
    report = import_subscribers(rows, places, how)
    assert told(report) == [
        "Row 2: 0812xxxx7890 ended this and is not signed up again.",
        "Row 3: 0812xxxx7890 follows this already.",
    ]
    assert followed()[0] == ("16.11.09", "", "ended")


def test_it_asks_nobody_twice_but_takes_a_later_consent(places, how) -> None:
    import_subscribers(table("081234567890;Saling;;;"), places, how)
    again = import_subscribers(table("081234567890;Saling;;;"), places, how)
    assert told(again) == ["Row 2: 0812xxxx7890 was asked before and has not answered."]
    assert OutboundMessage.select().count() == 1
    consented = import_subscribers(table("081234567890;Saling;;;24/11/2026"), places, how)
    assert consented.taken == 1
    assert followed() == [("16.11.09", "", "active")]


def test_it_takes_the_row_with_a_consent_of_two_alike(places, how) -> None:
    report = import_subscribers(
        table("081234567890;Saling;;;", "0812-3456-7890;Kec. Saling;;;1/11/2026"), places, how
    )
    assert told(report) == ["Row 2: 0812xxxx7890 stands in another row with the same place."]
    assert followed() == [("16.11.09", "", "active")]


def test_it_tells_every_fault_masked_and_keeps_the_good_rows(places, how) -> None:
    report = import_subscribers(
        table(
            "8.12E+11;Saling;;;",
            "0812345;Nirwana;astronaut;fr;besok",
            "081234567891;Sawah;;;",
            "081234567892;Saling;;;25/11/2026",
            ";Saling;;;",
            "081234567890;Saling;;;1/11/2026",
        ),
        places,
        how,
    )
    assert (report.taken, report.count(Outcome.REFUSED)) == (1, 5)
    said = "\n".join(told(report))
    assert [line.partition(":")[0] for line in told(report)] == [
        "Row 2, phone",
        "Row 3, consented_on",
        "Row 3, language",
        "Row 3, phone",
        "Row 3, place",
        "Row 3, terms",
        "Row 4, place",
        "Row 5, consented_on",
        "Row 6, phone",
    ]
    assert "0812345" not in said.replace("081234567890", "")


def test_it_writes_nothing_when_only_checking(places, how) -> None:
    rows = table("081234567890;Saling;;;", "081234567891;Saling;;;1/11/2026")
    report = import_subscribers(rows, places, replace(how, check_only=True))
    assert (report.taken, report.asked) == (2, 1)
    assert Contact.select().count() == OutboundMessage.select().count() == 0


def test_it_takes_nobody_while_it_cannot_tell_who_said_stop(places, how) -> None:
    erasure.erase(Contact.create(phone=PHONE), how.config, NOON)
    erasure.purge(NOON + timedelta(days=3))
    moved = replace(how, config=replace(how.config, secret_key="another-secret-key-of-32-letters"))
    people = table("081234567890;Saling;;;1/11/2026", "081234567891;Saling;;;1/11/2026")
    with pytest.raises(InputError, match="SMSGATE_FORMER_SECRET_KEYS"):
        import_subscribers(people, places, moved)
    assert Contact.select().count() == 0
    known = replace(moved.config, former_secret_keys=(how.config.secret_key,))
    report = import_subscribers(people, places, replace(moved, config=known))
    assert told(report) == ["Row 2: 0812xxxx7890 said STOP and is left in peace."]
    assert report.taken == 1


def test_whoever_signs_up_again_themselves_may_be_imported_again(places, how) -> None:
    erasure.erase(Contact.create(phone=PHONE), how.config, NOON)
    erasure.purge(NOON + timedelta(days=3))
    contact = Contact.create(phone=PHONE)
    subscribers.welcome_back(contact, how.config)
    report = import_subscribers(table("081234567890;Saling;;;1/11/2026"), places, how)
    assert report.taken == 1
