"""Forgetting a number: no table, whoever adds one, keeps what names a person or what they said."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from peewee import (
    BooleanField,
    Database,
    DateField,
    DateTimeField,
    Field,
    ForeignKeyField,
    IntegerField,
    Table,
    TextField,
)

from smsgate.config import Config
from smsgate.messages import Inbound, State
from smsgate.models import (
    ALL,
    BaseModel,
    Broadcast,
    Contact,
    InboundMessage,
    OutboundMessage,
    Person,
    Recall,
    Shown,
    Staff,
    StopMark,
    Subscription,
)
from smsgate.models.base import JsonTextField
from smsgate.runtime import Runtime
from smsgate.services import erasure, stops
from smsgate.services.inbound import receive
from tests.conftest import NOON

PHONE = "+6281273000001"
SAID = f"{PHONE} rahasia saya"
LATER = NOON + timedelta(days=3)

OF_NOBODY = {
    "counter": "numbers given out",
    "region": "the country's places",
    "region_alias": "their spellings",
    "staff": "accounts of the office, who are not asked by SMS",
    "staff_session": "where they are signed in",
    "recovery_code": "hashes of codes",
    "invitation": "hashes of links",
    "employer_account": "which firm an account belongs to",
    "employer_document": "papers firms sent, by the names of the files",
    "employer_suspension": "which vacancies a suspension closed",
    "vacancy_check": "what officers looked at",
    "vacancy_approval": "who approved first",
    "broadcast": "what the office says to many",
    "broadcast_text": "its words",
    "employer": "firms, by what they publish of themselves",
    "vacancy": "what firms publish",
    "vacancy_word": "the words of it",
    "vacancy_draft": "what firms are writing",
    "digest_run": "dates and sums",
    "digest_text": "one text for all who follow alike, of vacancies",
    "digest_vacancy": "which vacancies it showed",
    "recall": "which vacancies were called back as a fraud",
    "warning": "numbers, firms and words that an officer confirmed as a fraud: others are warned by them",
    "upload": "tables of vacancies, for a day",
    "upload_finding": "what is wrong in them",
    "gateway_stop": "what a network said of our account",
    "gateway_pace": "how fast it may be sent to",
    "heartbeat": "signs of life",
    "retention_run": "dates and sums",
    "tally": "sums",
    "daily_figure": "sums",
    "counted_day": "dates",
    "unmet_word": "words of our own tables that found nothing, and how often",
    "label": "words to sort conversations by",
    "canned_reply": "answers for anybody",
    "lesson_edit": "tips for anybody",
    "frequent_answer": "answers for anybody",
    "answer_tally": "sums",
    "audit_entry": "what the office did; persons by the id of their contact, never by number",
    "subscriber_upload": "an officer's list, gone when its people are entered, or after a day",
    "schema_migration": "names of migrations",
}
"""Tables in which nothing is about a person who writes to us, and why. All others must be reached."""

KEPT = {
    ("inbound_message", "dedupe_key"): "a hash, so that a network's repeat is recognised",
    ("inbound_message", "gateway"): "which network brought it",
    ("inbound_message", "recipient"): "our own number",
    ("inbound_message", "network"): "the operator's code",
    ("broadcast_trial", "language"): "of the text that was tried",
    ("broadcast_trial", "once"): "of the form it was asked for with",
    ("sms_posting", "channel"): "whether an employer's vacancy came by SMS or USSD",
    ("rating", "area"): "the district of a mark that is nobody's any more",
    ("stop_mark", "phone_hash"): "a keyed hash: no import may revive the number",
    ("stop_mark", "key_id"): "which key that was",
}
"""Columns that stay, and why they may: none of them holds a number or what somebody said."""


def say(runtime: Runtime, *texts: str) -> list[str]:
    """What the last of these texts is answered."""
    replies: tuple[OutboundMessage, ...] = ()
    for number, words in enumerate(texts):
        event = Inbound(
            gateway="simulator",
            sender=PHONE,
            recipient="simulator",
            text=words,
            gateway_id=f"{number}-{words}",
        )
        replies = receive(event, runtime, NOON + timedelta(minutes=number)).replies
    return [reply.text for reply in replies]


def columns(db: Database) -> Iterator[tuple[str, str]]:
    """Every column of every table, as the database itself lists them, but those that are kept on purpose."""
    for table in db.get_tables():
        for column in db.get_columns(table):
            if (table, column.name) not in KEPT:
                yield table, column.name


def found(db: Database, words: str) -> list[tuple[str, str]]:
    """The columns in which these words stand."""
    return [
        (table, column)
        for table, column in columns(db)
        if any(
            words in str(value)
            for (value,) in Table(table).select(Table(table).c[column]).tuples().execute(db)
        )
    ]


class Filler:
    """Puts a row into a table in which every text is the person's, and every link leads to them."""

    def __init__(self, contact: Contact) -> None:
        self._made: dict[type[BaseModel], BaseModel] = {Contact: contact}

    def fill(self, model: type[BaseModel]) -> BaseModel:
        if model not in self._made:
            values = {
                name: self._value(field)
                for name, field in model._meta.fields.items()
                if not (field.primary_key and not isinstance(field, (ForeignKeyField, TextField)))
            }
            self._made[model] = model.create(**values)
        return self._made[model]

    def _value(self, field: Field) -> Any:
        if isinstance(field, ForeignKeyField):
            of_nobody = field.rel_model._meta.table_name in OF_NOBODY
            if of_nobody:
                return None if field.null else field.rel_model.select().first()
            return self.fill(field.rel_model)
        if isinstance(field, JsonTextField):
            return {"said": SAID}
        if isinstance(field, TextField):
            return PHONE if "phone" in field.name else SAID
        for kind, value in (
            (BooleanField, False),
            (IntegerField, 1),
            (DateTimeField, NOON),
            (DateField, NOON.date()),
        ):
            if isinstance(field, kind):
                return value
        return 1.0


