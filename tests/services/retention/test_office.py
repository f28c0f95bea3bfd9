"""What the office and employers keep: how long, and what is left of it."""

from datetime import timedelta
from typing import Any

import pytest
from peewee import Database

from smsgate.models import (
    Application,
    ApplicationState,
    AuditEntry,
    BlockedNumber,
    Broadcast,
    BroadcastMessage,
    BroadcastState,
    BroadcastTrial,
    Contact,
    Conversation,
    ConversationNote,
    ConversationState,
    Employer,
    Interview,
    Invitation,
    ListState,
    OutboundMessage,
    Person,
    Profile,
    Recall,
    RecallWarning,
    Role,
    SmsPosting,
    Staff,
    StaffSession,
    SubscriberUpload,
    UnmetWord,
    VacancyDraft,
)
from smsgate.services.accounts import invitations, people, sessions
from tests.conftest import NOON
from tests.plans import listening, read_whole
from tests.services.office import employer, officer, vacancy
from tests.services.retention.conftest import Night, ago

TOLD = {"name": "Sari", "village": "Beruge Ilir"}
TAKEN_BACK: dict[str, Any] = {"passed_on": {}, "agreed_at": None}


@pytest.fixture
def ani(night: Night) -> Staff:
    """An officer."""
    return officer("Ani")


@pytest.fixture
def firm(night: Night) -> Employer:
    """An employer."""
    return employer()


def applied(firm: Employer, contact: Contact, days: int, **columns: Any) -> Application:
    """Somebody applied so many days ago for a vacancy of their own, with an interview, and was hired."""
    expires_on = columns.pop("expires_on", NOON.date())
    given = {"passed_on": TOLD, "created_at": ago(days), "agreed_at": ago(days)}
    made: Application = Application.create(
        vacancy=vacancy(employer=firm, expires_on=expires_on),
        person=Person.of(contact),
        **{"state": ApplicationState.HIRED, **given, **columns},
    )
    Interview.create(application=made, mode="online", at=ago(days), link="https://meet.example/x")
    return made


def test_it_takes_back_what_was_passed_on_180_days_after_the_end(
    night: Night, firm: Employer, contact: Contact
) -> None:
    old = applied(firm, contact, 200, decided_at=ago(181))
    young = applied(firm, contact, 200, decided_at=ago(179))
    assert night.run() == {"passed_on": 1}
    old, young = (Application.get_by_id(row.id) for row in (old, young))
    assert (old.passed_on, old.agreed_at, old.state) == ({}, None, ApplicationState.HIRED)
    assert (young.passed_on, young.agreed_at) == (TOLD, ago(200))
    assert [row.link for row in old.interviews] == [""]
    assert [row.link for row in young.interviews] == ["https://meet.example/x"]


def test_an_application_nobody_decided_ends_with_its_vacancy(
    night: Night, firm: Employer, contact: Contact
) -> None:
    waits = {"state": ApplicationState.SENT, "decided_at": None}
    applied(firm, contact, 300, expires_on=ago(181).date(), **waits)
    shown = applied(firm, contact, 300, expires_on=ago(179).date(), **waits)
    assert night.run() == {"passed_on": 1}
    told = Application.select().where(Application.agreed_at.is_null(False))
    assert [row.id for row in told] == [shown.id]


def test_it_forgets_after_a_year_who_applied_where(
    night: Night, firm: Employer, contact: Contact
) -> None:
    applied(firm, contact, 400, decided_at=ago(366), **TAKEN_BACK)
    kept = applied(firm, contact, 400, decided_at=ago(364), **TAKEN_BACK)
    waits = applied(firm, contact, 400, expires_on=ago(300).date(), **TAKEN_BACK)
    assert night.run() == {"applications": 1}
    assert {row.id for row in Application.select()} == {kept.id, waits.id}
    assert Interview.select().count() == 2


