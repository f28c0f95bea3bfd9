"""One lesson a day: at its hour, once, to whoever asked, until the series is over."""

from datetime import datetime, timedelta

import pytest

from smsgate.config import Config
from smsgate.models import (
    Contact,
    Dialogue,
    LessonCourse,
    LessonDay,
    LessonProgress,
    OutboundMessage,
    Person,
)
from smsgate.runtime import Runtime
from smsgate.services.inbound import receive
from smsgate.services.learning import book, mornings
from tests.conftest import NOON
from tests.dialogue import inbound
from tests.services.dialler import Caller

PHONE = "+628400000031"


def morning(days: int) -> datetime:
    """Seven o'clock so many days after."""
    return NOON.replace(hour=7) + timedelta(days=days)


class Pupil:
    """Somebody who texts, and the worker's minute."""

    def __init__(self, runtime: Runtime, config: Config) -> None:
        self.runtime, self.config = runtime, config

    def texts(self, words: str, at: datetime = NOON) -> list[str]:
        return [
            reply.text for reply in receive(inbound(PHONE, words, at), self.runtime, at).replies
        ]

    def minute(self, at: datetime) -> list[str]:
        """What the worker queues in a look at that moment."""
        day = mornings.due(self.config, at)
        before = OutboundMessage.select().count()
        if day:
            mornings.send(day, self.config, at, lambda: True)
        rows = OutboundMessage.select().order_by(OutboundMessage.id)
        return [row.text for row in rows][before:]


@pytest.fixture
def pupil(runtime: Runtime, config: Config) -> Pupil:
    return Pupil(runtime, config)


def test_it_sends_one_each_morning_then_names_another_series_and_ends(pupil: Pupil) -> None:
    pupil.texts("TIPS CV HARIAN")
    assert pupil.minute(NOON + timedelta(minutes=1)) == []
    assert pupil.minute(morning(1) - timedelta(minutes=1)) == []
    lessons = book.told("cv")
    for at, lesson in enumerate(lessons, start=1):
        assert pupil.minute(morning(at)) == [f"CV {at}/{len(lessons)}: {lesson.text('id')}"]
        assert pupil.minute(morning(at) + timedelta(minutes=1)) == []
    (farewell,) = pupil.minute(morning(len(lessons) + 1))
    assert "TIPS WAWANCARA HARIAN" in farewell
    assert pupil.minute(morning(len(lessons) + 2)) == []
    assert LessonCourse.get().ended_how == "done"


def test_lanjut_goes_on_after_the_lesson_of_the_morning_and_none_comes_twice(pupil: Pupil) -> None:
    pupil.texts("TIPS CV HARIAN")
    pupil.minute(morning(1))
    (second,) = pupil.texts("LANJUT", morning(1) + timedelta(hours=1))
    assert second.startswith("CV 2/6")
    assert pupil.minute(morning(2))[0].startswith("CV 3/6")


def test_a_day_the_machine_was_off_is_made_up_for_but_never_late_in_the_day(pupil: Pupil) -> None:
    pupil.texts("TIPS CV HARIAN")
    assert pupil.minute(morning(1).replace(hour=21)) == []
    assert pupil.minute(morning(2).replace(hour=15))[0].startswith("CV 1/6")


def test_two_workers_send_it_once(pupil: Pupil, config: Config) -> None:
    pupil.texts("TIPS CV HARIAN")
    course, at = LessonCourse.get(), morning(1)
    assert mornings._send_one(course.id, at.date(), config, at)
    assert not mornings._send_one(course.id, at.date(), config, at)
    assert LessonDay.select().count() == 1


@pytest.mark.parametrize("words", ["TIPS STOP", "TIPS BERHENTI", "BERHENTI"])
def test_it_ends_when_told(pupil: Pupil, words: str) -> None:
    pupil.texts("TIPS CV HARIAN")
    pupil.texts(words, NOON + timedelta(minutes=5))
    assert pupil.minute(morning(1)) == []
    pupil.texts("DAFTAR PENDOPO", NOON + timedelta(days=1))
    assert pupil.minute(morning(2)) == []


def test_who_said_stop_and_asks_for_it_since_gets_this_and_nothing_else(pupil: Pupil) -> None:
    pupil.texts("DAFTAR PENDOPO")
    pupil.texts("BERHENTI", NOON + timedelta(minutes=1))
    pupil.texts("TIPS HAK HARIAN", NOON + timedelta(minutes=2))
    assert Contact.get().stopped_at is not None
    assert pupil.minute(morning(1))[0].startswith("Hak 1/7")
    assert pupil.texts("BERHENTI", morning(1) + timedelta(hours=1)) != []
    assert pupil.minute(morning(2)) == []


def test_a_pause_holds_the_lessons_back_too(pupil: Pupil) -> None:
    pupil.texts("DAFTAR PENDOPO")
    pupil.texts("TIPS CV HARIAN", NOON + timedelta(minutes=1))
    pupil.texts("JEDA 2", NOON + timedelta(minutes=2))
    assert pupil.minute(morning(1)) == []
    assert pupil.minute(morning(2))[0].startswith("CV 1/6")


def test_it_speaks_the_language_and_knows_where_one_stopped(pupil: Pupil) -> None:
    pupil.texts("ENGLISH")
    pupil.texts("TIPS ABROAD", NOON + timedelta(minutes=1))
    pupil.texts("TIPS ABROAD HARIAN", NOON + timedelta(minutes=2))
    assert pupil.minute(morning(1))[0].startswith("Abroad 2/6")


def test_nothing_is_left_after_the_data_are_erased(pupil: Pupil) -> None:
    pupil.texts("TIPS CV HARIAN")
    pupil.minute(morning(1))
    pupil.texts("sayo galbay pinjol", morning(1) + timedelta(hours=1))
    pupil.texts("HAPUS DATA", morning(1) + timedelta(hours=2))
    pupil.texts("YA", morning(1) + timedelta(hours=3))
    kept = (LessonCourse, LessonDay, LessonProgress, Person, Dialogue)
    assert [model.select().count() for model in kept] == [0] * len(kept)
    assert pupil.minute(morning(2)) == []


def test_dataku_tells_of_it(pupil: Pupil) -> None:
    pupil.texts("TIPS CV HARIAN")
    pupil.minute(morning(1))
    (told,) = pupil.texts("DATAKU", morning(1) + timedelta(hours=1))
    assert "tips dibaca (topik: 1), tips harian" in told


def test_it_begins_and_ends_by_keys_as_well(runtime: Runtime) -> None:
    caller = Caller(runtime)
    caller.dial()
    assert caller.press("7*1*1").startswith("END Mulai pagi berikutnya: satu tips CV")
    assert LessonCourse.get().how == "ussd"
    caller.dial("ATUid_2")
    assert caller.press("7*7*1").startswith("END Tips harian berhenti")
    assert LessonCourse.get().ended_how == "ussd"
