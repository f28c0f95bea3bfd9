"""What goes and what stays, kind by kind."""

from typing import Any

from smsgate.messages import Priority, State
from smsgate.models import (
    Contact,
    DeliveryWord,
    DigestRun,
    DigestText,
    DigestVacancy,
    Flag,
    InboundMessage,
    OutboundMessage,
    Shown,
    UssdSession,
)
from smsgate.models.base import NumberedModel
from tests.services.retention.conftest import Night, ago


def words(*rows: InboundMessage | OutboundMessage) -> list[str | None]:
    """What is kept of the words of these."""
    return [type(row).get_by_id(row.id).text for row in rows]


def test_it_drops_the_words_of_texts_after_90_days_and_keeps_the_rows(
    night: Night, contact: Contact
) -> None:
    old = [
        night.text(contact, 91, intent="search"),
        night.text(None, 91, sender="INFO-KUIS", flag=Flag.REFUSED, note="sms: no mobile number"),
        night.text(contact, 91, flag=Flag.UNKNOWN),
        night.reply(contact, 91, segments=2, cost="IDR 700"),
        night.reply(contact, 91, state=State.SENT),
    ]
    young = [night.text(contact, 89), night.reply(contact, 89)]
    assert night.run() == {"texts_in": 3, "texts_out": 2}
    assert words(*old) == [None] * 5
    assert words(*young) == ["ada loker?", "Loker Saling"]
    kept = InboundMessage.get_by_id(old[0].id)
    assert (kept.contact_id, kept.intent, kept.received_at) == (contact.id, "search", ago(91))
    refused = InboundMessage.get_by_id(old[1].id)
    assert (refused.sender, refused.flag) == ("", Flag.REFUSED)
    sent = OutboundMessage.get_by_id(old[3].id)
    assert (sent.segments, sent.cost, sent.state) == (2, "IDR 700", State.DELIVERED)


def test_it_keeps_what_lies_with_an_officer_until_it_was_looked_at(
    night: Night, contact: Contact
) -> None:
    asked, failed = night.text(contact, 400, flag=Flag.LATER), night.text(None, 91, flag="failed")
    assert night.run() == {}
    assert words(asked, failed) == ["ada loker?"] * 2
    InboundMessage.update(flag=Flag.NONE).execute()
    assert night.run(days=10) == {"texts_in": 2}


def test_it_keeps_what_is_not_settled(night: Night, contact: Contact) -> None:
    states = (State.QUEUED, State.CLAIMED, State.SENDING, State.UNKNOWN)
    rows = [night.reply(contact, 400, state=state) for state in states]
    assert night.run() == {}
    assert words(*rows) == ["Loker Saling"] * 4
    OutboundMessage.update(state=State.FAILED).execute()
    assert night.run(days=10) == {"texts_out": 4}


def test_it_drops_sessions_and_stray_reports_after_30_days(night: Night, contact: Contact) -> None:
    for days in (29, 31):
        UssdSession.create(
            gateway="simulator",
            session_id=f"{days}",
            contact=contact,
            transcript="1*2",
            state={},
            answer="Loker",
            created_at=ago(days),
        )
        DeliveryWord.create(
            gateway="simulator",
            gateway_id=f"{days}",
            word="Success",
            phone=contact.phone,
            received_at=ago(days),
        )
    assert night.run() == {"sessions": 1, "reports": 1}
    assert [row.session_id for row in UssdSession.select()] == ["29"]
    assert [row.gateway_id for row in DeliveryWord.select()] == ["29"]


def test_it_keeps_for_a_year_what_was_shown_to_whom(night: Night, contact: Contact) -> None:
    for days in (364, 366):
        Shown.create(contact=contact, vacancy=1000 + days, channel="sms", at=ago(days))
    assert night.run() == {"shown": 1}
    assert [row.vacancy for row in Shown.select()] == [1364]


def by_id(model: type[NumberedModel]) -> Any:
    """All rows in the order they came."""
    return model.select().order_by(model.id)


def digest(days: int) -> DigestText:
    """A text of a digest that many days ago, with the vacancy it showed."""
    at = ago(days)
    run = DigestRun.create(local_date=at.date(), from_seq=0, to_seq=1, started_at=at, people=3)
    text = DigestText.create(
        run=run, follows="id|16.11:", text="Loker baru", segments=1, codes=[1001], shown=1
    )
    DigestVacancy.create(text=text, vacancy=1001)
    return text


def told(
    night: Night, contact: Contact, text: DigestText, days: int, **columns: Any
) -> OutboundMessage:
    """It went out to somebody."""
    day = text.run.local_date
    given = {"text": None, "digest_text": text, "digest_date": day, "priority": Priority.DIGEST}
    return night.reply(contact, days, **{**given, **columns})


def test_it_forgets_after_a_year_which_digest_somebody_got(night: Night, contact: Contact) -> None:
    old, young = digest(366), digest(364)
    messages = [told(night, contact, old, 366), told(night, contact, young, 364)]
    assert night.run() == {"digests": 1, "digest_texts": 1}
    assert [row.digest_text_id for row in by_id(OutboundMessage)] == [None, young.id]
    assert {row.state for row in OutboundMessage.select()} == {State.DELIVERED}
    assert [row.text_id for row in DigestVacancy.select()] == [young.id]
    assert DigestRun.select().count() == len(messages)


def test_it_keeps_the_text_of_a_digest_of_which_nobody_knows(
    night: Night, contact: Contact
) -> None:
    old = digest(400)
    told(night, contact, old, 400, state=State.UNKNOWN)
    assert night.run() == {}
    OutboundMessage.update(state=State.SENT).execute()
    assert night.run(days=10) == {"digests": 1, "digest_texts": 1}


def test_it_is_not_held_up_by_a_clock_that_was_wrong(night: Night, contact: Contact) -> None:
    Shown.create(contact=contact, vacancy=1001, channel="sms", at=ago(-3650))
    Shown.create(contact=contact, vacancy=1002, channel="sms", at=ago(366))
    assert night.run() == {"shown": 1}