def test_it_forgets_a_profile_a_year_without_use(night: Night, firm: Employer) -> None:
    applies, gone, young = (
        Person.of(Contact.create(phone=f"+62840000070{number}")) for number in range(3)
    )
    for person, days in ((applies, 366), (gone, 366), (young, 364)):
        Profile.create(person=person, answers=TOLD, updated_at=ago(days))
    applied(firm, applies.contact, 300, decided_at=ago(200), **TAKEN_BACK)
    assert night.run() == {"profiles": 1}
    assert {row.person_id for row in Profile.select()} == {applies.id, young.id}


def warned(ani: Staff, contact: Contact, days: int, **columns: Any) -> RecallWarning:
    """A vacancy was called back so many days ago, and somebody warned."""
    given = {"started_at": ago(days), "not_before": ago(days), "finished_at": ago(days)}
    recall = Recall.create(vacancy=1000 + days, staff=ani, texts={}, **{**given, **columns})
    return RecallWarning.create(recall=recall, contact=contact, way="digest")


def test_it_forgets_after_a_year_who_was_warned(night: Night, ani: Staff, contact: Contact) -> None:
    warned(ani, contact, 366)
    warned(ani, contact, 400, finished_at=None)
    warned(ani, contact, 364)
    assert night.run() == {"warnings": 1}
    assert {row.recall.vacancy for row in RecallWarning.select()} == {1364, 1400}
    assert Recall.select().count() == 3


def sent(ani: Staff, message: OutboundMessage, days: int, **columns: Any) -> Broadcast:
    """A broadcast of so many days ago that went to one number, tried on a phone before."""
    made: Broadcast = Broadcast.create(
        title="Bursa kerja",
        created_by=ani,
        once=f"{days}",
        people=1,
        begins_at=ago(days),
        **{"ended_at": ago(days), "state": BroadcastState.DONE, **columns},
    )
    BroadcastMessage.create(outbound=message, broadcast=made, contact=message.contact_id)
    BroadcastTrial.create(
        broadcast=made, staff=ani, language="id", once=f"trial {days}", created_at=ago(days)
    )
    return made


def test_it_forgets_after_a_year_which_broadcast_somebody_got(
    night: Night, ani: Staff, contact: Contact
) -> None:
    messages = {days: night.reply(contact, days, text=None) for days in (400, 366, 364)}
    sent(ani, messages[400], 400, ended_at=None, state=BroadcastState.PAUSED)
    old = sent(ani, messages[366], 366)
    sent(ani, messages[364], 364)
    assert night.run() == {"broadcasts": 1, "trials": 2}
    left = {row.broadcast.once for row in BroadcastMessage.select()}
    assert (left, {row.once for row in BroadcastTrial.select()}) == (
        {"400", "364"},
        {"trial 364"},
    )
    assert (Broadcast.get_by_id(old.id).people, OutboundMessage.select().count()) == (1, 3)


def talk(number: int, days: int, state: ConversationState, note: int | None = None) -> Contact:
    """A conversation that was last written in so many days ago, with a note of another day."""
    contact = Contact.create(phone=f"+62812000{number:05}", last_inbound_at=ago(days))
    row = Conversation.create(contact=contact, state=state, last_at=ago(days), opened_at=ago(days))
    if note is not None:
        ConversationNote.create(
            conversation=row, text="Besok ditelepon.", token=f"{number}", created_at=ago(note)
        )
    return contact


def test_it_drops_after_90_days_a_conversation_in_which_it_is_not_our_turn(night: Night) -> None:
    closed, answered = ConversationState.CLOSED, ConversationState.WAITING
    gone = [talk(1, 91, closed, note=91), talk(2, 91, answered)]
    kept = [
        talk(3, 91, ConversationState.OPEN, note=91),
        talk(4, 89, closed),
        talk(5, 91, closed, note=89),
    ]
    Conversation.update(answered_at=ago(89)).where(Conversation.contact == kept[1]).execute()
    assert night.run() == {"notes": 1, "conversations": 2}
    assert {row.contact_id for row in Conversation.select()} == {contact.id for contact in kept}
    assert {row.token for row in ConversationNote.select()} == {"3", "5"}
    assert Contact.select().count() == len([*gone, *kept])