@pytest.fixture
def everywhere(db: Database, contact: Contact) -> Contact:
    """A person whose number and words stand in every column that can hold them."""
    filler = Filler(contact)
    Recall.create(
        vacancy=1001, staff=Staff.select().first(), texts={}, started_at=NOON, not_before=NOON
    )
    Broadcast.create(title="Bursa kerja", created_by=Staff.select().first(), once="x")
    for model in ALL:
        if model._meta.table_name not in OF_NOBODY and model is not StopMark:
            filler.fill(model)
    return contact


def test_it_is_said_only_of_tables_and_columns_there_are(db: Database) -> None:
    tables = set(db.get_tables())
    assert tables == {model._meta.table_name for model in ALL} | {"schema_migration"}
    assert OF_NOBODY.keys() <= tables
    assert KEPT.keys() <= {(table, one.name) for table in tables for one in db.get_columns(table)}


@pytest.mark.parametrize("way", ["asked for", "time over"])
def test_it_reaches_every_column_that_can_hold_a_number_or_words(
    db: Database, everywhere: Contact, config: Config, way: str
) -> None:
    before = {table for table, _ in found(db, "rahasia")} | {table for table, _ in found(db, PHONE)}
    assert {"contact", "inbound_message", "outbound_message", "ussd_session"} <= before
    with db.atomic():
        (erasure.erase if way == "asked for" else erasure.forget)(everywhere, config, NOON)
    erasure.purge(LATER)
    assert found(db, PHONE) == found(db, "rahasia") == []


def test_it_leaves_everybody_else_alone(
    db: Database, everywhere: Contact, config: Config, runtime: Runtime
) -> None:
    other = Contact.create(phone="+6281273000002")
    for model in (InboundMessage, OutboundMessage):
        row = model.get().__data__ | {"contact": other, "dedupe_key": "other", "text": "tetap"}
        known = {name: row[name] for name in model._meta.fields if name in row and name != "id"}
        model.create(**known)
    erasure.erase(everywhere, config, NOON)
    erasure.purge(LATER)
    assert [row.text for row in InboundMessage.select().where(InboundMessage.contact == other)] == [
        "tetap"
    ]
    assert [row.text for row in OutboundMessage.select()] == ["tetap"]


def test_hapus_data_leaves_nothing_that_names_the_person(runtime: Runtime, db: Database) -> None:
    (confirmation,) = say(
        runtime, "DAFTAR PENDOPO", "LOKER SALING", "TANYA rahasia saya", "HAPUS DATA", "YA"
    )
    assert "dihapus" in confirmation
    assert Subscription.select().count() == Person.select().count() == Shown.select().count() == 0
    OutboundMessage.update(state=State.DELIVERED).execute()
    assert erasure.purge(NOON + timedelta(minutes=10)) == 1
    assert Contact.select().count() == 0
    assert found(db, PHONE) == found(db, "rahasia") == []
    assert InboundMessage.select().count() == 5


def test_the_confirmation_goes_out_before_the_number_is_dropped(runtime: Runtime) -> None:
    say(runtime, "LOKER SALING", "HAPUS DATA", "YA")
    assert erasure.purge(NOON + timedelta(minutes=10)) == 0
    (waiting,) = OutboundMessage.select()
    assert waiting.contact.phone == PHONE


def test_a_repeat_of_the_last_yes_does_nothing(runtime: Runtime) -> None:
    say(runtime, "HAPUS DATA", "YA")
    event = Inbound(
        gateway="simulator", sender=PHONE, recipient="simulator", text="YA", gateway_id="1-YA"
    )
    assert receive(event, runtime, NOON + timedelta(minutes=5)).duplicate


def test_an_erased_number_may_come_back_by_itself(runtime: Runtime, config: Config) -> None:
    say(runtime, "HAPUS DATA", "YA")
    OutboundMessage.update(state=State.DELIVERED).execute()
    erasure.purge(NOON + timedelta(days=1))
    assert stops.stands(PHONE, config)
    assert say(runtime, "DAFTAR SALING")
    assert not stops.stands(PHONE, config)
    assert StopMark.select().count() == 0


def test_whoever_only_fell_silent_is_not_taken_for_one_who_said_stop(
    db: Database, contact: Contact, config: Config
) -> None:
    erasure.forget(contact, config, NOON)
    assert not stops.stands(contact.phone, config)
    stopped = Contact.create(phone="+6281273000002", stopped_at=NOON)
    erasure.forget(stopped, config, NOON)
    assert stops.stands(stopped.phone, config)
