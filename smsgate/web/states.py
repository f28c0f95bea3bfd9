"""The states of vacancies and employers, and the sorts of employers, in the words of a page."""

from smsgate.i18n import N_
from smsgate.models import EmployerKind, EmployerState, VacancyState

VACANCIES = {
    VacancyState.WAITING: N_("waiting to be verified"),
    VacancyState.VERIFIED: N_("published"),
    VacancyState.RETURNED: N_("sent back"),
    VacancyState.REJECTED: N_("rejected"),
    VacancyState.WITHDRAWN: N_("withdrawn"),
    VacancyState.FILLED: N_("filled"),
}
EMPLOYERS = {
    EmployerState.WAITING: N_("not verified yet"),
    EmployerState.VERIFIED: N_("verified"),
    EmployerState.SUSPENDED: N_("suspended"),
}
KINDS = {
    EmployerKind.FIRM: N_("Firm"),
    EmployerKind.SHOP: N_("Shop or stall"),
    EmployerKind.SCHOOL: N_("School or clinic"),
    EmployerKind.OFFICE: N_("Village or other public office"),
    EmployerKind.HOUSEHOLD: N_("Household"),
}