def test_it_drops_entered_lists_of_people_after_90_days(night: Night, ani: Staff) -> None:
    for days, state in ((91, ListState.DONE), (91, ListState.ENTERING), (89, ListState.DONE)):
        SubscriberUpload.create(
            staff=ani, name=f"{days} {state}", state=state, created_at=ago(days)
        )
    assert night.run() == {"lists": 1}
    assert {row.name for row in SubscriberUpload.select()} == {"91 entering", "89 done"}


def test_it_drops_drafts_nobody_touched_for_90_days(
    night: Night, ani: Staff, firm: Employer
) -> None:
    for touched, closed in ((91, None), (91, 91), (89, None)):
        VacancyDraft.create(
            employer=firm,
            staff=ani,
            typed={"title": "Kasir"},
            created_at=ago(100),
            updated_at=ago(touched),
            closed_at=closed and ago(closed),
        )
    assert night.run() == {"drafts": 2}
    assert [row.updated_at for row in VacancyDraft.select()] == [ago(89)]


def test_it_drops_logins_and_links_after_30_days(night: Night, ani: Staff) -> None:
    tokens = {days: sessions.begin(ani, "Firefox", ago(days)) for days in (31, 29)}
    for days in (31, 29):
        invitations.invite(f"{days}@dinas.example", Role.VIEWER, None, ago(days))
    assert night.run() == {"logins": 1, "links": 1}
    kept = sessions.hash_of(tokens[29])
    assert [row.token_hash for row in StaffSession.select()] == [kept]
    assert [row.staff.email for row in Invitation.select()] == ["29@dinas.example"]


def test_it_drops_a_login_only_when_it_opens_nothing_any_more(night: Night, ani: Staff) -> None:
    long = max(sessions.LONGEST, invitations.LIFE)
    token = sessions.begin(ani, "Firefox", NOON - long + timedelta(hours=1))
    StaffSession.update(seen_at=NOON).execute()
    night.run()
    assert sessions.current(token, NOON) is not None


def test_it_keeps_words_that_found_nothing_for_a_year(night: Night) -> None:
    for days in (364, 365, 366, 367):
        UnmetWord.note(ago(days).date(), "16.11.02", ("kasir", "sopir"))
    assert night.run() == {"words": 4}
    assert {row.day for row in UnmetWord.select()} == {ago(364).date(), ago(365).date()}


def test_it_keeps_the_log_of_who_did_what(night: Night) -> None:
    people.add("rina@dinas.example", Role.VIEWER, None, ago(4000))
    assert night.run() == {}
    assert AuditEntry.select().count() == 1


def test_it_reads_no_table_of_the_office_whole(
    night: Night, ani: Staff, firm: Employer, contact: Contact, db: Database
) -> None:
    applied(firm, contact, 300, decided_at=ago(181))
    applied(firm, contact, 400, decided_at=ago(366), **TAKEN_BACK)
    warned(ani, contact, 366)
    sent(ani, night.reply(contact, 366, text=None), 366)
    talk(1, 91, ConversationState.CLOSED, note=91)
    UnmetWord.note(ago(366).date(), "", ("kasir",))
    sessions.begin(ani, "Firefox", ago(31))
    with listening(db) as asked:
        assert len(night.run()) == 9
    statements = [one for one in asked if one[0].split()[0] in ("SELECT", "UPDATE", "DELETE")]
    assert read_whole(db, statements) == set()


def test_it_drops_the_words_of_a_vacancy_posted_by_sms_and_blocks_that_are_over(
    night: Night, ani: Staff, firm: Employer
) -> None:
    contact = Contact.create(phone="+6284000000901", last_inbound_at=ago(1))
    for days in (91, 89):
        SmsPosting.create(employer=firm, contact=contact, words="kasir 2 org", created_at=ago(days))
    for until, lifted in ((366, None), (None, 366), (None, None), (300, None)):
        BlockedNumber.create(
            contact=contact,
            reason="iklan",
            staff=ani,
            at=ago(400),
            until=until and ago(until),
            lifted_at=lifted and ago(lifted),
        )
    assert night.run() == {"posting_words": 1, "blocks": 2}
    assert [row.words for row in SmsPosting.select().order_by(SmsPosting.id)] == ["", "kasir 2 org"]
    assert BlockedNumber.select().count() == 2
