"""The checklist of a vacancy: what must be answered before it is published, and who answered it.

Always required: the employer is known, the contact was called, no fee is asked. The NIB must be answered
for firms, shops and schools ("not needed" is an answer, with a name to it: a small shop may have none);
offices of villages and households have none. The address may be seen later.
"""

from dataclasses import dataclass
from datetime import datetime

from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.models import (
    WITHOUT_NIB,
    CheckAnswer,
    CheckItem,
    Staff,
    Vacancy,
    VacancyCheck,
    VacancyState,
    database,
)
from smsgate.models.base import for_us_alone
from smsgate.services import audit
from smsgate.services.verification.text import fingerprint

REQUIRED = frozenset({CheckItem.EMPLOYER_KNOWN, CheckItem.CONTACT_CALLED, CheckItem.NO_FEE})
OF_THE_TEXT = frozenset({CheckItem.CONTACT_CALLED, CheckItem.NO_FEE})
"""Asked about this very text: an edit asks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One item as it stands. `outdated`: the text was edited since, so it does not count."""

    item: CheckItem
    required: bool
    answer: CheckAnswer | None = None
    by: Staff | None = None
    at: datetime | None = None
    outdated: bool = False

    @property
    def missing(self) -> bool:
        """Whether it keeps the vacancy from being published."""
        return self.required and (self.answer is None or self.outdated)


def checklist(vacancy: Vacancy) -> tuple[Check, ...]:
    """All items in their order."""
    query = VacancyCheck.select(VacancyCheck, Staff).join(Staff)
    rows = {row.item: row for row in query.where(VacancyCheck.vacancy == vacancy)}
    now = fingerprint(vacancy)
    return tuple(_check(item, rows.get(item), vacancy, now) for item in CheckItem)


def needed(vacancy: Vacancy) -> frozenset[CheckItem]:
    """What must be answered before this vacancy is published."""
    if vacancy.employer.kind is None or vacancy.employer.kind in WITHOUT_NIB:
        return REQUIRED
    return REQUIRED | {CheckItem.NIB}


def answer(
    vacancy: Vacancy, item: CheckItem, given: CheckAnswer | None, by: Staff, now: datetime
) -> None:
    """Tick an item, say that it is not needed (NIB only), or with None take the tick away.

    Saying the same again changes nothing, not even who said it first. Raises InputError.
    """
    if given == CheckAnswer.NOT_NEEDED and item != CheckItem.NIB:
        raise InputError(N_("Only the NIB may be not needed."))
    with database.atomic():
        found = for_us_alone(Vacancy.select().where(Vacancy.code == vacancy.code)).get()
        if found.state != VacancyState.WAITING:
            raise InputError(N_("This vacancy does not wait for verification any more."))
        _write(found, item, given, by, now)


def _write(
    vacancy: Vacancy, item: CheckItem, given: CheckAnswer | None, by: Staff, now: datetime
) -> None:
    where = (VacancyCheck.vacancy == vacancy) & (VacancyCheck.item == item)
    row: VacancyCheck | None = VacancyCheck.get_or_none(where)
    before = None if row is None else row.answer
    mark = fingerprint(vacancy)
    if given == before and (row is None or row.fingerprint == mark or item not in OF_THE_TEXT):
        return
    VacancyCheck.delete().where(where).execute()
    if given is not None:
        VacancyCheck.create(
            vacancy=vacancy, item=item, answer=given, staff=by, at=now, fingerprint=mark
        )
    audit.record(
        by,
        "vacancy.check",
        "vacancy",
        vacancy.code,
        now=now,
        before={item.value: before},
        after={item.value: given},
    )


def _check(item: CheckItem, row: VacancyCheck | None, vacancy: Vacancy, now: str) -> Check:
    required = item in needed(vacancy)
    if row is None:
        return Check(item=item, required=required)
    return Check(
        item=item,
        required=required,
        answer=CheckAnswer(row.answer),
        by=row.staff,
        at=row.at,
        outdated=item in OF_THE_TEXT and row.fingerprint != now,
    )
