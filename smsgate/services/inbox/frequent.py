"""Answers to frequent questions: what staff keep ready to be sent at once, and how often each was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import IntegrityError, fn

from smsgate.errors import InputError
from smsgate.handlers import ask
from smsgate.handlers.knowledge.asking import ReadyAnswer
from smsgate.i18n import DEFAULT_LANGUAGE, LANGUAGES, N_, translator
from smsgate.models import AnswerTally, FrequentAnswer, Staff, database
from smsgate.services import audit
from smsgate.services.inbox.canned import plain
from smsgate.wording import gsm7, segments

LONGEST_TITLE = 26
"""Characters: it stands as one line of a menu on a small screen."""

LONGEST_WORDS = 1000
MOST_SEGMENTS = 2

NO_TITLE = N_("Give it a title of at most 26 characters: it is one line of a menu on the phone.")
TAKEN = N_("There is one with this title already. Choose another title, or change that one.")
NO_WORDS = N_("Write at least one way of asking, one on each line.")
LONG_WORDS = N_("That is too much: at most 1000 characters.")
NO_TEXT = N_("Write the text in at least one language.")
LONG_TEXT = N_("A text is longer than 2 SMS, with the line that is put under it. Make it shorter.")

OF_TITLE, OF_WORDS = (NO_TITLE, TAKEN), (NO_WORDS, LONG_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the form says; `titles` and `texts` by language."""

    titles: Mapping[str, str]
    words: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Used:
    """How often an answer was sent, and how often somebody wanted a person after it."""

    sent: int = 0
    followed: int = 0


def everyone() -> list[FrequentAnswer]:
    """All of them by title, those in use first."""
    return list(
        FrequentAnswer.select().order_by(FrequentAnswer.active.desc(), FrequentAnswer.title)
    )


def one(answer_id: int) -> FrequentAnswer | None:
    """One of them."""
    return FrequentAnswer.get_or_none(FrequentAnswer.id == answer_id)


def ready(language: str) -> tuple[ReadyAnswer, ...]:
    """Those in use, in that language, by title."""
    rows = FrequentAnswer.select().where(FrequentAnswer.active)
    found = (
        ReadyAnswer(id=row.id, title=row.called(language), text=row.text(language), ways=row.ways())
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.title))


def tried(question: str, language: str) -> ReadyAnswer | None:
    """What a question would be answered; None: it would become a case."""
    return ask.fitting(question, ready(language))


def used(first: date | None = None, last: date | None = None) -> dict[int, Used]:
    """By answer, on those local days or ever."""
    tally = AnswerTally
    query: Any = tally.select(tally.answer, fn.SUM(tally.sent), fn.SUM(tally.followed))
    if first and last:
        query = query.where(tally.day.between(first, last))
    return {
        answer: Used(int(sent), int(followed))
        for answer, sent, followed in query.group_by(tally.answer).tuples()
    }


def as_sent(text: str, language: str) -> str:
    """A text with the line that is put under each."""
    return gsm7.to_gsm7(ask.told(text, translator(language)))


def save(
    officer: Staff, row: FrequentAnswer | None, given: Written, now: datetime
) -> FrequentAnswer:
    """A new one (`row` None) or a changed one, in plain letters.

    Raises InputError for a title that is missing, long or taken, no way of asking, no text or a long one.
    """
    titles, words, texts = _checked(given)
    new = row or FrequentAnswer(created_at=now)
    before = _told(new) if row else None
    new.title = titles.pop(DEFAULT_LANGUAGE)
    new.titles, new.words, new.texts, new.updated_at = titles, words, texts, now
    try:
        with database.atomic():
            new.save()
            _record(officer, "frequent_answer.save", new, now, before)
    except IntegrityError:
        raise InputError(TAKEN) from None
    return new


def use(officer: Staff, row: FrequentAnswer, active: bool, now: datetime) -> None:
    """Answer with it, or no longer."""
    with database.atomic():
        row.active = active
        row.save(only=[FrequentAnswer.active])
        action = "frequent_answer.use" if active else "frequent_answer.retire"
        _record(officer, action, row, now, None)


def _checked(given: Written) -> tuple[dict[str, str], str, dict[str, str]]:
    titles = {code: _line(title) for code, title in given.titles.items() if title.strip()}
    if DEFAULT_LANGUAGE not in titles or max(map(len, titles.values())) > LONGEST_TITLE:
        raise InputError(NO_TITLE)
    lines = (_line(line) for line in given.words.replace(",", "\n").splitlines())
    words = "\n".join(dict.fromkeys(line.lower() for line in lines if line))
    if not words or len(words) > LONGEST_WORDS:
        raise InputError(LONG_WORDS if words else NO_WORDS)
    texts = {
        code: plain(given.texts[code]) for code in LANGUAGES if given.texts.get(code, "").strip()
    }
    if not texts:
        raise InputError(NO_TEXT)
    if any(
        segments.count(as_sent(text, code)).segments > MOST_SEGMENTS for code, text in texts.items()
    ):
        raise InputError(LONG_TEXT)
    return titles, words, texts


def _line(text: str) -> str:
    return gsm7.to_gsm7(" ".join(text.replace("\x00", "").split()))


def _told(row: FrequentAnswer) -> dict[str, object]:
    return audit.without_numbers({"title": row.title, "words": row.words, **row.texts})


def _record(
    officer: Staff,
    action: str,
    row: FrequentAnswer,
    now: datetime,
    before: dict[str, object] | None,
) -> None:
    after = {**_told(row), "active": row.active}
    audit.record(officer, action, "frequent_answer", row.id, now=now, before=before, after=after)
