"""An employer's own vacancies: how they stand, who applied; extended, filled, withdrawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from peewee import Case

from smsgate.errors import InputError
from smsgate.i18n import DEFAULT_LANGUAGE, N_, translator
from smsgate.models import Vacancy, VacancyState, database
from smsgate.services.applications import answers, listing
from smsgate.services.applications.listing import Counts
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk.drafts import own_vacancy
from smsgate.services.paging import Page, paged
from smsgate.services.vacancy_desk import deeds
from smsgate.services.vacancy_desk.deeds import Moment, Seen
from smsgate.services.vacancy_desk.stands import Stand, stand

PAGE = 20

LONGEST_EXTENSION = timedelta(days=30)
"""From today; an officer looked at the text, and for longer should look again."""

BY_EMPLOYER = N_("Withdrawn by the employer.")

_URGENCY = {
    VacancyState.RETURNED: 0,
    VacancyState.VERIFIED: 1,
    VacancyState.WAITING: 1,
}
"""What asks for the employer's hand first, then what is alive, then the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One vacancy, where it stands today, and who applied."""

    vacancy: Vacancy
    stand: Stand
    applied: Counts


def page(hand: Hand, number: int) -> Page[Line]:
    """All that this employer ever posted, what needs doing first. Too far is the last page."""
    mine = Vacancy.employer == hand.employer
    total = Vacancy.select().where(mine).count()
    urgency = Case(Vacancy.state, tuple(_URGENCY.items()), 2)
    query = Vacancy.in_full().where(mine).order_by(urgency, Vacancy.code.desc())
    return paged(query, total, number, PAGE, partial(_lines, hand=hand))


def one(code: int, hand: Hand) -> Line | None:
    """One of them; None when it is not theirs."""
    mine = (Vacancy.code == code) & (Vacancy.employer == hand.employer)
    return next(iter(_lines(list(Vacancy.in_full().where(mine)), hand)), None)


def latest(hand: Hand) -> date:
    """The last day it may be extended to."""
    return hand.today + LONGEST_EXTENSION


def extend(code: int, until: date, hand: Hand) -> bool:
    """Show a verified one for longer, at most 30 days from today. False when it is not theirs, or so already.

    Raises InputError.
    """
    vacancy = own_vacancy(code, hand)
    if vacancy is None:
        return False
    if vacancy.expires_on == until:
        return False
    if vacancy.state != VacancyState.VERIFIED:
        raise InputError(N_("Only a vacancy that is shown can be extended."))
    if until > latest(hand):
        raise InputError(N_("At most 30 days from today. For longer, post it again later."))
    return deeds.extend(Seen.of(vacancy), until, _moment(hand))


def fill(code: int, hand: Hand) -> int | None:
    """Somebody has the job: close it, and tell all who still waited. Their number; None when not theirs.

    Raises InputError.
    """
    return _close(code, hand, filled=True)


def withdraw(code: int, hand: Hand) -> int | None:
    """It is not offered any more; the same. Raises InputError."""
    return _close(code, hand, filled=False)


def _close(code: int, hand: Hand, *, filled: bool) -> int | None:
    """Locked in the order of all others: the vacancy, those who applied, and the audit log last."""
    if own_vacancy(code, hand) is None:
        return None
    with database.atomic():
        vacancy = deeds.locked(code, hand.by)
        over = VacancyState.FILLED if filled else VacancyState.WITHDRAWN
        if vacancy.state == over:
            return 0
        told = answers.close_rest(code, hand.config, hand.now)
        if filled:
            deeds.fill(Seen.of(vacancy), _moment(hand))
        else:
            reason = translator(DEFAULT_LANGUAGE)(BY_EMPLOYER)
            deeds.withdraw(Seen.of(vacancy), reason, _moment(hand))
    return told


def _moment(hand: Hand) -> Moment:
    return Moment(by=hand.by, now=hand.now, today=hand.today)


def _lines(rows: list[Vacancy], hand: Hand) -> tuple[Line, ...]:
    applied = listing.counts(row.code for row in rows)
    return tuple(
        Line(vacancy=row, stand=stand(row, hand.today), applied=applied.get(row.code, Counts()))
        for row in rows
    )
