"""What an office changes in the lessons: words, order, which are told; each can be as shipped again."""

from collections.abc import Mapping
from datetime import datetime

from smsgate import privacy
from smsgate.errors import InputError
from smsgate.i18n import LANGUAGES, N_, translator
from smsgate.models import LessonEdit, Staff, database
from smsgate.services import audit
from smsgate.services.learning import book
from smsgate.services.learning.book import Lesson
from smsgate.wording import gsm7
from smsgate.wording.lessons import Place, room
from smsgate.wording.segments import septets

EMPTY = N_("Write it in both languages: people get the one they chose.")
TOO_LONG = N_("This is %(over)d characters too long for one SMS. Shorten it.")


def plain(typed: str) -> str:
    """The words as a phone will show them: one line of plain letters."""
    return gsm7.to_gsm7(" ".join(privacy.mask_nik(typed.replace("\x00", "")).split()))


def over(lesson: Lesson, words: str, language: str) -> int:
    """Characters by which the words are too long for one SMS; 0 when they fit."""
    total = len(book.of(lesson.series))
    place = Place(series=lesson.series, at=total, total=total)
    return max(0, septets(words) - room(place, translator(language)))


def save(officer: Staff, lesson: Lesson, typed: Mapping[str, str], now: datetime) -> None:
    """The words in both languages; those as shipped count as not changed.

    Raises InputError when one is missing or longer than one SMS.
    """
    texts = {code: plain(typed.get(code, "")) for code in LANGUAGES}
    if not all(texts.values()):
        raise InputError(EMPTY)
    longest = max(over(lesson, text, code) for code, text in texts.items())
    if longest:
        raise InputError(TOO_LONG, over=longest)
    with database.atomic():
        edited = None if texts == dict(lesson.shipped) else texts
        _put(lesson, now, texts=edited)
        _record(officer, "save", lesson, now, before=lesson.texts, after=texts)


def restore(officer: Staff, lesson: Lesson, now: datetime) -> None:
    """The words as they came."""
    with database.atomic():
        _put(lesson, now, texts=None)
        _record(officer, "restore", lesson, now, before=lesson.texts, after=lesson.shipped)


def offer(officer: Staff, lesson: Lesson, told: bool, now: datetime) -> None:
    """Tell it, or no longer."""
    with database.atomic():
        _put(lesson, now, retired_at=None if told else now)
        _record(officer, "offer" if told else "retire", lesson, now)


def move(officer: Staff, lesson: Lesson, up: bool, now: datetime) -> None:
    """One place up or down in its series; nothing at the end of it."""
    with database.atomic():
        rows = book.of(lesson.series)
        at = next(at for at, row in enumerate(rows) if row.number == lesson.number)
        to = at - 1 if up else at + 1
        if not 0 <= to < len(rows):
            return
        rows[at], rows[to] = rows[to], rows[at]
        for position, row in enumerate(rows, start=1):
            _put(row, now, position=position)
        _record(officer, "move", lesson, now, after={"position": to + 1})


def _put(lesson: Lesson, now: datetime, **columns: object) -> None:
    where = {"series": lesson.series, "number": lesson.number}
    kept = [getattr(LessonEdit, name) for name in (*columns, "updated_at")]
    LessonEdit.insert(**where, **columns, updated_at=now).on_conflict(
        conflict_target=[LessonEdit.series, LessonEdit.number], preserve=kept
    ).execute()


def _record(
    officer: Staff,
    deed: str,
    lesson: Lesson,
    now: datetime,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    """A hotline may stand in the words: such numbers are masked like any other."""
    audit.record(
        officer,
        f"lesson.{deed}",
        "lesson",
        f"{lesson.series} {lesson.number}",
        now=now,
        before=audit.without_numbers(before) if before else None,
        after=audit.without_numbers(after) if after else None,
    )
