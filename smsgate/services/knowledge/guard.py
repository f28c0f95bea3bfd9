"""What tells the genuine from the false, from the tables."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from smsgate import privacy
from smsgate.config import Config
from smsgate.handlers.knowledge.guard import EmployerView, Sign, WarningView
from smsgate.models import Employer, EmployerState, Vacancy
from smsgate.services import redflags
from smsgate.services.warnings import employers, listed

LAST = 4
"""Digits that numbers are looked for by, however the rest of them is spaced."""

_VERIFIED = Employer.state == EmployerState.VERIFIED


class DatabaseGuard:
    """`handlers.knowledge.guard.GuardKnowledge` over the tables."""

    def __init__(self, config: Config, now: datetime) -> None:
        self._config = config
        self._today = now.astimezone(config.timezone).date()

    def number_warning(self, number: str) -> WarningView | None:
        """The warning of a number."""
        return listed.of_number(number, self._config)

    def employer_warning(self, name: str) -> WarningView | None:
        """The warning of an employer."""
        return listed.of_employer(name, self._config)

    def phrase_warning(self, text: str) -> WarningView | None:
        """The warning of a phrase in a text."""
        return listed.of_phrase(text, self._config)

    def employers(self, name: str) -> Sequence[EmployerView]:
        """Verified employers called so; one alone is meant for sure."""
        return [self._view(Employer.get_by_id(key)) for key in employers.called(name)]

    def owner(self, number: str) -> EmployerView | None:
        """The verified employer whose number that is."""
        own = (Employer.phone == number) | Employer.contact.contains(number[-LAST:])
        for employer in Employer.select().where(_VERIFIED & own):
            if number in (employer.phone, *privacy.phones_in(employer.contact)):
                return self._view(employer)
        told = Vacancy.open_on(self._today) & Vacancy.contact.contains(number[-LAST:])
        query = Vacancy.select(Vacancy, Employer).join(Employer).where(told & _VERIFIED)
        found = (row.employer for row in query if number in privacy.phones_in(row.contact))
        owner = next(found, None)
        return self._view(owner) if owner else None

    def signs(self, text: str) -> Sequence[Sign]:
        """Signs of fraud in a text."""
        return [Sign(id=flag.id, severity=flag.severity) for flag in redflags.flags(text)]

    def _view(self, employer: Employer) -> EmployerView:
        mine = Vacancy.open_on(self._today) & (Vacancy.employer == employer)
        rows: Any = Vacancy.select(Vacancy.code, Vacancy.contact).where(mine)
        rows = rows.order_by(Vacancy.published_seq.desc()).tuples()
        told = [(int(code), str(contact)) for code, contact in rows]
        contact = employer.contact or next((each for _, each in told if each), "")
        return EmployerView(
            name=employer.name,
            contact=contact,
            verified_on=employer.verified_at.astimezone(self._config.timezone).date(),
            codes=tuple(code for code, _ in told),
        )
