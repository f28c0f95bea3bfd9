"""Writing to somebody who applied, at the number they apply from."""

from collections.abc import Callable

from smsgate.config import Config
from smsgate.i18n import Translate
from smsgate.models import Application, OutboundMessage, Vacancy
from smsgate.services import letters
from smsgate.services.applications.rows import reachable
from smsgate.services.letters import Times
from smsgate.views import VacancyView

Words = Callable[[VacancyView, Translate], str]


def tell(
    application: Application, words: Words, times: Times, config: Config
) -> OutboundMessage | None:
    """Queue a text. Call inside a transaction; None when this person is not to be reached any more.

    An answer to an application was asked for, so a STOP to daily news does not hold it back; one that is said
    while it waits does.
    """
    contact = reachable(application)
    if contact is None:
        return None
    code = application.vacancy_id
    vacancy = Vacancy.seen_where(Vacancy.code == code)[code]
    return letters.write(contact, lambda _: words(vacancy, _), times, config)
