"""The lessons of a morning, as the worker's minute sends them."""

from datetime import timedelta

import pytest
import time_machine
from peewee import Database

from smsgate.messages import State
from smsgate.models import Contact, LessonCourse, OutboundMessage, Person
from smsgate.tasks import learning
from tests.conftest import NOON

MORNING = NOON.replace(hour=7) + timedelta(days=1)


@pytest.mark.usefixtures("worker")
def test_a_minute_past_its_hour_sends_it_and_the_next_one_nothing(db: Database) -> None:
    person = Person.create(contact=Contact.create(phone="+6284000000032"))
    LessonCourse.create(person=person, series="cv", how="sms", words="", begun_at=NOON)
    for minutes in (-1, 0, 1):
        with time_machine.travel(MORNING + timedelta(minutes=minutes), tick=False):
            learning.send_lessons.call_local()
    assert [row.state for row in OutboundMessage.select()] == [State.DELIVERED]
