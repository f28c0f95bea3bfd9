"""A draft becomes a vacancy that waits for an officer; a mended one waits again."""

from typing import Any

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import Vacancy, VacancyDraft, VacancyState, database
from smsgate.services import audit
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk.drafts import MENDABLE, locked, look, may_post, own_vacancy
from smsgate.services.vacancies import index_words
from smsgate.services.vacancy_desk import deeds

MOST_WAITING = 20
"""Vacancies of one employer that may wait for an officer at a time."""


def submit(draft_id: int, hand: Hand) -> Vacancy | None:
    """Lay a draft before the office; again it is the same vacancy. None when there is no such draft, or it
    was thrown away.

    Raises InputError when something in it is still wrong, or this employer may not post now.
    """
    may_post(hand)
    with database.atomic():
        draft = locked(draft_id, hand)
        if draft is None:
            return None
        if draft.closed_at is not None:
            return own_vacancy(draft.vacancy_id, hand) if draft.vacancy_id else None
        columns = look(draft, hand).read.columns
        if columns is None:
            raise InputError(N_("Something is still missing. Look through the steps again."))
        vacancy = _mended(draft, columns, hand) if draft.vacancy_id else _added(columns, hand)
        index_words(vacancy)
        draft.vacancy, draft.closed_at = vacancy, hand.now
        draft.save(only=[VacancyDraft.vacancy, VacancyDraft.closed_at])
        _note(vacancy, hand)
    return vacancy


def _added(columns: dict[str, Any], hand: Hand) -> Vacancy:
    waiting = (Vacancy.employer == hand.employer) & (Vacancy.state == VacancyState.WAITING)
    if Vacancy.select().where(waiting).count() >= MOST_WAITING:
        raise InputError(
            N_("%(count)d of your vacancies wait for the office already. Please wait a little."),
            count=MOST_WAITING,
        )
    return Vacancy.add(**columns, employer=hand.employer, created_at=hand.now)


def _mended(draft: VacancyDraft, columns: dict[str, Any], hand: Hand) -> Vacancy:
    vacancy = deeds.locked(draft.vacancy_id or 0, hand.by)
    if vacancy.state not in MENDABLE:
        raise InputError(N_("An officer decided on it meanwhile. See how it stands now."))
    for name, value in {**columns, "state": VacancyState.WAITING, "reason": ""}.items():
        setattr(vacancy, name, value)
    vacancy.save()
    return vacancy


def _note(vacancy: Vacancy, hand: Hand) -> None:
    told = {
        "title": vacancy.title,
        "expires_on": vacancy.expires_on.isoformat(),
        "state": str(vacancy.state),
    }
    audit.record(
        hand.by,
        "vacancy.submit",
        "vacancy",
        vacancy.code,
        now=hand.now,
        after=audit.without_numbers(told),
    )
