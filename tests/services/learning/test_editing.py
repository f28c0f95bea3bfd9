"""What staff change in the lessons stays, is told at once, and can be as shipped again."""

import pytest

from smsgate import data
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.models import AuditEntry, LessonEdit, Staff
from smsgate.services.learning import book, editing
from smsgate.services.learning.book import Lesson
from smsgate.services.learning.preview import preview
from tests.conftest import NOON
from tests.services.office import officer

NEW = {"id": "Hari ini: tulis satu hal", "en": "Today: write one thing"}


@pytest.fixture
def yuni(db: object) -> Staff:
    return officer("Yuni")


def first(series: str = "cv") -> Lesson:
    return book.of(series)[0]


def test_changed_words_survive_an_update_of_the_shipped_ones(
    yuni: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing.save(yuni, first(), NEW, NOON)
    newer = tuple({**row, "id": "baru", "en": "new"} for row in data.rows("lessons"))
    monkeypatch.setattr(book, "_shipped", lambda: newer)
    told = book.told("cv")
    assert [lesson.text("id") for lesson in told[:2]] == [NEW["id"], "baru"]
    editing.restore(yuni, first(), NOON)
    assert book.told("cv")[0].text("id") == "baru"


def test_what_is_as_shipped_counts_as_unchanged(yuni: Staff) -> None:
    lesson = first()
    editing.save(yuni, lesson, dict(lesson.shipped), NOON)
    assert not first().edited


@pytest.mark.parametrize(
    "texts", [{"id": "", "en": "x"}, {"id": "x"}, {"id": "kata " * 40, "en": "x"}]
)
def test_it_refuses_what_is_no_sms_in_both_languages(yuni: Staff, texts: dict[str, str]) -> None:
    with pytest.raises(InputError):
        editing.save(yuni, first(), texts, NOON)
    assert LessonEdit.select().count() == 0


def test_the_order_is_the_offices_and_stays(yuni: Staff) -> None:
    before = [lesson.number for lesson in book.told("hak")]
    editing.move(yuni, book.of("hak")[1], True, NOON)
    editing.move(yuni, book.of("hak")[0], True, NOON)
    assert [lesson.number for lesson in book.told("hak")] == [before[1], before[0], *before[2:]]


def test_one_that_is_taken_out_is_not_told_until_it_is_again(yuni: Staff) -> None:
    lesson = first("pinjol")
    editing.offer(yuni, lesson, False, NOON)
    assert lesson.number not in [one.number for one in book.told("pinjol")]
    editing.offer(yuni, lesson, True, NOON)
    assert book.told("pinjol")[0].number == lesson.number


def test_every_deed_is_in_the_audit_log_without_numbers(yuni: Staff) -> None:
    lesson = book.of("luar")[-1]
    editing.save(yuni, lesson, {"id": "Telp +622129244800", "en": "Call"}, NOON)
    editing.restore(yuni, lesson, NOON)
    assert [row.action for row in AuditEntry.select().order_by(AuditEntry.id)] == [
        "lesson.save",
        "lesson.restore",
    ]


def test_a_preview_shows_the_sms_and_the_screens(yuni: Staff, config: Config) -> None:
    shown = preview(first(), "Tulis “satu” hal: " + "kata " * 18, "id", config)
    assert shown is not None
    assert shown.sms.startswith('CV 1/6: Tulis "satu" hal')
    assert (shown.count.segments, shown.over, shown.changed) == (1, 0, True)
    assert len(shown.screens) == 2
    assert preview(first(), "  ", "id", config) is None
