"""The CV of somebody who applied, for the employer: what they agreed to pass on, and nothing newer."""

from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.models import Vacancy, database
from smsgate.services import audit
from smsgate.services.applications.listing import Applicant
from smsgate.services.applications.rows import Hand
from smsgate.services.cv import Cv, as_pdf
from smsgate.services.places import office_name


def of_applicant(applicant: Applicant, hand: Hand) -> bytes:
    """A PDF; that it was taken stands in the audit log. The number only as the page shows it."""
    vacancy = Vacancy.get_by_id(applicant.vacancy)
    paper = as_pdf(
        Cv(
            told=dict(applicant.told),
            office=office_name(hand.config.region),
            on=applicant.created_at.astimezone(hand.config.timezone).date(),
            language=DEFAULT_LANGUAGE,
            number=applicant.number or "",
            about=f"{vacancy.code} {vacancy.title}, {hand.employer.name}",
        )
    )
    with database.atomic():
        after = {"vacancy": applicant.vacancy}
        audit.record(
            hand.by, "application.cv", "application", applicant.id, now=hand.now, after=after
        )
    return paper
