"""Digest texts that name a vacancy closed since they were worded."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from peewee import JOIN

from smsgate.config import Config
from smsgate.models import DigestText, DigestVacancy, Vacancy

Reword = Callable[[DigestText, datetime, Config], bool]
"""Words a text anew in the table; False when nothing is left to tell."""


def drop(_text: DigestText, _now: datetime, _config: Config) -> bool:
    """Where nobody can word it anew, a stale text is not sent."""
    return False


def mend(
    texts: Collection[int], today: date, now: datetime, config: Config, reword: Reword
) -> None:
    """Have these texts worded anew; those that cannot be, or are stale all the same, are cancelled."""
    for text in DigestText.select().where(DigestText.id.in_(list(texts))):
        if not reword(text, now, config) or closed({text.id}, today):
            DigestText.update(cancelled=True).where(DigestText.id == text.id).execute()


def closed(texts: Collection[int], today: date) -> set[int]:
    """Those of these texts, not cancelled yet, with a vacancy that is no longer open."""
    if not texts:
        return set()
    query = (
        DigestVacancy.select(DigestVacancy.text)
        .join(DigestText)
        .switch(DigestVacancy)
        .join(Vacancy, JOIN.LEFT_OUTER, on=(DigestVacancy.vacancy == Vacancy.code))
        .where(
            DigestVacancy.text.in_(list(texts))
            & ~DigestText.cancelled
            & (Vacancy.code.is_null() | ~Vacancy.open_on(today))
        )
        .distinct()
    )
    return set(query.scalars())
