"""The pages on which staff block a number, and lift it."""

import pytest

from smsgate.models import BlockedNumber, Contact
from tests.conftest import NOON
from tests.web.staff.conftest import SignIn

HERE = "/staff/subscribers/blocked"
PHONE, WHOLE, MASKED = "+6281200001234", "081200001234", "0812xxxx1234"


@pytest.fixture
def contact(db) -> Contact:
    return Contact.create(phone=PHONE, last_inbound_at=NOON)


def test_it_is_blocked_and_lifted_with_a_click(sign_in: SignIn, contact: Contact) -> None:
    officer = sign_in()
    assert "Tidak ada nomor yang diblokir" in officer.get(HERE).text
    form = {"days": "7", "ready": "", "words": "Mengirim iklan terus."}
    done = officer.send(f"{HERE}/{contact.id}", form)
    assert (done.status_code, done.location) == (303, f"{HERE}/{contact.id}")
    listed = officer.get(HERE).text
    assert MASKED in listed
    assert "Mengirim iklan terus." in listed
    assert WHOLE not in listed
    assert "diblokir" in officer.get(f"/staff/inbox/{contact.id}").text
    officer.send(f"{HERE}/{contact.id}/lift")
    assert Contact.get_by_id(contact.id).blocked_until is None
    assert MASKED not in officer.get(HERE).text


@pytest.mark.parametrize("form", [{"days": "7"}, {"days": "8", "words": "x"}, {"words": "x"}])
def test_a_refused_form_says_why_and_keeps_what_was_typed(
    sign_in: SignIn, contact: Contact, form: dict[str, str]
) -> None:
    page = sign_in().send(f"{HERE}/{contact.id}", form)
    assert page.status_code == 422
    assert 'class="fault"' in page.text
    assert not BlockedNumber.select().exists()


def test_only_who_answers_may_block(sign_in: SignIn, contact: Contact) -> None:
    viewer = sign_in("viewer")
    assert viewer.get(HERE).status_code == 403
    assert viewer.send(f"{HERE}/{contact.id}", {"days": "1", "words": "x"}).status_code == 403


def test_the_conversation_and_the_subscriber_lead_there(sign_in: SignIn, contact: Contact) -> None:
    officer = sign_in()
    assert f'href="{HERE}/{contact.id}"' in officer.get(f"/staff/inbox/{contact.id}").text
    assert f'href="{HERE}"' in officer.get("/staff/subscribers").text
