"""The employer whose number writes, and what it has begun and posted, from the database."""

from datetime import datetime
from functools import cached_property

from smsgate.config import Config
from smsgate.handlers.knowledge.postings import DraftView, OwnVacancy, PostingEmployer
from smsgate.models import Contact, Employer, EmployerState, SmsPosting, Vacancy, VacancyState
from smsgate.models.prepared import Prepared
from smsgate.services.applications.rows import Hand
from smsgate.services.employer_desk import by_phone, drafts, own
from smsgate.services.employer_desk.own import Line
from smsgate.services.imports.place_readers import known_places
from smsgate.understanding import offer_corrections, offers
from smsgate.understanding.offers import Offer

_OF_NUMBER = Prepared(
    lambda phone: (
        Employer.select(Employer.id, Employer.name, Employer.state, Employer.region)
        .where(Employer.phone == phone)
        .order_by(Employer.name)
    )
)
"""Asked for every first screen of USSD."""


class DatabasePostings:
    """Read when asked, who the number is once."""

    def __init__(self, contact: Contact, config: Config, now: datetime) -> None:
        self._contact = contact
        self._config = config
        self._now = now
        self._today = now.astimezone(config.timezone).date()

    def employers(self) -> tuple[PostingEmployer, ...]:
        """Those of this number, by name; none for everybody else."""
        return self._employers

    def draft(self, employer: int) -> DraftView | None:
        """The newest vacancy begun by phone and not sent."""
        found = by_phone.under_way(employer)
        if found is None:
            return None
        hand = self._hand(employer)
        looked = drafts.look(found, hand) if hand else None
        return DraftView(
            id=found.id,
            title=found.typed.get("title", ""),
            view=by_phone.view(found, looked, hand) if hand and looked else None,
            missing=next(iter(by_phone.missing(looked) if looked else ()), ""),
        )

    def sent(self, employer: int, words: str) -> int | None:
        """The code of one that waits for an officer and was begun with the same words."""
        same = (SmsPosting.employer == employer) & (SmsPosting.words == words)
        waits = Vacancy.state == VacancyState.WAITING
        row = SmsPosting.select().join(Vacancy).where(same & waits).first()
        return row.vacancy_id if row and words else None

    def vacancies(self, employer: int) -> tuple[OwnVacancy, ...]:
        """The newest of theirs, what needs doing first."""
        hand = self._hand(employer)
        return tuple(self._view(line) for line in own.page(hand, 1).lines) if hand else ()

    def vacancy(self, code: int) -> OwnVacancy | None:
        """One of theirs by its code."""
        for employer in self._employers:
            hand = self._hand(employer.id)
            line = own.one(code, hand) if hand else None
            if line is not None:
                return self._view(line)
        return None

    def read(self, words: str) -> Offer:
        """An offer of work in the employer's own words."""
        return offers.read(words, known_places(self._config.region), self._today)

    def correction(self, words: str) -> Offer | None:
        """A correction of one; None when the words say anything else."""
        return offer_corrections.correction(words, known_places(self._config.region), self._today)

    @cached_property
    def _employers(self) -> tuple[PostingEmployer, ...]:
        return tuple(
            PostingEmployer(
                id=row, name=name, suspended=state == EmployerState.SUSPENDED, place=region or ""
            )
            for row, name, state, region in _OF_NUMBER(phone=self._contact.phone)
        )

    def _hand(self, employer: int) -> Hand | None:
        return by_phone.hand_of(employer, self._contact, self._config, self._now)

    @staticmethod
    def _view(line: Line) -> OwnVacancy:
        row = line.vacancy
        return OwnVacancy(
            code=row.code,
            employer=row.employer_id,
            title=row.title,
            stand=line.stand.value,
            expires_on=row.expires_on,
            applied=line.applied.everybody,
            reason=row.reason,
        )
