"""All an officer needs to decide on one vacancy, gathered for one page."""

from dataclasses import dataclass
from datetime import date

from smsgate.models import SmsPosting, Vacancy, VacancyApproval
from smsgate.services.imports.fair_words import unfair
from smsgate.services.imports.findings import Said
from smsgate.services.verification.checklist import Check, checklist
from smsgate.services.verification.decisions import first_approval
from smsgate.services.verification.text import Marked, marked, words
from smsgate.services.verification.twins import Twin, twins
from smsgate.services.verification.wages import Comparison, compare

OTHERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """`others` are the newest vacancies of the same employer, whatever became of them, of `others_total`.

    `posted`: how it came by phone, with the words as they were texted.
    `unfair`: conditions in its words that shut people out who could do the work.
    """

    vacancy: Vacancy
    marked: Marked
    checks: tuple[Check, ...]
    unfair: tuple[Said, ...]
    pay: Comparison
    twins: tuple[Twin, ...]
    others: tuple[Vacancy, ...]
    others_total: int
    approval: VacancyApproval | None
    posted: SmsPosting | None = None

    @property
    def ready(self) -> bool:
        """Whether every required point is answered."""
        return not any(check.missing for check in self.checks)


def dossier(vacancy: Vacancy, today: date) -> Dossier:
    """Everything about a vacancy as `services.vacancies.within_reach` gives it."""
    others = Vacancy.select().where(
        (Vacancy.employer == vacancy.employer_id) & (Vacancy.code != vacancy.code)
    )
    return Dossier(
        vacancy=vacancy,
        marked=marked(vacancy),
        checks=checklist(vacancy),
        unfair=tuple(unfair(words(vacancy))),
        pay=compare(vacancy, today),
        twins=twins(vacancy),
        others=tuple(others.order_by(Vacancy.code.desc()).limit(OTHERS)),
        others_total=others.count(),
        approval=first_approval(vacancy),
        posted=SmsPosting.of_vacancy(vacancy.code),
    )
