"""Vacancies made, edited and duplicated; what was verified stays published only as `consequences` says."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from peewee import Model

from smsgate.models import Counter, Employer, Vacancy, VacancyState, database
from smsgate.models.base import for_us_alone
from smsgate.models.counter import PUBLISHED_SEQ, VACANCY_CODE
from smsgate.services import audit
from smsgate.services.imports.storing import employer_of
from smsgate.services.imports.vacancy_rows import LIFE
from smsgate.services.vacancies import index_words
from smsgate.services.vacancy_desk.consequences import (
    EDITABLE,
    Consequence,
    consequence,
    fingerprint,
)
from smsgate.services.vacancy_desk.deeds import Columns, Moment, locked, news_again, note, plain
from smsgate.services.vacancy_desk.refusals import NotDone, Why
from smsgate.services.vacancy_desk.stands import ALLOWED, Deed
from smsgate.services.vacancy_desk.typed import Read

SAME_CLICK = timedelta(minutes=1)
"""The same vacancy made anew within this is the same click, not another one."""

LONGEST_NOTE = 200
"""Characters of a text that the audit log keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What was changed, by column (nothing: it was so already), and what it meant."""

    changed: tuple[str, ...]
    consequence: Consequence


def create(read: Read, at: Moment) -> Vacancy:
    """A new one, waiting for verification; its employer is made where none has that name.

    `read` must be without faults. The same once more within a minute gives the first one.
    """
    assert read.draft is not None and read.columns is not None  # noqa: S101, PT018 (the form saw to it)
    with database.atomic():
        _one_at_a_time()
        known = Employer.by_name(read.employer) is not None
        employer = employer_of(read.draft, None, at.now)
        vacancy, is_new = _added({**read.columns, "employer": employer}, at)
        if is_new:
            if not known:
                audit.record(
                    at.by, "employer.create", "employer", employer.id, now=at.now, after={}
                )
            note(vacancy, "create", at, after={"title": vacancy.title, "employer": employer.id})
    return vacancy


def duplicate(code: int, at: Moment) -> Vacancy:
    """A new one with the same texts, waiting, open for a month; a second click gives the first.

    Raises NotDone.
    """
    with database.atomic():
        original = locked(code, at.by)
        _one_at_a_time()
        columns = {name: original.__data__[name] for name in EDITABLE}
        columns |= {"employer": original.employer, "expires_on": at.today + LIFE}
        vacancy, is_new = _added(columns, at, besides=code)
        if is_new:
            note(vacancy, "duplicate", at, after={"of": code})
    return vacancy


def edit(code: int, seen: str, read: Read, at: Moment) -> Edited:
    """Change what is different. `seen`: the fingerprint of what the officer began from. Raises NotDone."""
    assert read.draft is not None and read.columns is not None  # noqa: S101, PT018 (the form saw to it)
    with database.atomic():
        vacancy = locked(code, at.by)
        if vacancy.state not in ALLOWED[Deed.EDIT]:
            raise NotDone(Why.OVER)
        changes = changes_of(vacancy, read)
        known = Employer.by_name(read.employer)
        meant = consequence(vacancy, changes, known, at.by)
        if not changes and meant is not Consequence.RESUBMITTED:
            return Edited(changed=(), consequence=meant)
        if fingerprint(vacancy) != seen:
            raise NotDone(Why.MEANWHILE)
        if "employer" in changes:
            changes["employer"] = employer_of(read.draft, None, at.now)
        _write(vacancy, changes, meant, at)
    return Edited(changed=tuple(changes), consequence=meant)


def changes_of(vacancy: Vacancy, read: Read) -> dict[str, Any]:
    """What was typed differently from how it is, by column; of the employer only the name is compared."""
    columns: dict[str, Any] = read.columns or {}
    changes = {
        name: value
        for name, value in columns.items()
        if vacancy.__data__[name] != (value.get_id() if isinstance(value, Model) else value)
    }
    if read.employer.casefold() != vacancy.employer.name.casefold():
        changes["employer"] = read.employer
    return changes


def _write(vacancy: Vacancy, changes: Columns, meant: Consequence, at: Moment) -> None:
    columns = {**changes, **_standing(vacancy, changes, meant, at)}
    before = _told({name: vacancy.__data__[name] for name in columns})
    for name, value in columns.items():
        setattr(vacancy, name, value)
    vacancy.save(only=list(columns))
    index_words(vacancy)
    after = _told({name: vacancy.__data__[name] for name in columns})
    note(vacancy, Deed.EDIT, at, before=before, after={**after, "consequence": meant})


def _standing(vacancy: Vacancy, changes: Columns, meant: Consequence, at: Moment) -> Columns:
    """What the edit does to the publication. Words of an open one change: searches must learn them."""
    if meant.stays:
        last_day = cast("date", changes.get("expires_on", vacancy.expires_on))
        news = news_again(vacancy, last_day, at.today)
        if not news and {"title", "employer", "description"} & changes.keys():
            Counter.next(PUBLISHED_SEQ)
        return news
    if vacancy.state != VacancyState.WAITING:
        return {"state": VacancyState.WAITING, "reason": ""}
    return {}


def _one_at_a_time() -> None:
    """Of two clicks at once the second waits here, and then sees what the first made."""
    for_us_alone(Counter.select().where(Counter.name == VACANCY_CODE)).get()


def _added(columns: Columns, at: Moment, besides: int = 0) -> tuple[Vacancy, bool]:
    """The vacancy, and whether it is new: False where the same click made it already."""
    recent = Vacancy.select().where(
        (Vacancy.employer == columns["employer"])
        & (Vacancy.created_at > at.now - SAME_CLICK)
        & (Vacancy.state == VacancyState.WAITING)
        & (Vacancy.code != besides)
    )
    wanted = Vacancy(**columns).__data__
    for row in recent:
        if all(row.__data__[name] == wanted[name] for name in EDITABLE):
            return row, False
    vacancy = Vacancy.add(**columns, created_at=at.now)
    index_words(vacancy)
    return vacancy, True


def _told(columns: Columns) -> dict[str, object]:
    """Values as the audit log holds them; of a long text the beginning."""
    short = {name: plain(value) for name, value in columns.items()}
    return {
        name: value[:LONGEST_NOTE] if isinstance(value, str) else value
        for name, value in short.items()
    }
