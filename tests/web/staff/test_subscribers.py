from io import BytesIO

import pytest

from smsgate.models import (
    AuditEntry,
    Contact,
    OutboundMessage,
    Staff,
    SubscriberUpload,
    Subscription,
    SubscriptionState,
)
from smsgate.services import subscribers
from smsgate.services.subscriber_desk import lists
from smsgate.services.subscribers import ConsentRecord
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn

HERE = "/staff/subscribers"
PHONE, WHOLE, MASKED = "+6281200001234", "081200001234", "0812xxxx1234"
NEW = {
    "phone": "0812-0000-5678",
    "place": "16.11.02",
    "kind": "",
    "language": "id",
    "consent": "ask",
}


@pytest.fixture
def person(db) -> Contact:
    """Somebody in Pendopo who gets the news."""
    contact = Contact.create(phone=PHONE)
    record = ConsentRecord(how="sms", source="inbound:1", words="DAFTAR PENDOPO", at=NOON)
    subscribers.subscribe(contact, "16.11.02", "sopir", record)
    return contact


def again(contact: Contact) -> Contact:
    return Contact.get_by_id(contact.id)


def test_it_lists_people_masked_and_as_asked_for(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    assert MASKED in officer.get(HERE).text
    assert MASKED in officer.get(f"{HERE}?district=16.11.02&kind=sopir&state=active&ends=1234").text
    assert MASKED not in officer.get(f"{HERE}?district=16.11.09").text
    assert WHOLE not in officer.get(HERE).text


@pytest.mark.parametrize(
    "query",
    ["page=x", f"page={10**30}", "state=king", "district=%00", "since=soon", "ends=12a", "way=" + "x" * 999],
)  # fmt: skip
def test_it_bears_any_question(sign_in: SignIn, person: Contact, query: str) -> None:
    assert MASKED in sign_in().get(f"{HERE}?{query}").text


def test_it_shows_the_number_once_and_tells_the_log(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    assert WHOLE in officer.send(f"{HERE}/{person.id}/number").text
    page = officer.get(f"{HERE}/{person.id}").text
    assert WHOLE not in page
    assert "DAFTAR PENDOPO" in page
    assert AuditEntry.select().where(AuditEntry.action == "subscriber.reveal").count() == 1


def test_it_pauses_with_a_way_back(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    assert officer.send(f"{HERE}/{person.id}/pause", {"days": "7"}).status_code == 303
    assert again(person).paused_until is not None
    assert f"{HERE}/{person.id}/resume" in officer.get(f"{HERE}/{person.id}").text
    officer.send(f"{HERE}/{person.id}/resume")
    assert again(person).paused_until is None


@pytest.mark.parametrize("days", ["", "0", "-3", "1000", "x", "9" * 30])
def test_it_says_how_long_a_pause_may_be(sign_in: SignIn, person: Contact, days: str) -> None:
    answer = sign_in().send(f"{HERE}/{person.id}/pause", {"days": days})
    assert answer.status_code == 422
    assert f'value="{days}"' in answer.text
    assert again(person).paused_until is None


def test_it_ends_one_with_a_way_back(sign_in: SignIn, person: Contact) -> None:
    officer, row = sign_in(), Subscription.get()
    officer.send(f"{HERE}/{person.id}/end/{row.id}")
    assert again(person).follows is None
    back = f"{HERE}/{person.id}/take-back/{row.id}"
    assert back in officer.get(f"{HERE}/{person.id}").text
    officer.send(back)
    assert again(person).follows


def test_after_a_stop_there_is_no_way_to_write_to_them(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    officer.send(f"{HERE}/{person.id}/stop")
    page = officer.get(f"{HERE}/{person.id}").text
    assert "/pause" not in page
    assert "/resume" not in page
    officer.send(f"{HERE}/{person.id}/resume")
    officer.send(f"{HERE}/{person.id}/take-back/{Subscription.get().id}")
    entered = officer.send(f"{HERE}/new", {**NEW, "phone": WHOLE})
    assert entered.status_code == 422
    assert again(person).stopped_at
    assert again(person).follows is None
    assert OutboundMessage.select().count() == 0


def test_it_erases_when_the_digits_are_right(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    wrong = officer.send(f"{HERE}/{person.id}/erase", {"digits": "4321"})
    assert (wrong.status_code, Subscription.select().count()) == (422, 1)
    assert 'value="4321"' in wrong.text
    officer.send(f"{HERE}/{person.id}/erase", {"digits": "1234"})
    assert Subscription.select().count() == 0
    assert officer.get(f"{HERE}/{person.id}").status_code == 404


def test_it_enters_somebody_who_is_then_asked(sign_in: SignIn) -> None:
    officer = sign_in()
    assert officer.send(f"{HERE}/new", NEW).status_code == 303
    twice = officer.send(f"{HERE}/new", NEW)
    assert twice.status_code == 422
    assert NEW["phone"] in twice.text
    assert "SETUJU" in OutboundMessage.get().text
    assert Subscription.get().state == SubscriptionState.ASKED


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"phone": "12"}, "phone"),
        ({"place": ""}, "place"),
        ({"consent": "paper", "reference": "A-1"}, "signed_on"),
        ({"consent": "paper", "signed_on": "2026-11-01"}, "reference"),
        ({"consent": "paper", "reference": "A-1", "signed_on": "soon"}, "signed_on"),
    ],
)
def test_it_names_the_field_at_fault(sign_in: SignIn, changed: dict[str, str], field: str) -> None:
    answer = sign_in().send(f"{HERE}/new", {**NEW, **changed})
    assert answer.status_code == 422
    assert f'id="{field}-fault"' in answer.text
    assert Contact.select().count() == 0


def test_a_list_is_checked_confirmed_and_entered(sign_in: SignIn, config) -> None:
    officer = sign_in()
    table = b"phone,place\n081200001111,Pendopo\n081200002222,Nirwana\n"
    sent = officer.send(f"{HERE}/lists", {"file": (BytesIO(table), "warga.csv")})
    page = officer.get(sent.location).text
    assert "Nirwana" in page
    assert "081200001111" not in page
    assert "Nirwana" in officer.get(f"{sent.location}/remarks.csv").text
    officer.send(f"{sent.location}/enter")
    assert lists.work(SubscriberUpload.get(), config)
    assert Subscription.select().count() == 1
    assert officer.get(f"{sent.location}/progress").headers["HX-Refresh"] == "true"
    assert sign_in().get(sent.location).status_code == 404


@pytest.mark.parametrize("content", [b"PK\x03\x04 a workbook", b""])
def test_what_is_no_list_is_refused_in_the_form(sign_in: SignIn, content: bytes) -> None:
    answer = sign_in().send(f"{HERE}/lists", {"file": (BytesIO(content), "x.csv")})
    assert answer.status_code == 422
    assert 'id="file-fault"' in answer.text


@pytest.mark.parametrize("content", [b"\xff\xfe\xd8", bytes(range(256)) * 40])
def test_a_broken_file_is_refused_or_read_and_nothing_falls_over(
    sign_in: SignIn, content: bytes
) -> None:
    officer = sign_in()
    answer = officer.send(f"{HERE}/lists", {"file": (BytesIO(content), "x.csv")})
    assert answer.status_code in (303, 422)
    if answer.status_code == 303:
        assert officer.get(answer.location).status_code == 200


def test_a_file_of_them_is_masked_for_who_may_not_look_and_told_of(
    sign_in: SignIn, person: Contact
) -> None:
    assert WHOLE in sign_in().get(f"{HERE}/table.csv").text
    assert sign_in("viewer").get(f"{HERE}/table.csv").status_code == 403
    assert AuditEntry.get(AuditEntry.action == "subscriber.export").after == {"numbers": "whole"}


def test_an_officer_of_a_district_has_no_business_with_others(
    sign_in: SignIn, person: Contact
) -> None:
    other = sign_in(districts=("16.11.09",))
    assert MASKED not in other.get(HERE).text
    for way in ("", "/number", "/pause", "/stop", "/erase"):
        ask = other.send if way else other.get
        assert ask(f"{HERE}/{person.id}{way}").status_code == 404
    assert other.get(f"{HERE}/{10**30}").status_code == 404
    assert sign_in(districts=("16.11.02",)).get(f"{HERE}/{person.id}").status_code == 200


@pytest.mark.parametrize("role", ["verifier", "viewer"])
def test_it_is_for_officers(sign_in: SignIn, person: Contact, role: str) -> None:
    client = sign_in(role)
    for url in (HERE, f"{HERE}/new", f"{HERE}/lists", f"{HERE}/{person.id}"):
        assert client.get(url).status_code == 403


def test_every_page_is_there_in_english_too(sign_in: SignIn, person: Contact) -> None:
    officer = sign_in()
    Staff.update(language="en").execute()
    for url in (HERE, f"{HERE}/new", f"{HERE}/lists", f"{HERE}/{person.id}", f"{HERE}?ends=9"):
        page = officer.get(url)
        assert page.status_code == 200
        assert 'lang="en"' in page.text
